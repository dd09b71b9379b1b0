import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { analyse } from "scslre";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const packages = fileURLToPath(new URL("../../..", import.meta.url));

/** Those whose input is known to be short, with what bounds it; or a document of this project. */
const bounded: readonly string[] = [
  // The last 500 characters of an expression.
  String.raw`/(\\?)((?:[A-Za-z0-9-]|\\\.)+)\$$/`,
  // The first 2,000 characters of an expression in a configuration.
  String.raw`/^\^((?:[\w/:-]|\\[./-])*)(?:\((?:\?:)?((?:[\w/:|-]|\\[./-])+)\))?((?:[\w/:-]|\\[./-])*)\$$/`,
  // The first 1,024 bytes of a document.
  String.raw`/<meta\s[^>]*?\bcharset\s*=\s*["']?\s*([^\s"'/>;]+)/i`,
  // Two: words of a console message that are no longer than a value that is kept of it.
  String.raw`/[^\s'"‘’“”(]+ ?$/`,
  "/^[`\"'‘’‚“”„´«»「」]+|(?:[`\"'‘’‚“”„´«»「」]|[.,;)])+$/g",
  // The pages of `sallyport why`.
  String.raw`/\[([^\]]+)\]\((?!https?:)[^)\s]*\)/g`,
];

const sources = ["browser", "core", "cli"].flatMap((name) =>
  readdirSync(`${packages}/${name}/src`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => ({
      path: `${packages}/${name}/src/${file}`,
      text: readFileSync(`${packages}/${name}/src/${file}`, "utf8"),
    })),
);

/** Each regular expression of a source, as it is written. */
function literalsIn({ path, text }: (typeof sources)[number]): readonly RegExp[] {
  const literals: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    const [, pattern, flags] = ts.isRegularExpressionLiteral(node) ? (/^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? []) : [];
    if (pattern !== undefined) literals.push(new RegExp(pattern, flags));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return literals;
}

/** The regular expressions that a module puts together when it is imported. */
async function madeBy({ path }: (typeof sources)[number]): Promise<readonly RegExp[]> {
  const made: RegExp[] = [];
  const Native = RegExp;
  globalThis.RegExp = new Proxy(Native, {
    construct(target, parameters: ConstructorParameters<RegExpConstructor>) {
      const expression = new target(...parameters);
      made.push(expression);
      return expression;
    },
  });
  try {
    await import(path);
  } finally {
    globalThis.RegExp = Native;
  }
  return made;
}

const slowIn = (expressions: readonly RegExp[]): readonly string[] => [
  ...new Set(expressions.filter((one) => analyse(one).reports.length > 0).map(String)),
];

/**
 * A regular expression that looks at a run of characters again from each of them takes the square of its length: a server's
 * header of 200 kB then takes a minute. One that repeats what repeats can take a minute with thirty characters.
 */
describe("regular expressions take time in proportion to the text", () => {
  test.each([
    { desc: "a repetition of what repeats", expression: /^\/(?:[a-z]+\/?)*$/, slow: true },
    { desc: "a run that is looked at from each of its characters", expression: /#.*$/, slow: true },
    { desc: "the same, without an end that can fail", expression: /#.*/, slow: false },
  ])("the analysis knows $desc", ({ expression, slow }) => {
    expect(slowIn([expression]).length > 0).toBe(slow);
  });

  test("each that is written in a source", () => {
    const slow = slowIn(sources.flatMap(literalsIn));
    expect(slow.filter((one) => !bounded.includes(one))).toEqual([]);
  });

  test(
    "each that a module makes when it is imported, and none is excused that is gone",
    { timeout: 120_000 },
    async () => {
      const made: RegExp[] = [];
      for (const source of sources) if (/\bnew RegExp\(/.test(source.text)) made.push(...(await madeBy(source)));
      expect(made.length).toBeGreaterThan(10);
      expect(slowIn(made).filter((one) => !bounded.includes(one))).toEqual([]);
      const all = new Set([...slowIn(made), ...slowIn(sources.flatMap(literalsIn))]);
      expect(bounded.filter((one) => !all.has(one))).toEqual([]);
    },
  );
});
