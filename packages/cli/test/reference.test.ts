import { expect, test } from "vitest";
import { commandNames, main } from "../src/program.ts";

interface Generator {
  readonly generate: (run: typeof main, names: readonly string[]) => Promise<string>;
  readonly written: () => string;
}

test("docs/reference/cli.md is the help that the commands print (node scripts/generate-cli-reference.mjs)", async () => {
  const script: string = new URL("../../../scripts/generate-cli-reference.mjs", import.meta.url).href;
  const { generate, written } = (await import(/* @vite-ignore */ script)) as Generator;
  expect(written()).toBe(await generate(main, commandNames()));
});
