import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chromiumCookieRules } from "../../src/engines/chromium/cookies.ts";
import { firefoxCookieRules } from "../../src/engines/firefox/cookies.ts";
import { webkitCookieRules } from "../../src/engines/webkit/cookies.ts";
import { standardCookieRules } from "../../src/engines/standard/cookies.ts";
import { parseSetCookieLine } from "../../src/cookies/set-cookie-line.ts";

const x = (length: number): string => "x".repeat(length);

describe("the standard takes apart", () => {
  test.each([
    { desc: "a pair", line: "a=1", name: "a", value: "1" },
    { desc: "spaces and tabs around", line: " \ta \t=\t 1 \t", name: "a", value: "1" },
    { desc: "spaces inside", line: "a b=1 2", name: "a b", value: "1 2" },
    { desc: "a tab inside", line: "a\tb=1\t2", name: "a\tb", value: "1\t2" },
    { desc: "a value with =", line: "a=b=c", name: "a", value: "b=c" },
    { desc: "quotes as they are", line: 'a="b c"', name: "a", value: '"b c"' },
    { desc: "a quoted semicolon as the end", line: 'a="1;2"', name: "a", value: '"1' },
    { desc: "a comma as part", line: "a=1, b=2", name: "a", value: "1, b=2" },
    { desc: "percent signs as they are", line: "a=%3D%00", name: "a", value: "%3D%00" },
    { desc: "bytes above ASCII", line: "\xe9=\xff", name: "\xe9", value: "\xff" },
    { desc: "no value", line: "a=", name: "a", value: "" },
    { desc: "no =", line: "a", name: "", value: "a" },
    { desc: "no name", line: "=a", name: "", value: "a" },
    { desc: "no name, and = in the value", line: "=a=b", name: "", value: "a=b" },
    { desc: "no name, and spaces for it", line: " =a", name: "", value: "a" },
    { desc: "4096 bytes", line: `${x(96)}=${x(4000)}`, name: x(96), value: x(4000) },
    { desc: "4096 bytes after trimming", line: `a=   ${x(4095)}   `, name: "a", value: x(4095) },
  ])("$desc", ({ line, name, value }) => {
    expect(parseSetCookieLine(line, standardCookieRules)).toMatchObject({ name, value });
  });

  test.each([
    { desc: "nothing", line: "", refused: "empty" },
    { desc: "white space", line: " \t ", refused: "empty" },
    { desc: "attributes alone", line: "; Path=/", refused: "empty" },
    { desc: "= alone", line: "=", refused: "empty" },
    { desc: "4097 bytes", line: `${x(97)}=${x(4000)}`, refused: "too-long" },
    { desc: "4097 bytes without a name", line: x(4097), refused: "too-long" },
    { desc: "NUL in the value", line: "a=1\0", refused: "control-character" },
    { desc: "a line feed in the value", line: "a=1\nb=2", refused: "control-character" },
    { desc: "a carriage return at the end", line: "a=1\r", refused: "control-character" },
    { desc: "DEL in the name", line: "a\x7f=1", refused: "control-character" },
    { desc: "a control character in an unknown attribute", line: "a=1; x=\x1f", refused: "control-character" },
  ])("but not $desc", ({ line, refused }) => {
    expect(parseSetCookieLine(line, standardCookieRules)).toEqual({ refused });
  });

  test.each([
    { desc: "names in any case", line: "a=1; PATH=/A", attributes: [["path", "/A", true]] },
    { desc: "white space around", line: "a=1 ;\t path \t=\t /A \t", attributes: [["path", "/A", true]] },
    { desc: "no value", line: "a=1; Secure", attributes: [["secure", "", false]] },
    { desc: "an empty value", line: "a=1; Secure=", attributes: [["secure", "", true]] },
    { desc: "a value with =", line: "a=1; Path=/=", attributes: [["path", "/=", true]] },
    {
      desc: "repeats, in order",
      line: "a=1; b=1; b=2",
      attributes: [
        ["b", "1", true],
        ["b", "2", true],
      ],
    },
    {
      desc: "empty ones",
      line: "a=1;;",
      attributes: [
        ["", "", false],
        ["", "", false],
      ],
    },
    { desc: "1024 bytes", line: `a=1; Path=${x(1024)}`, attributes: [["path", x(1024), true]] },
    {
      desc: "not 1025 bytes",
      line: `a=1; Path=/; Path=${x(1025)}; Secure`,
      attributes: [
        ["path", "/", true],
        ["secure", "", false],
      ],
    },
  ])("attributes: $desc", ({ line, attributes }) => {
    expect(parseSetCookieLine(line, standardCookieRules)).toEqual({
      name: "a",
      value: "1",
      attributes: attributes.map(([name, value, hasValue]) => ({ name, value, hasValue })),
    });
  });
});

describe("by engine", () => {
  const pair = (name: string, value: string): object => expect.objectContaining({ name, value }) as object;
  const refused = (reason: string): object => ({ refused: reason });
  test.each([
    { desc: "no =", line: "a", chromium: pair("", "a"), firefox: pair("a", ""), webkit: pair("", "a") },
    { desc: "no name", line: "=a", chromium: pair("", "a"), firefox: refused("nameless"), webkit: pair("", "a") },
    {
      desc: "no name, two =",
      line: "=a=b",
      chromium: refused("nameless"),
      firefox: refused("nameless"),
      webkit: pair("", "a=b"),
    },
    {
      desc: "a tab inside",
      line: "a=1\t2",
      chromium: refused("control-character"),
      firefox: pair("a", "1\t2"),
      webkit: pair("a", "1"),
    },
    {
      desc: "a tab in an attribute",
      line: "a=1; x=1\t2",
      chromium: refused("control-character"),
      firefox: pair("a", "1"),
      webkit: pair("a", "1"),
    },
    { desc: "tabs around", line: "a\t=\t1", chromium: pair("a", "1"), firefox: pair("a", "1"), webkit: pair("", "a") },
    {
      desc: "a control character",
      line: "a=1\x012",
      chromium: refused("control-character"),
      firefox: refused("control-character"),
      webkit: pair("a", "1"),
    },
    {
      desc: "a byte above ASCII",
      line: "a=1\xe9",
      chromium: pair("a", "1\xe9"),
      firefox: pair("a", "1\xef\xbf\xbd"),
      webkit: pair("a", "1"),
    },
    {
      desc: "4097 bytes",
      line: `a=${x(4096)}`,
      chromium: refused("too-long"),
      firefox: refused("too-long"),
      webkit: pair("a", x(4096)),
    },
    {
      desc: "a tab in an attribute's name",
      line: "a=1; x\ty",
      chromium: refused("control-character"),
      firefox: pair("a", "1"),
      webkit: pair("a", "1"),
    },
    {
      desc: "white space before the value",
      line: "\ta=\t1",
      chromium: pair("a", "1"),
      firefox: pair("a", "1"),
      webkit: pair("a", "1"),
    },
    {
      desc: "nothing before a control character",
      line: "\x01=1",
      chromium: refused("control-character"),
      firefox: refused("control-character"),
      webkit: pair("", ""),
    },
    {
      desc: "bytes that are not UTF-8",
      line: "\xe9a=\xe9",
      chromium: pair("\xe9a", "\xe9"),
      firefox: pair("\xe9a", "\xef\xbf\xbd"),
      webkit: pair("", ""),
    },
    { desc: "one = alone", line: "=", chromium: refused("empty"), firefox: refused("empty"), webkit: pair("", "") },
  ])("$desc", ({ line, chromium, firefox, webkit }) => {
    expect(parseSetCookieLine(line, chromiumCookieRules)).toEqual(chromium);
    expect(parseSetCookieLine(line, firefoxCookieRules)).toEqual(firefox);
    expect(parseSetCookieLine(line, webkitCookieRules)).toEqual(webkit);
  });
});

const rules = fc.constantFrom(standardCookieRules, chromiumCookieRules, firefoxCookieRules, webkitCookieRules);
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc
    .array(fc.constantFrom("a", "=", ";", " ", "\t", "\0", "\x7f", "\xff", "\u{1f3f0}", "\ud800", "Path", "/"), {
      maxLength: 60,
    })
    .map((parts) => parts.join("")),
);

test("no text makes it throw, and what it yields is trimmed and in bounds", () => {
  fc.assert(
    fc.property(text, rules, (line, rule) => {
      const parsed = parseSetCookieLine(line, rule);
      if ("refused" in parsed) return;
      if (!rule.emptyStored) expect(parsed.name + parsed.value).not.toBe("");
      for (const { name, value } of [parsed, ...parsed.attributes]) {
        expect(name).not.toMatch(/^[ \t]|[ \t]$|[;=]/);
        expect(value).not.toMatch(/^[ \t]|[ \t]$|;/);
      }
    }),
    { numRuns: 2000 },
  );
});

test.each([
  { desc: "spaces", line: `a=${" ".repeat(2 ** 19)}x` },
  { desc: "tabs and spaces", line: `a=1; ${" \t".repeat(2 ** 18)}x` },
  { desc: "semicolons", line: ";".repeat(2 ** 19) },
  { desc: "equals signs", line: `a=1;${"=".repeat(2 ** 19)}` },
  { desc: "letters", line: "x".repeat(2 ** 19) },
])("half a megabyte of $desc is no burden", ({ line }) => {
  for (const rule of [standardCookieRules, chromiumCookieRules, firefoxCookieRules, webkitCookieRules]) {
    parseSetCookieLine(line, rule);
  }
});
