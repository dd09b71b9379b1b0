import { findingCodes, problemCodes, reasonCodes } from "sallyport";
import { lintCodes } from "sallyport/review";
import { describe, expect, test } from "vitest";
import { kinds } from "../src/commands/why/code-pages.ts";
import { run } from "./transcript.ts";

const listed = async (): Promise<Record<keyof typeof kinds, readonly string[]>> =>
  JSON.parse((await run(["why", "--json"])).output) as Record<keyof typeof kinds, readonly string[]>;

describe("sallyport why", () => {
  test("has a page for every code, and lists no other", async () => {
    const { problems, reasons, lints, findings } = await listed();
    expect({ problems, reasons, lints, findings }).toEqual({
      problems: [...problemCodes].sort(),
      reasons: [...reasonCodes].sort(),
      lints: [...lintCodes].sort(),
      findings: [...findingCodes].sort(),
    });
  });

  test.each(Object.entries(kinds))("prints each page of %s", async (folder, kind) => {
    const codes = (await listed())[folder as keyof typeof kinds];
    expect(codes.length).toBeGreaterThan(3);
    for (const code of codes) {
      const { output, errors, status } = await run(["why", code]);
      expect([errors, status]).toEqual(["", 0]);
      expect(output).toMatch(new RegExp(`^${kind}: .*${code}`, "m"));
      // A relative link leads nowhere in a terminal.
      expect(output).not.toMatch(/\]\((?!https?:)/);
    }
  });

  test("prints both pages of a code that a problem and a reason have", async () => {
    const { output } = await run(["why", "path-alias"]);
    expect(output).toMatch(/^problem: path-alias$/m);
    expect(output).toMatch(/^reason: path-alias$/m);
    const pages = JSON.parse((await run(["why", "path-alias", "--json"])).output) as { kind: string; text: string }[];
    expect(pages.map(({ kind }) => kind)).toEqual(["problem", "reason"]);
  });

  test.each([
    ["preflight-methd", 'There is no code "preflight-methd". Did you mean preflight-method?'],
    ["../../package", 'There is no code "../../package".'],
    ["README", 'There is no code "README".'],
    ["", 'There is no code "".'],
  ])("%j is no code", async (code, says) => {
    const { output, errors, status } = await run(["why", code]);
    expect([output, status]).toEqual(["", 2]);
    expect(errors).toContain(says);
  });
});
