import { codesIn, readPage, problemsOf, type Block } from "@sallyport/testing/documents";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { findingCodes, problemCodes, reasonCodes } from "../../src/index.ts";

// An example sets it.
beforeEach(() => {
  vi.stubEnv("NODE_ENV", process.env.NODE_ENV);
  return () => vi.unstubAllEnvs();
});

const sorted = (names: Iterable<string>): string[] => [...names].sort();

describe.each([
  { folder: "problems", codes: problemCodes },
  { folder: "reasons", codes: reasonCodes },
  { folder: "findings", codes: findingCodes },
])("docs/$folder", ({ folder, codes }) => {
  test("has a page for each code, and no page without one", () => {
    expect(sorted(codesIn(folder))).toEqual(sorted(codes));
  });

  test.each(codesIn(folder))("%s bears its code as its title", (code) => {
    expect(readPage(`docs/${folder}/${code}.md`).text).toMatch(new RegExp(`^# ${code}\n\n\\S`));
  });
});

describe("docs/problems", () => {
  const isRun = ({ language, info }: Block): boolean =>
    ["yaml", "js"].includes(language) && ["refused", "accepted"].includes(info);

  test.each(problemCodes)("%s: what is refused is, for this alone, and what is accepted is", async (code) => {
    const page = readPage(`docs/problems/${code}.md`);
    expect(page.blocks.filter((block) => !isRun(block))).toEqual([]);
    expect(new Set(page.blocks.map(({ info }) => info))).toEqual(new Set(["refused", "accepted"]));
    for (const block of page.blocks) {
      expect(await problemsOf(page, block), `${page.path}:${block.line}`).toEqual(
        block.info === "refused" ? [code] : [],
      );
    }
  });
});
