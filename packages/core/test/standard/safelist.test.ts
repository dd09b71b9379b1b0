import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  corsUnsafeRequestHeaderNames,
  isCorsSafelistedRequestHeader,
  isNoCorsSafelistedRequestHeader,
} from "../../src/standard/safelist.ts";

const HEADERS = [
  { desc: "accept", name: "accept", value: "application/json, */*;q=0.8", cors: true, noCors: true },
  { desc: "the name in any case", name: "ACCEPT", value: "*/*", cors: true, noCors: true },
  { desc: "no value", name: "accept", value: "", cors: true, noCors: true },
  { desc: "128 bytes", name: "accept", value: "a".repeat(128), cors: true, noCors: true },
  { desc: "129 bytes", name: "accept", value: "a".repeat(129), cors: false, noCors: false },
  { desc: "an unsafe byte", name: "accept", value: "a(b", cors: false, noCors: false },
  { desc: "a byte above ASCII is safe in accept", name: "accept", value: "\u00ff", cors: true, noCors: true },
  { desc: "what is no byte is not", name: "accept", value: "\u0100", cors: false, noCors: false },
  { desc: "accept-language", name: "accept-language", value: "en-GB,de;q=0.5,*;q=0.1", cors: true, noCors: true },
  { desc: "an underscore in a language", name: "accept-language", value: "en_GB", cors: false, noCors: false },
  { desc: "a tab in a language", name: "content-language", value: "en,\tde", cors: false, noCors: false },
  { desc: "content-language", name: "content-language", value: "de", cors: true, noCors: true },
  { desc: "text/plain", name: "content-type", value: "Text/plain; charset=utf-8", cors: true, noCors: true },
  { desc: "a form", name: "content-type", value: "application/x-www-form-urlencoded", cors: true, noCors: true },
  {
    desc: "a form with files",
    name: "content-type",
    value: "multipart/form-data; boundary=x",
    cors: true,
    noCors: true,
  },
  { desc: "JSON", name: "content-type", value: "application/json", cors: false, noCors: false },
  {
    desc: "JSON beside plain text",
    name: "content-type",
    value: "application/json, text/plain",
    cors: false,
    noCors: false,
  },
  {
    desc: "plain text that hides JSON in a parameter",
    name: "content-type",
    value: "text/plain; application/json",
    cors: true,
    noCors: true,
  },
  {
    desc: "an unsafe byte in a parameter",
    name: "content-type",
    value: 'text/plain; charset="utf-8"',
    cors: false,
    noCors: false,
  },
  { desc: "no content type", name: "content-type", value: "", cors: false, noCors: false },
  { desc: "a range", name: "range", value: "bytes=0-10", cors: true, noCors: false },
  { desc: "an open range", name: "Range", value: "bytes=5-", cors: true, noCors: false },
  { desc: "a suffix range", name: "range", value: "bytes=-5", cors: false, noCors: false },
  { desc: "several ranges", name: "range", value: "bytes=0-1,3-4", cors: false, noCors: false },
  { desc: "a range that ends before it starts", name: "range", value: "bytes=10-0", cors: false, noCors: false },
  { desc: "white space in a range", name: "range", value: "bytes= 0-10", cors: false, noCors: false },
  { desc: "any other header", name: "x-id", value: "1", cors: false, noCors: false },
  { desc: "authorization", name: "authorization", value: "", cors: false, noCors: false },
];

describe("safelisted request headers", () => {
  it.each(HEADERS)("$desc", ({ name, value, cors, noCors }) => {
    expect(isCorsSafelistedRequestHeader(name, value)).toBe(cors);
    expect(isNoCorsSafelistedRequestHeader(name, value)).toBe(noCors);
  });

  it("treats each byte as the standard does", () => {
    for (let code = 0; code < 0x100; code += 1) {
      const byte = String.fromCharCode(code);
      const unsafe = (code < 0x20 && code !== 9) || '"():<>?@[\\]{}\x7f'.includes(byte);
      const language = /^[0-9A-Za-z]$/.test(byte) || " *,-.;=".includes(byte);
      const label = `0x${code.toString(16)}`;
      expect(isCorsSafelistedRequestHeader("accept", `a${byte}b`), label).toBe(!unsafe);
      expect(isCorsSafelistedRequestHeader("content-type", `text/plain;${byte}`), label).toBe(!unsafe);
      expect(isCorsSafelistedRequestHeader("accept-language", `a${byte}b`), label).toBe(language);
      expect(isCorsSafelistedRequestHeader("content-language", `a${byte}b`), label).toBe(language);
    }
  });
});

const LONG: readonly [string, string] = ["Accept", "a".repeat(128)];

const UNSAFE = [
  { desc: "no headers", headers: [], expected: [] },
  {
    desc: "safelisted ones alone",
    headers: [
      ["accept", "*/*"],
      ["content-type", "text/plain"],
    ],
    expected: [],
  },
  {
    desc: "names in lower case, sorted, once each",
    headers: [
      ["X-b", "1"],
      ["authorization", "x"],
      ["x-B", "2"],
      ["X-A", ""],
    ],
    expected: ["authorization", "x-a", "x-b"],
  },
  {
    desc: "an unsafe value of a safelisted name",
    headers: [["content-type", "application/json"]],
    expected: ["content-type"],
  },
  {
    desc: "sorted by bytes",
    headers: [
      ["x_a", ""],
      ["x-a", ""],
      ["xa", ""],
      ["x", ""],
    ],
    expected: ["x", "x-a", "x_a", "xa"],
  },
  { desc: "1024 bytes of safelisted values", headers: Array<readonly [string, string]>(8).fill(LONG), expected: [] },
  {
    desc: "1025 bytes",
    headers: [...Array<readonly [string, string]>(8).fill(LONG), ["content-language", "d"]],
    expected: ["accept", "content-language"],
  },
  {
    desc: "values that are unsafe do not count",
    headers: [...Array<readonly [string, string]>(8).fill(LONG), ["x-id", "d"]],
    expected: ["x-id"],
  },
] satisfies { desc: string; headers: (readonly [string, string])[]; expected: string[] }[];

describe("corsUnsafeRequestHeaderNames", () => {
  it.each(UNSAFE)("$desc", ({ headers, expected }) => {
    expect(corsUnsafeRequestHeaderNames(headers)).toEqual(expected);
  });

  it("takes any iterable", () => {
    expect(corsUnsafeRequestHeaderNames(new Map([["X-Id", "1"]]))).toEqual(["x-id"]);
  });

  it("does not depend on the order of headers, and names only headers that are there", () => {
    const name = fc.constantFrom("accept", "Accept", "content-type", "x-a", "X-A", "range");
    const value = fc.oneof(fc.constantFrom("text/plain", "bytes=0-", LONG[1]), fc.string({ maxLength: 130 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (headers) => {
        const unsafe = corsUnsafeRequestHeaderNames(headers);
        expect(corsUnsafeRequestHeaderNames([...headers].reverse())).toEqual(unsafe);
        expect([...new Set(unsafe)].sort()).toEqual(unsafe);
        const present = headers.map(([each]) => each.toLowerCase());
        expect(unsafe.filter((each) => !present.includes(each))).toEqual([]);
      }),
    );
  });
});
