import { describe, expect, test } from "vitest";
import { answersAsShown, foreign, granted, guardsHandshakes, startedWithout } from "./behaviours.ts";
import { readRecipe, start, writeVariant, type Program } from "./program.ts";
import { connect } from "./socket.ts";

const path = "/socket.io/?EIO=4&transport=websocket";

/** Connects as a client of socket.io does, to the namespace `/`. */
async function enter({ port }: Program, headers: Readonly<Record<string, string>>): Promise<void> {
  const { socket, next } = await connect(port, path, headers);
  expect(await next()).toMatch(/^0/);
  socket.send("40");
  expect(await next()).toMatch(/^40/);
  socket.terminate();
}

answersAsShown("nestjs", "server.mjs");
guardsHandshakes("nestjs", "server.mjs", path, async (program) => {
  await enter(program, granted);
  return `connected: ${granted.Origin}`;
});

describe("nestjs without the guard", () => {
  const program = startedWithout("nestjs", "server.mjs", "guard(policy, app);", "guard;");

  test("a page of any origin speaks as the reader", async () => {
    await enter(program(), foreign);
    expect(await program().printed()).toEqual([`connected: ${foreign.Origin}`]);
  });
});

test("nestjs without stateChanging doesn't start, and says why", async () => {
  const line = '      forgery: { stateChanging: ["GET"] },\n';
  const file = writeVariant(readRecipe("nestjs"), "server.mjs", line, "");
  await expect(start(file)).rejects.toThrow('forgery: { stateChanging: ["GET"] }');
});
