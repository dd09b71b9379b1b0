import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const packages = fileURLToPath(new URL("../../..", import.meta.url));

/** Those whose input is known to be short, with what bounds it; or a document of this project. */
const bounded: readonly string[] = [
  // The last 500 characters of an expression.
  String.raw`/(\\?)((?:[A-Za-z0-9-]|\\\.)+)\$$/`,
  // The pages of `sallyport why`.
  String.raw`/\[([^\]]+)\]\((?!https?:)[^)\s]*\)/g`,
];

/** Each regular expression of a source, as it is written. */
function literalsIn(path: string): readonly string[] {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
  const literals: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) literals.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return literals;
}

const literals = new Set(
  ["browser", "core", "cli"].flatMap((name) =>
    readdirSync(`${packages}/${name}/src`, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) => literalsIn(`${packages}/${name}/src/${file}`)),
  ),
);

const units = [
  ...Array.from(" \t\na0-.,:;/\\\"'()[]{}=+*#%^$_<>é"),
  ...["\r\n", " a", "a,", ", ", "a.", "a=", "\n ", "ab"],
];
const length = 40_000;

/** How long it takes over the worst of many runs of one text, in milliseconds: the best of three, because machines stall. */
function worstTime(expression: RegExp): readonly [milliseconds: number, unit: string] {
  let worst: readonly [number, string] = [0, ""];
  for (const unit of units)
    for (const before of ["", "x"]) {
      const text = `${before}${unit.repeat(length / unit.length)}\u0001x`;
      const time = (): number => {
        const start = performance.now();
        expression.lastIndex = 0;
        text.replace(expression, "");
        return performance.now() - start;
      };
      let milliseconds = time();
      for (let again = 0; again < 2 && milliseconds > worst[0] && milliseconds > 100; again++)
        milliseconds = Math.min(milliseconds, time());
      if (milliseconds > worst[0]) worst = [milliseconds, unit];
      if (milliseconds > 500) return worst;
    }
  return worst;
}

/**
 * A regular expression that looks at a run of characters again from each of them takes the square of its length: a server's
 * header of 200 kB then takes a minute.
 */
describe("regular expressions take time in proportion to the text", () => {
  test("each of the sources", { timeout: 300_000 }, () => {
    const slow = [...literals].flatMap((literal) => {
      const [, pattern = "", flags = ""] = /^\/(.*)\/([a-z]*)$/s.exec(literal) ?? [];
      const [milliseconds, unit] = worstTime(new RegExp(pattern, flags));
      return milliseconds > 500 && !bounded.includes(literal) ? [`${literal}, with ${JSON.stringify(unit)}`] : [];
    });
    expect(slow).toEqual([]);
  });
});
