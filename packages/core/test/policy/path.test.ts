import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldPath } from "../../src/policy/path-fold.ts";
import { parsePathPattern, type PathPattern } from "../../src/policy/path-pattern.ts";
import { PathTree } from "../../src/policy/path-tree.ts";

const pattern = (text: string): PathPattern => {
  const parsed = parsePathPattern(text);
  if ("code" in parsed) throw new Error(`${text}: ${parsed.code}`);
  return parsed;
};

/** The naive twin: a regular expression a pattern; of those that match, the most specific from left to right. */
function naive(texts: readonly string[], path: string): string | undefined {
  const matching = texts.filter((text) => {
    const source = text
      .split("/")
      .slice(1)
      .map((segment) =>
        segment === "**" ? "(?:/.*)?" : segment.startsWith(":") ? "/[^/]+" : `/${segment.replace(/[.]/g, "\\$&")}`,
      )
      .join("");
    return new RegExp(`^${source}$`, "s").test(path);
  });
  const rank = (segment: string | undefined): number =>
    segment === undefined ? 0 : segment === "**" ? 3 : segment.startsWith(":") ? 2 : 1;
  return matching.sort((a, b) => {
    const [left, right] = [a.split("/").slice(1), b.split("/").slice(1)];
    for (let index = 0; index < Math.max(left.length, right.length); index++) {
      const difference = rank(left[index]) - rank(right[index]);
      if (difference !== 0) return difference;
    }
    return 0;
  })[0];
}

const segment = fc.constantFrom("a", "b", "c", ":x");
const texts = fc
  .uniqueArray(
    fc
      .tuple(fc.array(segment, { minLength: 0, maxLength: 4 }), fc.boolean())
      .map(([segments, rest]) => `/${[...segments, ...(rest ? ["**"] : [])].join("/")}`),
    { minLength: 1, maxLength: 10 },
  )
  // A trailing slash would come of no segments without **; the root is a pattern of its own.
  .map((list) => list.filter((text) => text !== "/"));
const path = fc
  .array(fc.constantFrom("a", "b", "c", "d", ""), { minLength: 1, maxLength: 5 })
  .map((segments) => `/${segments.join("/")}`);

describe("PathTree", () => {
  test("finds what a naive matcher finds", () => {
    fc.assert(
      fc.property(texts, path, (list, asked) => {
        const tree = new PathTree<string>();
        for (const text of list) expect(tree.add(pattern(text), text)).toBeUndefined();
        expect(tree.find(asked)).toBe(naive(list, asked));
      }),
      { numRuns: 4000 },
    );
  });

  test.each([
    ["literal before :name", ["/a/:x", "/a/b"], "/a/b", "/a/b"],
    [":name before **", ["/a/**", "/a/:x"], "/a/b", "/a/:x"],
    ["left before right", ["/:x/b", "/a/:y"], "/a/b", "/a/:y"],
    ["a literal that leads nowhere is left again", ["/a/b/c", "/:x/b/d"], "/a/b/d", "/:x/b/d"],
    ["** matches zero segments", ["/a/**"], "/a", "/a/**"],
    ["** matches a trailing slash", ["/a/**"], "/a/", "/a/**"],
    [":name matches no empty segment", ["/a/:x"], "/a/", undefined],
    ["a trailing slash is another path", ["/a"], "/a/", undefined],
    ["case is kept", ["/a"], "/A", undefined],
    ["the root", ["/"], "/", "/"],
    ["everything", ["/**"], "/", "/**"],
  ] as const)("%s", (_, list, asked, found) => {
    const tree = new PathTree<string>();
    for (const text of list) tree.add(pattern(text), text);
    expect(tree.find(asked)).toBe(found);
  });

  test("an equal pattern is told and not added", () => {
    const tree = new PathTree<number>();
    tree.add(pattern("/a/:x"), 1);
    expect(tree.add(pattern("/a/:y"), 2)).toBe(1);
    expect(tree.find("/a/b")).toBe(1);
  });
});

describe("foldPath", () => {
  test.each([
    ["what is plain stays", "/a/b-c_d~e", ["/a/b-c_d~e"], false],
    ["the root", "/", ["/"], false],
    ["case", "/A/b", ["/a/b"], false],
    ["trailing slash", "/a/", ["/a"], false],
    ["doubled slashes", "/a//b", ["/a/b"], false],
    ["dot segments: resolved in two ways, or not at all", "/a/./b/../c", ["/a/c", "/a/./b/../c"], false],
    ["dot segments above the root", "/../../a", ["/a", "/../../a"], false],
    ["escaped dot segments", "/a/%2E%2e/b", ["/b", "/a/../b"], false],
    ["empty segments before dot segments", "/a/b//../..", ["/", "/a", "/a/b/../.."], false],
    ["a byte order mark is a character", "/%EF%BB%BFa", ["/\uFEFFa"], false],
    ["an escaped question mark", "/a%3Fx", ["/a?x", "/a"], false],
    ["escapes", "/%61%62", ["/ab"], false],
    ["UTF-8 escapes", "/caf%C3%A9", ["/café"], false],
    ["matrix parameters: kept, dropped, or all that follows", "/a;v=1/B", ["/a;v=1/b", "/a/b", "/a"], false],
    ["escaped semicolon", "/a%3Bv", ["/a;v", "/a"], false],
    ["encoded slash", "/a%2Fb", ["/a/b", "/a\uFFFDb"], true],
    ["encoded backslash", "/a%5cb", ["/a/b", "/a\uFFFDb"], true],
    ["backslash", "/a\\b", ["/a/b", "/a\uFFFDb"], true],
    ["encoded NUL", "/a%00", ["/a"], true],
    ["encoded line break", "/a%0Ab", ["/ab"], true],
    ["broken escape", "/a%", ["/a%"], true],
    ["escape that is no UTF-8", "/a%FF", ["/a%ff"], true],
    ["overlong UTF-8", "/a%C0%AF", ["/a%c0%af"], true],
    ["fragment", "/a#b", ["/a"], true],
    ["raw non-ASCII", "/caf\u00e9", ["/café"], true],
    ["tab", "/a\tb", ["/ab"], true],
    ["leading double slash: two readings", "//a/b", ["/a/b", "/b"], true],
    ["leading slash and backslash", "/\\a/b", ["/a/b", "/b", "/\uFFFDa/b"], true],
  ] as const)("%s", (_, path, paths, ambiguous) => {
    expect(foldPath(path)).toEqual({ paths, ambiguous });
  });

  test("folding twice changes nothing, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const folded of foldPath(`/${text.replace(/%/g, "")}`).paths)
          expect(foldPath(folded).paths).toContain(folded);
      }),
      { numRuns: 2000 },
    );
  });

  test("a long path takes linear time", () => {
    expect(foldPath(`/${"../".repeat(20_000)}a`).paths[0]).toBe("/a");
    expect(foldPath(`/${"%2e%2e/".repeat(20_000)}a`).paths[0]).toBe("/a");
    expect(foldPath("/".repeat(60_000)).ambiguous).toBe(true);
  });
});

describe("parsePathPattern", () => {
  test.each([
    ["accounts", "path-malformed", "/accounts"],
    ["/a/{id}", "path-malformed", ":id"],
    ["/a/<id>", "path-malformed", ":id"],
    ["/a?x=1", "path-malformed", undefined],
    ["/a;v=1", "path-malformed", undefined],
    ["/a%2Fb", "path-malformed", undefined],
    ["/a\\b", "path-malformed", undefined],
    ["/a%", "path-malformed", undefined],
    ["/:1x", "path-malformed", undefined],
    ["https://a.example/x", "path-malformed", undefined],
    ["/a//b", "path-not-normal", "/a/b"],
    ["/a/../b", "path-not-normal", "/b"],
    ["/a/%2e%2e/b", "path-not-normal", "/b"],
    ["/%61", "path-not-normal", "/a"],
    ["/caf%c3%a9", "path-not-normal", "/caf%C3%A9"],
    ["/café", "path-not-normal", "/caf%C3%A9"],
    ["/a b", "path-not-normal", "/a%20b"],
    ["/a/*", "path-wildcard-place", undefined],
    ["/a/**/b", "path-wildcard-place", undefined],
    ["/a*", "path-wildcard-place", undefined],
  ])("%s has the problem %s", (text, code, suggestion) => {
    expect(parsePathPattern(text)).toEqual({ code, args: suggestion === undefined ? {} : { suggestion } });
  });
});
