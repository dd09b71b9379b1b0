import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeRequest, redirectTaint, serializeRequestOrigin, type FetchRequest } from "../../src/fetch/request.ts";
import { environmentAt } from "./environment.ts";
import { sceneOf } from "./script.ts";

const A = "https://a.example";
const A2 = "https://sub.a.example";
const B = "https://b.test";
const C = "https://c.test";

function requestThrough(origin: string, urls: readonly string[]): FetchRequest {
  const request = makeRequest(new URL(urls[0] ?? A), environmentAt(A), { origin });
  request.urlList.push(...urls.slice(1).map((url) => new URL(url)));
  return request;
}

describe("where a request has been", () => {
  test.each<[desc: string, urls: string[], taint: string]>([
    ["nowhere else", [A], "same-origin"],
    ["straight to another site", [B], "same-origin"],
    ["within the page's origin", [A, A, A], "same-origin"],
    ["from the page's origin to another", [A, B], "same-origin"],
    ["within the other origin", [A, B, B], "same-origin"],
    ["from another origin to a third", [B, C], "cross-site"],
    ["from another origin back to the page's", [B, A], "cross-site"],
    ["out and back", [A, B, A], "cross-site"],
    ["from a sibling to the page's origin", [A2, A], "same-site"],
    ["out to a sibling and back", [A, A2, A], "same-site"],
    ["from the page's origin to a sibling", [A, A2], "same-origin"],
    ["from a sibling to another site", [A2, B], "same-site"],
    ["a cross-site hop counts more than the same-site one before", [A, A2, A, B, C], "cross-site"],
    ["another scheme is another site", [B, "http://b.test"], "cross-site"],
    ["another port is the same site", ["https://a.example:8443", A], "same-site"],
  ])("%s: %j is %s", (_desc, urls, taint) => {
    const request = requestThrough(A, urls);
    expect(redirectTaint(request)).toBe(taint);
    expect(serializeRequestOrigin(request)).toBe(taint === "same-origin" ? A : "null");
  });

  test("in any chain as a naive twin says", () => {
    const urls = fc.array(fc.constantFrom(A, A2, B, C, "http://a.example", "https://a.example:8443"), {
      minLength: 1,
      maxLength: 6,
    });
    const siteOf = (url: string): string => url.replace(/:8443$/, "").replace("sub.", "");
    const naive = (from: string, chain: string[]): string => {
      const steps = chain.slice(1).map((to, at) => ({ to, last: chain[at] ?? "" }));
      const foreign = (nameOf: (url: string) => string): boolean =>
        steps.some(({ to, last }) => nameOf(to) !== nameOf(last) && nameOf(from) !== nameOf(last));
      if (foreign(siteOf)) return "cross-site";
      return foreign((url) => url) ? "same-site" : "same-origin";
    };
    fc.assert(
      fc.property(fc.constantFrom(A, A2, B), urls, (origin, chain) => {
        expect(redirectTaint(requestThrough(origin, chain))).toBe(naive(origin, chain));
      }),
      { numRuns: 300 },
    );
  });

  test("an opaque origin is tainted by every step to another origin", () => {
    expect(redirectTaint(requestThrough("null", [A, A]))).toBe("same-origin");
    expect(redirectTaint(requestThrough("null", [A, B]))).toBe("cross-site");
  });
});

describe("through the browser", () => {
  const chainOf = (...hops: string[]) =>
    sceneOf(
      ({ url }) => {
        const next = hops[hops.indexOf(url.origin) + 1];
        const home = url.pathname === "/home";
        return next === undefined || home
          ? { headers: [["Access-Control-Allow-Origin", "*"]] }
          : {
              status: 302,
              headers: [
                ["Access-Control-Allow-Origin", "*"],
                ["Location", next === A ? `${A}/home` : next],
              ],
            };
      },
      { at: `${A}/` },
    );

  const sent = async (...hops: string[]): Promise<(string | null)[]> => {
    const { network, page } = chainOf(...hops);
    await page.attempt(hops[0] ?? "");
    return network.asked.map(({ headers }) => headers.get("Origin"));
  };

  test.each<[desc: string, hops: string[], origins: (string | null)[]]>([
    ["A to B", [A, B], [null, A]],
    ["A to B to A: still CORS, and null", [A, B, A], [null, A, "null"]],
    ["B to A", [B, A], [A, "null"]],
    ["B to C", [B, C], [A, "null"]],
    ["A's sibling to A", [A2, A], [A, "null"]],
  ])("%s", async (_desc, hops, origins) => expect(await sent(...hops)).toEqual(origins));

  test("the page's own URL that is reached through another origin must allow null by name or by wildcard", async () => {
    const { network, page } = sceneOf(
      ({ url }) => ({
        status: url.origin === B ? 307 : 200,
        headers: [
          ["Access-Control-Allow-Origin", url.origin === B ? "*" : A],
          ["Location", `${A}/`],
        ],
      }),
      { at: `${A}/` },
    );
    const { failure, trace } = await page.attempt(B);
    expect(failure).toMatchObject({ code: "cors-origin-mismatch", value: A });
    expect(network.lines).toEqual([`GET ${B}/`, `GET ${A}/`]);
    expect(trace.find(({ kind }) => kind === "redirect")).toMatchObject({ taint: "cross-site" });
  });
});
