import { describe, expect, test } from "vitest";
import { Browser, inProcess, type EngineName, type PageRequestInit } from "../../src/index.ts";
import { PAGE, sceneOf, verdictOf, type Lines } from "./script.ts";

const OTHER = "https://cdn.test";
const COEP = "Cross-Origin-Embedder-Policy";
const DIP = "Document-Isolation-Policy";
const CORP = "Cross-Origin-Resource-Policy";

interface Scene {
  readonly page: Readonly<Record<string, string>>;
  readonly resource?: Lines;
  readonly engine?: EngineName;
  readonly url?: string;
}

/** A page with these headers, and a server whose responses have those; cookies it has of both. */
async function opened({ page: headers, resource = [], engine = "chromium", url = PAGE }: Scene) {
  const asked: { readonly url: string; readonly cookie: string | null }[] = [];
  const serve = (request: Request): Response => {
    asked.push({ url: request.url, cookie: request.headers.get("Cookie") });
    const { pathname } = new URL(request.url);
    if (pathname === "/set") return new Response("", { headers: { "Set-Cookie": "a=1; Secure; SameSite=None" } });
    const isPage = new URL(request.url).origin === url && pathname === "/";
    return new Response("<!doctype html>", {
      headers: [["Content-Type", "text/html"], ...(isPage ? Object.entries(headers) : resource)] as [string, string][],
    });
  };
  const network = inProcess({ [url]: serve, [OTHER]: serve });
  const browser = new Browser({ engine, network, thirdPartyCookies: "allow" });
  await browser.open(`${OTHER}/set`);
  return { browser, page: await browser.open(`${url}/`), asked };
}

const embed = { mode: "no-cors", credentials: "include" } as const;

describe("what counts as a policy", () => {
  test.each<[desc: string, headers: Readonly<Record<string, string>>, blocked: string | undefined]>([
    ["none", {}, undefined],
    ["require-corp", { [COEP]: "require-corp" }, `${COEP}: require-corp`],
    ["credentialless blocks nothing without credentials", { [COEP]: "credentialless" }, undefined],
    ["a parameter", { [COEP]: 'require-corp; report-to="x"' }, `${COEP}: require-corp`],
    ["spaces around it", { [COEP]: "  require-corp  " }, `${COEP}: require-corp`],
    ["upper case is another token", { [COEP]: "REQUIRE-CORP" }, undefined],
    ["a string", { [COEP]: '"require-corp"' }, undefined],
    ["a list", { [COEP]: "require-corp, require-corp" }, undefined],
    ["unsafe-none", { [COEP]: "unsafe-none" }, undefined],
    ["a token that objects have", { [DIP]: "constructor" }, undefined],
    ["report only", { [`${COEP}-Report-Only`]: "require-corp" }, undefined],
    ["isolation", { [DIP]: "isolate-and-require-corp" }, `${DIP}: require-corp`],
    ["isolation without credentials", { [DIP]: "isolate-and-credentialless" }, undefined],
    ["the stricter of both", { [COEP]: "credentialless", [DIP]: "isolate-and-require-corp" }, `${DIP}: require-corp`],
  ])("%s", async (_desc, headers, blocked) => {
    const { page } = await opened({ page: headers });
    const { failure } = await page.attempt(`${OTHER}/r`, embed);
    expect(failure).toEqual(blocked === undefined ? undefined : { code: "corp-missing", value: blocked });
  });

  test("a page that is no secure context has none", async () => {
    const { page } = await opened({ page: { [COEP]: "require-corp" }, url: "http://app.example" });
    expect((await page.attempt(`${OTHER}/r`, embed)).failure).toBeUndefined();
  });

  test.each<[EngineName, string | undefined, string | undefined]>([
    ["chromium", undefined, "corp-missing"],
    ["firefox", undefined, undefined],
    ["webkit", undefined, undefined],
  ])("%s knows credentialless, and isolation", async (engine, credentialless, isolation) => {
    const one = await opened({ page: { [COEP]: "credentialless" }, engine });
    expect((await one.page.attempt(`${OTHER}/r`, embed)).failure?.code).toBe(credentialless);
    const other = await opened({ page: { [DIP]: "isolate-and-require-corp" }, engine });
    expect((await other.page.attempt(`${OTHER}/r`, embed)).failure?.code).toBe(isolation);
  });
});

describe("require-corp asks the response", () => {
  test.each<[desc: string, to: string, headers: Lines, expected: string]>([
    ["of its own origin nothing", PAGE, [], "basic 200"],
    ["of a sibling too", "https://sub.app.example", [], "corp-missing"],
    ["same-site, of a sibling", "https://sub.app.example", [[CORP, "same-site"]], "opaque 0"],
    ["same-site, of another site", OTHER, [[CORP, "same-site"]], "corp-same-site"],
    ["same-origin", OTHER, [[CORP, "same-origin"]], "corp-same-origin"],
    ["cross-origin", OTHER, [[CORP, "cross-origin"]], "opaque 0"],
    ["what is unknown is none", OTHER, [[CORP, "everyone"]], "corp-missing"],
  ])("%s", async (_desc, to, headers, expected) => {
    const { browser } = sceneOf(() => ({ headers }));
    const page = browser.pageAt(PAGE, { embedderPolicy: "require-corp" });
    expect(await verdictOf(page, to, { mode: "no-cors" })).toBe(expected);
  });

  test("and not where CORS is asked", async () => {
    const { browser } = sceneOf(() => ({ headers: [["Access-Control-Allow-Origin", "*"]] }));
    const page = browser.pageAt(PAGE, { embedderPolicy: "require-corp" });
    expect(await verdictOf(page, OTHER)).toBe("cors 200");
  });

  test("the request is executed all the same, with cookies", async () => {
    const { page, asked } = await opened({ page: { [COEP]: "require-corp" } });
    expect(await page.attempt(`${OTHER}/r`, embed)).toMatchObject({ sent: true, executed: true, readable: false });
    expect(asked.at(-1)).toEqual({ url: `${OTHER}/r`, cookie: "a=1" });
  });

  test("a frame without a URL of its own has the page's policy", async () => {
    const { browser, page } = await opened({ page: { [COEP]: "require-corp" } });
    const frame = browser.pageAt("about:srcdoc", { parent: page });
    expect((await frame.attempt(`${OTHER}/r`, embed)).failure?.code).toBe("corp-missing");
  });
});

describe("credentialless", () => {
  test.each<[desc: string, to: string, init: PageRequestInit, cookie: string | null]>([
    ["leaves cookies out", `${OTHER}/r`, embed, null],
    ["not of CORS", `${OTHER}/r`, { credentials: "include" }, "a=1"],
  ])("%s", async (_desc, to, init, cookie) => {
    const { page, asked } = await opened({ page: { [COEP]: "credentialless" } });
    await page.attempt(to, init);
    expect(asked.at(-1)?.cookie).toBe(cookie);
  });

  test("Chromium goes past its cache for it", async () => {
    const pragmas = await Promise.all(
      (["chromium", "firefox"] as const).map(async (engine) => {
        const { browser, network } = sceneOf(() => ({}), { engine });
        await browser.pageAt(PAGE, { embedderPolicy: "credentialless" }).attempt(OTHER, { mode: "no-cors" });
        return network.asked.at(-1)?.headers.get("Pragma");
      }),
    );
    expect(pragmas).toEqual(["no-cache", null]);
  });
});

describe("a frame", () => {
  test.each<[desc: string, headers: Lines, own: string | undefined, other: string | undefined]>([
    ["nothing", [], "embedder-policy-missing", "corp-missing"],
    ["CORP", [[CORP, "cross-origin"]], "embedder-policy-missing", "embedder-policy-missing"],
    ["the policy", [[COEP, "require-corp"]], undefined, "corp-missing"],
    ["another value of it", [[COEP, "credentialless"]], undefined, "corp-missing"],
    [
      "both",
      [
        [COEP, "require-corp"],
        [CORP, "cross-origin"],
      ],
      undefined,
      undefined,
    ],
    ["isolation does not count", [[DIP, "isolate-and-require-corp"]], "embedder-policy-missing", "corp-missing"],
  ])("with %s", async (_desc, resource, own, other) => {
    const { page } = await opened({ page: { [COEP]: "require-corp" }, resource });
    expect((await page.frame(`${PAGE}/frame`)).navigation?.failure?.code).toBe(own);
    expect((await page.frame(`${OTHER}/frame`)).navigation?.failure?.code).toBe(other);
  });

  test("of an isolated document is asked nothing, and is apart from it", async () => {
    const { page } = await opened({ page: { [DIP]: "isolate-and-require-corp" } });
    const frame = await page.frame(`${PAGE}/frame`);
    expect(frame.navigation?.failure).toBeUndefined();
    expect(() => frame.window?.document).toThrow(expect.objectContaining({ name: "SecurityError" }));
  });

  test("keeps its document in Firefox and WebKit, and shows an error page in Chromium", async () => {
    const kept = await Promise.all(
      (["chromium", "firefox", "webkit"] as const).map(async (engine) => {
        const { page } = await opened({ page: { [COEP]: "require-corp" }, resource: [[COEP, "require-corp"]], engine });
        return (await page.frame(`${OTHER}/frame`)).page.origin;
      }),
    );
    expect(kept).toEqual(["null", PAGE, PAGE]);
  });
});
