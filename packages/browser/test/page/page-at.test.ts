import { describe, expect, test } from "vitest";
import { Browser, type EngineName, type PageOptions } from "../../src/index.ts";
import { sceneOf } from "../fetch/script.ts";

const PAGE = "http://a.localhost/page?q";
const B = "http://b.localhost/r";

const browser = (): Browser => sceneOf(() => ({})).browser;

describe("the origin of a page", () => {
  test.each<[url: string, origin: string]>([
    ["https://app.example/x", "https://app.example"],
    ["about:srcdoc", "http://a.localhost"],
    ["about:blank", "http://a.localhost"],
    ["about:blank#x", "http://a.localhost"],
    ["about:other", "null"],
    ["data:text/html,x", "null"],
    ["blob:https://app.example/0", "https://app.example"],
    ["blob:null/0", "null"],
    ["file:///tmp/x.html", "null"],
    ["javascript:0", "null"],
    ["mailto:a@b.example", "null"],
    [
      "chrome-extension://abcdefghijklmnopabcdefghijklmnop/popup.html",
      "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
    ],
    ["moz-extension://2c1b/popup.html", "moz-extension://2c1b"],
    ["capacitor://localhost/index.html", "capacitor://localhost"],
    ["ionic://localhost/", "ionic://localhost"],
    ["tauri://localhost/", "tauri://localhost"],
    ["app://bundle:80/x", "app://bundle:80"],
  ])("%s in a frame: %s", (url, origin) => {
    const one = browser();
    const page = one.pageAt(url, { parent: one.pageAt(PAGE) });
    expect([page.origin, page.url]).toEqual([origin, url]);
    expect(one.pageAt(url, { sandboxed: true }).origin).toBe("null");
  });

  test("an about: page without a parent has none", () => {
    expect(browser().pageAt("about:blank").origin).toBe("null");
  });

  test("can be given", () => {
    expect(browser().pageAt("file:///x.html", { origin: "file://" }).origin).toBe("file://");
    expect(browser().pageAt("about:blank", { origin: "https://app.example" }).origin).toBe("https://app.example");
  });

  test("is what the server receives, and may allow", async () => {
    const { browser: one, network } = sceneOf(({ headers }) => ({
      headers: [["Access-Control-Allow-Origin", headers.get("Origin") ?? ""]],
    }));
    const { readable } = await one.pageAt("capacitor://localhost/").attempt("https://api.example/");
    expect(readable).toBe(true);
    expect(network.asked[0]?.headers.get("Origin")).toBe("capacitor://localhost");
    expect(network.asked[0]?.headers.get("Sec-Fetch-Site")).toBe("cross-site");
    expect(network.asked[0]?.headers.get("Referer")).toBeNull();
  });
});

describe("wrong options are TypeErrors at once", () => {
  const wrong: readonly [desc: string, url: string, options: unknown, words: RegExp][] = [
    ["no URL", "app.example", {}, /"app.example" is not a valid URL of a page/],
    ["a policy", PAGE, { referrerPolicy: "always" }, /referrerPolicy is "always". Use one of "", "no-referrer", /],
    ["null for a policy", PAGE, { referrerPolicy: null }, /referrerPolicy is null/],
    ["an address space", PAGE, { addressSpace: "private" }, /addressSpace is "private"/],
    ["sandboxed as text", PAGE, { sandboxed: "yes" }, /sandboxed is "yes". Pass true or false/],
    ["allow as a list", PAGE, { allow: ["camera"] }, /allow is a list. Pass a string/],
    [
      "no Content-Security-Policy",
      PAGE,
      { contentSecurityPolicy: null },
      /contentSecurityPolicy is null. Pass a string/,
    ],
    ["an embedder policy that is true", PAGE, { embedderPolicy: true }, /embedderPolicy is true. Pass a string/],
    [
      "an origin with a path",
      PAGE,
      { origin: "https://app.example/" },
      /origin is "https:\/\/app.example\/". Pass an origin/,
    ],
    ["an origin in capitals", PAGE, { origin: "HTTPS://app.example" }, /Pass an origin/],
    ["an origin with a line break", PAGE, { origin: "app://x\r\ny" }, /Pass an origin/],
    ["a number for an origin", PAGE, { origin: 1 }, /origin is 1. Pass an origin/],
    [
      "a sandboxed page's origin",
      PAGE,
      { origin: "https://app.example", sandboxed: true },
      /Pass "null": a sandboxed page/,
    ],
    ["a parent that is a URL", PAGE, { parent: PAGE }, /Pass a page of this browser/],
    ["no options", PAGE, 5, /The value is 5. Pass an object/],
    ["another option", PAGE, { referer: "" }, /There is no option "referer". The options are referrerPolicy, parent, /],
  ];
  test.each(wrong)("%s", (_desc, url, options, words) => {
    const call = (): unknown => browser().pageAt(url, options as PageOptions);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(words);
  });
});

describe("a frame without a URL of its own", () => {
  interface Sent {
    readonly url: string;
    readonly engine: EngineName;
    readonly own: string | null;
    readonly other: string | null;
  }

  test.each<Sent>([
    { engine: "standard", url: "about:srcdoc", own: PAGE, other: "http://a.localhost/" },
    { engine: "chromium", url: "about:srcdoc", own: PAGE, other: "http://a.localhost/" },
    { engine: "firefox", url: "about:srcdoc", own: PAGE, other: "http://a.localhost/" },
    { engine: "webkit", url: "about:srcdoc", own: null, other: null },
    { engine: "chromium", url: "about:blank", own: null, other: null },
    { engine: "firefox", url: "about:blank", own: PAGE, other: "http://a.localhost/" },
    { engine: "webkit", url: "about:blank", own: null, other: null },
    { engine: "chromium", url: "blob:http://a.localhost/0", own: null, other: null },
    { engine: "firefox", url: "blob:http://a.localhost/0", own: "http://a.localhost/", other: "http://a.localhost/" },
    { engine: "webkit", url: "blob:http://a.localhost/0", own: null, other: null },
  ])("$engine, $url: Referer $own, $other", async ({ engine, url, own, other }) => {
    const { browser: one, network } = sceneOf(() => ({}), { engine });
    const page = one.pageAt(url, { parent: one.pageAt(PAGE) });
    await page.attempt("http://a.localhost/r");
    await page.attempt(B);
    expect(network.asked.map(({ headers }) => headers.get("Referer"))).toEqual([own, other]);
    expect(network.asked.map(({ headers }) => headers.get("Sec-Fetch-Site"))).toEqual(["same-origin", "cross-site"]);
  });

  test.each(["about:srcdoc", "about:blank"])("%s has its parent's base URL, cookies and policies", async (url) => {
    const { browser: one, network } = sceneOf(() => ({}));
    const parent = one.pageAt(PAGE, { referrerPolicy: "no-referrer" });
    const page = one.pageAt(url, { parent });
    page.document.cookie = "k=1";
    await page.attempt("/r");
    expect(network.lines).toEqual(["GET http://a.localhost/r"]);
    expect(parent.document.cookie).toBe("k=1");
    expect(page.environment.referrerPolicy).toBe("no-referrer");
    const local = one.pageAt(PAGE, { addressSpace: "local" });
    expect(one.pageAt(url, { parent: local }).environment.addressSpace).toBe("local");
    expect(one.pageAt("about:blank", { parent: page }).origin).toBe("http://a.localhost");
  });

  test.each([
    { engine: "standard", cookie: "" },
    { engine: "chromium", cookie: "" },
    { engine: "firefox", cookie: "k=1" },
    { engine: "webkit", cookie: "" },
  ] as const)("$engine: the cookies of a blob: page: $cookie", ({ engine, cookie }) => {
    const { browser: one } = sceneOf(() => ({}), { engine });
    const parent = one.pageAt(PAGE);
    parent.document.cookie = "k=1";
    expect(one.pageAt("blob:http://a.localhost/0", { parent }).document.cookie).toBe(cookie);
  });

  test("a relative URL is relative to nothing in a blob: or data: page", async () => {
    for (const url of ["blob:http://a.localhost/0", "data:text/html,x"])
      expect((await browser().pageAt(url).attempt("/r")).error).toBeInstanceOf(TypeError);
  });
});
