import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OriginIndex } from "../../../src/policy/origins/origin-index.ts";
import { registrableDomain } from "../../../src/standard/site.ts";
import { naivelyMatches } from "./naive-origin.ts";
import {
  parseOriginPattern,
  parseSharedSuffixPattern,
  type OriginPattern,
} from "../../../src/policy/origins/origin-pattern.ts";

const parsedBy =
  (parse: typeof parseOriginPattern) =>
  (text: string): OriginPattern => {
    const parsed = parse(text);
    if ("code" in parsed) throw new Error(`${text}: ${parsed.code}`);
    return parsed;
  };

const pattern = parsedBy(parseOriginPattern);
const sharedPattern = parsedBy(parseSharedSuffixPattern);

const label = fc.constantFrom(
  "a",
  "b",
  "foo",
  "bar",
  "barfoo",
  "foobar",
  "foo-bar",
  "my_app",
  "foo_bar",
  "x-y",
  "com0",
);
const name = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join("."));
const host = fc.oneof(
  { weight: 5, arbitrary: name },
  { weight: 1, arbitrary: fc.constantFrom("localhost", "127.0.0.1", "[::1]") },
);
const scheme = fc.constantFrom("https", "http");
const port = fc.constantFrom("", ":8080", ":3000");
const exact = fc.tuple(scheme, host, port).map((parts) => `${parts[0]}://${parts[1]}${parts[2]}`);
const fixed = fc.constantFrom("", "f", "foo", "foo-", "foo_", "fo", "b", "bar", "ar", "oo", "_", "-", "x");
const part = fc
  .tuple(fixed, fixed)
  .filter(([before, after]) => before + after !== "")
  .map(([before, after]) => `${before}*${after}.`);
const wild = fc
  .tuple(scheme, fc.oneof(part, fc.constantFrom("*.", "**.", "")), name, fc.constantFrom("", ":8080", ":*"))
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
        const index = new OriginIndex(
          texts.map((text, group) => [pattern(text), group]),
          registrableDomain,
        );
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
      "a public suffix between them: anybody can register names below it",
      ["https://**.amazonaws.com"],
      "https://evil.s3.amazonaws.com",
      [],
    ],
    ["a public suffix itself", ["https://*.amazonaws.com"], "https://s3.amazonaws.com", []],
    ["an owner's own names", ["https://**.amazonaws.com"], "https://a.b.amazonaws.com", [0]],
    ["loopback names have no owner", ["http://**.localhost:*"], "http://a.b.localhost:3000", [0]],
    ["a part of a label", ["https://shop-*.foo.com"], "https://shop-1.foo.com", [0]],
    ["a part of a label, and a port", ["https://shop-*.foo.com:*"], "https://shop-1.foo.com:8443", [0]],
    ["a part is at least one character", ["https://shop-*.foo.com"], "https://shop-.foo.com", []],
    ["the fixed text does not overlap", ["https://aba*aba.foo.com"], "https://ababa.foo.com", []],
    ["a part has no dot", ["https://shop-*.foo.com"], "https://shop-1.evil.foo.com", []],
    ["a part has no underscore", ["https://shop-*.foo.com"], "https://shop-a_b.foo.com", []],
    ["a label in Punycode is other text", ["https://*-shop.foo.com"], "https://xn--a-shop.foo.com", []],
    ["nor by its first letter", ["https://x*.foo.com"], "https://xn--bcher-kva.foo.com", []],
    ["a suffix is not the site", ["https://shop-*.foo.com"], "https://shop-1.foo.com.evil.example", []],
    ["the most fixed text first", ["https://a*.foo.com", "https://ab*c.foo.com"], "https://abxc.foo.com", [1, 0]],
    [
      "a fixed port before any port",
      ["https://a*.foo.com:*", "https://*b.foo.com:8443"],
      "https://axb.foo.com:8443",
      [1, 0],
    ],
    ["by rank", ["https://**.foo.com", "https://*.foo.com", "https://a*.foo.com"], "https://ab.foo.com", [2, 1, 0]],
    ["IPv6 with any port", ["http://[::1]:*"], "http://[::1]:80", []],
  ])("%s", (_, texts, origin, groups) => {
    const index = new OriginIndex(
      texts.map((text, group) => [pattern(text), group]),
      registrableDomain,
    );
    expect(index.groupsOf(origin)).toEqual(groups);
  });

  test("a pattern below a shared suffix matches directly below that suffix alone", () => {
    const index = new OriginIndex([[sharedPattern("https://shop-*.vercel.app"), 0]], registrableDomain);
    expect(index.groupsOf("https://shop-1.vercel.app")).toEqual([0]);
    expect(index.groupsOf("https://x.shop-1.vercel.app")).toEqual([]);
    expect(index.groupsOf("http://shop-1.vercel.app")).toEqual([]);
  });

  test("a hostile origin costs no more than its length allows", () => {
    const index = new OriginIndex([[pattern("https://**.foo.com"), 0]], registrableDomain);
    expect(index.groupsOf(`https://${"a.".repeat(100_000)}foo.com`)).toEqual([]);
    expect(index.groupsOf(`https://${"a.".repeat(120)}foo.com`)).toEqual([0]);
  });
});

describe("a pattern that looks safe and is not", () => {
  test.each([
    ["https://shop-*.vercel.app", "origin-public-suffix"],
    ["https://*.vercel.app", "origin-public-suffix"],
    ["https://**.vercel.app", "origin-public-suffix"],
    ["https://*-shop.co.uk", "origin-public-suffix"],
    ["https://shop*.example", "origin-public-suffix"],
    ["https://*.corp", "origin-public-suffix"],
    ["https://xn--*.foo.com", "origin-wildcard-place"],
    ["https://xn--shop-*.foo.com", "origin-wildcard-place"],
    ["https://a*b*.foo.com", "origin-wildcard-place"],
    ["https://**a.foo.com", "origin-wildcard-place"],
    ["https://a.b*.foo.com", "origin-wildcard-place"],
    ["https://bü*.foo.com", "origin-wildcard-place"],
    ["https://shop*", "origin-wildcard-place"],
    ["capacitor://shop-*.foo.com", "origin-wildcard-place"],
    ["https://Shop-*.foo.com", "origin-not-serialized"],
    [`https://${"a".repeat(63)}*.foo.com`, "origin-malformed"],
    [`https://*.${"a.".repeat(123)}aa.com`, "origin-malformed"],
  ])("%s: %s", (text, code) => {
    expect(parseOriginPattern(text)).toHaveProperty("code", code);
  });

  test.each([
    "http://shop-*.vercel.app",
    "https://**.vercel.app",
    "https://vercel.app",
    "https://shop.vercel.app",
    "https://*.shop.vercel.app",
    "https://*.co.uk",
    "https://*.corp",
    "https://*.localhost",
    "https://shop-*.vercel.app:*",
  ])("%s cannot be accepted as a danger", (text) => {
    expect(parseSharedSuffixPattern(text)).toHaveProperty("code", "shared-suffix-pattern");
  });
});
