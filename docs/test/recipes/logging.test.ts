import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answersAsShown } from "./behaviours.ts";
import { ask, type Fields } from "./exchange.ts";
import { host } from "./handshakes.ts";
import { readRecipe, start, writePrograms, type Program } from "./program.ts";

answersAsShown("logging", "server.mjs");

const folder = mkdtempSync(join(tmpdir(), "sallyport-log-"));
const file = join(folder, "log");
let program: Program;

beforeAll(async () => {
  program = await start(join(writePrograms(readRecipe("logging")), "server.mjs"), { LOG_FILE: file });
});
afterAll(async () => {
  await program.stop();
  rmSync(folder, { recursive: true });
});

const logged = (): Record<string, unknown>[] =>
  readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const put = (path: string, fields: Fields): Promise<unknown> =>
  ask(program.port, "PUT", path, [host, ["Content-Type", "application/json"], ...fields]);

test("a refusal is one warning, without the query, and what the client sent cannot forge a line", async () => {
  const origin = 'https://evil.example","level":60,"x":"';
  await put('/orders/1%0A{"level":60}?secret=1', [["Origin", origin]]);
  expect(logged()).toEqual([
    expect.objectContaining({
      level: 40,
      msg: "sallyport: refuse",
      reason: "origin-malformed",
      enforce: "refuse",
      method: "PUT",
      path: '/orders/1%0A{"level":60}',
      origin,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
    }),
  ]);
});

test("what passes is logged by the handler alone", async () => {
  const before = logged().length;
  await put("/orders/1", [["Origin", "http://localhost:5173"]]);
  expect(logged().slice(before).map(({ msg }) => msg)).toEqual(["handled"]);
}); // prettier-ignore
