import { describe, expect, test } from "vitest";
import type { PageRequestInit } from "../../src/index.ts";
import { API, PAGE, sceneOf, type ScriptedResponse } from "./script.ts";

const everything: NonNullable<ScriptedResponse["headers"]> = [
  ["Access-Control-Allow-Origin", PAGE],
  ["Access-Control-Allow-Credentials", "true"],
  ["Cache-Control", "no-store"],
  ["Content-Language", "de"],
  ["Content-Length", "4"],
  ["Content-Type", "text/plain"],
  ["Expires", "0"],
  ["Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT"],
  ["Pragma", "no-cache"],
  ["ETag", '"x"'],
  ["X-A", "1"],
  ["X-A", "2"],
  ["X-B", "3"],
  ["Set-Cookie", "a=1"],
  ["Set-Cookie2", "a=1"],
];

const safelisted = [
  "cache-control",
  "content-language",
  "content-length",
  "content-type",
  "expires",
  "last-modified",
  "pragma",
];
const others = ["access-control-allow-credentials", "access-control-allow-origin", "etag", "x-a", "x-b"];

async function visible(url: string, init: PageRequestInit, ...expose: string[]): Promise<string[]> {
  const headers = [...everything, ...expose.map((value) => ["Access-Control-Expose-Headers", value] as const)];
  const { page } = sceneOf(() => ({ headers, body: "body" }));
  const { response } = await page.attempt(url, init);
  return [...(response?.headers.keys() ?? [])];
}

describe("which headers a page sees", () => {
  const include: PageRequestInit = { credentials: "include" };

  test.each<[desc: string, url: string, init: PageRequestInit, expose: string[], expected: string[]]>([
    ["of its own origin: all but cookies", "/", {}, [], [...safelisted, ...others].sort()],
    ["of another origin: the safelisted", API, {}, [], safelisted],
    ["and those that are exposed", API, {}, ["X-A"], [...safelisted, "x-a"]],
    ["in any case", API, {}, ["x-a, ETAG"], [...safelisted, "etag", "x-a"].sort()],
    ["in two lines", API, {}, ["x-a", "x-b"], [...safelisted, "x-a", "x-b"]],
    [
      "by a wildcard: all but cookies",
      API,
      {},
      ["*"],
      [...safelisted, ...others, "access-control-expose-headers"].sort(),
    ],
    [
      "by a wildcard among names",
      API,
      {},
      ["x-a, *"],
      [...safelisted, ...others, "access-control-expose-headers"].sort(),
    ],
    ["with credentials a wildcard is a name", API, include, ["*"], safelisted],
    ["with credentials by name", API, include, ["x-a"], [...safelisted, "x-a"]],
    ["cookies never, though exposed", API, {}, ["Set-Cookie, Set-Cookie2"], safelisted],
    ["a list that does not parse exposes nothing", API, {}, ["x-a, ("], safelisted],
    ["nor does a good line beside it", API, {}, ["x-a", "x b"], safelisted],
    ["of an opaque response none", API, { mode: "no-cors" }, ["*"], []],
  ])("%s", async (_desc, url, init, expose, expected) => {
    expect(await visible(url, init, ...expose)).toEqual(expected);
  });

  test("a header named * is exposed by a literal", async () => {
    const { page } = sceneOf(() => ({
      headers: [...everything, ["*", "star"], ["Access-Control-Expose-Headers", "*"]],
    }));
    expect((await page.fetch(API, include)).headers.get("*")).toBe("star");
  });

  test("the values of several lines come joined", async () => {
    const { page } = sceneOf(() => ({ headers: everything }));
    expect((await page.fetch("/")).headers.get("X-A")).toBe("1, 2");
  });
});

describe("types", () => {
  test.each<[url: string, init: PageRequestInit, expected: Record<string, unknown>]>([
    ["/x#y", {}, { type: "basic", status: 201, ok: true, url: `${PAGE}/x` }],
    [`${API}/x#y`, {}, { type: "cors", status: 201, ok: true, url: `${API}/x` }],
    [API, { mode: "no-cors" }, { type: "opaque", status: 0, ok: false, url: "" }],
    ["/", { mode: "same-origin" }, { type: "basic", status: 201, ok: true, url: `${PAGE}/` }],
    ["/", { mode: "no-cors" }, { type: "basic", status: 201, ok: true, url: `${PAGE}/` }],
  ])("%s with %j", async (url, init, expected) => {
    const { page } = sceneOf(() => ({ status: 201, headers: everything, body: "body" }));
    const { response, readable } = await page.attempt(url, init);
    const opaque = expected.type === "opaque";
    expect(response).toMatchObject(expected);
    expect(await response?.text()).toBe(opaque ? "" : "body");
    expect(readable).toBe(!opaque);
  });

  test("what was hidden is in the trace, and not on the page", async () => {
    const { page } = sceneOf(() => ({
      headers: [
        ["X-A", "1"],
        ["Access-Control-Allow-Origin", "*"],
      ],
    }));
    const { trace } = await page.attempt(API, { mode: "no-cors" });
    expect(trace.at(-1)).toEqual({
      kind: "filtered",
      type: "opaque",
      headers: [],
      hidden: ["X-A", "Access-Control-Allow-Origin"],
    });
  });
});

describe("bodies that HTTP does not have", () => {
  test.each<[desc: string, status: number, init: PageRequestInit]>([
    ["204", 204, {}],
    ["205", 205, {}],
    ["304", 304, {}],
    ["HEAD", 200, { method: "HEAD" }],
  ])("%s", async (_desc, status, init) => {
    const { page } = sceneOf(() => ({ status, headers: everything, body: "body" }));
    const response = await page.fetch(API, init);
    expect(await response.text()).toBe("");
    expect(response.bodyUsed).toBe(false);
  });
});
