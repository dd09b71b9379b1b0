import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCookieDate } from "../../src/cookies/index.ts";

const SUNDAY = Date.UTC(1994, 10, 6, 8, 49, 37);

describe("parseCookieDate reads", () => {
  test.each([
    { desc: "IMF-fixdate", text: "Sun, 06 Nov 1994 08:49:37 GMT", date: SUNDAY },
    { desc: "RFC 850 with hyphens", text: "Sunday, 06-Nov-94 08:49:37 GMT", date: SUNDAY },
    { desc: "asctime", text: "Sun Nov  6 08:49:37 1994", date: SUNDAY },
    { desc: "any order", text: "08:49:37 1994 nov 06", date: SUNDAY },
    { desc: "short numbers", text: "6 NOV 94 8:49:37", date: SUNDAY },
    { desc: "a long month", text: "6 November 1994 08:49:37", date: SUNDAY },
    { desc: "tails after the numbers", text: "6th Nov 1994AD 08:49:37Z", date: SUNDAY },
    { desc: "quotes and punctuation as delimiters", text: '"Sun, (06) Nov/1994; 08:49:37"', date: SUNDAY },
    { desc: "a time zone as if it were UTC", text: "06 Nov 1994 08:49:37 +0500", date: SUNDAY },
    { desc: "the first of two dates", text: "06 Nov 1994 08:49:37 07 Dec 1995 09:50:38", date: SUNDAY },
    { desc: "69 as 2069", text: "01 Jan 69 00:00:00", date: Date.UTC(2069, 0, 1) },
    { desc: "70 as 1970", text: "01 Jan 70 00:00:00", date: 0 },
    { desc: "99 as 1999", text: "01 Jan 99 00:00:00", date: Date.UTC(1999, 0, 1) },
    { desc: "00 as 2000", text: "01 Jan 00 00:00:00", date: Date.UTC(2000, 0, 1) },
    { desc: "the first year", text: "01 Jan 1601 00:00:00", date: Date.UTC(1601, 0, 1) },
    { desc: "the last year", text: "31 Dec 9999 23:59:59", date: Date.UTC(9999, 11, 31, 23, 59, 59) },
    { desc: "a leap day", text: "29 Feb 2024 00:00:00", date: Date.UTC(2024, 1, 29) },
    { desc: "a number of two digits as the day first", text: "94 Nov 06 08:49:37", date: undefined },
    { desc: "no leap day", text: "29 Feb 2023 00:00:00", date: undefined },
    { desc: "no 31 April", text: "31 Apr 2024 00:00:00", date: undefined },
    { desc: "no day 0", text: "00 Jan 2024 00:00:00", date: undefined },
    { desc: "no hour 24", text: "01 Jan 2024 24:00:00", date: undefined },
    { desc: "no minute 60", text: "01 Jan 2024 00:60:00", date: undefined },
    { desc: "no leap second", text: "30 Jun 2015 23:59:60", date: undefined },
    { desc: "no second 60", text: "30 Jun 2015 12:00:60", date: undefined },
    { desc: "no year 1600", text: "01 Jan 1600 00:00:00", date: undefined },
    { desc: "no year of three digits", text: "01 Jan 199 00:00:00", date: undefined },
    { desc: "no year of five digits", text: "01 Jan 19900 00:00:00", date: undefined },
    { desc: "no time of two parts", text: "01 Jan 1990 00:00", date: undefined },
    { desc: "no time with three digits", text: "01 Jan 1990 00:00:000", date: undefined },
    { desc: "no month in figures", text: "01/01/1990 00:00:00", date: undefined },
    { desc: "no ISO 8601", text: "1990-01-01T00:00:00Z", date: undefined },
    { desc: "no day and month in one", text: "01Jan 1990 00:00:00", date: undefined },
    { desc: "no day of three digits", text: "001 Jan 1990 00:00:00", date: undefined },
    { desc: "no number", text: "0", date: undefined },
    { desc: "nothing", text: "", date: undefined },
    { desc: "delimiters alone", text: " ,;/\t", date: undefined },
  ])("$desc", ({ text, date }) => {
    expect(parseCookieDate(text)).toBe(date);
  });
});

/** The grammar spelled out character by character. */
function naive(text: string): number | undefined {
  const digits = (token: string): string => {
    let end = 0;
    while (end < token.length && token[end]! >= "0" && token[end]! <= "9") end++;
    return token.slice(0, end);
  };
  const isDelimiter = (code: number): boolean =>
    code === 9 ||
    (code >= 0x20 && code <= 0x2f) ||
    (code >= 0x3b && code <= 0x40) ||
    (code >= 0x5b && code <= 0x60) ||
    (code >= 0x7b && code <= 0x7e);
  const tokens = Array.from(text)
    .map((one) => (isDelimiter(one.charCodeAt(0)) ? " " : one))
    .join("")
    .split(" ");
  let time: number[] | undefined, day: number | undefined, month: number | undefined, year: number | undefined;
  for (const token of tokens) {
    const [hour = "", minute = "", ...rest] = token.split(":");
    const second = digits(rest[0] ?? "");
    const parts = [hour, minute, second];
    const leads = digits(token);
    const name = "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(token.slice(0, 3).toLowerCase());
    if (
      !time &&
      rest.length > 0 &&
      parts.every((part) => digits(part) === part && part.length >= 1 && part.length <= 2)
    ) {
      time = parts.map(Number);
    } else if (day === undefined && (leads.length === 1 || leads.length === 2)) day = Number(leads);
    else if (month === undefined && token.length >= 3 && name >= 0 && name % 3 === 0) month = name / 3;
    else if (year === undefined && leads.length >= 2 && leads.length <= 4) year = Number(leads);
  }
  if (!time || day === undefined || month === undefined || year === undefined) return undefined;
  if (year < 100) year += year < 70 ? 2000 : 1900;
  const [h = 0, m = 0, s = 0] = time;
  const days = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ];
  if (day < 1 || day > days[month]! || year < 1601 || h > 23 || m > 59 || s > 59) return undefined;
  return Date.UTC(year, month, day, h, m, s);
}

const piece = fc.oneof(
  fc.constantFrom(
    "jan",
    "Feb",
    "MARCH",
    "sept",
    "dec",
    "mon",
    "GMT",
    "08:49:37",
    "8:4:7",
    "1:2",
    "1:2:345",
    "24:0:0",
    ":",
    "é",
  ),
  fc.integer({ min: 0, max: 40 }).map(String),
  fc.integer({ min: 1599, max: 2100 }).map(String),
  fc.integer({ min: 0, max: 99_999 }).map(String),
  fc.string({ maxLength: 4, unit: "binary" }),
);
const separator = fc.constantFrom(" ", ", ", "-", "/", "\t", "", "\u007f");
const dates = fc.array(fc.tuple(piece, separator), { maxLength: 9 }).map((parts) => parts.flat().join(""));

test("parseCookieDate agrees with the grammar spelled out", () => {
  fc.assert(
    fc.property(dates, (text) => {
      expect(parseCookieDate(text)).toBe(naive(text));
    }),
    { numRuns: 3000 },
  );
});

test("parseCookieDate reads what Date prints", () => {
  const range = { min: new Date("1601-01-01"), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true };
  fc.assert(
    fc.property(fc.date(range), (date) => {
      expect(parseCookieDate(date.toUTCString())).toBe(Math.floor(date.getTime() / 1000) * 1000);
    }),
  );
});
