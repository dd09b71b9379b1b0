import { describe, expect, test } from "vitest";
import { sections, type PageRequestInit, type TraceEvent } from "../../src/index.ts";
import { API, generous, PAGE, sceneOf, type ScriptedResponse, type Script } from "../fetch/script.ts";

const refusing: Script = () => ({});
const noOne: Script = () => "unreachable";
const halfway: Script = (asked) => (asked.isPreflight ? generous(asked) : {});

describe("sent, executed, readable", () => {
  test.each<
    [
      desc: string,
      script: Script,
      url: string,
      init: PageRequestInit,
      sent: boolean,
      executed: boolean,
      readable: boolean,
    ]
  >([
    ["all went well", generous, API, {}, true, true, true],
    ["not allowed to read", refusing, API, {}, true, true, false],
    ["opaque", refusing, API, { mode: "no-cors" }, true, true, false],
    ["a redirect that is not followed", () => ({ status: 302 }), "/", { redirect: "manual" }, true, true, false],
    ["a preflight that fails", refusing, API, { method: "PUT" }, false, false, false],
    ["a preflight that succeeds, and no more", halfway, API, { method: "PUT" }, true, true, false],
    ["nobody there", noOne, API, {}, true, false, false],
    ["nobody there for the preflight", noOne, API, { method: "PUT" }, false, false, false],
    ["a bad port", generous, "https://api.example:25", {}, false, false, false],
    ["another origin in the mode same-origin", generous, API, { mode: "same-origin" }, false, false, false],
    ["a wrong call", generous, API, { method: "TRACE" }, false, false, false],
    ["a URL that asks nobody", generous, "data:,x", {}, false, false, true],
  ])("%s", async (_desc, script, url, init, sent, executed, readable) => {
    const { page } = sceneOf(script);
    const outcome = await page.attempt(url, init);
    expect(outcome).toMatchObject({ sent, executed, readable });
    expect(outcome.response === undefined).toBe(outcome.error !== undefined);
    expect(page.lastOutcome).toBe(outcome);
  });

  test("a failure has the names that the engines have for it", async () => {
    const { page } = sceneOf(refusing);
    expect((await page.attempt(API, { method: "PUT" })).failure).toMatchObject({
      code: "cors-origin-missing",
      preflight: true,
      chromium: "PreflightMissingAllowOriginHeader",
      firefox: "CORSMissingAllowOrigin",
      webkit: "Origin is not allowed by Access-Control-Allow-Origin.",
    });
  });
});

describe("the trace", () => {
  const kinds = (trace: readonly TraceEvent[]): string => trace.map(({ kind }) => kind).join(" ");

  test.each<[desc: string, script: Script, url: string, init: PageRequestInit, expected: string]>([
    ["of the own origin", generous, "/", {}, "main-fetch tainting cookies request response tao-check filtered"],
    ["of another", generous, API, {}, "main-fetch tainting cookies request response cors-check tao-check filtered"],
    [
      "opaque",
      generous,
      API,
      { mode: "no-cors" },
      "main-fetch tainting cookies request response tao-check corp-check filtered",
    ],
    [
      "with a preflight",
      generous,
      API,
      { method: "PUT" },
      "main-fetch tainting preflight-needed cookies request response cors-check preflight-passed cookies request response cors-check tao-check filtered",
    ],
    ["refused", refusing, API, {}, "main-fetch tainting cookies request response cors-check network-error"],
    [
      "refused by a preflight",
      refusing,
      API,
      { method: "PUT" },
      "main-fetch tainting preflight-needed cookies request response cors-check network-error",
    ],
    [
      "redirected",
      ({ url }) => (url.pathname === "/1" ? { status: 302, headers: [["Location", "/2"]] } : {}),
      "/1",
      {},
      "main-fetch tainting cookies request response tao-check redirect main-fetch tainting cookies request response tao-check filtered",
    ],
    ["blocked", generous, "http://api.example", {}, "main-fetch network-error"],
    ["of nobody", noOne, API, {}, "main-fetch tainting cookies request network-error"],
    [
      "of a cookie",
      () => ({
        headers: [
          ["Set-Cookie", "a=1"],
          ["Set-Cookie", "\x01"],
        ],
      }),
      "/",
      {},
      "main-fetch tainting cookies request response cookie-stored cookie-refused tao-check filtered",
    ],
    ["of a URL that asks nobody", generous, "data:,x", {}, "main-fetch tainting filtered"],
  ])("%s", async (_desc, script, url, init, expected) => {
    const { trace } = await sceneOf(script).page.attempt(url, init);
    expect(kinds(trace)).toBe(expected);
  });

  test("says what went over the wire, line by line", async () => {
    const headers: ScriptedResponse["headers"] = [
      ["X-A", "1"],
      ["x-a", " 2 "],
    ];
    const { network, page } = sceneOf(() => ({ status: 201, headers }));
    const { trace } = await page.attempt("/x?y#z");
    expect(trace.find(({ kind }) => kind === "request")).toEqual({
      kind: "request",
      preflight: false,
      method: "GET",
      url: `${PAGE}/x?y`,
      headers: network.asked[0]?.lines,
    });
    expect(trace.find(({ kind }) => kind === "response")).toMatchObject({
      status: 201,
      headers: [
        ["X-A", "1"],
        ["x-a", "2"],
      ],
    });
  });

  test("says which cookies went, which stayed, and why", async () => {
    const { browser, page } = sceneOf((asked) => {
      const { headers } = generous(asked);
      const set = [
        "none=1; SameSite=None; Secure",
        "lax=1; SameSite=Lax",
        "path=1; SameSite=None; Secure; Path=/other",
      ];
      return { headers: asked.url.pathname === "/set" ? set.map((one) => ["Set-Cookie", one] as const) : headers };
    });
    await browser.open(`${API}/set`);
    const { trace } = await page.attempt(API, { credentials: "include" });
    expect(trace.find(({ kind }) => kind === "cookies")).toEqual({
      kind: "cookies",
      included: true,
      sent: [{ name: "none", domain: "api.bank.example", path: "/" }],
      blocked: [
        { cookie: { name: "lax", domain: "api.bank.example", path: "/" }, reason: "same-site-lax" },
        { cookie: { name: "path", domain: "api.bank.example", path: "/other" }, reason: "path-mismatch" },
      ],
    });
  });

  test("has a place in a standard for each kind of event", () => {
    for (const url of Object.values(sections)) expect(new URL(url).hash).not.toBe("");
  });
});
