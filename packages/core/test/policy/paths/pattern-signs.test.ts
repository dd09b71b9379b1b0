import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePolicy, decide, definePolicy, type Policy } from "../../../src/index.ts";

const app = "https://app.example";

const documentOf = (paths: readonly string[]): object => ({
  sallyport: 1,
  self: ["https://api.example"],
  resources: paths.map((path) => ({ path, share: { with: [app], methods: ["GET"] } })),
});

const policyOf = (paths: readonly string[]): Policy => definePolicy(documentOf(paths) as never);

const found = (policy: Policy, target: string): string | undefined =>
  decide(policy, { method: "GET", target, headers: { host: "api.example", origin: app } }).resource;

describe("escapes are equal in upper and lower case (RFC 3986, section 6.2.2.1)", () => {
  test.each<[path: string, targets: readonly string[]]>([
    ["/a%3Ab", ["/a%3ab", "/a%3Ab", "/a:b"]],
    ["/caf%C3%A9", ["/caf%c3%a9", "/caf%C3%a9", "/caf%c3%A9"]],
    ["/%7Bid%7D/:name", ["/%7bid%7d/%c3%a9", "/{id%7d/x"]],
    ["/100%25", ["/100%25"]],
  ])("%s", (path, targets) => {
    for (const target of targets) expect([target, found(policyOf([path]), target)]).toEqual([target, path]);
  });
});

describe("a literal sign of a pattern matches in both spellings", () => {
  test.each<[desc: string, path: string, targets: readonly string[]]>([
    ["a custom method", "/jobs/1%3Acancel", ["/jobs/1%3Acancel", "/jobs/1:cancel"]],
    ["a number in parentheses", "/products%281)", ["/products%281)", "/products(1)"]],
    ["a star", "/search/%2A", ["/search/%2A", "/search/*"]],
    ["braces, which a browser escapes", "/%7Bid%7D", ["/%7Bid%7D", "/{id%7D"]],
    ["several, each in its own spelling", "/%3A%2A%28", ["/%3A%2A%28", "/:*(", "/:%2A(", "/%3A*%28"]],
    ["before a parameter", "/%3Aa/:id", ["/%3Aa/1", "/:a/1"]],
    ["two stars are no wildcard", "/a/%2A%2A", ["/a/%2A%2A", "/a/**"]],
  ])("%s", (_, path, targets) => {
    const policy = policyOf([path]);
    for (const target of targets) expect([target, found(policy, target)]).toEqual([target, path]);
  });

  test.each<[desc: string, paths: readonly string[], target: string]>([
    ["a parameter beside it: a router that compares the spelling runs that", ["/a%3Ab", "/:id"], "/a:b"],
    ["a wildcard beside it", ["/a%3Ab", "/**"], "/a:b"],
    ["lower-case hexadecimal and a parameter beside it", ["/a%3Ab", "/:id"], "/a%3ab"],
    ["lower-case hexadecimal of a letter, and a wildcard beside it", ["/caf%C3%A9", "/**"], "/caf%c3%a9"],
    ["the escape of another case of the letter", ["/caf%C3%A9"], "/caf%c3%89"],
    ["an escape of an escape", ["/a%3Ab"], "/a%253Ab"],
  ])("and shares nothing for %s", (_, paths, target) => {
    expect(found(policyOf(paths), target)).toBeUndefined();
  });

  test("the spelling that is listed is everybody's", () => {
    expect(found(policyOf(["/a%3Ab", "/:id"]), "/a%3Ab")).toBe("/a%3Ab");
  });

  const escaped = { ":": "%3A", "*": "%2A", "(": "%28", "{": "%7B" } as const;
  const sign = fc.constantFrom(...(Object.keys(escaped) as (keyof typeof escaped)[]));
  const letters = fc.constantFrom("a", "b", "");
  /** A segment: its pattern, and a spelling of it. */
  const spelling = fc.constantFrom("as it is", "upper", "lower");
  const segment = fc.array(fc.tuple(letters, sign, spelling), { minLength: 1, maxLength: 4 }).map((parts) => ({
    pattern: `x${parts.map(([letter, one]) => letter + escaped[one]).join("")}`,
    sent: `x${parts
      .map(([letter, one, spelled]) => {
        const escape = escaped[one];
        return letter + (spelled === "as it is" ? one : spelled === "lower" ? escape.toLowerCase() : escape);
      })
      .join("")}`,
  }));
  const wide = fc.subarray(["/:id", "/**", "/:id/x"]);

  test("what is found is what a naive comparison of unescaped texts finds", () => {
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 2 }), wide, (segments, others) => {
        const [pattern, sent] = [segments.map((one) => one.pattern), segments.map((one) => one.sent)];
        const path = `/${pattern.join("/")}`;
        const target = `/${sent.join("/")}`;
        const rival = others.some(
          (one) => one === "/**" || (one.split("/").length === pattern.length + 1 && one === "/:id"),
        );
        const expected = target === path || !rival ? path : undefined;
        expect([target, found(policyOf([path, ...others]), target)]).toEqual([target, expected]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a segment that looks like another router's pattern is a problem that says how a literal one is written", () => {
  test.each<[path: string, literal: string]>([
    ["/files/:name.json", "%3Aname.json"],
    ["/flight/:from-:to", "%3Afrom-%3Ato"],
    ["/files/name:json", "name%3Ajson"],
    ["/jobs/1:cancel", "1%3Acancel"],
    ["/orders/:id(.+)", "%3Aid%28.+)"],
    ["/products(1)", "products%281)"],
    ["/x{,.json}", "x%7B,.json%7D"],
  ])("%s", (path, literal) => {
    const { problems } = compilePolicy(documentOf([path]));
    expect(problems).toEqual([
      { code: "path-pattern-sign", path: ["resources", 0, "path"], value: path, args: { literal } },
    ]);
    const fixed = [...path.split("/").slice(0, -1), literal].join("/");
    expect(compilePolicy(documentOf([fixed])).problems).toBeUndefined();
  });
});
