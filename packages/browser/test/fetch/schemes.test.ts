import { describe, expect, test } from "vitest";
import type { PageRequestInit } from "../../src/index.ts";
import { PAGE, sceneOf, verdictOf } from "./script.ts";

describe("what no network is asked for", () => {
  test.each<[url: string, init: PageRequestInit, expected: string]>([
    ["data:text/plain,body", {}, "basic 200"],
    ["data:text/plain,body", { mode: "same-origin" }, "basic 200"],
    ["data:text/plain,body", { mode: "no-cors" }, "basic 200"],
    ["data:text/plain,body", { method: "POST" }, "basic 200"],
    ["data:text/plain", {}, "scheme-not-fetched"],
    ["about:blank", {}, "scheme-not-cors"],
    ["about:blank", { mode: "no-cors" }, "opaque 0"],
    ["about:srcdoc", { mode: "no-cors" }, "scheme-not-fetched"],
    ["blob:https://other.example/b5f0c3a0-0000-4000-8000-000000000000", {}, "scheme-not-cors"],
    [`blob:${PAGE}/b5f0c3a0-0000-4000-8000-000000000000`, {}, "scheme-not-fetched"],
    ["file:///etc/passwd", {}, "scheme-not-cors"],
    ["file:///etc/passwd", { mode: "no-cors" }, "scheme-not-fetched"],
    ["ftp://api.example/", {}, "scheme-not-cors"],
    ["javascript:alert(1)", {}, "scheme-not-cors"],
    ["capacitor://localhost/", {}, "scheme-not-cors"],
    ["wss://api.example/", { mode: "no-cors" }, "scheme-not-fetched"],
    ["about:blank", { mode: "same-origin" }, "mode-same-origin"],
  ])("%s with %j: %s", async (url, init, expected) => {
    const { network, page } = sceneOf(() => ({}));
    expect(await verdictOf(page, url, init)).toBe(expected);
    expect(network.asked).toEqual([]);
  });
});

describe("data:", () => {
  test.each<[url: string, body: string, type: string]>([
    ["data:,a%20b", "a b", "text/plain;charset=US-ASCII"],
    ["data:text/html,<b>", "<b>", "text/html"],
    ["data:;base64,aGk=", "hi", "text/plain;charset=US-ASCII"],
  ])("%s", async (url, body, type) => {
    const { page } = sceneOf(() => ({}));
    const response = await page.fetch(`${url}#top`);
    expect(response).toMatchObject({ type: "basic", status: 200, statusText: "OK", url, redirected: false });
    expect(response.headers.get("Content-Type")).toBe(type);
    expect(await response.text()).toBe(body);
  });

  test("HEAD has no body", async () => {
    const { page } = sceneOf(() => ({}));
    expect(await (await page.fetch("data:,x", { method: "HEAD" })).text()).toBe("");
  });
});

describe("blob:", () => {
  const url = (): string => URL.createObjectURL(new Blob(["0123456789"], { type: "text/plain" }));

  test.each<[desc: string, init: PageRequestInit, expected: string, body: string]>([
    ["all of it", {}, "basic 200", "0123456789"],
    ["a part", { headers: { Range: "bytes=2-4" } }, "basic 206", "234"],
    ["to the end", { headers: { Range: "bytes=7-" } }, "basic 206", "789"],
    ["the last bytes", { headers: { Range: "bytes=-2" } }, "basic 206", "89"],
    ["more than there is", { headers: { Range: "bytes=8-99" } }, "basic 206", "89"],
    ["beyond the end", { headers: { Range: "bytes=10-" } }, "range-malformed", ""],
    ["no range", { headers: { Range: "lines=1-2" } }, "range-malformed", ""],
    ["another method", { method: "POST" }, "scheme-not-fetched", ""],
    ["HEAD, as engines have it", { method: "HEAD" }, "scheme-not-fetched", ""],
  ])("%s", async (_desc, init, expected, body) => {
    const { page } = sceneOf(() => ({}));
    const blob = url();
    expect(await verdictOf(page, blob, init)).toBe(expected);
    if (body !== "") expect(await (await page.fetch(blob, init)).text()).toBe(body);
  });

  test("one that was revoked is gone", async () => {
    const { page } = sceneOf(() => ({}));
    const blob = url();
    URL.revokeObjectURL(blob);
    expect(await verdictOf(page, blob)).toBe("scheme-not-fetched");
  });
});
