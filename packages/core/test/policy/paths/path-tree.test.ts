import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePathPattern, type PathPattern } from "../../../src/policy/paths/path-pattern.ts";
import { readPath } from "../../../src/policy/paths/path-readings.ts";
import { PathTree } from "../../../src/policy/paths/path-tree.ts";
import { naiveMatch } from "./naive-path.ts";

const pattern = (text: string): PathPattern => {
  const parsed = parsePathPattern(text);
  if ("code" in parsed) throw new Error(`${text}: ${parsed.code}`);
  return parsed;
};

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
        expect(tree.find(asked)).toBe(naiveMatch(list, asked));
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

  test("many literals that differ in case alone, and lead nowhere, change nothing that is found", () => {
    const cased = fc.constantFrom("abcde", "ABCDE", "aBcDe", ":x", "b");
    const lists = fc.uniqueArray(
      fc
        .tuple(fc.array(cased, { minLength: 1, maxLength: 3 }), fc.constantFrom("", "/", "/**"))
        .map(([segments, end]) => `/${segments.join("/")}${end}`),
      { minLength: 1, maxLength: 6 },
    );
    const asked = fc
      .array(fc.constantFrom("abcde", "ABCDE", "aBCde", "b", "", "%61bcde", "."), { minLength: 1, maxLength: 4 })
      .map((segments) => `/${segments.join("/")}`);
    const padding = Array.from({ length: 32 }, (_, index) =>
      Array.from("abcde", (letter, at) => ((index >> at) % 2 === 0 ? letter : letter.toUpperCase())).join(""),
    ).flatMap((one) => [`/${one}/never`, `/abcde/${one}/never`, `/:x/${one}/never/**`]);
    fc.assert(
      fc.property(lists, asked, (list, one) => {
        const [few, many] = [new PathTree<string>(), new PathTree<string>()];
        for (const text of list) few.add(pattern(text), text);
        for (const text of [...list, ...padding]) many.add(pattern(text), text);
        const readings = readPath(one);
        if (readings === undefined) return;
        expect([...many.findAll(readings)].sort()).toEqual([...few.findAll(readings)].sort());
      }),
      { numRuns: 2000 },
    );
  });

  test("an equal pattern is told and not added", () => {
    const tree = new PathTree<number>();
    tree.add(pattern("/a/:x"), 1);
    expect(tree.add(pattern("/a/:y"), 2)).toBe(1);
    expect(tree.find("/a/b")).toBe(1);
  });
});

const folded = (path: string): { paths: string[]; ambiguous: boolean } => {
  const { readings, ambiguous } = readPath(path) ?? { readings: [], ambiguous: true };
  const paths = readings.map((reading) => `/${reading.map((one) => one.folded).join("/")}`);
  return { paths: [...new Set(paths)], ambiguous };
};

describe("readPath", () => {
  test.each([
    ["what is plain stays", "/a/b-c_d~e", ["/a/b-c_d~e"], false],
    ["the root", "/", ["/"], false],
    ["case", "/A/b", ["/a/b"], false],
    ["empty segments stay: the tree knows what they may mean", "/a//b/", ["/a//b/"], false],
    ["dot segments: resolved in two ways, or not at all", "/a/./b/../c", ["/a/c", "/a/./b/../c"], false],
    ["dot segments above the root", "/../../a", ["/a", "/../../a"], false],
    ["a dot segment at the end leaves a slash", "/a/.", ["/a/", "/a/."], false],
    ["escaped dot segments", "/a/%2E%2e/b", ["/b", "/a/../b"], false],
    ["empty segments before dot segments", "/a/b//../..", ["/", "/a/", "/a/b//../.."], false],
    ["a byte order mark is a character", "/%EF%BB%BFa", ["/\uFEFFa"], false],
    ["an escaped question mark is a character", "/a%3Fx", ["/a?x"], false],
    ["an escaped number sign is a character", "/a%23x", ["/a#x"], false],
    ["an escaped semicolon is a character", "/a%3Bv", ["/a;v"], false],
    ["escapes", "/%61%62", ["/ab"], false],
    ["an escaped percent sign is no second escape", "/%2561", ["/%61"], false],
    ["UTF-8 escapes", "/caf%C3%A9", ["/café"], false],
    ["matrix parameters: kept, dropped, or all that follows", "/a;v=1/B", ["/a;v=1/b", "/a/b", "/a"], false],
    ["encoded slash", "/a%2Fb", ["/a/b"], true],
    ["encoded backslash", "/a%5cb", ["/a\\b", "/a/b"], true],
    ["backslash", "/a\\b", ["/a\\b", "/a/b"], true],
    ["encoded NUL", "/a%00", ["/a"], true],
    ["encoded line break", "/a%0Ab", ["/ab"], true],
    ["broken escape", "/a%", ["/a%"], true],
    ["escape that is not UTF-8", "/a%FF", ["/a%ff"], true],
    ["escapes that are UTF-8 only without what stands between", "/%E2%25%82%AC", ["/%e2%25%82%ac"], true],
    ["overlong UTF-8", "/a%C0%AF", ["/a%c0%af"], true],
    ["fragment", "/a#b", ["/a"], true],
    ["raw non-ASCII", "/caf\u00e9", ["/café"], true],
    ["tab", "/a\tb", ["/ab"], true],
    ["leading double slash: two readings", "//a/b", ["//a/b", "/b"], true],
    ["leading slash and backslash", "/\\a/b", ["/\\a/b", "//a/b", "/b"], true],
    ["a name and nothing else after a double slash", "//a", ["//a", "/"], true],
  ] as const)("%s", (_, path, paths, ambiguous) => {
    expect(folded(path)).toEqual({ paths, ambiguous });
  });

  test.each([
    ["a long path", `/${"a".repeat(8192)}`],
    ["many escapes", `/${"%61".repeat(2049)}`],
    ["many segments", "/a".repeat(257)],
    ["many escaped slashes", `/${"%2f".repeat(257)}`],
    ["many readings of many characters", `//;\\%2f%5c${"x".repeat(1500)}`],
    ["dot segments beside an escaped slash", "/a/%2e%2e%2fb"],
  ])("over budget: %s", (_, path) => {
    expect(readPath(path)).toBeUndefined();
  });

  test("a path within each budget is read", () => {
    for (const path of [`/${"a".repeat(8191)}`, `/${"%61".repeat(2048)}`, "/a".repeat(256)])
      expect(readPath(path)?.readings.length).toBe(1);
  });

  test("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(readPath(`/${text}`)?.readings.length).not.toBe(0);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("parsePathPattern", () => {
  test.each([
    ["accounts", "path-malformed", "/accounts"],
    ["/a/{id}", "path-malformed", "/a/:id"],
    ["/a/<id>", "path-malformed", "/a/:id"],
    ["/[a]/b/{c}/**", "path-malformed", "/:a/b/:c/**"],
    ["a/{id}", "path-malformed", "/a/:id"],
    ["/a?x=1", "path-malformed", undefined],
    ["/a;v=1", "path-malformed", undefined],
    ["/a%2Fb", "path-malformed", undefined],
    ["/a%2fb", "path-malformed", undefined],
    ["/c%23", "path-malformed", undefined],
    ["/a%3Fb", "path-malformed", undefined],
    ["/%FF", "path-malformed", undefined],
    ["/a%C0%AF/**", "path-malformed", undefined],
    ["/a%0A", "path-malformed", undefined],
    ["/a%C2%85", "path-malformed", undefined],
    ["/a".repeat(257), "path-malformed", undefined],
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
