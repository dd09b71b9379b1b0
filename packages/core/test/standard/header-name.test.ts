import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as names from "../../src/standard/header-name.ts";

const FORBIDDEN_REQUEST = [
  ...["accept-charset", "accept-encoding", "access-control-request-headers", "access-control-request-method"],
  ...["connection", "content-length", "cookie", "cookie2", "date", "dnt", "expect", "host", "keep-alive", "origin"],
  ...["referer", "set-cookie", "te", "trailer", "transfer-encoding", "upgrade", "via"],
  ...["proxy-", "proxy-authorization", "sec-", "sec-fetch-site", "sec-anything"],
];

/** For each predicate all the names that it holds of, and some that are close to one. */
const PREDICATES = [
  {
    desc: "isForbiddenRequestHeaderName",
    holds: names.isForbiddenRequestHeaderName,
    yes: FORBIDDEN_REQUEST,
    no: ["", "accept", "content-type", "user-agent", "x-origin", "proxy", "sec", "cookie3", "x-http-method-override"],
  },
  {
    desc: "isForbiddenResponseHeaderName",
    holds: names.isForbiddenResponseHeaderName,
    yes: ["set-cookie", "set-cookie2"],
    no: ["cookie", "set-cookie3", "content-type", ""],
  },
  {
    desc: "isCorsSafelistedResponseHeaderName",
    holds: names.isCorsSafelistedResponseHeaderName,
    yes: [
      ...["cache-control", "content-language", "content-length", "content-type", "expires", "last-modified", "pragma"],
    ],
    no: ["etag", "content-encoding", "set-cookie", "*", ""],
  },
  {
    desc: "isNoCorsSafelistedRequestHeaderName",
    holds: names.isNoCorsSafelistedRequestHeaderName,
    yes: ["accept", "accept-language", "content-language", "content-type"],
    no: ["range", "accept-encoding", "authorization", ""],
  },
  {
    desc: "isPrivilegedNoCorsRequestHeaderName",
    holds: names.isPrivilegedNoCorsRequestHeaderName,
    yes: ["range"],
    no: ["ranges", "if-range", "accept", ""],
  },
  {
    desc: "isRequestBodyHeaderName",
    holds: names.isRequestBodyHeaderName,
    yes: ["content-encoding", "content-language", "content-location", "content-type"],
    no: ["content-length", "accept", ""],
  },
  {
    desc: "isCorsNonWildcardRequestHeaderName",
    holds: names.isCorsNonWildcardRequestHeaderName,
    yes: ["authorization"],
    no: ["proxy-authorization", "authorizations", "*", ""],
  },
];

describe.each(PREDICATES)("$desc", ({ holds, yes, no }) => {
  it.each(yes)("holds of %s, in any case", (name) => {
    expect([name, name.toUpperCase()].map(holds)).toEqual([true, true]);
    fc.assert(
      fc.property(fc.mixedCase(fc.constant(name)), (mixed) => {
        expect(holds(mixed)).toBe(true);
      }),
    );
  });

  it.each(no)("does not hold of %j", (name) => {
    expect(holds(name)).toBe(false);
  });

  it("does not hold of names made up at random", () => {
    fc.assert(
      fc.property(fc.uuid(), (name) => {
        expect(holds(name)).toBe(false);
      }),
    );
  });
});

describe("names are compared as bytes", () => {
  it.each([
    { desc: "a Kelvin sign is no k", name: "coo\u212aie" },
    { desc: "a long s is no s", name: "\u017fec-fetch-site" },
  ])("$desc", ({ name }) => {
    expect(names.isForbiddenRequestHeaderName(name)).toBe(false);
  });
});

const HEADERS = [
  { desc: "a forbidden name", name: "Cookie", value: "", expected: true },
  { desc: "a forbidden prefix", name: "Sec-Fetch-Site", value: "none", expected: true },
  { desc: "an ordinary header", name: "x-id", value: "TRACE", expected: false },
  { desc: "an override with an ordinary method", name: "x-http-method-override", value: "DELETE", expected: false },
  { desc: "x-http-method-override", name: "X-HTTP-Method-Override", value: "TRACE", expected: true },
  { desc: "x-http-method", name: "x-http-method", value: "connect", expected: true },
  { desc: "x-method-override", name: "x-method-override", value: "Track", expected: true },
  { desc: "a forbidden method in a list", name: "x-method-override", value: "GET , trace\t,PUT", expected: true },
  { desc: "a forbidden method in quotes", name: "x-method-override", value: '"TRACE"', expected: false },
  { desc: "no value", name: "x-method-override", value: "", expected: false },
];

describe("isForbiddenRequestHeader", () => {
  it.each(HEADERS)("$desc", ({ name, value, expected }) => {
    expect(names.isForbiddenRequestHeader(name, value)).toBe(expected);
  });
});
