import { describe, expect, test } from "vitest";
import type { EngineName, PageRequestInit } from "../../src/index.ts";
import { API, sceneOf, type Asked, type Script } from "./script.ts";

const engineNames = ["standard", "chromium", "firefox", "webkit"] as const satisfies readonly EngineName[];

const granting: Script = ({ headers }: Asked) => ({
  headers: [
    ["Access-Control-Allow-Origin", headers.get("Origin") ?? ""],
    ["Access-Control-Allow-Methods", "PUT"],
    ["Access-Control-Allow-Headers", "x-a, if-none-match, range"],
    ["Access-Control-Max-Age", "60"],
  ],
});

type Cells<T> = Readonly<Record<(typeof engineNames)[number], T>>;

/** What each engine sends. */
async function requestsOf(init: PageRequestInit, times = 1, sandboxed = false): Promise<Cells<readonly Asked[]>> {
  const cells = engineNames.map(async (engine) => {
    const { browser, network } = sceneOf(granting, { engine });
    const page = browser.pageAt("https://app.example/", { sandboxed });
    for (let time = 0; time < times; time += 1) await page.attempt(API, init);
    return [engine, network.asked] as const;
  });
  return Object.fromEntries(await Promise.all(cells)) as unknown as Cells<readonly Asked[]>;
}

const mapped = <T, U>(cells: Cells<T>, value: (cell: T) => U): Cells<U> =>
  Object.fromEntries(engineNames.map((name) => [name, value(cells[name])])) as unknown as Cells<U>;

describe("Chromium safelists client hints by their values", () => {
  test.each([
    { name: "save-data", value: "on", preflights: false },
    { name: "save-data", value: "ON", preflights: false },
    { name: "save-data", value: "1", preflights: true },
    { name: "ect", value: "4g", preflights: false },
    { name: "ect", value: "5g", preflights: true },
    { name: "ect", value: "4G", preflights: true },
    { name: "dpr", value: "1.5", preflights: false },
    { name: "dpr", value: ".5", preflights: true },
    { name: "width", value: "100", preflights: false },
    { name: "width", value: "1.5", preflights: true },
    { name: "rtt", value: "", preflights: true },
    { name: "rtt", value: "1".repeat(129), preflights: true },
  ])("$name: $value", async ({ name, value, preflights }) => {
    const sent = mapped(await requestsOf({ headers: { [name]: value } }), ([first]) => first?.isPreflight);
    expect(sent).toEqual({ standard: true, chromium: preflights, firefox: true, webkit: true });
  });
});

test("the cache serves an opaque origin in all but Chromium", async () => {
  const preflights = mapped(
    await requestsOf({ method: "PUT" }, 2, true),
    (asked) => asked.filter(({ isPreflight }) => isPreflight).length,
  );
  expect(preflights).toEqual({ standard: 1, chromium: 2, firefox: 1, webkit: 1 });
});

test("a conditional header changes Cache-Control, in Chromium to max-age=0", async () => {
  const asked = await requestsOf({ headers: { "If-None-Match": "x" } });
  const shown = mapped(asked, (all) => all.map(({ headers }) => headers.get("Cache-Control")));
  expect(shown).toEqual({
    standard: [null, "no-cache"],
    chromium: ["max-age=0", "max-age=0"],
    firefox: ["no-cache", "no-cache"],
    webkit: [null, "no-cache"],
  });
});

test("each preflight has Accept-Language", async () => {
  const asked = await requestsOf({ method: "PUT" });
  expect(mapped(asked, ([preflight]) => preflight?.headers.has("Accept-Language"))).toEqual(mapped(asked, () => true));
});

test.each<{ desc: string; init: PageRequestInit; chromium: string }>([
  { desc: "in a GET", init: {}, chromium: "bytes=0-10" },
  { desc: "with no-store", init: { cache: "no-store" }, chromium: "bytes=00-10" },
  { desc: "in a PUT", init: { method: "PUT" }, chromium: "bytes=00-10" },
])("Range is sent as written, unless Chromium's cache has read it: $desc", async ({ init, chromium }) => {
  const asked = await requestsOf({ ...init, headers: { Range: "bytes=00-10" } });
  const written = "bytes=00-10";
  expect(mapped(asked, (all) => all.at(-1)?.headers.get("Range"))).toEqual({
    standard: written,
    chromium,
    firefox: written,
    webkit: written,
  });
});

describe("a preflight without an ok status", () => {
  const failureOf = async (engine: EngineName, status: number, location: boolean): Promise<unknown> => {
    const { page } = sceneOf(() => ({ status, headers: location ? [["Location", "/other"]] : [] }), { engine });
    const { failure } = await page.attempt(API, { method: "PUT" });
    return failure?.code;
  };

  test.each([
    { engine: "standard", redirect: "cors-origin-missing", error: "cors-origin-missing" },
    { engine: "chromium", redirect: "preflight-redirect", error: "cors-origin-missing" },
    { engine: "firefox", redirect: "cors-origin-missing", error: "cors-origin-missing" },
    { engine: "webkit", redirect: "preflight-redirect", error: "preflight-status" },
  ] as const)("nor Access-Control-Allow-Origin in $engine: $redirect, $error", async ({ engine, redirect, error }) => {
    expect(await failureOf(engine, 302, true)).toBe(redirect);
    expect(await failureOf(engine, 302, false)).toBe(error);
    expect(await failureOf(engine, 304, true)).toBe(error);
    expect(await failureOf(engine, 401, false)).toBe(error);
    expect(await failureOf(engine, 204, false)).toBe("cors-origin-missing");
  });
});
