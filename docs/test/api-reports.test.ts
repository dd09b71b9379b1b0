import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "@sallyport/testing/root";

const script: string = new URL("../../scripts/api-reports.mjs", import.meta.url).href;
const { apiReports } = (await import(/* @vite-ignore */ script)) as {
  readonly apiReports: () => Promise<ReadonlyMap<string, string>>;
};

test("the report of each package's API is as its sources are (npm run generate)", async () => {
  const reports = [...(await apiReports())];
  expect(reports.map(([path]) => path)).toEqual(["packages/browser/api.md", "packages/core/api.md"]);
  for (const [path, text] of reports) expect(readFileSync(join(root, path), "utf8")).toBe(text);
});
