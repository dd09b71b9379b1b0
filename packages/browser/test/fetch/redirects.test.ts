import { describe, expect, test } from "vitest";
import type { EngineName, PageRequestInit } from "../../src/index.ts";
import { API, generous, PAGE, sceneOf, verdictOf, type ScriptedResponse, type Script } from "./script.ts";

/** Answers `/n` with a redirect to `/n-1`; `/0` with 200. */
const counting: Script = ({ url }) => {
  const left = Number(url.pathname.slice(1));
  return left === 0 ? {} : { status: 302, headers: [["Location", `/${left - 1}`]] };
};

/** Redirects once. */
const once =
  (status: number, location: string | undefined, headers: ScriptedResponse["headers"] = []): Script =>
  (asked) => {
    const answer = generous(asked);
    if (asked.isPreflight || asked.url.pathname !== "/from") return answer;
    const to = location === undefined ? [] : [["Location", location] as const];
    return { ...answer, status, headers: [...answer.headers, ...to, ...headers] };
  };

describe("how many", () => {
  test.each([
    [20, "basic 200", 21],
    [21, "redirect-too-many", 21],
    [1000, "redirect-too-many", 21],
  ])("%i: %s", async (count, expected, requests) => {
    const { network, page } = sceneOf(counting);
    expect(await verdictOf(page, `/${count}`)).toBe(expected);
    expect(network.asked).toHaveLength(requests);
  });

  test("in a circle", async () => {
    const { page } = sceneOf(() => ({ status: 301, headers: [["Location", ""]] }));
    expect(await verdictOf(page, "/")).toBe("redirect-too-many");
  });
});

describe("method and body", () => {
  test.each<[status: number, method: string, then: string, body: boolean]>([
    [301, "POST", "GET", false],
    [302, "POST", "GET", false],
    [303, "POST", "GET", false],
    [307, "POST", "POST", true],
    [308, "POST", "POST", true],
    [301, "PUT", "PUT", true],
    [302, "PUT", "PUT", true],
    [303, "PUT", "GET", false],
    [307, "PUT", "PUT", true],
    [301, "GET", "GET", false],
    [303, "GET", "GET", false],
    [303, "HEAD", "HEAD", false],
    [301, "HEAD", "HEAD", false],
    [303, "CHICKEN", "GET", false],
  ])("%i after %s is %s, with a body: %s", async (status, method, then, body) => {
    const { network, page } = sceneOf(once(status, "/to"));
    const hasBody = method !== "GET" && method !== "HEAD";
    const headers = { "Content-Type": "text/plain", "Content-Language": "de", "X-A": "1" };
    await page.attempt("/from", { method, headers, ...(hasBody ? { body: "x" } : {}) });
    const [, second] = network.asked;
    expect(second?.line).toBe(`${then} ${PAGE}/to`);
    expect(second?.body).toBe(body ? "x" : undefined);
    const changed = then !== method;
    expect([
      second?.headers.has("Content-Type"),
      second?.headers.has("Content-Language"),
      second?.headers.get("X-A"),
    ]).toEqual([!changed, !changed, "1"]);
  });

  test.each([300, 304, 305, 306, 309, 399])("%i is no redirect", async (status) => {
    const { network, page } = sceneOf(once(status, "/to"));
    expect(await verdictOf(page, "/from")).toBe(`basic ${status}`);
    expect(network.asked).toHaveLength(1);
  });
});

describe("where to", () => {
  test.each<[desc: string, location: string | undefined, expected: string]>([
    ["a path", "/to", `GET ${API}/to`],
    ["beside the URL", "to?x", `GET ${API}/to?x`],
    ["another origin", "https://c.test/to", "GET https://c.test/to"],
    ["the scheme of the URL", "//c.test/to", "GET https://c.test/to"],
    ["UTF-8 in bytes", "/\xc3\xa9", `GET ${API}/%C3%A9`],
    ["the word failure, which is a path like others", "failure", `GET ${API}/failure`],
    ["a fragment, which stays here", "/to#x", `GET ${API}/to`],
    ["nowhere: the redirect is the answer", undefined, "cors 302"],
    ["no URL", "https://", "redirect-location"],
    ["data:", "data:,x", "redirect-scheme"],
    ["about:blank", "about:blank", "redirect-scheme"],
    ["blob:", "blob:https://app.example/x", "redirect-scheme"],
    ["ftp:", "ftp://c.test/", "redirect-scheme"],
    ["a bad port", "https://c.test:25/", "bad-port"],
    ["a user name", "https://user@c.test/", "redirect-credentials"],
    ["a password", "https://:pass@c.test/", "redirect-credentials"],
    ["a user name back home, after CORS", "https://user@app.example/", "redirect-credentials"],
  ])("%s", async (_desc, location, expected) => {
    const { network, page } = sceneOf(once(302, location));
    const verdict = await verdictOf(page, `${API}/from`);
    expect(expected.startsWith("GET ") ? network.lines[1] : verdict).toBe(expected);
  });

  test("a user name within the page's own origin is allowed, and does not go over the wire", async () => {
    const { network, page } = sceneOf(once(302, "https://user:pass@app.example/to"));
    expect(await verdictOf(page, "/from")).toBe("basic 200");
    expect(network.lines[1]).toBe(`GET ${PAGE}/to`);
    expect(network.asked[1]?.headers.has("Authorization")).toBe(false);
  });

  test.each<[desc: string, location: string, last: string]>([
    ["keeps the fragment of the URL before", "/to", `${PAGE}/to#top`],
    ["unless it has one of its own", "/to#x", `${PAGE}/to#x`],
    ["which may be empty", "/to#", `${PAGE}/to#`],
  ])("a redirect %s", async (_desc, location, last) => {
    const { page } = sceneOf(once(302, location));
    const { trace, response } = await page.attempt("/from#top");
    expect(trace.findLast(({ kind }) => kind === "main-fetch")).toMatchObject({ url: last });
    expect(response?.url).toBe(`${PAGE}/to`);
  });
});

describe("Authorization", () => {
  const init: PageRequestInit = { headers: { Authorization: "Bearer x", "X-A": "1" } };

  test.each<[desc: string, from: string, to: string, kept: boolean]>([
    ["stays within an origin", `${API}/from`, "/to", true],
    ["goes at another origin", `${API}/from`, "https://c.test/to", false],
    ["goes at another name of the site", `${API}/from`, "https://bank.example/to", false],
    ["goes at another port", `${API}/from`, `${API}:8443/to`, false],
    ["goes when the page's own origin leaves it", "/from", `${API}/to`, false],
  ])("%s", async (_desc, from, to, kept) => {
    const { network, page } = sceneOf(once(307, to));
    expect(await verdictOf(page, from, init)).toBe(kept || to.startsWith("https:") ? "cors 200" : "basic 200");
    const last = network.asked.at(-1);
    expect([last?.headers.get("Authorization"), last?.headers.get("X-A")]).toEqual([kept ? "Bearer x" : null, "1"]);
    // What is gone needs no leave.
    const asked = network.asked
      .findLast(({ isPreflight }) => isPreflight)
      ?.headers.get("Access-Control-Request-Headers");
    expect(asked).toBe(kept ? "authorization,x-a" : "x-a");
  });

  test("does not come back at home", async () => {
    const { network, page } = sceneOf((asked) => {
      const { url } = asked;
      const answer = generous(asked);
      const next: Record<string, string> = { [`${PAGE}/1`]: `${API}/2`, [`${API}/2`]: `${PAGE}/3` };
      const to = asked.isPreflight ? undefined : next[url.href];
      return to === undefined ? answer : { status: 307, headers: [...answer.headers, ["Location", to]] };
    });
    await page.attempt("/1", init);
    const sent = network.asked.filter(({ isPreflight }) => !isPreflight);
    expect(sent.map(({ headers }) => headers.has("Authorization"))).toEqual([true, false, false]);
  });
});

describe("by redirect mode", () => {
  test.each<[init: PageRequestInit, url: string, expected: string]>([
    [{ redirect: "error" }, "/from", "redirect-forbidden"],
    [{ redirect: "error" }, `${API}/from`, "redirect-forbidden"],
    [{ redirect: "manual" }, "/from", "opaqueredirect 0"],
    [{ redirect: "manual" }, `${API}/from`, "opaqueredirect 0"],
    [{ redirect: "manual", mode: "no-cors" }, `${API}/from`, "no-cors-redirect-mode"],
    [{ redirect: "error", mode: "no-cors" }, `${API}/from`, "no-cors-redirect-mode"],
    [{ redirect: "error", mode: "no-cors" }, "/from", "redirect-forbidden"],
    [{ mode: "same-origin" }, "/from", "redirect-same-origin"],
  ])("%j on %s: %s", async (init, url, expected) => {
    const { network, page } = sceneOf(once(302, `${API}/to`));
    expect(await verdictOf(page, url, init)).toBe(expected);
    expect(network.asked.length).toBeLessThanOrEqual(1);
  });

  test("an opaque redirect tells its URL and nothing of where it leads", async () => {
    const { page } = sceneOf(once(302, `${API}/to`));
    const { response, readable, trace } = await page.attempt("/from", { redirect: "manual" });
    expect(readable).toBe(false);
    expect(response).toMatchObject({ status: 0, statusText: "", url: `${PAGE}/from`, redirected: false, ok: false });
    expect([...(response?.headers ?? [])]).toEqual([]);
    expect(await response?.text()).toBe("");
    const seen = trace.at(-1);
    expect(seen).toMatchObject({ kind: "filtered", type: "opaqueredirect", headers: [] });
    expect(seen?.kind === "filtered" && seen.hidden).toContain("Location");
  });

  test("a CORS failure comes before the redirect is looked at", async () => {
    const { network, page } = sceneOf(() => ({ status: 302, headers: [["Location", PAGE]] }));
    expect(await verdictOf(page, API)).toBe("cors-origin-missing");
    expect(await verdictOf(page, API, { redirect: "manual" })).toBe("cors-origin-missing");
    expect(network.asked).toHaveLength(2);
  });
});

describe("what the page sees of them", () => {
  test("the last URL, and that there was a redirect", async () => {
    const { page } = sceneOf(once(302, "https://c.test/to#x"));
    expect((await page.attempt(`${API}/from`)).response).toMatchObject({ url: "https://c.test/to", redirected: true });
  });

  test("nothing of an opaque one", async () => {
    const { page } = sceneOf(once(302, "https://c.test/to"));
    const { response } = await page.attempt(`${API}/from`, { mode: "no-cors" });
    expect(response).toMatchObject({ type: "opaque", url: "", redirected: false });
  });
});

test("a stream for a body cannot be sent again", async () => {
  const { page } = sceneOf(once(307, "/to"));
  const body = new Blob(["x"]).stream();
  expect(await verdictOf(page, "/from", { method: "POST", body, duplex: "half" })).toBe("stream-over-http1");
});

test.each<[engine: EngineName, expected: string]>([
  ["chromium", "redirect-location"],
  ["firefox", "opaqueredirect"],
  ["webkit", "opaqueredirect"],
])("in %s, the mode `manual` with a Location that is not a URL is %s", async (engine, expected) => {
  const { page } = sceneOf(() => ({ status: 302, headers: [["Location", "http://["]] }), { engine });
  const { failure, response } = await page.attempt("/from", { redirect: "manual" });
  expect(failure?.code ?? response?.type).toBe(expected);
});
