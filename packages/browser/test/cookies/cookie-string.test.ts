import fc from "fast-check";
import { expect, test } from "vitest";
import { CookieStore, decodeCookieString, encodeCookieString } from "../../src/cookies/index.ts";
import { writtenCookieLines } from "../../src/cookies/cookie-string.ts";
import { chromiumCookieRules } from "../../src/engines/chromium/cookies.ts";
import { webkitCookieRules } from "../../src/engines/webkit/cookies.ts";
import { standardCookieRules } from "../../src/engines/standard/cookies.ts";
import { asking } from "./asking.ts";

const script = asking("https://bank.example/", { type: "non-http" });

test.each([
  { desc: "letters beyond ASCII", text: "a=\xe9", bytes: "a=\xc3\xa9" },
  { desc: "a character of four bytes", text: "a=\u{1f3f0}", bytes: "a=\xf0\x9f\x8f\xb0" },
  { desc: "half a surrogate pair", text: "a=\ud800", bytes: "a=\xef\xbf\xbd" },
])("a script's assignment is UTF-8: $desc", ({ text, bytes }) => {
  expect(encodeCookieString(text)).toBe(bytes);
});

test("half a surrogate pair is three bytes in Chromium, and then hides all of it", () => {
  expect(encodeCookieString("a=\ud800\u{1f3f0}\udc00", chromiumCookieRules)).toBe(
    "a=\xed\xa0\x80\xf0\x9f\x8f\xb0\xed\xb0\x80",
  );
  expect(decodeCookieString("a=\xed\xa0\x80", chromiumCookieRules)).toBe("");
});

test("a line feed separates two lines in WebKit", () => {
  expect(writtenCookieLines("a=1\nb=2", webkitCookieRules)).toEqual(["a=1", "b=2"]);
  expect(writtenCookieLines("a=1\nb=2", standardCookieRules)).toEqual(["a=1\nb=2"]);
});

test.each([
  { desc: "nothing", header: undefined, text: "" },
  { desc: "letters beyond ASCII", header: "a=\xc3\xa9", text: "a=\xe9" },
  { desc: "bytes that are no UTF-8", header: "a=\xe9; b=1", text: "a=\ufffd; b=1" },
  { desc: "a byte order mark", header: "\xef\xbb\xbfa=1", text: "\ufeffa=1" },
])("a script reads UTF-8: $desc", ({ header, text }) => {
  expect(decodeCookieString(header)).toBe(text);
});

test("any text comes back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(decodeCookieString(encodeCookieString(text))).toBe(text);
    }),
  );
});

test("what one script wrote another reads, counted in bytes", () => {
  const cookies = new CookieStore(standardCookieRules);
  cookies.store(encodeCookieString("g\xfcnter=\u{1f3f0}"), script);
  expect(decodeCookieString(cookies.retrieve(script).header)).toBe("g\xfcnter=\u{1f3f0}");
  expect(cookies.store(encodeCookieString(`a=${"\xe9".repeat(2048)}`), script)).toMatchObject({ refused: "too-long" });
});
