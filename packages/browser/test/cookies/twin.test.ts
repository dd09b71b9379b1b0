import fc from "fast-check";
import { expect, test } from "vitest";
import { CookieStore, type CookieContext, type CookieRules } from "../../src/cookies/index.ts";
import { standardCookieRules } from "../../src/engines/standard/cookies.ts";
import { NOW } from "./asking.ts";
import { lineOf, NaiveStore, type Simple } from "./twin.ts";

const simple: fc.Arbitrary<Simple> = fc.record({
  name: fc.constantFrom("a", "b"),
  value: fc.constantFrom("1", "2", ""),
  domain: fc.constantFrom(undefined, undefined, "bank.example", "api.bank.example", "evil.example", "example"),
  path: fc.constantFrom("/", "/x", "/x/", "/x/y", "/xy"),
  secure: fc.boolean(),
  httpOnly: fc.boolean(),
  sameSite: fc.constantFrom("strict", "lax", "none", "unset"),
  maxAge: fc.constantFrom(undefined, undefined, 0, 3, 60),
});
const context: fc.Arbitrary<Omit<CookieContext, "now">> = fc.record({
  url: fc
    .tuple(
      fc.constantFrom("http", "https"),
      fc.constantFrom("bank.example", "api.bank.example", "x.api.bank.example", "evil.example"),
      fc.constantFrom("/", "/x", "/x/", "/x/y/z", "/xy"),
    )
    .map(([scheme, host, path]) => new URL(`${scheme}://${host}${path}`)),
  sameSite: fc.constantFrom("strict-or-less", "lax-or-less", "unset-or-less", "none"),
  thirdParty: fc.boolean(),
  partitionKey: fc.constantFrom(undefined, "https://bank.example"),
  type: fc.constantFrom("http", "non-http"),
  isTopLevelNavigation: fc.constant(false),
});
const steps = fc.array(fc.tuple(fc.option(simple, { nil: undefined, freq: 2 }), context), {
  minLength: 1,
  maxLength: 25,
});

test.each([
  { desc: "the standard", rules: standardCookieRules },
  { desc: "unset as None", rules: { ...standardCookieRules, unspecifiedSameSite: "none" } satisfies CookieRules },
])("agrees with the draft on a plain list: $desc", ({ rules }) => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const cookies = new CookieStore(rules);
      const naive = new NaiveStore(rules);
      for (const [second, [set, where]] of sequence.entries()) {
        const query: CookieContext = { ...where, now: NOW + second * 1000 };
        if (set === undefined) expect(cookies.retrieve(query).header).toBe(naive.header(query));
        else expect("stored" in cookies.store(lineOf(set), query)).toBe(naive.store(set, query));
      }
    }),
    { numRuns: 500 },
  );
});
