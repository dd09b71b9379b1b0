import { bun } from "@sallyport/bun-runtime";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";

const executable = bun();

export const hasBun: boolean = executable !== undefined;

/** A test that fails where everything must run. */
export const demandBun = (): void =>
  test.skipIf(hasBun || process.env.SALLYPORT_ENGINES !== "all")("Bun is installed", () =>
    expect(hasBun, "The package @oven/bun-linux-x64 isn't there: set SALLYPORT_BUN.").toBe(true),
  );

/** Runs a program of `adapters/programs` with Bun for the tests of one `describe`: its first line is what it is reached by. */
export function runBun(name: string): () => unknown {
  let said: unknown;
  beforeAll(async () => {
    const file = fileURLToPath(new URL(`adapters/programs/${name}`, import.meta.url));
    const child = spawn(executable ?? "", ["--conditions=@sallyport/source", file], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = (await once(createInterface(child.stdout), "line", { signal: AbortSignal.timeout(10_000) })) as [
      string,
    ];
    said = JSON.parse(line);
    return async () => {
      child.kill();
      await once(child, "exit");
    };
  });
  return () => said;
}
