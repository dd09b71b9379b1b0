import { expect, test } from "vitest";

interface Generator {
  readonly generateSequences: () => Promise<ReadonlyMap<string, string>>;
  readonly staleSequences: (files: ReadonlyMap<string, string>) => string[];
}

test("the drawings are up to date (npm run generate)", async () => {
  const script: string = new URL("../../scripts/generate-sequences.mjs", import.meta.url).href;
  const { generateSequences, staleSequences } = (await import(/* @vite-ignore */ script)) as Generator;
  const files = await generateSequences();
  expect([...files.keys()]).toHaveLength(6);
  expect(staleSequences(files)).toEqual([]);
});
