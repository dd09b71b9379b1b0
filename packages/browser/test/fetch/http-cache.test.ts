import { describe, expect, test } from "vitest";
import { HttpCache } from "../../src/cache/http-cache.ts";
import { standardCacheRules } from "../../src/engines/standard/http-cache.ts";
import { explain } from "../../src/explain/index.ts";
import { HeaderList } from "../../src/fetch/header-list.ts";
import { makeResponse } from "../../src/fetch/response.ts";
import { bodyOfBytes, wholeBody } from "../../src/fetch/response-body.ts";
import type { BrowserOptions, EngineName, PageRequestInit } from "../../src/index.ts";
import { API, PAGE, sceneOf, type Lines, type Scene } from "./script.ts";

const shared: Lines = [
  ["Access-Control-Allow-Origin", PAGE],
  ["Access-Control-Allow-Credentials", "true"],
];
const fresh: Lines = [...shared, ["Cache-Control", "max-age=600"]];
const tagged: Lines = [...shared, ["Cache-Control", "no-cache"], ["ETag", '"e"']];
const url = `${API}/r`;

interface Cached extends Scene {
  readonly clock: { now: number };
}

/** A server whose bodies count; it says 304 where it is asked for what it has. */
function cachedScene(headers: Lines, options: Omit<BrowserOptions, "network"> = {}): Cached {
  const clock = { now: 1_800_000_000_000 };
  let count = 0;
  const scene = sceneOf(
    (asked) =>
      asked.headers.has("If-None-Match")
        ? { status: 304, headers: shared }
        : { headers, body: asked.isPreflight ? "" : String(++count) },
    { now: () => clock.now, ...options },
  );
  return { ...scene, clock };
}

const bodies = async ({ page }: Scene, requests: readonly PageRequestInit[]): Promise<string[]> => {
  const found: string[] = [];
  for (const request of requests)
    found.push(
      await page.fetch(url, request).then(
        (response) => response.text(),
        (error: unknown) => (error as Error).name,
      ),
    );
  return found;
};

describe("what the cache serves", () => {
  test.each<[desc: string, headers: Lines, requests: readonly PageRequestInit[], expected: readonly string[]]>([
    ["a fresh response", fresh, [{}, {}], ["1", "1"]],
    ["no response without a lifetime", shared, [{}, {}], ["1", "2"]],
    ["a response that the server says is unchanged", tagged, [{}, {}], ["1", "1"]],
    ["nothing with no-store", fresh, [{ cache: "no-store" }, {}, { cache: "no-store" }, {}], ["1", "2", "3", "2"]],
    ["nothing with reload, whose response it stores", fresh, [{}, { cache: "reload" }, {}], ["1", "2", "2"]],
    [
      "a stale one with force-cache",
      [...shared, ["Cache-Control", "max-age=0"]],
      [{}, { cache: "force-cache" }],
      ["1", "1"],
    ],
    ["none after a POST", fresh, [{}, { method: "POST" }, {}], ["1", "2", "3"]],
    [
      "by Vary",
      [...fresh, ["Vary", "Accept"]],
      [{}, { headers: { accept: "text/a" } }, { headers: { accept: "text/a" } }],
      ["1", "2", "2"],
    ],
  ])("%s", async (_, headers, requests, expected) => {
    expect(await bodies(cachedScene(headers), requests)).toEqual(expected);
  });

  test.each<[engine: EngineName, status: number, expected: readonly string[]]>([
    ["standard", 410, ["1", "2"]],
    ["chromium", 410, ["1", "1"]],
    ["firefox", 410, ["1", "1"]],
    ["webkit", 410, ["1", "1"]],
    ["firefox", 200, ["1", "2"]],
  ])("%s: a response with the status %i and no lifetime", async (engine, status, expected) => {
    let count = 0;
    const scene = sceneOf(() => ({ status, headers: shared, body: String(++count) }), { engine });
    expect(await bodies(scene, [{}, {}])).toEqual(expected);
  });

  test("Firefox asks whether a 410 is unchanged in no redirect mode", async () => {
    const headers: Lines = [...tagged];
    let count = 0;
    const scene = sceneOf(() => ({ status: 410, headers, body: String(++count) }), { engine: "firefox" });
    expect(await bodies(scene, [{ redirect: "error" }, {}])).toEqual(["1", "2"]);
    expect(scene.network.asked.at(-1)?.headers.get("If-None-Match")).toBeNull();
  });

  test("nothing once its time is over", async () => {
    const scene = cachedScene(fresh);
    await bodies(scene, [{}]);
    scene.clock.now += 599_000;
    expect(await bodies(scene, [{}])).toEqual(["1"]);
    scene.clock.now += 1_000;
    expect(await bodies(scene, [{}])).toEqual(["2"]);
  });

  test("nothing where it is switched off, and nothing of another browser", async () => {
    expect(await bodies(cachedScene(fresh, { httpCache: false }), [{}, {}])).toEqual(["1", "2"]);
    expect(await bodies(cachedScene(fresh), [{}])).toEqual(["1"]);
  });

  test("nothing that another site's page stored", async () => {
    const scene = cachedScene([
      ["Access-Control-Allow-Origin", "*"],
      ["Cache-Control", "max-age=600"],
    ]);
    await scene.page.fetch(url);
    const other = scene.browser.pageAt("https://other.example/");
    expect(await (await other.fetch(url)).text()).toBe("2");
    const sibling = scene.browser.pageAt("https://x.app.example/");
    expect(await (await sibling.fetch(url)).text()).toBe("1");
  });

  test("a redirect", async () => {
    const scene = sceneOf(({ url: { pathname } }) =>
      pathname === "/r" ? { status: 301, headers: [...fresh, ["Location", "/to"]] } : { headers: shared, body: "to" },
    );
    expect(await bodies(scene, [{}, {}])).toEqual(["to", "to"]);
    expect(scene.network.lines).toEqual([`GET ${url}`, `GET ${API}/to`, `GET ${API}/to`]);
  });

  test("nothing to a preflight", async () => {
    const scene = cachedScene([...fresh, ["Access-Control-Allow-Methods", "PUT"], ["Access-Control-Max-Age", "0"]]);
    await bodies(scene, [{ method: "PUT" }, { method: "PUT" }]);
    expect(scene.network.asked.filter(({ isPreflight }) => isPreflight)).toHaveLength(2);
  });
});

describe("a response that was stored without Allow-Origin", () => {
  const afterImage = async (engine: EngineName, vary: Lines = []) => {
    const scene = sceneOf(
      ({ headers }) => ({
        headers: [
          ["Content-Type", "image/gif"],
          ["Cache-Control", "max-age=600"],
          ...vary,
          ...(headers.has("Origin") ? shared : []),
        ],
        body: "GIF89a",
      }),
      { engine },
    );
    await scene.page.embed({ as: "image", url });
    return scene.page.attempt(url);
  };

  test.each<[engine: EngineName, code: string | undefined, own: string | undefined]>([
    ["standard", "cors-cached", undefined],
    ["chromium", "cors-cached", "MissingAllowOriginHeader"],
    ["firefox", undefined, undefined],
    ["webkit", "cors-cached", undefined],
  ])("%s", async (engine, code, own) => {
    const { failure, sent, executed } = await afterImage(engine);
    expect(failure?.code).toBe(code);
    expect([sent, executed]).toEqual(code === undefined ? [true, true] : [false, false]);
    if (own !== undefined) expect(failure?.chromium).toBe(own);
  });

  test("is read with Vary: Origin", async () => {
    expect((await afterImage("chromium", [["Vary", "Origin"]])).readable).toBe(true);
  });

  test("is explained as what it is, with the console's line and Vary as the fix", async () => {
    const explanation = explain(await afterImage("chromium"));
    expect(explanation.why).toContain("from its HTTP cache and asked no server");
    expect(explanation.consoleMessage).toContain("No 'Access-Control-Allow-Origin' header is present");
    expect(explanation.fixes[0]?.headers).toEqual([["Vary", "Origin"]]);
    expect(explanation.steps.map(({ code }) => code)).toContain("from-cache");
  });

  test("as one that was stored for another page", async () => {
    const scene = sceneOf(({ headers }) => ({
      headers: [
        ["Access-Control-Allow-Origin", headers.get("Origin") ?? ""],
        ["Cache-Control", "max-age=600"],
      ],
    }));
    await scene.page.fetch(url);
    const { failure } = await scene.browser.pageAt("https://x.app.example/").attempt(url);
    expect(failure).toMatchObject({ code: "cors-cached", value: PAGE, chromium: "AllowOriginMismatch" });
  });
});

describe("the bounds", () => {
  const none = (): null => null;
  const stored = (cache: HttpCache, at: number, length: number): void => {
    const headerList = new HeaderList([["Cache-Control", "max-age=600"]]);
    const response = makeResponse({ headerList, body: bodyOfBytes(new Uint8Array(length)) });
    cache.store({ partition: "", networkPartition: "", url: `${API}/${String(at)}`, method: "GET" }, response, none, {
      requestHeaders: new HeaderList(),
      responseTime: 0,
    });
  };
  const has = (cache: HttpCache, at: number): boolean =>
    cache.find({ partition: "", networkPartition: "", url: `${API}/${String(at)}`, method: "GET" }, none) !== undefined;

  test("are a number of responses, of which the one that was used last stays", () => {
    const cache = new HttpCache(standardCacheRules);
    for (let at = 0; at < 1000; at++) stored(cache, at, 1);
    expect(has(cache, 0)).toBe(true);
    for (let at = 1000; at < 1999; at++) stored(cache, at, 1);
    expect([cache.size, has(cache, 0), has(cache, 1)]).toEqual([1000, true, false]);
  });

  test("are a number of bytes", () => {
    const cache = new HttpCache(standardCacheRules);
    for (let at = 0; at < 20; at++) stored(cache, at, 8 * 1024 * 1024 - 100);
    expect(cache.size).toBeLessThanOrEqual(8);
    stored(cache, 20, 8 * 1024 * 1024 + 1);
    expect(has(cache, 20)).toBe(false);
  });

  test("are kept by bodies that come later", async () => {
    const cache = new HttpCache(standardCacheRules);
    const headerList = new HeaderList([["Cache-Control", "max-age=600"]]);
    const body = wholeBody(() => Promise.resolve(new Uint8Array(9 * 1024 * 1024)));
    const response = makeResponse({ headerList, body });
    cache.store({ partition: "", networkPartition: "", url: `${API}/0`, method: "GET" }, response, none, {
      requestHeaders: new HeaderList(),
      responseTime: 0,
    });
    expect(has(cache, 0)).toBe(true);
    await response.body?.read();
    expect(has(cache, 0)).toBe(false);
  });

  test("a body that breaks off is not kept", async () => {
    const cache = new HttpCache(standardCacheRules);
    const headerList = new HeaderList([["Cache-Control", "max-age=600"]]);
    const response = makeResponse({ headerList, body: wholeBody(() => Promise.reject(new Error("cut off"))) });
    cache.store({ partition: "", networkPartition: "", url: `${API}/0`, method: "GET" }, response, none, {
      requestHeaders: new HeaderList(),
      responseTime: 0,
    });
    await expect(response.body?.read()).rejects.toThrow("cut off");
    expect(has(cache, 0)).toBe(false);
  });
});
