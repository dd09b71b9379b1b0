import { describe, expect, test } from "vitest";
import { Browser, type EngineName, type Page, type PageRequestInit } from "../../src/index.ts";
import { explain } from "../../src/explain/index.ts";
import { ScriptedNetwork } from "../fetch/script.ts";

type By = Readonly<Record<EngineName, string>>;

const names = ["standard", "chromium", "firefox", "webkit"] as const;
const all = (text: string): By => ({ standard: text, chromium: text, firefox: text, webkit: text });

const asks = "max-age=1000; includeSubDomains";

interface Scene {
  readonly page: Page;
  readonly network: ScriptedNetwork;
}

/** A page of app.example over http, after the user has opened one of a host that asks for https. */
async function sceneAfter(engine: EngineName, opened: string, value = asks): Promise<Scene> {
  const network = new ScriptedNetwork(({ isPreflight }) => ({
    headers: [
      ["Access-Control-Allow-Origin", "*"],
      ["Access-Control-Allow-Methods", isPreflight ? "PUT" : ""],
      ["Strict-Transport-Security", value],
    ],
  }));
  const browser = new Browser({ engine, network });
  await browser.open(opened);
  network.asked.length = 0;
  return { page: browser.pageAt("http://app.example/"), network };
}

async function linesOf(engine: EngineName, opened: string, url: string, init?: PageRequestInit): Promise<string> {
  const { page, network } = await sceneAfter(engine, opened);
  const { failure } = await page.attempt(url, init);
  return [...network.asked.map(({ line }) => line), ...(failure === undefined ? [] : [failure.code])].join(", ");
}

test.each<[engine: EngineName, line: string]>([
  ["standard", "GET https://api.bank.example/x"],
  ["chromium", "GET https://api.bank.example/x"],
  ["firefox", "GET https://api.bank.example/x"],
  ["webkit", "GET http://api.bank.example/x"],
])("%s: a preloaded host, of another site than the page", async (engine, line) => {
  const network = new ScriptedNetwork(() => ({ headers: [["Access-Control-Allow-Origin", "*"]] }));
  const browser = new Browser({ engine, network, preloadedHosts: ["BANK.example", "shop.example"] });
  await browser.pageAt("http://app.example/").attempt("http://api.bank.example/x");
  await browser.open("http://bank.example/");
  expect(network.asked.map((asked) => asked.line)).toEqual([line, "GET https://bank.example/"]);
});

describe.each(names)("%s", (engine) => {
  test.each<[desc: string, opened: string, url: string, init: PageRequestInit, expected: By]>([
    [
      "fetch",
      "https://api.example/",
      "http://api.example/x",
      {},
      {
        ...all("GET http://api.example/x"),
        standard: "GET https://api.example/x",
        chromium: "GET https://api.example/x",
      },
    ],
    [
      "fetch of a name below, of the page's site",
      "https://app.example/",
      "http://a.app.example/x",
      {},
      { ...all("GET https://a.app.example/x"), webkit: "GET http://a.app.example/x" },
    ],
    [
      "PUT",
      "https://app.example/",
      "http://a.app.example/x",
      { method: "PUT" },
      {
        ...all("OPTIONS https://a.app.example/x, PUT https://a.app.example/x"),
        chromium: "hsts-redirect",
        webkit: "OPTIONS http://a.app.example/x, PUT http://a.app.example/x",
      },
    ],
    [
      "no redirects allowed",
      "https://app.example/",
      "http://a.app.example/x",
      { redirect: "error" },
      {
        ...all("GET https://a.app.example/x"),
        chromium: "hsts-redirect",
        webkit: "GET http://a.app.example/x",
      },
    ],
    ["an address", "https://93.184.216.34/", "http://93.184.216.34/x", {}, all("GET http://93.184.216.34/x")],
    ["the name above", "https://a.app.example/", "http://app.example/x", {}, all("GET http://app.example/x")],
    ["over http before", "http://app.example/", "http://app.example/x", {}, all("GET http://app.example/x")],
  ])("%s", async (_desc, opened, url, init, expected) => {
    expect(await linesOf(engine, opened, url, init)).toBe(expected[engine]);
  });

  test("what the user opens, and a dot at its end", async () => {
    const { page, network } = await sceneAfter(engine, "https://api.example/");
    await page.navigate("http://api.example/x");
    await page.navigate("http://api.example./y");
    const lines = ["GET https://api.example/x", "GET https://api.example./y"];
    expect(network.asked.map(({ line }) => line)).toEqual(lines);
  });

  test("max-age is over, or zero", async () => {
    let now = 0;
    const values = ["max-age=10", "max-age=10", "max-age=0"];
    const network = new ScriptedNetwork(() => ({ headers: [["Strict-Transport-Security", values.shift() ?? ""]] }));
    const browser = new Browser({ engine, network, now: () => now });
    const opened = async (url: string): Promise<string> => {
      await browser.open(url);
      return network.asked.at(-1)?.url.protocol ?? "";
    };
    await browser.open("https://api.example/");
    now = 9999;
    expect(await opened("http://api.example/")).toBe("https:");
    now += 10_000;
    expect(await opened("http://api.example/")).toBe("http:");
    await browser.open("https://api.example/");
    expect(await opened("http://api.example/")).toBe("http:");
  });
});

test("names of this machine, by engine", async () => {
  for (const engine of names) {
    const { page, network } = await sceneAfter(engine, "https://api.localhost/");
    await page.navigate("http://api.localhost/");
    const isExempt = engine === "chromium" || engine === "firefox";
    expect([engine, network.asked[0]?.url.protocol]).toEqual([engine, isExempt ? "http:" : "https:"]);
  }
});

test("Chromium's redirect passes CORS, and the server reads the Origin null", async () => {
  const { page, network } = await sceneAfter("chromium", "https://api.example/");
  const { response } = await page.attempt("http://api.example/x", { credentials: "omit" });
  expect([response?.redirected, response?.url]).toEqual([true, "https://api.example/x"]);
  expect(network.asked[0]?.headers.get("Origin")).toBe("null");
});

test("explain names it, and the URL to request", async () => {
  const { page } = await sceneAfter("chromium", "https://api.example/");
  const { code, summary, why, fixes } = explain(await page.attempt("http://api.example/x", { method: "PUT" }));
  expect(code).toBe("hsts-redirect");
  expect(summary).toBe("PUT http://api.example/x was never sent: the browser stopped it.");
  expect(why).toContain("a preflight, and browsers do not follow redirects of preflights");
  expect(fixes[0]?.text).toBe("Request the https URL: the host serves it.");
});
