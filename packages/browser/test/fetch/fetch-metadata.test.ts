import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { engines } from "../../src/engines/index.ts";
import { appendFetchMetadataHeaders } from "../../src/fetch/fetch-metadata.ts";
import { makeRequest } from "../../src/fetch/request.ts";
import type { EngineName, PageRequestInit } from "../../src/index.ts";
import { environmentAt } from "./environment.ts";
import { sceneOf, type Asked } from "./script.ts";

const A = "https://a.example";
const SUB = "https://sub.a.example";
const B = "https://b.test";
const allowed = ["Access-Control-Allow-Origin", "*"] as const;

const siteOf = ({ headers }: Pick<Asked, "headers">): string | null => headers.get("Sec-Fetch-Site");

describe("Sec-Fetch-Site", () => {
  test.each<[desc: string, at: string, to: string, site: string | null]>([
    ["its own origin", A, `${A}/x`, "same-origin"],
    ["a name beside it", A, SUB, "same-site"],
    ["the name above it", SUB, A, "same-site"],
    ["another port", A, `${A}:8443/`, "same-site"],
    ["another site", A, B, "cross-site"],
    ["the secure twin of a plain page", "http://a.example", A, "cross-site"],
    ["plain http: nothing is said", "http://a.example", "http://a.example/", null],
    ["plain http to this machine", "http://localhost:3000", "http://localhost:3000/x", "same-origin"],
    ["another port of this machine", "http://localhost:3000", "http://localhost:4000/", "same-site"],
    ["two names below a public suffix", "https://one.github.io", "https://two.github.io/", "cross-site"],
  ])("%s: %s to %s", async (_desc, at, to, site) => {
    const { network, page } = sceneOf(() => ({}), { at });
    await page.attempt(to, { mode: "no-cors" });
    expect(network.asked.map(siteOf)).toEqual([site]);
  });

  test("a sandboxed page is far from everything, its own URL included", async () => {
    const { network, browser } = sceneOf(() => ({}));
    await browser.pageAt(A, { sandboxed: true }).attempt(`${A}/x`, { mode: "no-cors" });
    expect(network.asked.map(siteOf)).toEqual(["cross-site"]);
  });

  test("the address bar asks for nobody", async () => {
    const { network, browser } = sceneOf(({ url }) =>
      url.pathname === "/" ? { status: 302, headers: [["Location", `${B}/x`]] } : {},
    );
    await browser.open(A);
    expect(network.asked.map((asked) => [siteOf(asked), asked.headers.get("Sec-Fetch-User")])).toEqual([
      ["none", "?1"],
      ["none", "?1"],
    ]);
  });

  test.each<[desc: string, hops: string[], sites: (string | null)[]]>([
    ["out: it gets farther", [A, SUB, B], ["same-origin", "same-site", "cross-site"]],
    ["back home: it stays far", [A, B, `${A}/2`], ["same-origin", "cross-site", "cross-site"]],
    ["through a sibling: it stays beside", [A, SUB, `${A}/2`], ["same-origin", "same-site", "same-site"]],
    ["within the other site: it stays far", [A, B, `${B}/2`], ["same-origin", "cross-site", "cross-site"]],
  ])("redirects, %s", async (_desc, hops, sites) => {
    const urls = hops.map((hop) => new URL(hop).href);
    const { network, page } = sceneOf(
      ({ url }) => {
        const next = urls[urls.indexOf(url.href) + 1];
        return next === undefined ? { headers: [allowed] } : { status: 302, headers: [allowed, ["Location", next]] };
      },
      { at: A },
    );
    await page.attempt(hops[0] ?? "");
    expect(network.asked.map(siteOf)).toEqual(sites);
  });

  test("in any chain as a naive twin says", () => {
    const url = fc.constantFrom(A, SUB, B, `${A}:8443`, "https://b.test:8443");
    fc.assert(
      fc.property(url, fc.array(url, { minLength: 1, maxLength: 5 }), (at, chain) => {
        const request = makeRequest(new URL(chain[0] ?? ""), environmentAt(at), { mode: "cors" });
        request.urlList.push(...chain.slice(1).map((one) => new URL(one)));
        appendFetchMetadataHeaders(request, engines.standard);
        const host = (one: string): string => new URL(one).hostname.replace("sub.", "");
        const worst = chain.some((one) => host(one) !== host(at))
          ? "cross-site"
          : chain.some((one) => one !== at)
            ? "same-site"
            : "same-origin";
        expect(request.headerList.get("Sec-Fetch-Site")).toBe(worst);
      }),
      { numRuns: 300 },
    );
  });
});

describe("Sec-Fetch-Mode and -Dest", () => {
  test.each<[desc: string, init: PageRequestInit, modes: string[]]>([
    ["fetch", {}, ["cors"]],
    ["no-cors", { mode: "no-cors" }, ["no-cors"]],
    ["a preflight and its request", { method: "PUT" }, ["cors", "cors"]],
  ])("%s", async (_desc, init, modes) => {
    const { network, page } = sceneOf(() => ({ headers: [allowed, ["Access-Control-Allow-Methods", "*"]] }));
    await page.attempt(B, init);
    expect(network.asked.map(({ headers }) => headers.get("Sec-Fetch-Mode"))).toEqual(modes);
    expect(new Set(network.asked.map(({ headers }) => headers.get("Sec-Fetch-Dest")))).toEqual(new Set(["empty"]));
    expect(network.asked.every(({ headers }) => !headers.has("Sec-Fetch-User"))).toBe(true);
  });

  const overHttp = "http://b.example/x";
  test.each<{ engine: EngineName; at: string; to: string; location?: string; modes: (string | null)[] }>([
    { engine: "standard", at: "http://a.example", to: overHttp, modes: [null, null] },
    { engine: "chromium", at: "http://a.example", to: overHttp, modes: ["cors", null] },
    { engine: "firefox", at: "http://a.example", to: overHttp, modes: [null, null] },
    { engine: "webkit", at: "http://a.example", to: overHttp, modes: [null, null] },
    {
      engine: "standard",
      at: "http://a.example",
      to: overHttp,
      location: "https://b.example/y",
      modes: [null, null, "cors", "cors"],
    },
    {
      engine: "webkit",
      at: "http://a.example",
      to: overHttp,
      location: "https://b.example/y",
      modes: [null, null, null, null],
    },
  ])("a PUT over plain http in $engine, then $location: $modes", async ({ engine, at, to, location, modes }) => {
    const grants = [allowed, ["Access-Control-Allow-Methods", "PUT"]] as const;
    const { network, page } = sceneOf(
      ({ url, isPreflight }) =>
        location === undefined || isPreflight || url.href === location
          ? { headers: grants }
          : { status: 307, headers: [...grants, ["Location", location]] },
      { at, engine },
    );
    await page.attempt(to, { method: "PUT" });
    expect(network.asked.map(({ headers }) => headers.get("Sec-Fetch-Mode"))).toEqual(modes);
  });

  test.each([
    { engine: "standard", site: "cross-site" },
    { engine: "firefox", site: "cross-site" },
  ] as const)("in $engine http and https are two sites", async ({ engine, site }) => {
    const { network, page } = sceneOf(() => ({}), { at: "http://a.example", engine });
    await page.attempt(SUB, { mode: "no-cors" });
    expect(network.asked.map(siteOf)).toEqual([site]);
  });

  test.each([
    { engine: "standard", site: "cross-site" },
    { engine: "firefox", site: "same-site" },
  ] as const)("in $engine the names of this machine: $site", async ({ engine, site }) => {
    const { network, page } = sceneOf(() => ({}), { at: "http://a.localhost", engine });
    await page.attempt("https://x.a.localhost", { mode: "no-cors" });
    expect(network.asked.map(siteOf)).toEqual([site]);
  });

  test("same-origin", async () => {
    const { network, page } = sceneOf(() => ({}), { at: A });
    await page.attempt("/x", { mode: "same-origin" });
    expect(network.asked[0]?.headers.get("Sec-Fetch-Mode")).toBe("same-origin");
  });

  test("a script cannot say otherwise", async () => {
    const { network, page } = sceneOf(() => ({ headers: [allowed] }));
    await page.attempt(B, { headers: { "Sec-Fetch-Site": "same-origin", "sec-fetch-mode": "navigate" } });
    expect(network.lines).toEqual([`GET ${B}/`]);
    expect(network.asked.map(siteOf)).toEqual(["cross-site"]);
  });
});

test.each<[engine: EngineName, sent: boolean]>([
  ["standard", true],
  ["chromium", true],
  ["firefox", true],
  ["webkit", false],
])("in %s, whether `localhost.` over plain http gets Sec-Fetch-*: %s", async (engine, sent) => {
  const { network, page } = sceneOf(() => ({}), { at: "http://a.localhost", engine });
  for (const url of ["http://b.localhost/", "http://b.localhost./"]) await page.attempt(url, { mode: "no-cors" });
  expect(network.asked.map(({ headers }) => headers.has("Sec-Fetch-Site"))).toEqual([true, sent]);
});
