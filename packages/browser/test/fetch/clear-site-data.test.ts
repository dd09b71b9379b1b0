import { describe, expect, test } from "vitest";
import { Browser, type EngineName, type Page } from "../../src/index.ts";
import { lastEventOf } from "../../src/trace/trace.ts";
import { stepsOf } from "../../src/explain/steps.ts";
import { ScriptedNetwork, type Lines } from "./script.ts";

const names = ["standard", "chromium", "firefox", "webkit"] as const;

type By = Readonly<Record<EngineName, string>>;

const all = (text: string): By => ({ standard: text, chromium: text, firefox: text, webkit: text });

const host = "https://www.shop.example";
const below = "https://img.www.shop.example";
const beside = "https://api.shop.example";

const setting: Readonly<Record<string, Lines>> = {
  [host]: [
    ["Set-Cookie", "own=1; Secure; SameSite=None; Path=/a; HttpOnly"],
    ["Set-Cookie", "host=1; Secure; SameSite=None; Domain=www.shop.example"],
    ["Set-Cookie", "site=1; Secure; SameSite=None; Domain=shop.example"],
  ],
  [below]: [["Set-Cookie", "below=1; Secure; SameSite=None"]],
  [beside]: [["Set-Cookie", "beside=1; Secure; SameSite=None"]],
};

/** A browser with cookies of three hosts of a site, one of which clears at `/clear`. */
async function sceneOf(engine: EngineName, value: string): Promise<Browser> {
  const network = new ScriptedNetwork(({ url }) => {
    const clears = url.pathname === "/clear";
    const headers = clears ? ([["Clear-Site-Data", value]] as const) : (setting[url.origin] ?? []);
    return {
      headers: [
        ["Access-Control-Allow-Origin", "https://app.example"],
        ["Access-Control-Allow-Credentials", "true"],
        ...headers,
      ],
    };
  });
  const browser = new Browser({ engine, network, thirdPartyCookies: "allow" });
  for (const origin of [host, below, beside]) await browser.open(`${origin}/`);
  return browser;
}

const left = (browser: Browser): string =>
  browser.cookies
    .list(0)
    .map(({ name }) => name)
    .join(" ");

describe.each(names)("%s", (engine) => {
  test.each<[value: string, expected: By]>([
    ['"cookies"', { ...all(""), firefox: "site below beside", webkit: "below beside" }],
    ['"*"', { ...all(""), firefox: "site below beside", webkit: "below beside" }],
    ['"x" , "cookies"', { ...all(""), firefox: "site below beside", webkit: "below beside" }],
    ["cookies", all("own host site below beside")],
    ['"Cookies"', all("own host site below beside")],
    ['"cookies"; "cache"', all("own host site below beside")],
    ['"storage"', all("own host site below beside")],
  ])("cookies after %s", async (value, expected) => {
    const browser = await sceneOf(engine, value);
    await browser.open(`${host}/clear`);
    expect(left(browser)).toBe(expected[engine]);
  });

  test("without credentials, or where the page may not read the response", async () => {
    const browser = await sceneOf(engine, '"cookies"');
    const isCleared = async (origin: string, credentials: "omit" | "include"): Promise<boolean> => {
      const before = left(browser);
      await browser.pageAt(`${origin}/`).attempt(`${host}/clear`, { credentials });
      return left(browser) !== before;
    };
    expect(await isCleared("https://app.example", "omit")).toBe(engine === "firefox" || engine === "webkit");
    await browser.open(`${host}/`);
    expect(await isCleared("https://evil.example", "include")).toBe(engine !== "webkit");
  });

  test("not over http", async () => {
    const browser = await sceneOf(engine, '"*"');
    await browser.open("http://www.shop.example/clear");
    expect(left(browser)).toBe("own host site below beside");
  });
});

test("Firefox clears what is of the page's partition: cookies and cached responses", async () => {
  const network = new ScriptedNetwork(({ url }) => ({
    headers:
      url.pathname === "/clear"
        ? [
            ["Clear-Site-Data", '"*"'],
            ["Access-Control-Allow-Origin", "*"],
          ]
        : [...(setting[host] ?? []), ["Access-Control-Allow-Origin", "*"], ["Cache-Control", "max-age=600"]],
  }));
  const browser = new Browser({ engine: "firefox", network });
  await browser.open(`${host}/`);
  const [one, two] = ["https://app.example/", "https://blog.example/"].map((url) => browser.pageAt(url));
  for (const page of [one, two]) await page?.fetch(`${host}/r`);
  await one?.fetch(`${host}/clear`);
  expect(left(browser)).toBe("own host site");
  network.asked.length = 0;
  for (const page of [one, two]) await page?.fetch(`${host}/r`);
  expect(network.asked).toHaveLength(1);
});

test("the trace says what went, and Chromium's page does not see the header", async () => {
  const browser = await sceneOf("chromium", '"*"');
  const outcome = await browser.pageAt(`${host}/`).attempt(`${host}/clear`);
  const { cookies, cache } = lastEventOf(outcome.trace, "site-data-cleared") ?? {};
  expect([cookies?.length, cache]).toEqual([5, true]);
  expect(outcome.response?.headers.has("Clear-Site-Data")).toBe(false);
  const step = stepsOf(outcome.trace).find(({ subject }) => subject.includes("Clear-Site-Data"));
  expect(step?.result).toContain("`own`");
});

describe("service workers", () => {
  const app = "https://app.example";

  /** A page with a service worker that makes every response, and what a request through it then gives. */
  async function workerScene(engine: EngineName, value: string) {
    const network = new ScriptedNetwork(({ url }) => ({
      headers: [
        ["Content-Type", url.pathname === "/sw.js" ? "text/javascript" : "text/html"],
        ["Access-Control-Allow-Origin", app],
        ["Access-Control-Allow-Credentials", "true"],
        ...(url.pathname === "/clear" ? [["Clear-Site-Data", value] as const] : []),
      ],
    }));
    const browser = new Browser({ engine, network });
    const registering = await browser.open(`${app}/`);
    const { worker } = (await registering.serviceWorker?.register("/sw.js")) ?? {};
    if (worker === undefined) throw new Error("no worker");
    worker.onfetch = (event) => {
      if (!event.request.url.endsWith("/clear")) event.respondWith(new worker.globals.Response("made"));
    };
    const controlled = await browser.open(`${app}/page`);
    const made = async (page: Page): Promise<boolean> => (await (await page.fetch(`${app}/r`)).text()) === "made";
    return { browser, controlled, made };
  }

  test.each<[value: string, isCleared: boolean]>([
    ['"storage"', true],
    ['"*"', true],
    ['"cookies", "storage"', true],
    ["storage", false],
    ['"Storage"', false],
    ['"cookies"', false],
    ['"executionContexts"', false],
  ])("%s", async (value, isCleared) => {
    for (const engine of names) {
      const { browser, controlled, made } = await workerScene(engine, value);
      const clears = isCleared && engine !== "webkit";
      expect(await made(controlled)).toBe(true);
      const outcome = await controlled.attempt(`${app}/clear`);
      expect(await made(await browser.open(`${app}/page`))).toBe(!clears);
      expect(await made(controlled)).toBe(!clears || engine !== "chromium");
      const { serviceWorkers } = lastEventOf(outcome.trace, "site-data-cleared") ?? {};
      expect(serviceWorkers ?? []).toEqual(clears ? [`${app}/`] : []);
    }
  });

  test("another origin's response clears nothing of it", async () => {
    const { browser, controlled, made } = await workerScene("chromium", '"storage"');
    await browser.open("https://www.app.example/clear");
    expect(await made(controlled)).toBe(true);
  });
});
