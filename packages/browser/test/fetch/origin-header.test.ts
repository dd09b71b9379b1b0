import { describe, expect, test } from "vitest";
import type { ReferrerPolicy } from "../../src/fetch/referrer-policy.ts";
import type { PageRequestInit } from "../../src/index.ts";
import { PAGE, sceneOf } from "./script.ts";

async function originSent(at: string, to: string, init: PageRequestInit): Promise<string | null | undefined> {
  const { network, page } = sceneOf(() => ({ headers: [["Access-Control-Allow-Origin", "*"]] }), { at });
  await page.attempt(to, init);
  return network.asked[0]?.headers.get("Origin");
}

describe("when it is sent", () => {
  test.each<[desc: string, to: string, init: PageRequestInit, expected: string | null]>([
    ["GET to the own origin", "/", {}, null],
    ["HEAD to the own origin", "/", { method: "HEAD" }, null],
    ["POST to the own origin", "/", { method: "POST" }, PAGE],
    ["DELETE to the own origin", "/", { method: "DELETE" }, PAGE],
    ["GET to another", "https://b.test", {}, PAGE],
    ["HEAD to another", "https://b.test", { method: "HEAD" }, PAGE],
    ["the preflight", "https://b.test", { method: "PUT" }, PAGE],
    ["no-cors GET to another", "https://b.test", { mode: "no-cors" }, null],
    ["no-cors POST to another", "https://b.test", { mode: "no-cors", method: "POST" }, PAGE],
    ["no-cors POST to the own origin", "/", { mode: "no-cors", method: "POST" }, PAGE],
    ["same-origin POST", "/", { mode: "same-origin", method: "POST" }, PAGE],
    ["credentials do not matter", "https://b.test", { credentials: "omit" }, PAGE],
  ])("%s", async (_desc, to, init, expected) => expect(await originSent(`${PAGE}/`, to, init)).toBe(expected));

  test("a sandboxed page's is null", async () => {
    const { network, browser } = sceneOf(() => ({}));
    await browser.pageAt(PAGE, { sandboxed: true }).attempt(PAGE);
    expect(network.asked[0]?.headers.get("Origin")).toBe("null");
  });
});

describe("what the referrer policy hides of a no-cors POST", () => {
  test.each<[policy: ReferrerPolicy, same: string, cross: string, plain: string]>([
    ["", PAGE, PAGE, "null"],
    ["no-referrer", "null", "null", "null"],
    ["no-referrer-when-downgrade", PAGE, PAGE, "null"],
    ["strict-origin", PAGE, PAGE, "null"],
    ["strict-origin-when-cross-origin", PAGE, PAGE, "null"],
    ["same-origin", PAGE, "null", "null"],
    ["origin", PAGE, PAGE, PAGE],
    ["origin-when-cross-origin", PAGE, PAGE, PAGE],
    ["unsafe-url", PAGE, PAGE, PAGE],
  ])("%j: own origin %s, another %s, plain http %s", async (referrerPolicy, same, cross, plain) => {
    const init: PageRequestInit = { mode: "no-cors", method: "POST", referrerPolicy };
    const sent = (to: string): Promise<string | null | undefined> => originSent(`${PAGE}/`, to, init);
    // This machine, for plain http elsewhere is mixed content.
    expect([await sent("/"), await sent("https://b.test"), await sent("http://127.0.0.1")]).toEqual([
      same,
      cross,
      plain,
    ]);
  });

  test.each<ReferrerPolicy>(["no-referrer", "same-origin", "strict-origin"])(
    "%s hides nothing of a CORS request",
    async (referrerPolicy) => {
      expect(await originSent(`${PAGE}/`, "https://b.test", { referrerPolicy })).toBe(PAGE);
      expect(await originSent(`${PAGE}/`, "/", { method: "POST", referrerPolicy })).toBe(PAGE);
      expect(await originSent(`${PAGE}/`, "http://127.0.0.1", { method: "POST", referrerPolicy })).toBe(PAGE);
    },
  );
});
