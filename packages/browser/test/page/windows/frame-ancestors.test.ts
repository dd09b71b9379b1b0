import { describe, expect, test } from "vitest";
import { explain } from "../../../src/explain/index.ts";
import { APP, browserOf, OTHER, thrown, urlWith } from "./windows.ts";

const XFO = "x-frame-options";
const CSP = "content-security-policy";
const SUB = "https://sub.app.example";

type Case = readonly [headers: Record<string, string>, own: string | undefined, other: string | undefined];

/** What keeps a frame of `https://app.example` from showing its own document, and one of another origin. */
const cases: readonly Case[] = [
  [{}, undefined, undefined],
  [{ [XFO]: "DENY" }, "x-frame-options", "x-frame-options"],
  [{ [XFO]: "deny" }, "x-frame-options", "x-frame-options"],
  [{ [XFO]: "SAMEORIGIN" }, undefined, "x-frame-options"],
  [{ [XFO]: "ALLOWALL" }, undefined, undefined],
  [{ [XFO]: `ALLOW-FROM ${OTHER}` }, undefined, undefined],
  [{ [XFO]: "SAMEORIGIN, DENY" }, "x-frame-options", "x-frame-options"],
  [{ [XFO]: "SAMEORIGIN, SAMEORIGIN" }, undefined, "x-frame-options"],
  [{ [XFO]: "SAMEORIGIN, nonsense" }, "x-frame-options", "x-frame-options"],
  [{ [XFO]: "nonsense, more" }, undefined, undefined],
  [{ [XFO]: "" }, undefined, undefined],
  [{ [CSP]: "frame-ancestors 'none'" }, "frame-ancestors", "frame-ancestors"],
  [{ [CSP]: "frame-ancestors" }, "frame-ancestors", "frame-ancestors"],
  [{ [CSP]: "frame-ancestors 'self'" }, undefined, "frame-ancestors"],
  [{ [CSP]: `frame-ancestors ${APP}` }, undefined, undefined],
  [{ [CSP]: "Frame-Ancestors HTTPS://APP.EXAMPLE" }, undefined, undefined],
  [{ [CSP]: "frame-ancestors app.example" }, undefined, undefined],
  [{ [CSP]: "frame-ancestors app.example:*" }, undefined, undefined],
  [{ [CSP]: "frame-ancestors app.example:8443" }, "frame-ancestors", "frame-ancestors"],
  [{ [CSP]: "frame-ancestors http://app.example" }, undefined, undefined],
  [{ [CSP]: "frame-ancestors *.example" }, undefined, undefined],
  [{ [CSP]: "frame-ancestors *.app.example" }, "frame-ancestors", "frame-ancestors"],
  [{ [CSP]: "frame-ancestors https:" }, undefined, undefined],
  [{ [CSP]: "frame-ancestors *" }, undefined, undefined],
  [{ [CSP]: "frame-ancestors 'none' *" }, undefined, undefined],
  [{ [CSP]: "frame-ancestors *; frame-ancestors 'none'" }, undefined, undefined],
  [{ [CSP]: "frame-ancestors *, frame-ancestors 'none'" }, "frame-ancestors", "frame-ancestors"],
  [{ [CSP]: "default-src 'none'" }, undefined, undefined],
  [{ "content-security-policy-report-only": "frame-ancestors 'none'" }, undefined, undefined],
  [{ [CSP]: `frame-ancestors ${APP}`, [XFO]: "DENY" }, undefined, undefined],
  [{ [CSP]: "default-src 'none'", [XFO]: "DENY" }, "x-frame-options", "x-frame-options"],
];

describe.each(cases)("%j", (headers, own, other) => {
  test.each([
    [APP, own],
    [OTHER, other],
  ])(`of %s: %s`, async (origin, failure) => {
    const page = await browserOf().open(APP);
    const frame = await page.frame(urlWith(origin, headers));
    expect(frame.navigation?.failure?.code).toBe(failure);
    expect(frame.navigation?.executed).toBe(true);
    expect(frame.page.origin).toBe(failure === undefined ? origin : "null");
    if (failure !== undefined) expect(thrown(() => frame.window?.document)).toBe("SecurityError");
    const { navigation } = await page.openWindow(urlWith(origin, headers));
    expect(navigation?.failure).toBeUndefined();
  });
});

test("every page around the frame counts", async () => {
  const top = await browserOf().open(`${OTHER}/`);
  const { page: middle } = await top.frame(`${APP}/`);
  const sameOrigin = await middle.frame(urlWith(APP, { [XFO]: "SAMEORIGIN" }));
  const listed = await middle.frame(urlWith(SUB, { [CSP]: `frame-ancestors ${APP}` }));
  const both = await middle.frame(urlWith(SUB, { [CSP]: `frame-ancestors ${APP} ${OTHER}` }));
  expect([sameOrigin, listed, both].map(({ navigation }) => navigation?.failure?.code)).toEqual([
    "x-frame-options",
    "frame-ancestors",
    undefined,
  ]);
});

test("no list has an opaque origin", async () => {
  const page = await browserOf().open(APP);
  const { page: inner } = await page.frame(`${APP}/`, { sandbox: "allow-scripts" });
  const { navigation } = await inner.frame(urlWith(APP, { [CSP]: "frame-ancestors *" }));
  expect(navigation?.failure?.code).toBe("frame-ancestors");
});

test("page.navigate knows it as well", async () => {
  const page = await browserOf().open(APP);
  const navigation = await page.navigate(urlWith(OTHER, { [XFO]: "DENY" }), { by: "frame" });
  expect(navigation.newPage).toBeUndefined();
  expect(navigation.failure).toMatchObject({ code: "x-frame-options", value: "DENY" });
});

test.each([
  [{ [XFO]: "DENY" }, /^This is `X-Frame-Options`, not CORS: .*`X-Frame-Options: DENY`/],
  [{ [CSP]: "frame-ancestors 'self'" }, /Content Security Policy.*`frame-ancestors 'self'`/],
])("explain names %j as what it is", async (headers, why) => {
  const page = await browserOf("firefox").open(APP);
  const { navigation } = await page.frame(urlWith(OTHER, headers));
  if (navigation === undefined) throw new Error("A frame has navigated.");
  const explanation = explain(navigation);
  expect(explanation.why).toMatch(why);
  expect(explanation.fixes[0]?.headers).toEqual([["Content-Security-Policy", `frame-ancestors ${APP}`]]);
});
