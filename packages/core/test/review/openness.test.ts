import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePolicy, type PolicyDocument } from "../../src/index.ts";
import { openBreadths, openness, openWeights, standInSources } from "../../src/review/index.ts";
import { document } from "./arbitrary-document.ts";
import { bank, withResources } from "./documents.ts";

type Resource = PolicyDocument<"app" | "partners">["resources"][number];

const figure = (...resources: Resource[]): number => openness(withResources(...resources)).figure;

const compiles = (one: unknown): boolean => compilePolicy(one, { sources: standInSources(one) }).policy !== undefined;

describe("openness", () => {
  test.each([
    { desc: "nothing shared", resources: [], counts: 0 },
    { desc: "a read", resources: [{ path: "/a", share: { with: ["app"], methods: ["GET"] } }], counts: 2 },
    {
      desc: "HEAD goes with GET",
      resources: [{ path: "/a", share: { with: ["app"], methods: ["GET", "HEAD"] } }],
      counts: 2,
    },
    {
      desc: "a change and a read with credentials",
      resources: [{ path: "/a", share: { with: ["app"], methods: ["GET", "PUT"], credentials: true } }],
      counts: 16,
    },
    {
      desc: "confidential data twice",
      resources: [{ path: "/a", confidential: true, share: { with: ["app"], methods: ["GET"], credentials: true } }],
      counts: 12,
    },
    {
      desc: "anyone",
      resources: [{ path: "/a", share: { with: "anyone", methods: ["GET"], because: "x" } }],
      counts: 200,
    },
    {
      desc: "a pattern of labels and ports",
      resources: [{ path: "/a", share: { with: ["https://*.b.example:*"], methods: ["GET"] } }],
      counts: 40,
    },
    {
      desc: "any depth",
      resources: [{ path: "/a", share: { with: ["https://**.b.example"], methods: ["GET"] } }],
      counts: 40,
    },
    { desc: "a source", resources: [{ path: "/a", share: { with: ["partners"], methods: ["GET"] } }], counts: 20 },
    {
      desc: "a form post from null",
      resources: [{ path: "/a", receive: { from: ["null"], methods: ["POST"] } }],
      counts: 300,
    },
    { desc: "embedding", resources: [{ path: "/a", corp: "cross-origin" }], counts: 100 },
    {
      desc: "a socket",
      resources: [{ path: "/a", share: { with: ["app"], webSocket: true, credentials: true } }],
      counts: 10,
    },
  ] satisfies { desc: string; resources: Resource[]; counts: number }[])("$desc: $counts", ({ resources, counts }) => {
    expect(figure(...resources)).toBe(counts);
  });

  test("R23: one figure, its parts, and how many are named", () => {
    const { figure: sum, parts, origins } = openness(bank);
    expect(parts.reduce((total, { points }) => total + points, 0)).toBe(sum);
    expect(parts[0]).toMatchObject({ who: { name: "null" }, kind: "receive", points: 300 });
    expect(origins).toEqual({ exact: 2, patterns: 1, sources: 1, anyone: true });
  });

  test("anonymous reads count less than reads with credentials, and those less than changes with credentials", () => {
    expect(openWeights.read).toBeLessThan(openWeights["read-credentials"]);
    expect(openWeights["read-credentials"]).toBeLessThan(openWeights["change-credentials"]);
    expect(Math.max(...Object.values(openBreadths))).toBe(openBreadths.anyone);
  });

  test("what is granted in addition never lowers it", () => {
    const additions = fc.constantFrom<Record<string, unknown>>(
      { with: ["https://new.example"], methods: ["GET"] },
      { with: ["https://new.example"], methods: ["POST"], credentials: true },
      { with: ["https://*.new.example"], webSocket: true, credentials: true },
    );
    fc.assert(
      fc.property(document.filter(compiles), additions, fc.nat(), (before, grant, index) => {
        const wider = structuredClone(before) as { resources: { share?: unknown[] }[] };
        const resource = wider.resources[index % Math.max(1, wider.resources.length)];
        fc.pre(resource !== undefined);
        resource.share = [...(resource.share ?? []), grant];
        expect(openness(wider).figure).toBeGreaterThan(openness(before).figure);
      }),
      { numRuns: 300 },
    );
  });

  test("credentials, a method and an origin more each raise it", () => {
    const grant = { with: ["https://a.example"] as `https://${string}`[], methods: ["GET"] };
    const plain = figure({ path: "/a", share: grant });
    expect(figure({ path: "/a", share: { ...grant, credentials: true } })).toBeGreaterThan(plain);
    expect(figure({ path: "/a", share: { ...grant, methods: ["GET", "PUT"] } })).toBeGreaterThan(plain);
    expect(figure({ path: "/a", share: { ...grant, with: [...grant.with, "https://b.example"] } })).toBeGreaterThan(
      plain,
    );
  });
});
