import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, exchangesOf, expectShown, startLine } from "./exchange.ts";
import { breakOff, expectRefused, refusedHandshakes, untilClosed } from "./handshakes.ts";
import { readRecipe, start, writePrograms, writeVariant, type Program } from "./program.ts";
import { connect } from "./socket.ts";

export const granted = { Origin: "http://localhost:5173", Cookie: "session=1" };
export const foreign = { Origin: "https://evil.example", Cookie: "session=1" };

/** Starts a program for the tests of one `describe`. */
function startedFile(write: () => string): () => Program {
  let program: Program | undefined;
  beforeAll(async () => {
    program = await start(write());
  });
  afterAll(() => program?.stop());
  return () => program!;
}

/** A program as its page shows it. */
export const started = (recipe: string, file: string): (() => Program) =>
  startedFile(() => join(writePrograms(readRecipe(recipe)), file));

/** A program without what its page says is needed. */
export const startedWithout = (recipe: string, file: string, part: string, instead: string): (() => Program) =>
  startedFile(() => writeVariant(readRecipe(recipe), file, part, instead));

/** The exchanges that a page shows, with one of its programs. */
export function answersAsShown(recipe: string, file: string): void {
  describe(`${recipe}, ${file}: what to expect`, () => {
    const program = started(recipe, file);
    const shown = exchangesOf(readRecipe(recipe)).filter(({ info }) => info === "" || info.split(" ").includes(file));

    test.each(shown)("$title", async (exchange) => {
      const { method, target } = startLine(exchange.request);
      expectShown(exchange, await ask(program().port, method, target, exchange.request.fields));
    });
  });
}

/** Connects from the granted origin, is welcomed, and says what the program prints of it. */
async function welcomed({ port }: Program, path: string): Promise<string> {
  const { socket, next } = await connect(port, path, granted);
  expect(await next()).toBe("welcome");
  socket.terminate();
  return `connected: ${granted.Origin}`;
}

/** For a program that prints a line for each socket. */
export function guardsHandshakes(recipe: string, file: string, path: string, serves = welcomed): void {
  describe(`${recipe}, ${file}: refuses, and runs no handler for`, () => {
    const program = started(recipe, file);

    test.each(refusedHandshakes)("$desc", (row) => expectRefused(program().port, path, row));

    test("a path that is not shared, and an alias of one that is", async () => {
      await expect(connect(program().port, "/other", granted)).rejects.toThrow("403");
      await expect(connect(program().port, path.toUpperCase(), granted)).rejects.toThrow("403");
    });

    test("a connection that breaks off", () => breakOff(program().port, path));

    test("an unknown origin, whose connection it closes", async () => {
      expect(await untilClosed(program().port, path)).toMatch(/^HTTP\/1\.1 403 /);
    });

    test("and after that serves the granted origin", async () => {
      const line = await serves(program(), path);
      expect(await program().printed()).toEqual([line]);
      expect(program().isAlive()).toBe(true);
    });
  });
}
