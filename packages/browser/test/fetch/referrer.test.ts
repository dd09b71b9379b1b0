import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { engines } from "../../src/engines/index.ts";
import type { ReferrerPolicy } from "../../src/fetch/referrer-policy.ts";
import { determineReferrer, parseReferrerPolicy } from "../../src/fetch/referrer.ts";
import { makeRequest } from "../../src/fetch/request.ts";
import { Browser, type EngineName, type PageRequestInit } from "../../src/index.ts";
import { environmentAt } from "./environment.ts";
import { sceneOf, ScriptedNetwork } from "./script.ts";

const AT = "https://a.example/path?q=1#top";
const WHOLE = "https://a.example/path?q=1";
const ORIGIN = "https://a.example/";

describe("by policy", () => {
  test.each<[policy: ReferrerPolicy, same: string | null, cross: string | null, plain: string | null]>([
    ["", WHOLE, ORIGIN, null],
    ["no-referrer", null, null, null],
    ["origin", ORIGIN, ORIGIN, ORIGIN],
    ["unsafe-url", WHOLE, WHOLE, WHOLE],
    ["same-origin", WHOLE, null, null],
    ["strict-origin", ORIGIN, ORIGIN, null],
    ["origin-when-cross-origin", WHOLE, ORIGIN, ORIGIN],
    ["no-referrer-when-downgrade", WHOLE, WHOLE, null],
    ["strict-origin-when-cross-origin", WHOLE, ORIGIN, null],
  ])("%j: own origin %j, another %j, plain http %j", (referrerPolicy, same, cross, plain) => {
    const told = (to: string): string | null => {
      const request = makeRequest(new URL(to), environmentAt(AT), { referrerPolicy });
      const referrer = determineReferrer(request, engines.standard.referrer);
      return referrer === "no-referrer" ? null : referrer.href;
    };
    expect([told("https://a.example/x"), told("https://b.test/"), told("http://b.test/")]).toEqual([
      same,
      cross,
      plain,
    ]);
  });

  test("for any two pages as a naive twin says", () => {
    const policies = ["no-referrer", "origin", "unsafe-url", "same-origin", "strict-origin"] as const;
    const more = ["origin-when-cross-origin", "no-referrer-when-downgrade", "strict-origin-when-cross-origin"] as const;
    const url = fc
      .tuple(
        fc.constantFrom("http", "https"),
        fc.constantFrom("a.example", "b.test", "localhost"),
        fc.constantFrom("", "x?y"),
      )
      .map(([scheme, host, path]) => `${scheme}://${host}/${path}`);
    const naive = (policy: ReferrerPolicy, from: string, to: string): string => {
      const [origin, same] = [`${new URL(from).origin}/`, new URL(from).origin === new URL(to).origin];
      const secure = (one: string): boolean => one.startsWith("https:") || one.startsWith("http://localhost/");
      if (policy === "no-referrer" || (policy === "same-origin" && !same)) return "no-referrer";
      const down = secure(from) && !secure(to);
      const guarded = ["strict-origin", "no-referrer-when-downgrade", "strict-origin-when-cross-origin"].includes(
        policy,
      );
      if (down && guarded) return "no-referrer";
      if (policy === "origin" || policy === "strict-origin") return origin;
      return policy.endsWith("cross-origin") && !same ? origin : from;
    };
    fc.assert(
      fc.property(fc.constantFrom(...policies, ...more), url, url, (referrerPolicy, from, to) => {
        const request = makeRequest(new URL(to), environmentAt(from), { referrerPolicy });
        const referrer = determineReferrer(request, engines.standard.referrer);
        const told = referrer === "no-referrer" ? referrer : referrer.href;
        expect(told).toBe(naive(referrerPolicy, from, to));
      }),
      { numRuns: 300 },
    );
  });
});

describe("the Referer header", () => {
  const told = async (at: string, to: string, init: PageRequestInit = {}): Promise<string | null> => {
    const { network, page } = sceneOf(() => ({ headers: [["Access-Control-Allow-Origin", "*"]] }), { at });
    await page.attempt(to, init);
    return network.asked.at(-1)?.headers.get("Referer") ?? null;
  };

  test.each<[desc: string, at: string, init: PageRequestInit, expected: string | null]>([
    ["the page, without its fragment", AT, {}, WHOLE],
    ["a URL of the page's own that its script names", AT, { referrer: "/other?x" }, "https://a.example/other?x"],
    ["another origin's URL does not count", AT, { referrer: "https://b.test/x" }, WHOLE],
    ["none, by the empty string", AT, { referrer: "" }, null],
    ["about:client is the page", AT, { referrer: "about:client" }, WHOLE],
    [
      "4096 characters are the most",
      `https://a.example/${"x".repeat(4078)}`,
      {},
      `https://a.example/${"x".repeat(4078)}`,
    ],
    ["one more, and the origin has to do", `https://a.example/${"x".repeat(4079)}`, {}, ORIGIN],
  ])("%s", async (_desc, at, init, expected) => expect(await told(at, "https://a.example/x", init)).toBe(expected));

  test("a user name in the page's URL stays there", async () => {
    expect(await told("https://user:pass@a.example/x", "https://a.example/y")).toBe("https://a.example/x");
  });

  test("a sandboxed page tells nothing, whatever its policy", async () => {
    const { network, browser } = sceneOf(() => ({}));
    const page = browser.pageAt(AT, { sandboxed: true, referrerPolicy: "unsafe-url" });
    await page.attempt("https://a.example/x", { mode: "no-cors" });
    expect(network.asked[0]?.headers.has("Referer")).toBe(false);
  });

  test("a preflight tells what its request tells", async () => {
    const { network, page } = sceneOf(
      () => ({
        headers: [
          ["Access-Control-Allow-Origin", "*"],
          ["Access-Control-Allow-Methods", "*"],
        ],
      }),
      { at: AT },
    );
    await page.attempt("https://b.test/", { method: "PUT", referrerPolicy: "unsafe-url" });
    expect(network.asked.map(({ headers }) => headers.get("Referer"))).toEqual([WHOLE, WHOLE]);
  });

  test("a redirect's policy holds from there on, and what was left out does not come back", async () => {
    const hops: Record<string, [to: string, policy: string]> = {
      "/1": ["/2", "origin"],
      "/2": ["/3", "unsafe-url"],
    };
    const { network, page } = sceneOf(
      ({ url }) => {
        const [to, policy] = hops[url.pathname] ?? [];
        return to === undefined || policy === undefined
          ? {}
          : {
              status: 302,
              headers: [
                ["Location", to],
                ["Referrer-Policy", policy],
              ],
            };
      },
      { at: AT },
    );
    await page.attempt("https://a.example/1");
    expect(network.asked.map(({ headers }) => headers.get("Referer"))).toEqual([WHOLE, ORIGIN, ORIGIN]);
  });
});

describe("in a frame of another site", () => {
  const own = "https://b.test/frame";
  const origin = "https://b.test/";

  /** The Referer of a request that the frame's script sends. */
  async function told(engine: EngineName, to: string, referrerPolicy: ReferrerPolicy): Promise<string | null> {
    const network = new ScriptedNetwork(() => ({}));
    const browser = new Browser({ engine, network });
    const frame = browser.pageAt(own, { parent: browser.pageAt(AT) });
    await frame.attempt(to, { referrerPolicy, mode: "no-cors" });
    return network.asked[0]?.headers.get("Referer") ?? null;
  }

  test.each<[to: string, policy: ReferrerPolicy, standard: string | null, webkit: string | null]>([
    ["https://b.test/x", "", own, origin],
    ["https://b.test/x", "same-origin", own, origin],
    ["https://b.test/x", "no-referrer", null, null],
    ["https://x.b.test/x", "unsafe-url", own, origin],
    ["https://x.b.test/x", "same-origin", null, null],
    ["https://a.example/x", "", origin, origin],
    ["https://a.example/x", "unsafe-url", own, own],
    ["https://www.a.example/x", "no-referrer-when-downgrade", own, own],
    ["https://c.test/x", "unsafe-url", own, origin],
  ])("to %s by %j", async (to, policy, standard, webkit) => {
    expect([await told("standard", to, policy), await told("webkit", to, policy)]).toEqual([standard, webkit]);
  });
});

describe("Referrer-Policy", () => {
  test.each<[header: string | null, policy: string]>([
    [null, ""],
    ["", ""],
    ["origin", "origin"],
    ["ORIGIN", "origin"],
    ["no-referrer, origin", "origin"],
    ["origin, tomorrow's-policy", "origin"],
    ["never, always", ""],
    [" origin\t,", "origin"],
    ["constructor", ""],
  ])("%j is %j", (header, policy) => expect(parseReferrerPolicy(header)).toBe(policy));

  test("of a page that is opened: the last known one, of all lines", async () => {
    const { network, browser } = sceneOf(({ url }) =>
      url.pathname === "/path"
        ? {
            headers: [
              ["Referrer-Policy", "unsafe-url"],
              ["Referrer-Policy", "origin"],
            ],
          }
        : {},
    );
    const page = await browser.open(AT);
    await page.attempt("/x");
    expect(network.asked.at(-1)?.headers.get("Referer")).toBe(ORIGIN);
  });
});
