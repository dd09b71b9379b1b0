import { describe, expect, test } from "vitest";
import type { Page } from "../../src/index.ts";
import { API, generous, PAGE, sceneOf, verdictOf, type ScriptedResponse } from "../fetch/script.ts";

const FRIEND = "https://sub.app.example";
const EVIL = "https://evil.test";

describe("a frame", () => {
  test("has its own origin, whoever is around it", async () => {
    const { network, browser } = sceneOf(generous);
    const frame = browser.pageAt(`${PAGE}/frame`, { parent: browser.pageAt(EVIL) });
    expect(await verdictOf(frame, "/x")).toBe("basic 200");
    expect(await verdictOf(frame, API)).toBe("cors 200");
    expect(network.asked.map(({ headers }) => headers.get("Origin"))).toEqual([null, PAGE]);
  });

  test.each<[desc: string, parents: string[], strict: boolean]>([
    ["in the address bar", [], true],
    ["in a page of its site", [FRIEND], true],
    ["in a page of another site", [EVIL], false],
    ["in a page of its site in another's", [EVIL, FRIEND], false],
    ["in another's in its own: a hostile page is between", [PAGE, EVIL], false],
  ])("%s: strict cookies go to its own server: %s", async (_desc, parents, strict) => {
    const { network, browser } = sceneOf(({ url }) =>
      url.pathname === "/set" ? { headers: [["Set-Cookie", "a=1; SameSite=Strict"]] } : {},
    );
    await browser.open(`${PAGE}/set`);
    let page: Page | undefined;
    for (const url of [...parents, `${PAGE}/frame`])
      page = browser.pageAt(url, page === undefined ? {} : { parent: page });
    await page?.attempt("/x");
    expect(network.asked.at(-1)?.headers.has("Cookie")).toBe(strict);
    expect(page?.document.cookie).toBe(strict ? "a=1" : "");
  });
});

describe("a sandboxed page", () => {
  test("is cross-origin with everything, its own URL included", async () => {
    const { network, browser } = sceneOf(() => ({}));
    const page = browser.pageAt(`${PAGE}/x`, { sandboxed: true });
    expect([page.origin, page.url]).toEqual(["null", `${PAGE}/x`]);
    expect(await verdictOf(page, "/y")).toBe("cors-origin-missing");
    expect(await verdictOf(page, "/y", { mode: "same-origin" })).toBe("mode-same-origin");
    expect(network.asked.map(({ headers }) => headers.get("Origin"))).toEqual(["null"]);
  });

  test("has no credentials but those it asks for, and those must be granted to null by name", async () => {
    const allowed = (origin: string): ScriptedResponse["headers"] => [
      ["Access-Control-Allow-Origin", origin],
      ["Access-Control-Allow-Credentials", "true"],
    ];
    const { network, browser } = sceneOf(({ url }) => {
      if (url.pathname === "/set") return { headers: [["Set-Cookie", "a=1; SameSite=None; Secure"]] };
      return { headers: allowed(url.pathname === "/null" ? "null" : "*") ?? [] };
    });
    await browser.open(`${PAGE}/set`);
    const page = browser.pageAt(PAGE, { sandboxed: true });
    expect(await verdictOf(page, "/null")).toBe("cors 200");
    expect(await verdictOf(page, "/any", { credentials: "include" })).toBe("cors-origin-wildcard");
    expect(await verdictOf(page, "/null", { credentials: "include" })).toBe("cors 200");
    expect(network.asked.slice(1).map(({ headers }) => headers.get("Cookie"))).toEqual([null, "a=1", "a=1"]);
  });

  test("a SameSite cookie does not go with it", async () => {
    const { network, browser } = sceneOf(({ url }) =>
      url.pathname === "/set" ? { headers: [["Set-Cookie", "a=1; SameSite=Lax"]] } : {},
    );
    await browser.open(`${PAGE}/set`);
    await browser.pageAt(PAGE, { sandboxed: true }).attempt("/x", { credentials: "include" });
    expect(network.asked.at(-1)?.headers.has("Cookie")).toBe(false);
  });

  test("two of them are not same origin with one another", async () => {
    const { browser } = sceneOf(() => ({ headers: [["Cross-Origin-Resource-Policy", "same-origin"]] }));
    const outer = browser.pageAt(PAGE, { sandboxed: true });
    const inner = browser.pageAt(PAGE, { sandboxed: true, parent: outer });
    expect(await verdictOf(inner, PAGE, { mode: "no-cors" })).toBe("corp-same-origin");
    expect(inner.environment.ancestors).toEqual(["null"]);
  });
});

describe("a page that is opened", () => {
  test("is where the redirects led, with the cookies of each hop", async () => {
    const { browser } = sceneOf(({ url }) =>
      url.href === `${PAGE}/`
        ? {
            status: 302,
            headers: [
              ["Location", `${API}/in`],
              ["Set-Cookie", "a=1"],
            ],
          }
        : { headers: [["Set-Cookie", "b=2"]] },
    );
    const page = await browser.open(PAGE);
    expect([page.url, page.origin]).toEqual([`${API}/in`, API]);
    expect(browser.cookies.list(Date.now()).map(({ name, domain }) => `${name} ${domain}`)).toEqual([
      "a app.example",
      "b api.bank.example",
    ]);
  });

  test("asks as the user does: no origin, no referrer, no site", async () => {
    const { network, browser } = sceneOf(() => ({}));
    await browser.open(`${PAGE}/?x#y`);
    const [asked] = network.asked;
    expect(asked?.line).toBe(`GET ${PAGE}/?x`);
    const names = ["Origin", "Referer", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest", "Sec-Fetch-User"];
    expect(names.map((name) => asked?.headers.get(name))).toEqual([null, null, "none", "navigate", "document", "?1"]);
  });

  test("needs no CORS and no CORP, and an error page is a page", async () => {
    const { browser } = sceneOf(() => ({ status: 404, headers: [["Cross-Origin-Resource-Policy", "same-origin"]] }));
    expect((await browser.open(API)).origin).toBe(API);
  });

  test("from data: has an opaque origin", async () => {
    const { browser } = sceneOf(() => ({}));
    expect(await browser.open("data:text/html,x")).toMatchObject({ origin: "null", url: "data:text/html,x" });
  });
});
