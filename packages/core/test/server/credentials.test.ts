import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePolicy, decide, definePolicy } from "../../src/index.ts";

const policyWith = (more: object): ReturnType<typeof definePolicy> =>
  definePolicy({
    sallyport: 1,
    self: ["https://api.example"],
    resources: [{ path: "/a", share: { with: ["https://app.example"], methods: ["POST"] } }],
    ...more,
  });

/** Whether a grant without credentials takes it for a token. */
const isToken = (authorization: string | readonly string[], more: object = {}): boolean =>
  decide(policyWith(more), {
    method: "POST",
    target: "/a",
    headers: { host: "api.example", origin: "https://app.example", authorization },
  }).reason === "shared";

describe("Authorization", () => {
  test.each<[desc: string, value: string | readonly string[], token: boolean]>([
    ["Bearer", "Bearer abc", true],
    ["Bearer in another case", "bEARER abc", true],
    ["DPoP", "DPoP abc", true],
    ["Basic", "Basic dTpw", false],
    ["an unknown scheme", "ApiKey abc", false],
    ["a token without a scheme", "eyJhbGciOiJIUzI1NiJ9.e30.abc-_", true],
    ["an API key", "0123456789abcdef", true],
    ["a scheme's name alone", "Negotiate", false],
    ["a scheme's name alone, in another case", "nTLM", false],
    ["a tab for a blank", "Basic\tdTpw", false],
    ["two tokens, joined", "eyJ.a,eyJ.b", false],
    ["two fields", ["eyJ.a", "eyJ.b"], false],
    ["nothing", "", false],
  ])("%s", (_, value, token) => {
    expect(isToken(value)).toBe(token);
  });

  const registered = ["basic", "digest", "negotiate", "ntlm", "hoba", "mutual", "scram-sha-256", "vapid", "oauth"];

  test("what has a blank, a tab or a comma, or is a scheme's name, is no token without a scheme", () => {
    const part = fc.constantFrom("a", "Z", "0", ".", "-", "_", "=", " ", "\t", ",");
    const value = fc.oneof(
      fc.string({ unit: part, minLength: 1, maxLength: 6 }).map((text) => `x${text}x`),
      fc.mixedCase(fc.constantFrom(...registered)),
    );
    fc.assert(
      fc.property(value, (text) => {
        const naive = !["\t", " ", ","].some((sign) => text.includes(sign)) && !registered.includes(text.toLowerCase());
        expect([text, isToken(text)]).toEqual([text, naive]);
      }),
      { numRuns: 500 },
    );
  });

  test.each<[desc: string, ambientSchemes: readonly string[], value: string, token: boolean]>([
    ["Bearer that a proxy makes of a cookie", ["bearer"], "Bearer abc", false],
    ["in another case", ["Bearer"], "bearer abc", false],
    ["DPoP beside it", ["bearer"], "DPoP abc", true],
  ])("ambientSchemes: %s", (_, ambientSchemes, value, token) => {
    expect(isToken(value, { ambientSchemes })).toBe(token);
  });

  test("ambientSchemes: one that is ambient already is a problem", () => {
    const { problems } = compilePolicy({ sallyport: 1, self: ["https://a.example"], resources: [], ambientSchemes: ["Basic"] });
    expect(problems).toEqual([{ code: "ambient-scheme", path: ["ambientSchemes", 0], value: "Basic", args: {} }]);
  }); // prettier-ignore
});
