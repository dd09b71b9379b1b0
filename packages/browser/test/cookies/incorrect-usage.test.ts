import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CookieStore } from "../../src/cookies/index.ts";
import { chromiumCookieRules } from "../../src/engines/chromium/cookies.ts";
import { firefoxCookieRules } from "../../src/engines/firefox/cookies.ts";
import { webkitCookieRules } from "../../src/engines/webkit/cookies.ts";
import { standardCookieRules } from "../../src/engines/standard/cookies.ts";
import { asking, NOW } from "./asking.ts";

const BANK = "https://bank.example/";

describe("two headers joined into one value are one cookie", () => {
  test("whose attributes are those of both", () => {
    const cookies = new CookieStore(standardCookieRules);
    cookies.store("a=1; Path=/, b=2; Secure", asking(BANK));
    expect(cookies.list(NOW)).toMatchObject([{ name: "a", value: "1", path: "/, b=2", secure: true }]);
  });
});

test("a Set-Cookie name in front is part of the cookie's name", () => {
  const cookies = new CookieStore(standardCookieRules);
  cookies.store("Set-Cookie: a=1", asking(BANK));
  expect(cookies.list(NOW)).toMatchObject([{ name: "Set-Cookie: a" }]);
});

test("text that is not isomorphic is kept as it is, and counted by its characters", () => {
  const cookies = new CookieStore(standardCookieRules);
  cookies.store("a=\u{1f3f0}", asking(BANK));
  expect(cookies.retrieve(asking(BANK)).header).toBe("a=\u{1f3f0}");
});

test("seconds for milliseconds make every date far away, and nothing worse", () => {
  const cookies = new CookieStore(standardCookieRules);
  const result = cookies.store("a=1; Expires=Thu, 01 Jan 2026 00:00:00 GMT", asking(BANK, { now: NOW / 1000 }));
  expect(result).toMatchObject({ stored: { expiryTime: NOW / 1000 + standardCookieRules.limits.ageMs } });
});

test("a clock that goes backwards keeps the order in which cookies came", () => {
  const cookies = new CookieStore(standardCookieRules);
  cookies.store("a=1", asking(BANK));
  cookies.store("b=1", asking(BANK, { now: NOW - 1000 }));
  expect(cookies.retrieve(asking(BANK)).header).toBe("a=1; b=1");
});

test("what a store gave cannot be changed through the store", () => {
  const cookies = new CookieStore(standardCookieRules);
  cookies.store("a=1", asking(BANK));
  const before = cookies.list(NOW);
  cookies.store("a=2", asking(BANK));
  expect(before).toMatchObject([{ value: "1" }]);
});

test("no line and no URL makes a store throw", () => {
  const rules = fc.constantFrom(standardCookieRules, chromiumCookieRules, firefoxCookieRules, webkitCookieRules);
  const word = fc.constantFrom(
    "a",
    "=",
    ";",
    "; ",
    "__Host-",
    "Path=/",
    "Domain=",
    ".example",
    "Secure",
    "SameSite=None",
    "Max-Age=",
    "-9",
    "Expires=",
    "Thu, 01 Jan 1970 00:00:00",
    "\0",
    "\t",
    "\xff",
    "\ud800",
  );
  const line = fc.oneof(
    fc.string({ unit: "binary", maxLength: 100 }),
    fc.array(word, { maxLength: 30 }).map((words) => words.join("")),
  );
  const url = fc.oneof(
    fc.webUrl().map((text) => new URL(text)),
    fc
      .constantFrom(
        BANK,
        "http://a..b/",
        "http://[::1]/",
        "http://1.2.3.4/",
        "data:,",
        "blob:null",
        "file:///a",
        "about:blank",
        "foo://bar/",
      )
      .map((text) => new URL(text)),
  );
  const type = fc.constantFrom("http" as const, "non-http" as const);
  fc.assert(
    fc.property(rules, fc.array(fc.tuple(line, url, type), { maxLength: 10 }), (rule, steps) => {
      const cookies = new CookieStore(rule);
      for (const [text, where, type] of steps) {
        const context = { ...asking(BANK, { type }), url: where };
        cookies.store(text, context);
        const { header, sent } = cookies.retrieve(context);
        expect(header === undefined).toBe(sent.length === 0);
        for (const byte of ["\0", "\r", "\n"]) expect(header ?? "").not.toContain(byte);
      }
    }),
    { numRuns: 500 },
  );
});
