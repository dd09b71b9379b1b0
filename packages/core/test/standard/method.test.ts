import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCorsSafelistedMethod, isForbiddenMethod, isSafeMethod, normalizeMethod } from "../../src/standard/method.ts";

const METHODS = [
  { desc: "GET", method: "GET", normalized: "GET", safelisted: true, safe: true },
  { desc: "get", method: "get", normalized: "GET", safelisted: false, safe: false },
  { desc: "HEAD", method: "HEAD", normalized: "HEAD", safelisted: true, safe: true },
  { desc: "hEaD", method: "hEaD", normalized: "HEAD", safelisted: false, safe: false },
  { desc: "POST", method: "POST", normalized: "POST", safelisted: true, safe: false },
  { desc: "OPTIONS", method: "OPTIONS", normalized: "OPTIONS", safelisted: false, safe: true },
  { desc: "options", method: "options", normalized: "OPTIONS", safelisted: false, safe: false },
  { desc: "delete", method: "delete", normalized: "DELETE", safelisted: false, safe: false },
  { desc: "Put", method: "Put", normalized: "PUT", safelisted: false, safe: false },
  { desc: "patch stays", method: "patch", normalized: "patch", safelisted: false, safe: false },
  { desc: "PATCH", method: "PATCH", normalized: "PATCH", safelisted: false, safe: false },
  { desc: "an unknown one stays", method: "Chicken", normalized: "Chicken", safelisted: false, safe: false },
  { desc: "QUERY is safe (RFC 10008)", method: "QUERY", normalized: "QUERY", safelisted: false, safe: true },
  { desc: "the empty one", method: "", normalized: "", safelisted: false, safe: false },
  { desc: "a space after", method: "GET ", normalized: "GET ", safelisted: false, safe: false },
  { desc: "a long s is no S", method: "poſt", normalized: "poſt", safelisted: false, safe: false },
  { desc: "a letter before POST", method: "xpost", normalized: "xpost", safelisted: false, safe: false },
  { desc: "a letter after POST", method: "posts", normalized: "posts", safelisted: false, safe: false },
  { desc: "a letter before TRACE", method: "xTRACE", normalized: "xTRACE", safelisted: false, safe: false },
  { desc: "TRACE is forbidden", method: "TRACE", normalized: "TRACE", safelisted: false, safe: false, forbidden: true },
  { desc: "trace too", method: "trace", normalized: "trace", safelisted: false, safe: false, forbidden: true },
  { desc: "Track too", method: "Track", normalized: "Track", safelisted: false, safe: false, forbidden: true },
  { desc: "conNect too", method: "conNect", normalized: "conNect", safelisted: false, safe: false, forbidden: true },
  { desc: "a Kelvin sign is no K", method: "TRAC\u212a", normalized: "TRAC\u212a", safelisted: false, safe: false },
  { desc: "TRACER is allowed", method: "TRACER", normalized: "TRACER", safelisted: false, safe: false },
];

describe("methods", () => {
  it.each(METHODS)("$desc", ({ method, normalized, safelisted, safe, forbidden = false }) => {
    expect({
      normalized: normalizeMethod(method),
      safelisted: isCorsSafelistedMethod(method),
      safe: isSafeMethod(method),
      forbidden: isForbiddenMethod(method),
    }).toEqual({ normalized, safelisted, safe, forbidden });
  });

  const methods = fc.oneof(
    fc.string(),
    fc.mixedCase(fc.constantFrom("get", "head", "post", "put", "delete", "options", "patch", "trace", "track")),
  );

  it("normalizing twice is normalizing once, and changes nothing but case", () => {
    fc.assert(
      fc.property(methods, (method) => {
        const once = normalizeMethod(method);
        expect(normalizeMethod(once)).toBe(once);
        expect(once.toLowerCase()).toBe(method.toLowerCase());
      }),
    );
  });

  it("a safelisted method is normal, and no forbidden method is safe or safelisted", () => {
    fc.assert(
      fc.property(methods, (method) => {
        if (isCorsSafelistedMethod(method)) expect(normalizeMethod(method)).toBe(method);
        if (isForbiddenMethod(method)) expect(isSafeMethod(method) || isCorsSafelistedMethod(method)).toBe(false);
      }),
    );
  });
});
