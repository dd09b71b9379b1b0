import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePolicy, decide, definePolicy, type Policy } from "../../src/index.ts";
import { compareRanks, naivelyMatches } from "../policy/origins/naive-origin.ts";

const texts = [
  "https://a.example",
  "https://x.a.example",
  "https://y.x.a.example",
  "https://x.a.example:8443",
  "https://x.a.example:*",
  "https://*.a.example",
  "https://*.a.example:*",
  "https://x*.a.example",
  "https://x*z.a.example",
  "https://xy*.a.example",
  "https://*yz.a.example",
  "https://x*.a.example:*",
  "https://x_*.a.example",
  "https://*_z.a.example",
  "https://*.x.a.example",
  "https://**.a.example",
  "https://**.a.example:*",
  "https://**.x.a.example",
];

const origins = [
  "https://a.example",
  "https://x.a.example",
  "https://x.a.example:8443",
  "https://x.a.example:9",
  "https://z.a.example",
  "https://xyqz.a.example",
  "https://xyz.a.example",
  "https://xyqyz.a.example",
  "https://xyqyz.a.example:9",
  "https://x_qz.a.example",
  "https://xy_z.a.example",
  "https://x_q_z.a.example",
  "https://x_z.a.example",
  "https://xq.a.example",
  "https://xn--bcher-kva.a.example",
  "https://y.x.a.example",
  "https://y.x.a.example:9",
  "https://q.y.x.a.example",
  "https://b.example",
];

interface Named {
  readonly with: readonly string[] | "anyone";
  readonly methods: readonly string[];
}

const methods = ["GET", "PUT", "DELETE"];
const methodsOf = fc.subarray(methods, { minLength: 1 });
const named: fc.Arbitrary<Named> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ with: fc.subarray(texts, { minLength: 1, maxLength: 3 }), methods: methodsOf }) },
  { weight: 1, arbitrary: fc.record({ with: fc.constant("anyone" as const), methods: methodsOf }) },
);
const grants = fc.array(named, { minLength: 1, maxLength: 4 });

const entriesOf = (grant: Named): readonly string[] => (grant.with === "anyone" ? ["anyone"] : grant.with);

const compiled = (share: readonly Named[]): Policy | undefined =>
  compilePolicy({
    sallyport: 1,
    self: ["https://api.example"],
    resources: [{ path: "/", share: share.map((one) => ({ ...one, ...(one.with === "anyone" && { because: "x" }) })) }],
  }).policy;

/** The grants that name an origin for a method, by the best of their entries, the most specific first. */
const naively = (share: readonly Named[], origin: string, method: string): readonly (readonly [string, number])[] =>
  share
    .flatMap((grant, index) =>
      grant.methods.includes(method) ? entriesOf(grant).map((text): readonly [string, number] => [text, index]) : [],
    )
    .filter(([text]) => text === "anyone" || naivelyMatches(text, origin))
    .sort(([one], [other]) => compareRanks(other, one));

const winner = (share: readonly Named[], origin: string, method: string): number | undefined =>
  naively(share, origin, method)[0]?.[1];

const preflight = (policy: Policy, origin: string, method: string) =>
  decide(policy, {
    method: "OPTIONS",
    target: "/",
    headers: { host: "api.example", origin, "access-control-request-method": method },
  });

describe("of the grants that name an origin for a method the most specific wins", () => {
  test("as a naive reading has it, and preflights list what it wins", () => {
    let ranked = 0;
    fc.assert(
      fc.property(grants, fc.constantFrom(...origins), fc.constantFrom(...methods), (share, origin, method) => {
        const policy = compiled(share);
        if (policy === undefined) return;
        const expected = winner(share, origin, method);
        if (naively(share, origin, method).length > 1) ranked++;
        const { grant, headers } = preflight(policy, origin, method);
        expect(grant?.at[3]).toBe(expected);
        if (expected === undefined) return;
        const won = methods.filter((one) => winner(share, origin, one) === expected);
        const listed = headers["access-control-allow-methods"]!.split(",").filter((one) => one !== "HEAD");
        expect([...listed].sort()).toEqual(won.sort());
      }),
      { numRuns: 5000 },
    );
    expect(ranked).toBeGreaterThan(300);
  });

  test("two grants are refused exactly where some origin finds them equal", () => {
    fc.assert(
      fc.property(grants, (share) => {
        const tied = methods.some((method) =>
          origins.some((origin) => {
            const found = naively(share, origin, method);
            return found.some(([one, at]) =>
              found.some(([other, also]) => at !== also && compareRanks(one, other) === 0),
            );
          }),
        );
        expect(compiled(share) === undefined).toBe(tied);
      }),
      { numRuns: 2000 },
    );
  });
});

const share = [
  { with: ["https://**.a.example"], methods: ["GET"], headers: ["x-wide"] },
  { with: ["https://app.a.example"], methods: ["GET", "PUT"], credentials: true },
] as const;

test("a wide group reads, one member has credentials, and it wins whole", () => {
  const policy = definePolicy({ sallyport: 1, self: ["https://api.example"], resources: [{ path: "/", share }] });
  const member = preflight(policy, "https://app.a.example", "GET");
  expect(member.headers["access-control-allow-credentials"]).toBe("true");
  expect(member.headers).not.toHaveProperty("access-control-allow-headers");
  const other = preflight(policy, "https://other.a.example", "GET");
  expect(other.headers).not.toHaveProperty("access-control-allow-credentials");
  expect(preflight(policy, "https://other.a.example", "PUT").reason).toBe("preflight-method");
});

test.each([
  ["two sources", { with: ["one"], methods: ["GET"] }, { with: ["two"], methods: ["GET"] }],
  ["one source twice", { with: ["one"], methods: ["GET"] }, { with: ["again"], methods: ["GET"] }],
])("%s for one method are a problem", (_, one, other) => {
  const sources = { first: () => Promise.resolve(true), second: () => Promise.resolve(true) };
  const document = {
    sallyport: 1,
    self: ["https://api.example"],
    origins: { one: { source: "first" }, again: { source: "first" }, two: { source: "second" } },
    resources: [{ path: "/", share: [one, other] }],
  };
  expect(compilePolicy(document, { sources }).problems?.map(({ code }) => code)).toEqual(["grants-overlap"]);
});
