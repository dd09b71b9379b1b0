import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OriginIndex } from "../../../src/policy/origins/origin-index.ts";
import { naivelyMatches } from "./naive-origin.ts";
import { parseOriginPattern, type OriginPattern } from "../../../src/policy/origins/origin-pattern.ts";

const pattern = (text: string): OriginPattern => {
  const parsed = parseOriginPattern(text);
  if ("code" in parsed) throw new Error(`${text}: ${parsed.code}`);
  return parsed;
};

const label = fc.constantFrom("a", "b", "foo", "bar", "barfoo", "foobar", "my_app", "x-y", "com0");
const name = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join("."));
const host = fc.oneof(
  { weight: 5, arbitrary: name },
  { weight: 1, arbitrary: fc.constantFrom("localhost", "127.0.0.1", "[::1]") },
);
const scheme = fc.constantFrom("https", "http");
const port = fc.constantFrom("", ":8080", ":3000");
const exact = fc.tuple(scheme, host, port).map((parts) => `${parts[0]}://${parts[1]}${parts[2]}`);
const wild = fc
  .tuple(scheme, fc.constantFrom("*.", "**.", ""), name, fc.constantFrom("", ":8080", ":*"))
  .map((parts) => `${parts[0]}://${parts[1]}${parts[2]}${parts[3]}`);
const patterns = fc.array(fc.oneof(exact, wild), { minLength: 1, maxLength: 12 });

/** An origin that looks like a pattern's, with one of the usual tricks played on it. */
const tricked = fc
  .tuple(
    exact,
    fc.constantFrom<(origin: string) => string>(
      (origin) => origin,
      (origin) => `${origin}.`,
      (origin) => `${origin}.evil.example`,
      (origin) => `${origin}/`,
      (origin) => origin.toUpperCase(),
      (origin) => origin.replace("://", "://x."),
      (origin) => origin.replace("://", "://x.y."),
      (origin) => origin.replace("://", "://x"),
      (origin) => origin.replace("://", "://."),
      (origin) => origin.replace("://", "://x_y."),
      (origin) => origin.replace("://", "://u@"),
      (origin) => origin.replace(".", "-"),
      (origin) => `${origin}:443`,
      (origin) => `${origin}, ${origin}`,
      (origin) => origin.replace("https", "http"),
      (origin) => `x${origin}`,
      (origin) => origin.replace("://", "://*."),
    ),
  )
  .map(([origin, trick]) => trick(origin));

describe("OriginIndex", () => {
  test("admits what a naive matcher admits, and nothing else", () => {
    fc.assert(
      fc.property(patterns, fc.oneof(exact, tricked, fc.string()), (texts, origin) => {
        const index = new OriginIndex(texts.map((text, group) => [pattern(text), group]));
        const expected = texts.flatMap((text, group) => (naivelyMatches(text, origin) ? [group] : []));
        expect([...index.groupsOf(origin)].sort()).toEqual(expected.sort());
      }),
      { numRuns: 4000 },
    );
  });

  test.each([
    ["two names do not make a third", ["https://foo.com", "https://bar.com"], "https://barfoo.com", []],
    ["a suffix is not below", ["https://*.foo.com"], "https://barfoo.com", []],
    ["one label is not two", ["https://*.foo.com"], "https://a.b.foo.com", []],
    ["any depth is two", ["https://**.foo.com"], "https://a.b.foo.com", [0]],
    ["a wildcard needs a label", ["https://**.foo.com"], "https://foo.com", []],
    ["an underscore is a character", ["https://*.foo.com"], "https://my_app.foo.com", [0]],
    ["a trailing dot is another name", ["https://*.foo.com"], "https://a.foo.com.", []],
    ["case is no origin's", ["https://foo.com"], "https://Foo.com", []],
    ["any port holds the default one", ["http://localhost:*"], "http://localhost", [0]],
    ["any port holds another", ["http://localhost:*"], "http://localhost:65535", [0]],
    ["any port holds no port 0", ["http://localhost:*"], "http://localhost:0", []],
    ["both an exact entry and a pattern", ["https://a.foo.com", "https://*.foo.com"], "https://a.foo.com", [0, 1]],
    ["a pattern's own text is no origin", ["https://*.foo.com"], "https://*.foo.com", []],
    ["an opaque host", ["capacitor://localhost"], "capacitor://localhost", [0]],
    [
      "a public suffix between hands names to strangers",
      ["https://**.amazonaws.com"],
      "https://evil.s3.amazonaws.com",
      [],
    ],
    ["a public suffix itself", ["https://*.amazonaws.com"], "https://s3.amazonaws.com", []],
    ["an owner's own names", ["https://**.amazonaws.com"], "https://a.b.amazonaws.com", [0]],
    ["loopback names have no owner", ["http://**.localhost:*"], "http://a.b.localhost:3000", [0]],
    ["IPv6 with any port", ["http://[::1]:*"], "http://[::1]:80", []],
  ] as const)("%s", (_, texts, origin, groups) => {
    const index = new OriginIndex(texts.map((text, group) => [pattern(text), group]));
    expect(index.groupsOf(origin)).toEqual(groups);
  });

  test("a hostile origin costs no more than its length allows", () => {
    const index = new OriginIndex([[pattern("https://**.foo.com"), 0]]);
    expect(index.groupsOf(`https://${"a.".repeat(100_000)}foo.com`)).toEqual([]);
    expect(index.groupsOf(`https://${"a.".repeat(120)}foo.com`)).toEqual([0]);
  });
});
