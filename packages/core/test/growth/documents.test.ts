import { describe, test } from "vitest";
import { compilePolicy } from "../../src/index.ts";
import { expectLinear } from "./steps.ts";

/** Eight times as many are fewer than the problems that are listed. */
const size = 100;

const many = <T>(n: number, one: (index: number) => T): T[] => Array.from({ length: n }, (_, index) => one(index));
const named = (n: number, one: (index: number) => readonly [string, unknown]): Record<string, unknown> =>
  Object.fromEntries(many(n, one));

const self = ["https://api.example"];
const share = { with: ["https://app.example"], methods: ["GET"] };

/** Parts of a document, right and wrong, that may be there n times. */
const documents: Readonly<Record<string, (n: number) => Readonly<Record<string, unknown>>>> = {
  resources: (n) => ({ resources: many(n, (index) => ({ path: `/a${String(index)}/:b/**`, share })) }),
  "the same path": (n) => ({ resources: many(n, () => ({ path: "/a", share })) }),
  "paths that differ in case": (n) => ({
    resources: many(n, (index) => ({ path: `/${index.toString(2).replaceAll("0", "a").replaceAll("1", "A")}` })),
  }),
  "unknown keys": (n) => named(n, (index) => [`resource${String(index)}`, 1]),
  "unknown keys of resources": (n) => ({ resources: many(n, () => ({ path: "/a", shar: share })) }),
  "values of a wrong kind": (n) => ({ hosts: many(n, (index) => ({ [`a${String(index)}`]: 1 })) }),
  origins: (n) => ({ origins: { app: many(n, (index) => `https://a${String(index)}.example`) } }),
  "malformed origins": (n) => ({ origins: { app: many(n, (index) => `https://A${String(index)}.example`) } }),
  groups: (n) => ({ origins: named(n, (index) => [`app${String(index)}`, ["https://app.example"]]) }),
  "unknown groups": (n) => ({
    origins: named(n, (index) => [`app${String(index)}`, [`https://a${String(index)}.example`]]),
    resources: many(n, (index) => ({ path: `/${String(index)}`, share: { ...share, with: [`apq${String(index)}`] } })),
  }),
  "unknown sources": (n) => ({ origins: named(n, (index) => [`app${String(index)}`, { source: "partners" }]) }),
  "ports of this server": (n) => ({ self: many(n, (index) => `https://api.example:${String(1000 + index)}`) }),
  "schemes of this server": (n) => ({ self: many(n, (index) => `http${index % 2 === 0 ? "" : "s"}://api.example:${String(1000 + index)}`) }),
  hosts: (n) => ({ hosts: many(n, (index) => `a${String(index)}`) }),
  profiles: (n) => ({ profiles: named(n, (index) => [`p${String(index)}`, { hosts: ["a"] }]) }),
  "profiles and resources": (n) => ({
    profiles: named(n, (index) => [`p${String(index)}`, { hosts: ["a"] }]),
    resources: many(n, (index) => ({ path: `/${String(index)}` })),
  }),
  "methods of a grant": (n) => ({ resources: [{ path: "/a", share: { ...share, methods: many(n, (index) => `M${String(index)}`) } }] }),
  "headers of a grant": (n) => ({ resources: [{ path: "/a", share: { ...share, headers: many(n, (index) => `x-${String(index)}`) } }] }),
  "grants of a resource": (n) => ({
    resources: [{ path: "/a", share: many(n, (index) => ({ ...share, with: [`https://a${String(index)}.example`] })) }],
  }),
  "grants of a resource that overlap": (n) => ({ resources: [{ path: "/a", share: many(n, () => share) }] }),
}; // prettier-ignore

describe("a document twice as long takes no more than twice the steps", () => {
  test.each(Object.entries(documents))("%s", (name, documentOf) => {
    expectLinear(name, compilePolicy, size, (n) => ({ sallyport: 1, self, resources: [], ...documentOf(n) }));
  });
});
