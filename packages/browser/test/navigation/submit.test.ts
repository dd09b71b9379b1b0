import { describe, expect, test } from "vitest";
import type { PageForm } from "../../src/forms/form.ts";
import { explain } from "../../src/explain/index.ts";
import { bank, evil, loggedBrowser, redirectTo } from "./log.ts";

const transfer: PageForm = { action: `${bank}/transfer`, method: "post", fields: { a: "1" } };

describe("what a form requests", () => {
  test.each<[desc: string, form: PageForm, line: string, type: string | undefined, body: string]>([
    ["post", transfer, `POST ${bank}/transfer`, "application/x-www-form-urlencoded", "a=1"],
    ["text/plain", { ...transfer, enctype: "Text/Plain" }, `POST ${bank}/transfer`, "text/plain", "a=1\r\n"],
    [
      "an unknown enctype",
      { ...transfer, enctype: "application/json" },
      `POST ${bank}/transfer`,
      "application/x-www-form-urlencoded",
      "a=1",
    ],
    ["get", { action: `${bank}/t?old=1`, fields: { a: "1" } }, `GET ${bank}/t?a=1`, undefined, ""],
    ["an unknown method", { ...transfer, method: "put" }, `GET ${bank}/transfer?a=1`, undefined, ""],
    ["no action", { fields: [["a", "1"]] }, `GET ${evil}/page?a=1`, undefined, ""],
    [
      "the submitter's own",
      { ...transfer, submitter: { formAction: "/x", formMethod: "GET", name: "go", value: "yes" } },
      `GET ${evil}/x?a=1&go=yes`,
      undefined,
      "",
    ],
  ])("%s", async (_, form, line, type, body) => {
    const { browser, log } = loggedBrowser("standard");
    await browser.pageAt(`${evil}/page?x=1#f`).submit(form);
    expect(log.map(({ method, url }) => `${method} ${url}`)).toEqual([line]);
    expect(log[0]?.header("content-type")).toBe(type);
    expect(log[0]?.body).toBe(body);
  });

  test("dialog sends nothing", async () => {
    const { browser, log } = loggedBrowser("standard");
    expect(await browser.pageAt(evil).submit({ ...transfer, method: "dialog" })).toBeUndefined();
    expect(log).toEqual([]);
  });

  test.each(["mailto:a@b.example", "javascript:x", "https://"])("the action %j is refused", async (action) => {
    const { browser } = loggedBrowser("standard");
    await expect(browser.pageAt(evil).submit({ action })).rejects.toThrow(TypeError);
  });
});

describe("the Origin of a POST", () => {
  test.each<[desc: string, options: object, form: PageForm, origin: string]>([
    ["of the page", {}, transfer, evil],
    ["of a sandboxed page", { sandboxed: true }, transfer, "null"],
    ["under no-referrer", { referrerPolicy: "no-referrer" }, transfer, "null"],
    ["under same-origin", { referrerPolicy: "same-origin" }, transfer, "null"],
    ["under same-origin, at home", { referrerPolicy: "same-origin" }, { ...transfer, action: "/x" }, evil],
    ["to http", {}, { ...transfer, action: "http://bank.example/" }, "null"],
    ["with noreferrer", {}, { ...transfer, rel: "noreferrer", target: "_blank" }, "null"],
  ])("%s", async (_, options, form, origin) => {
    const { browser, log } = loggedBrowser("chromium");
    await browser.pageAt(`${evil}/page`, options).submit(form);
    expect(log[0]?.header("origin")).toBe(origin);
  });

  test.each([
    [301, "GET", undefined],
    [302, "GET", undefined],
    [303, "GET", undefined],
    [307, "POST", "null"],
    [308, "POST", "null"],
  ])("a redirect with %d to another origin: %s, Origin %s", async (status, method, origin) => {
    const { browser, log } = loggedBrowser("chromium", {
      [`${bank}/transfer`]: redirectTo(status, "https://c.example/"),
    });
    await browser.pageAt(evil).submit(transfer);
    expect([log[1]?.method, log[1]?.header("origin")]).toEqual([method, origin]);
    expect(log[1]?.body).toBe(method === "POST" ? "a=1" : "");
  });
});

describe("the cookies of a form from another site", () => {
  const lines = [
    "unset=1; Secure",
    "lax=1; Secure; SameSite=Lax",
    "strict=1; Secure; SameSite=Strict",
    "none=1; Secure; SameSite=None",
  ];
  const headers = lines.map((line): [string, string] => ["Set-Cookie", line]);
  const minute = 60_000;

  test.each([
    ["chromium", "post", "_self", 1, "unset=1; none=1"],
    ["chromium", "post", "_self", 3, "none=1"],
    ["chromium", "get", "_self", 3, "unset=1; lax=1; none=1"],
    ["standard", "post", "_self", 1, "none=1"],
    ["standard", "post", "frame", 1, "none=1"],
    ["firefox", "post", "_self", 3, "unset=1; none=1"],
    ["webkit", "post", "_self", 3, "unset=1; none=1"],
  ] as const)("%s, %s, %s, %d minutes later: %s", async (engine, method, target, minutes, cookies) => {
    let now = 1_000_000;
    const { browser, log } = loggedBrowser(engine, { [`${bank}/`]: { headers } }, () => now);
    await browser.open(bank);
    now += minutes * minute;
    await browser.pageAt(evil).submit({ ...transfer, method, target });
    expect(log.at(-1)?.header("cookie")).toBe(cookies);
  });
});

test("the page learns nothing, and explain says so", async () => {
  const { browser } = loggedBrowser("chromium");
  const navigation = await browser.pageAt(evil).submit(transfer);
  if (navigation === undefined) throw new Error("A POST is a navigation.");
  expect(navigation).toMatchObject({ sent: true, executed: true, readable: false });
  expect(navigation.newPage?.url).toBe(`${bank}/transfer`);
  const { code, summary, protects, fixes } = explain(navigation);
  expect(code).toBe("navigated");
  expect(summary).toMatch(/was executed; the page that sent it learns nothing/);
  expect(protects).toMatch(/must refuse forged changes/);
  expect(fixes.map(({ text }) => text).join()).toMatch(/Sec-Fetch-Site/);
});
