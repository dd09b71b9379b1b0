import { describe, expect, test } from "vitest";
import type { EngineName, PageRequestInit } from "../../src/index.ts";
import { API, PAGE, sceneOf, type Lines } from "./script.ts";

const shared: Lines = [
  ["Access-Control-Allow-Origin", PAGE],
  ["Access-Control-Allow-Credentials", "true"],
];
const fresh: Lines = [...shared, ["Cache-Control", "max-age=600"]];
const url = `${API}/r`;

describe("a stored redirect", () => {
  test.each<[engine: EngineName, first: PageRequestInit, expected: readonly (string | null)[]]>([
    ["chromium", { cache: "reload" }, ["no-cache", "no-cache"]],
    ["webkit", {}, [null, null]],
    ["webkit", { cache: "force-cache" }, [null, null]],
    ["webkit", { cache: "reload" }, ["no-cache", "no-cache", "no-cache"]],
    ["webkit", { cache: "no-cache" }, ["max-age=0", "max-age=0", "max-age=0"]],
    ["webkit", { headers: { "Cache-Control": "no-cache" } }, ["no-cache", "no-cache", "no-cache"]],
  ])("of %s, after %j, leads to requests with Cache-Control %j", async (engine, first, expected) => {
    const scene = sceneOf(
      (asked) =>
        asked.url.pathname === "/from"
          ? { status: 302, headers: [...fresh, ["Location", `${PAGE}/r`]] }
          : { headers: fresh, body: "r" },
      { engine },
    );
    await scene.page.fetch(`${PAGE}/from`, first);
    await scene.page.fetch(`${PAGE}/from`);
    expect(scene.network.asked.map(({ headers }) => headers.get("Cache-Control"))).toEqual(expected);
  });

  test("isn't followed with another page's headers once a hop is cross-origin", async () => {
    const scene = sceneOf(
      (asked) =>
        asked.url.pathname === "/from"
          ? { status: 302, headers: [...fresh, ["Location", url]] }
          : { headers: fresh, body: "r" },
      { engine: "webkit" },
    );
    await scene.page.fetch(`${API}/from`, { cache: "reload" });
    await scene.page.fetch(`${API}/from`);
    expect(scene.network.asked.map(({ line }) => line)).toEqual([`GET ${API}/from`, `GET ${url}`]);
  });
});

describe("a stored redirect that isn't followed then", () => {
  const redirect = (to: string, extra: Lines): object => ({
    status: 302,
    headers: [...shared, ...extra, ["Location", to]],
  });
  const stale: Lines = [
    ["Cache-Control", "max-age=0"],
    ["ETag", '"e"'],
  ];
  const always: Lines = [["Cache-Control", "max-age=600"]];

  /** The validators that the URL of a redirect was requested with, which changes after the first time. */
  async function validatorsOf(
    engine: EngineName,
    responses: readonly [first: object, later: object],
    requests: readonly PageRequestInit[],
  ): Promise<readonly (string | null)[]> {
    let count = 0;
    const scene = sceneOf(
      (asked) => (asked.url.pathname === "/from" ? responses[count++ === 0 ? 0 : 1] : { headers: fresh }),
      { engine },
    );
    for (const request of requests) await scene.page.attempt(`${PAGE}/from`, request);
    const ofRedirect = scene.network.asked.filter(({ url: { pathname } }) => pathname === "/from");
    return ofRedirect.map(({ headers }) => headers.get("If-None-Match"));
  }

  const away = redirect(`${PAGE}/r`, stale);
  const kept = redirect(`${PAGE}/r`, always);
  type Row = readonly [
    desc: string,
    engine: EngineName,
    responses: readonly [object, object],
    requests: readonly PageRequestInit[],
    validators: readonly (string | null)[],
  ];
  test.each<Row>([
    ["is validated", "firefox", [away, away], [{}, { redirect: "manual" }, {}, {}], [null, null, '"e"', null]],
    ["is validated", "firefox", [away, away], [{}, { redirect: "error" }, {}, {}], [null, null, '"e"', null]],
    ["is gone", "firefox", [away, away], [{}, { redirect: "error", cache: "reload" }, {}], [null, null, null]],
    ["isn't validated", "firefox", [away, away], [{ redirect: "error" }, {}, {}], [null, null, null]],
    [
      "that leads nowhere now is gone once it is followed",
      "firefox",
      [kept, redirect("data:,x", always)],
      [{}, { redirect: "manual", cache: "no-cache" }, {}, {}],
      [null, null, null],
    ],
    [
      "leaves what is stored, if it isn't stored itself",
      "webkit",
      [kept, redirect(`${PAGE}/r`, [["Cache-Control", "no-store"]])],
      [{}, { cache: "no-cache" }, {}],
      [null, null],
    ],
    [
      "forgets what is stored, if it isn't stored itself",
      "chromium",
      [kept, redirect(`${PAGE}/r`, [["Cache-Control", "no-store"]])],
      [{}, { cache: "no-cache" }, {}],
      [null, null, null],
    ],
  ])("%s in %s", async (_desc, engine, responses, requests, validators) => {
    expect(await validatorsOf(engine, responses, requests)).toEqual(validators);
  });
});
