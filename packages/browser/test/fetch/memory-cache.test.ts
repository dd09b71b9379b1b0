import { describe, expect, test } from "vitest";
import type { BrowserOptions, EngineName, PageRequestInit } from "../../src/index.ts";
import { PAGE, sceneOf, type Lines, type Scene } from "./script.ts";

const from = `${PAGE}/from`;
const to = `${PAGE}/r`;

/** A redirect that the HTTP cache does not store, and that may be reused. */
const modified: Lines = [["Last-Modified", "Sat, 01 Jan 2000 00:00:00 GMT"]];
const fresh: Lines = [["Cache-Control", "max-age=600"]];
const stale: Lines = [
  ["Cache-Control", "max-age=0"],
  ["ETag", '"e"'],
];

interface Remembering extends Scene {
  readonly clock: { now: number };
}

/** A server that redirects to a response whose bodies count; it says 304 where it is asked for what it has. */
function redirectedScene(
  target: Lines,
  redirect: Lines = modified,
  options: Omit<BrowserOptions, "network"> = {},
): Remembering {
  const clock = { now: 1_800_000_000_000 };
  let count = 0;
  const scene = sceneOf(
    (asked) => {
      if (asked.url.pathname === "/from") return { status: 302, headers: [...redirect, ["Location", to]] };
      return asked.headers.has("If-None-Match") ? { status: 304 } : { headers: target, body: String(++count) };
    },
    { now: () => clock.now, engine: "webkit", ...options },
  );
  return { ...scene, clock };
}

const load = ({ page }: Scene, url = from): Promise<string> =>
  new Promise((resolve) => {
    const xhr = new page.XMLHttpRequest();
    xhr.open("GET", url);
    xhr.onloadend = () => resolve(xhr.responseText);
    xhr.send();
  });

const textOf = async ({ page }: Scene, init: PageRequestInit = {}, url = from): Promise<string> =>
  (await page.fetch(url, init)).text();

const pathsOf = ({ network }: Scene): readonly string[] =>
  network.asked.map(({ url, headers }) => url.pathname + (headers.has("If-None-Match") ? " validated" : ""));

describe("after an XMLHttpRequest that was redirected", () => {
  test.each<[desc: string, engine: EngineName, expected: string]>([
    ["WebKit serves a fetch of the first URL", "webkit", "1"],
    ["the standard does not", "standard", "2"],
    ["Chromium does not", "chromium", "2"],
    ["Firefox does not", "firefox", "2"],
  ])("%s", async (_, engine, expected) => {
    const unstored: Lines = [["Cache-Control", "no-store"]];
    const scene = redirectedScene([...fresh, ["Vary", "Referer"]], unstored, { engine });
    expect(await load(scene)).toBe("1");
    const init = { cache: "force-cache", referrer: `${PAGE}/other` } as const;
    expect(await textOf(scene, engine === "webkit" ? { cache: "force-cache" } : init)).toBe(expected);
  });

  test.each<[desc: string, redirect: Lines, init: PageRequestInit, expected: string]>([
    ["that may be reused", modified, {}, "1"],
    ["that says nothing", [], {}, "2"],
    ["that says nothing, forced", [], { cache: "force-cache" }, "1"],
    ["that is not to be stored, forced", [["Cache-Control", "no-store"]], { cache: "force-cache" }, "1"],
    ["that may be reused, reloaded", modified, { cache: "reload" }, "2"],
    ["that may be reused, with no-cache", modified, { cache: "no-cache" }, "2"],
    ["that may be reused, without credentials", modified, { credentials: "omit" }, "2"],
    ["that may be reused, in another mode", modified, { mode: "no-cors" }, "2"],
    ["that may be reused, with another header", modified, { headers: { "X-A": "1" } }, "2"],
    ["that may be reused, with another Accept", modified, { headers: { Accept: "text/a" } }, "1"],
  ])("by one %s", async (_, redirect, init, expected) => {
    const scene = redirectedScene(fresh, redirect);
    await load(scene);
    expect(await textOf(scene, init)).toBe(expected);
  });

  test("once its time is over, it is requested again", async () => {
    const scene = redirectedScene(fresh);
    await load(scene);
    scene.clock.now += 601_000;
    expect(await textOf(scene)).toBe("2");
    expect(pathsOf(scene)).toEqual(["/from", "/r", "/from", "/r"]);
  });

  test("a stale one is validated from the first URL on", async () => {
    const scene = redirectedScene(stale);
    await load(scene);
    expect(await textOf(scene)).toBe("1");
    expect(pathsOf(scene)).toEqual(["/from", "/r", "/from validated", "/r validated"]);
    const { trace } = await scene.page.attempt(from);
    expect(trace.find(({ kind }) => kind === "from-cache")).toMatchObject({ validated: true });
  });

  test("a stale one is requested as a whole where the HTTP cache has the redirect", async () => {
    const scene = redirectedScene(stale, fresh);
    await load(scene);
    expect(await textOf(scene)).toBe("2");
    expect(pathsOf(scene)).toEqual(["/from", "/r", "/r"]);
  });

  test("a fetch that doesn't follow redirects sees the server's", async () => {
    const scene = redirectedScene(fresh);
    await load(scene);
    expect((await scene.page.fetch(from, { redirect: "manual" })).type).toBe("opaqueredirect");
    expect(await textOf(scene)).toBe("1");
    expect(pathsOf(scene)).toEqual(["/from", "/r", "/from"]);
  });

  test("the redirects are in the response that is served", async () => {
    const scene = redirectedScene(fresh);
    await load(scene);
    const response = await scene.page.fetch(from);
    expect([response.url, response.redirected]).toEqual([to, true]);
  });
});

test("nothing is kept of a fetch, of a POST, or where the cache is switched off", async () => {
  const scene = redirectedScene(fresh);
  await textOf(scene);
  expect(await textOf(scene)).toBe("2");
  const without = redirectedScene(fresh, modified, { httpCache: false });
  await load(without);
  expect(await textOf(without)).toBe("2");
});

test("nothing is kept that another origin's page could read", async () => {
  const scene = redirectedScene([...fresh, ["Access-Control-Allow-Origin", "*"]]);
  await load(scene);
  const other = scene.browser.pageAt("https://other.example/");
  expect((await other.attempt(from, { cache: "force-cache" })).readable).toBe(false);
});

test("it keeps the response that another request has replaced in the HTTP cache", async () => {
  const scene = redirectedScene(stale);
  expect(await load(scene, to)).toBe("1");
  expect(await textOf(scene)).toBe("2");
  expect(await load(scene, to)).toBe("1");
  expect(await textOf(scene, { cache: "no-cache" }, to)).toBe("2");
});
