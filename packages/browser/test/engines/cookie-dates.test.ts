import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCookieDate } from "../../src/cookies/index.ts";
import { parseChromiumDate } from "../../src/engines/chromium/cookie-date.ts";
import { chromiumCookieRules } from "../../src/engines/chromium/cookies.ts";
import { parseFirefoxDate } from "../../src/engines/firefox/cookie-date.ts";
import { firefoxCookieRules } from "../../src/engines/firefox/cookies.ts";
import { parseWebKitDate } from "../../src/engines/webkit/cookie-date.ts";
import { webkitCookieRules } from "../../src/engines/webkit/cookies.ts";

const no = undefined;
const earliest = Number.NEGATIVE_INFINITY;
const utc = (day: number, hour = 10, minute = 18, second = 14): number => Date.UTC(2027, 0, day, hour, minute, second);
const plain = utc(15);

describe("the engines read Expires", () => {
  test.each([
    { text: "Fri, 15 Jan 2027 10:18:14 GMT", chromium: plain, firefox: plain, webkit: plain },
    { text: "Fri, 15-Jan-27 10:18:14 GMT", chromium: plain, firefox: plain, webkit: plain },
    { text: "Fri Jan 15 10:18:14 2027", chromium: plain, firefox: plain, webkit: plain },
    { text: "10:18:14 15 Jan 2027", chromium: plain, firefox: plain, webkit: no },
    { text: "Fri, 15th Jan 2027 10:18:14", chromium: no, firefox: no, webkit: no },
    { text: "Fri, 09e9 Jan 2027 10:18:14", chromium: no, firefox: no, webkit: no },
    { text: "Fri, 15 January 2027 10:18:14", chromium: plain, firefox: plain, webkit: no },
    { text: "Fri, 0 Jan 2027 10:18:14", chromium: no, firefox: utc(0), webkit: no },
    { text: "Fri, 31 Feb 2027 10:18:14", chromium: no, firefox: Date.UTC(2027, 2, 3, 10, 18, 14), webkit: no },
    {
      text: "Fri, 15 Jan 1600 10:18:14",
      chromium: earliest,
      firefox: Date.UTC(1600, 0, 15, 10, 18, 14),
      webkit: Date.UTC(1600, 0, 15, 10, 18, 14),
    },
    { text: "Fri, 15 Jan 02027 10:18:14", chromium: plain, firefox: plain, webkit: plain },
    { text: "Fri, 15 Jan 002027 10:18:14", chromium: no, firefox: no, webkit: plain },
    { text: "Fri, 15 Jan 99999 10:18:14", chromium: Date.UTC(99_999, 0, 15, 10, 18, 14), firefox: no, webkit: no },
    { text: "Fri, 15 Jan 127 10:18:14", chromium: earliest, firefox: no, webkit: Date.UTC(2027, 0, 15, 10, 18, 14) },
    { text: "Fri, 15 Jan 2027", chromium: no, firefox: utc(15, 0, 0, 0), webkit: no },
    { text: "Fri, 15 Jan 2027 10:18", chromium: no, firefox: utc(15, 10, 18, 0), webkit: no },
    { text: "Fri, 15 Jan 2027 10:18:14e9", chromium: no, firefox: plain, webkit: plain },
    { text: "Fri, 15 Jan 2027 1:2:3:4", chromium: no, firefox: utc(15, 1, 2, 3), webkit: utc(15, 1, 2, 3) },
    { text: "Fri, 15 Jan 2027 010:018:014", chromium: plain, firefox: utc(15, 0, 0, 0), webkit: plain },
    { text: "Fri, 15 Jan 2027 24:00:00", chromium: no, firefox: utc(16, 0, 0, 0), webkit: no },
    { text: "Fri, 15 Jan 2027 10:18:14 PM", chromium: plain, firefox: utc(15, 22), webkit: plain },
    { text: "Fri, 15 Jan 2027 12:18:14 am", chromium: utc(15, 12), firefox: utc(15, 0), webkit: utc(15, 12) },
    { text: "Fri, 15 Jan 2027 10:18:14 +0100", chromium: plain, firefox: utc(15, 9), webkit: utc(15, 9) },
    { text: "Fri, 15 Jan 2027 10:18:14 +01", chromium: plain, firefox: utc(15, 9), webkit: utc(15, 10, 17) },
    { text: "Fri, 15 Jan 2027 10:18:14 EST", chromium: plain, firefox: utc(15, 15), webkit: plain },
    { text: "Fri, 15 Jan 2027 10:18:14 PST", chromium: plain, firefox: utc(15, 18), webkit: utc(16, 1) },
    { text: "1/15/2027 10:18:14", chromium: no, firefox: plain, webkit: no },
    { text: "15/1/2027 10:18:14", chromium: no, firefox: plain, webkit: no },
    { text: "2027-01-15T10:18:14Z", chromium: no, firefox: no, webkit: no },
    { text: "99 Jan 01", chromium: no, firefox: Date.UTC(1999, 0, 1), webkit: no },
    { text: "0", chromium: no, firefox: no, webkit: no },
    { text: "", chromium: no, firefox: no, webkit: no },
  ])("$text", ({ text, chromium, firefox, webkit }) => {
    const read = [parseChromiumDate(text), parseFirefoxDate(text), parseWebKitDate(text)];
    expect(read).toEqual([chromium, firefox, webkit]);
  });
});

describe("the engines read Max-Age", () => {
  test.each([
    { text: "86400", chromium: 86_400, firefox: 86_400, webkit: 86_400 },
    { text: "+5", chromium: 5, firefox: no, webkit: 5 },
    { text: "-5x", chromium: no, firefox: -1, webkit: no },
    { text: "-", chromium: no, firefox: -1, webkit: no },
    { text: "", chromium: no, firefox: no, webkit: 0 },
    { text: "5x", chromium: no, firefox: no, webkit: no },
    { text: "2147483648", chromium: 2_147_483_648, firefox: 2_147_483_648, webkit: -2_147_483_648 },
    { text: "4294967295", chromium: 4_294_967_295, firefox: 4_294_967_295, webkit: no },
    { text: "9".repeat(400), chromium: Infinity, firefox: Infinity, webkit: no },
    { text: `${"0".repeat(90)}5`, chromium: 5, firefox: 5, webkit: 5 },
  ])("$text", ({ text, chromium, firefox, webkit }) => {
    const rules = [chromiumCookieRules, firefoxCookieRules, webkitCookieRules];
    expect(rules.map(({ parseMaxAge }) => parseMaxAge(text))).toEqual([chromium, firefox, webkit]);
  });
});

test("all read what Date prints as the standard does", () => {
  const range = { min: new Date("1601-01-01"), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true };
  fc.assert(
    fc.property(fc.date(range), (date) => {
      const text = date.toUTCString();
      const read = [parseChromiumDate(text), parseFirefoxDate(text), parseWebKitDate(text)];
      expect(read).toEqual(Array(3).fill(parseCookieDate(text)));
    }),
  );
});

const piece = fc.constantFrom(
  ..."jan Feb MARCH 1 15 31 99 2027 10:18:14 10:18 1:2:3:4 GMT PST +0100 -5 PM x é ( ) / - :".split(" "),
);
const texts = fc.array(fc.tuple(piece, fc.constantFrom(" ", "-", "/", ",", "\t", "")), { maxLength: 12 });

test("no text makes them throw or yields no number", () => {
  fc.assert(
    fc.property(texts, fc.string({ unit: "binary" }), (parts, binary) => {
      for (const text of [parts.flat().join(""), binary])
        for (const parse of [parseChromiumDate, parseFirefoxDate, parseWebKitDate]) expect(parse(text)).not.toBeNaN();
    }),
    { numRuns: 1000 },
  );
});

test.each(["(", "-", "1", "1 ", "x-", "1/1/", "10:18 ", "+"])("a megabyte of %j is no burden", (unit) => {
  const text = unit.repeat(2 ** 20 / unit.length);
  for (const parse of [parseChromiumDate, parseWebKitDate]) parse(text);
  // Firefox reads no longer attribute.
  parseFirefoxDate(text.slice(0, 1024));
});
