import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSingleRangeHeaderValue } from "../../src/standard/range.ts";

/** `strict` is the result without white space allowed, `loose` the one with it, where they differ. */
const RANGES = [
  { desc: "both ends", value: "bytes=0-10", strict: { start: 0, end: 10 } },
  { desc: "one byte", value: "bytes=7-7", strict: { start: 7, end: 7 } },
  { desc: "an open end", value: "bytes=5-", strict: { start: 5, end: null } },
  { desc: "a suffix", value: "bytes=-500", strict: { start: null, end: 500 } },
  { desc: "leading zeros", value: "bytes=007-8", strict: { start: 7, end: 8 } },
  { desc: "a start after the end", value: "bytes=10-0", strict: undefined },
  { desc: "digits are numbers, not text", value: "bytes=9-10", strict: { start: 9, end: 10 } },
  { desc: "neither end", value: "bytes=-", strict: undefined },
  { desc: "several ranges", value: "bytes=0-1,3-4", strict: undefined },
  { desc: "another unit", value: "items=0-1", strict: undefined },
  { desc: "a unit that ends alike", value: "xbytes=0-1", strict: undefined },
  { desc: "the unit in upper case", value: "Bytes=0-1", strict: undefined },
  { desc: "no equals sign", value: "bytes 0-1", strict: undefined },
  { desc: "a sign", value: "bytes=+1-2", strict: undefined },
  { desc: "a line feed after", value: "bytes=0-1\n", strict: undefined },
  { desc: "nothing", value: "", strict: undefined },
  { desc: "white space where it may be", value: "bytes \t= 0\t- 1", strict: undefined, loose: { start: 0, end: 1 } },
  { desc: "white space after the range", value: "bytes=0-1 ", strict: undefined },
  { desc: "white space within a number", value: "bytes=0 1-2", strict: undefined },
];

describe("parseSingleRangeHeaderValue", () => {
  it.each(RANGES)("$desc", ({ value, strict, loose = strict }) => {
    expect(parseSingleRangeHeaderValue(value, false)).toEqual(strict);
    expect(parseSingleRangeHeaderValue(value, true)).toEqual(loose);
  });

  it("reads back every range that can be written", () => {
    const end = fc.option(fc.nat());
    fc.assert(
      fc.property(end, end, (start, end) => {
        const valid = start === null ? end !== null : end === null || start <= end;
        const expected = valid ? { start, end } : undefined;
        expect(parseSingleRangeHeaderValue(`bytes=${start ?? ""}-${end ?? ""}`, false)).toEqual(expected);
        expect(parseSingleRangeHeaderValue(`bytes = ${start ?? ""} - ${end ?? ""}`, true)).toEqual(expected);
      }),
    );
  });
});
