import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Source, type SourceContext } from "../../src/index.ts";
import { type By, hosts, judge, policyBy, shop } from "./source-by-fixture.ts";

const everyBy: readonly By[] = [["host"], ["param:tenant"], ["host", "param:tenant"]];

describe.each(everyBy.map((by) => [by.join(" and "), by] as const))("by %s, a source that", (_, by) => {
  test.each<[string, Source, string]>([
    ["rejects", () => Promise.reject(new Error("down")), "source-failed"],
    ["never returns", () => new Promise<boolean>(() => undefined), "source-failed"],
    [
      "throws",
      () => {
        throw new Error("down");
      },
      "source-failed",
    ],
    ["returns a text", () => Promise.resolve("true" as unknown as boolean), "origin-unknown"],
    [
      "returns what it was asked about",
      ((origin: string, context: SourceContext) => context) as unknown as Source,
      "origin-unknown",
    ],
    ["returns nothing", () => undefined as unknown as boolean, "origin-unknown"],
    ["says no", () => false, "origin-unknown"],
    [
      "returns a thenable that never settles",
      () => ({ then: () => undefined }) as unknown as Promise<boolean>,
      "source-failed",
    ],
  ])("%s denies", async (_desc, source, reason) => {
    const policy = policyBy(by, { decide: source, timeout: 20 });
    expect(await judge(policy, {})).toMatchObject({ reason, status: 403, unresolved: false, grant: undefined });
  });
});

describe("a naive twin", () => {
  const origins = [shop, "https://other.example", "http://plain.example"];
  const tenants = ["one", "two", "TWO"];
  const member = fc.record({
    origin: fc.constantFrom(...origins),
    host: fc.constantFrom(...hosts),
    tenant: fc.constantFrom(...tenants),
  });
  const spelled = fc.constantFrom(
    ...tenants,
    "%6fne",
    "t%77o",
    "one%2Ftwo",
    "one;two",
    "..",
    "one/../two",
    "",
    "two%20",
  );

  test("shares with whom a plain look-up finds, and with nobody else", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...everyBy),
        fc.array(member, { maxLength: 4 }),
        fc.array(fc.tuple(fc.constantFrom(...origins), fc.constantFrom(...hosts, "192.0.2.1"), spelled), {
          maxLength: 10,
        }),
        async (by, members, requests) => {
          const says = (one: { origin: string; host?: string; tenant?: string }): boolean =>
            members.some(
              ({ origin, host, tenant }) =>
                origin === one.origin &&
                (one.host === undefined || host === one.host) &&
                (one.tenant === undefined || tenant === one.tenant),
            );
          const policy = policyBy(by, (origin, { host, params }) =>
            says({
              origin,
              ...(host === undefined ? {} : { host }),
              ...(params === undefined ? {} : { tenant: params.tenant! }),
            }),
          );
          for (const [origin, host, tenant] of requests) {
            const { grant } = await judge(policy, { origin, host, target: `/t/${tenant}/orders` });
            const plain = /^[a-z%0-9]+$/i.test(tenant) ? decodeURIComponent(tenant) : undefined;
            const known = plain !== undefined && !/[/ ]/.test(plain);
            const naive =
              (known || (tenant === "two%20" && !by.includes("param:tenant"))) &&
              origin.startsWith("https:") &&
              says({
                origin,
                ...(by.includes("host") ? { host } : {}),
                ...(by.includes("param:tenant") ? { tenant: plain! } : {}),
              });
            if (known) expect([origin, host, tenant, grant !== undefined]).toEqual([origin, host, tenant, naive]);
            else if (by.includes("param:tenant")) expect([tenant, grant]).toEqual([tenant, undefined]);
          }
        },
      ),
      { numRuns: Number(process.env.SALLYPORT_RUNS ?? 200) },
    );
  });
});
