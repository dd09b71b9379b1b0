import { describe, expect, test } from "vitest";
import { compilePolicy, decide, definePolicy, type PolicyDocument } from "../../src/index.ts";
import { countSteps, expectLinear } from "./steps.ts";

/** Eight times as many are fewer than the problems that are listed. */
const size = 100;

const many = <T>(n: number, one: (index: number) => T): T[] => Array.from({ length: n }, (_, index) => one(index));
const named = (n: number, one: (index: number) => readonly [string, unknown]): Record<string, unknown> =>
  Object.fromEntries(many(n, one));

const self = ["https://api.example"] as const;
const share = { with: ["https://app.example"], methods: ["GET"] };

const grantsOf = (...lists: readonly (readonly string[])[]): object[] => lists.map((one) => ({ ...share, with: one }));

/** A text of ten letters in one of many mixtures of upper and lower case. */
const casesOf = (index: number): string =>
  index.toString(2).padStart(10, "0").replaceAll("0", "a").replaceAll("1", "A");

/** Parts of a document, right and wrong, that may be there n times. */
const documents: Readonly<Record<string, (n: number) => Readonly<Record<string, unknown>>>> = {
  resources: (n) => ({ resources: many(n, (index) => ({ path: `/a${String(index)}/:b/**`, share })) }),
  "the same path": (n) => ({ resources: many(n, () => ({ path: "/a", share })) }),
  "paths that differ in case": (n) => ({
    resources: many(n, (index) => ({ path: `/${casesOf(index)}` })),
  }),
  "paths that differ in case, above distinct children": (n) => ({
    resources: many(n, (index) => ({ path: `/${casesOf(index)}/x${String(index)}` })),
  }),
  "paths that differ in case, far above distinct children": (n) => ({
    resources: many(n, (index) => ({ path: `/${casesOf(index)}/:b/c/x${String(index)}` })),
  }),
  "paths that differ in case, above distinct children and a wildcard": (n) => ({
    resources: [{ path: "/**" }, ...many(n, (index) => ({ path: `/${casesOf(index)}/x${String(index)}` }))],
  }),
  "paths whose segments differ in case twice": (n) => ({
    resources: many(n, (index) => ({ path: `/${casesOf(index % 10)}/${casesOf(index)}/x${String(index)}` })),
  }),
  "paths of one resource": (n) => ({ resources: [{ path: many(n, (index) => `/a${String(index)}/:b`), share }] }),
  "paths of one resource that differ in case": (n) => ({ resources: [{ path: many(n, (index) => `/${casesOf(index)}`), share }] }),
  "paths of two resources that differ in case": (n) => ({
    resources: [0, 1].map((half) => ({ path: many(n, (index) => `/${casesOf(2 * index + half)}`), share })),
  }),
  "headers of all grants": (n) => ({
    defaults: { share: { headers: many(n, (index) => `x-${String(index)}`) } },
    resources: [{ path: "/a", share }],
  }),
  "lints that resources accept": (n) => ({
    resources: many(n, (index) => ({ path: `/a${String(index)}`, allow: [{ lint: "resource-idle", because: "later" }] })),
  }),
  "unknown keys": (n) => named(n, (index) => [`resource${String(index)}`, 1]),
  "unknown keys of resources": (n) => ({ resources: many(n, () => ({ path: "/a", shar: share })) }),
  "values of a wrong kind": (n) => ({ hosts: many(n, (index) => ({ [`a${String(index)}`]: 1 })) }),
  origins: (n) => ({ origins: { app: many(n, (index) => `https://a${String(index)}.example`) } }),
  "malformed origins": (n) => ({ origins: { app: many(n, (index) => `https://A${String(index)}.example`) } }),
  groups: (n) => ({ origins: named(n, (index) => [`app${String(index)}`, ["https://app.example"]]) }),
  "groups that hold one origin, each in two grants": (n) => ({
    origins: named(n, (index) => [`app${String(index)}`, ["https://app.example"]]),
    resources: many(n, (index) => ({ path: `/${String(index)}`, share: grantsOf([`app${String(index)}`], [`https://b${String(index)}.example`]) })),
  }),
  "groups that hold one origin, named in one resource": (n) => ({
    origins: named(n, (index) => [`app${String(index)}`, ["https://app.example"]]),
    resources: [{ path: "/a", share: many(n, (index) => ({ ...share, with: [`app${String(index)}`] })) }],
  }),
  "groups that hold one origin, each granted a method": (n) => ({
    origins: named(n, (index) => [`app${String(index)}`, ["https://app.example"]]),
    resources: [{ path: "/a", share: many(n, (index) => ({ with: [`app${String(index)}`], methods: [`M${String(index)}`] })) }],
  }),
  "groups that hold one pattern, and origins that it matches": (n) => ({
    origins: named(n, (index) => [`app${String(index)}`, ["https://*.example.com", `https://a${String(index)}.example.com`]]),
    resources: many(n, (index) => ({ path: `/${String(index)}`, share: grantsOf([`app${String(index)}`], ["https://b.example"]) })),
  }),
  "ports of one host in groups": (n) => ({
    origins: named(n, (index) => [`app${String(index)}`, [`https://a.example:${String(1000 + index)}`]]),
    resources: [{ path: "/a", share: grantsOf(many(n, (index) => `app${String(index)}`), ["https://*.b.example:*"]) }],
  }),
  "a pattern and many that it holds, each of any port": (n) => ({
    origins: { app: many(n, (index) => `https://a${String(index)}.example.com:*`), wide: many(n, (index) => `https://*.example.com:${String(1000 + index)}`) },
    resources: [{ path: "/a", share: grantsOf(["app"], ["wide"]) }],
  }),
  "one large group in many resources": (n) => ({
    origins: { app: many(n, (index) => `https://a${String(index)}.example`) },
    resources: many(n, (index) => ({ path: `/${String(index)}`, share: grantsOf(["app"], [`https://b${String(index)}.example`]) })),
  }),
  "methods of two grants": (n) => ({
    origins: { app: many(n, (index) => `https://a${String(index)}.example`), other: many(n, (index) => `https://b${String(index)}.example`) },
    resources: [{ path: "/a", share: ["app", "other"].map((one) => ({ with: [one], methods: many(n, (index) => `M${String(index)}`) })) }],
  }),
  "wildcards inside a label, in many groups": (n) => ({
    origins: named(n, (index) => [`app${String(index)}`, [`https://a${String(index)}-*.example.com`, "https://*-b.example.com"]]),
    resources: [{ path: "/a", share: many(n, (index) => ({ with: [`app${String(index)}`], methods: [`M${String(index)}`] })) }],
  }),
  "wildcards inside a label, of two grants": (n) => ({
    origins: { app: many(n, (index) => `https://a${String(index)}-*.example.com`), other: many(n, (index) => `https://*-b${String(index)}.example.com`) },
    resources: [{ path: "/a", share: grantsOf(["app"], ["other"]) }],
  }),
  "unknown groups": (n) => ({
    origins: named(n, (index) => [`app${String(index)}`, [`https://a${String(index)}.example`]]),
    resources: many(n, (index) => ({ path: `/${String(index)}`, share: { ...share, with: [`apq${String(index)}`] } })),
  }),
  "unknown sources": (n) => ({ origins: named(n, (index) => [`app${String(index)}`, { source: "partners" }]) }),
  "ports of this server": (n) => ({ self: many(n, (index) => `https://api.example:${String(1000 + index)}`) }),
  "schemes of this server": (n) => ({ self: many(n, (index) => `http${index % 2 === 0 ? "" : "s"}://api.example:${String(1000 + index)}`) }),
  hosts: (n) => ({ hosts: many(n, (index) => `a${String(index)}`) }),
  profiles: (n) => ({ profiles: named(n, (index) => [`p${String(index)}`, { hosts: ["a"] }]) }),
  "origins of a profile's local network": (n) => ({
    origins: { app: [] },
    profiles: { phone: { origins: { app: many(n, (index) => `http://host${String(index)}`) }, dangerouslyInsecure: { because: "a phone" } } },
    resources: [{ path: "/a", share: { with: ["app"], methods: ["GET"], credentials: true } }],
  }),
  "profiles and resources": (n) => ({
    profiles: named(n, (index) => [`p${String(index)}`, { hosts: ["a"] }]),
    resources: many(n, (index) => ({ path: `/${String(index)}` })),
  }),
  "methods of a grant": (n) => ({ resources: [{ path: "/a", share: { ...share, methods: many(n, (index) => `M${String(index)}`) } }] }),
  "headers of a grant": (n) => ({ resources: [{ path: "/a", share: { ...share, headers: many(n, (index) => `x-${String(index)}`) } }] }),
  "own origins": (n) => ({ self: many(n, (index) => `https://a${String(index)}.example`) }),
  "patterns of own origins": (n) => ({ self: many(n, (index) => `https://*.a${String(index)}.example`) }),
  "own origins in two schemes": (n) => ({ self: many(n, (index) => `http${index % 2 === 0 ? "s" : ""}://a${String(index >> 1)}.example`) }),
  "sources of own origins": (n) => ({ self: many(n, (index) => ({ source: `a${String(index)}` })) }),
  "host names": (n) => ({ hosts: many(n, (index) => `a${String(index)}`) }),
  "patterns of host names": (n) => ({ hosts: many(n, (index) => `*.a${String(index)}.example`) }),
  "parameters that sources read": (n) => ({
    origins: { pages: { source: "pages", by: many(n, (index) => `param:a${String(index)}`) } },
    resources: [{ path: "/a", share: { ...share, with: ["pages"] } }],
  }),
  "paths without a parameter that a source reads": (n) => ({
    origins: { pages: { source: "pages", by: ["param:a"] } },
    resources: [{ path: many(n, (index) => `/a${String(index)}/:b`), share: { ...share, with: ["pages"] } }],
  }),
  "grants of a resource": (n) => ({
    resources: [{ path: "/a", share: many(n, (index) => ({ ...share, with: [`https://a${String(index)}.example`] })) }],
  }),
  "grants of a resource that overlap": (n) => ({ resources: [{ path: "/a", share: many(n, () => share) }] }),
}; // prettier-ignore

/** Names of a server's host: one look-up whatever their number. */
const ownOrigins: Readonly<Record<string, (n: number) => PolicyDocument["self"]>> = {
  "ports of one host": (n) => many(n, (index) => `https://api.example:${String(1000 + index)}` as const),
  hosts: (n) => many(n, (index) => `https://api${String(index)}.example` as const),
  "patterns of hosts": (n) => many(n, (index) => `https://*.api${String(index)}.example` as const),
  "ports of a pattern": (n) => many(n, (index) => `https://*.example.com:${String(1000 + index)}` as const),
};

describe("a policy twice as long takes no more steps to decide by", () => {
  const origin = "https://app.example";
  test.each(Object.entries(ownOrigins))("%s of this server", (_, selfOf) => {
    const [small, large] = [size, 8 * size].map((n) => {
      const policy = definePolicy({ sallyport: 1, self: selfOf(n), resources: [] });
      // Each entry is known as written; a Host that is not has to be looked up.
      return countSteps(() =>
        ["api.example:999", "api0.example:99", "x.api0.example:99", "x.example.com:999"].map((host) =>
          decide(policy, { method: "GET", target: "/", headers: { host, origin } }),
        ),
      );
    });
    expect(large).toBeLessThanOrEqual(small! + 10);
  });

  test.each([
    ["https://a1-x.example.com", "granted by one"],
    ["https://a1_x.example.com", "by none"],
    [`https://${"a".repeat(63)}.example.com`, "a long label"],
  ])("wildcards inside a label: %s, %s", (from) => {
    const [small, large] = [size, 8 * size].map((n) => {
      const app = many(n, (index) => `https://a${String(index).padStart(4, "0")}*.example.com` as const);
      const share = { with: ["app"], methods: ["GET"] } as const;
      const policy = definePolicy({ sallyport: 1, self, origins: { app }, resources: [{ path: "/", share }] });
      return countSteps(() =>
        decide(policy, { method: "GET", target: "/", headers: { host: "api.example", origin: from } }),
      );
    });
    expect(large).toBeLessThanOrEqual(small! + 10);
  });

  test("a path whose first segment is listed in many cases", () => {
    const [small, large] = [size, 8 * size].map((n) => {
      const resources = many(n, (index) => ({ path: `/${casesOf(index)}/x${String(index)}` as const }));
      const policy = definePolicy({ sallyport: 1, self, resources });
      return countSteps(() =>
        decide(policy, { method: "GET", target: "/aAaAaAaAaA/x1/", headers: { host: "api.example", origin } }),
      );
    });
    expect(large).toBeLessThanOrEqual(small! + 10);
  });
});

describe("a document twice as long takes no more than twice the steps", () => {
  test.each(Object.entries(documents))("%s", (name, documentOf) => {
    expectLinear(name, compilePolicy, size, (n) => ({
      sallyport: 1,
      self: [...self],
      resources: [],
      ...documentOf(n),
    }));
  });
});
