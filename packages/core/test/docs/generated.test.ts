import { expect, test } from "vitest";
import { policySchema } from "../../src/index.ts";
import { describedShape } from "../../src/policy/document/descriptions.ts";
import type { Shape } from "../../src/policy/document/shape-kinds.ts";
import { textTypes } from "../../src/policy/document/shape.ts";

interface Generator {
  readonly generate: (
    shapes: { documentShape: Shape; textTypes: typeof textTypes },
    schema: unknown,
  ) => Promise<ReadonlyMap<string, string>>;
  readonly staleAmong: (files: ReadonlyMap<string, string>) => string[];
}

test("what is generated is up to date (npm run generate)", async () => {
  const script: string = new URL("../../../../scripts/generate.mjs", import.meta.url).href;
  const { generate, staleAmong } = (await import(/* @vite-ignore */ script)) as Generator;
  expect(staleAmong(await generate({ documentShape: describedShape, textTypes }, policySchema()))).toEqual([]);
});
