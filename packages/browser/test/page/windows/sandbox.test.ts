import { describe, expect, test } from "vitest";
import { explain } from "../../../src/explain/index.ts";
import type { Page } from "../../../src/index.ts";
import { APP, browserOf, OTHER, thrown, urlWith } from "./windows.ts";

const form = { action: `${APP}/transfer`, method: "post", fields: { to: "eve" } } as const;

async function framed(sandbox: string | undefined, engine: "standard" | "chromium" = "standard"): Promise<Page> {
  const page = await browserOf(engine).open(APP);
  return (await page.frame(urlWith(OTHER), sandbox === undefined ? {} : { sandbox })).page;
}

describe("a sandboxed frame", () => {
  test.each<[sandbox: string | undefined, isSent: boolean]>([
    [undefined, true],
    ["", false],
    ["allow-scripts allow-same-origin", false],
    ["allow-scripts ALLOW-FORMS", true],
  ])("with %j submits a form: %s", async (sandbox, isSent) => {
    const inner = await framed(sandbox);
    expect((await inner.submit(form))?.sent).toBe(isSent);
    expect(inner.windowNotes.map(({ values }) => values.token)).toEqual(isSent ? [] : ["allow-forms"]);
  });

  test.each<[sandbox: string, options: object, isSent: boolean]>([
    ["allow-scripts", { target: "_top" }, false],
    ["allow-scripts", { target: "_Parent" }, false],
    ["allow-scripts", { target: "_self" }, true],
    ["allow-scripts", { target: "_blank" }, false],
    ["allow-scripts", { by: "open" }, false],
    ["allow-popups", { target: "_blank" }, true],
    ["allow-top-navigation", { target: "_top" }, true],
    ["allow-top-navigation-by-user-activation", { target: "_top" }, false],
    ["allow-top-navigation-by-user-activation", { target: "_top", userActivated: true }, true],
  ])("with %j navigates with %j: %s", async (sandbox, options, isSent) => {
    const inner = await framed(sandbox);
    const { sent, newPage } = await inner.navigate(urlWith(OTHER), options);
    expect([sent, newPage !== undefined]).toEqual([isSent, isSent]);
  });

  test("does not set the location of the page around it", async () => {
    const inner = await framed("allow-scripts");
    const { window } = inner;
    expect(thrown(() => ((window.top as { location: unknown }).location = OTHER))).toBe("SecurityError");
    const { window: allowed } = await framed("allow-scripts allow-top-navigation");
    expect(thrown(() => ((allowed.top as { location: unknown }).location = OTHER))).toBeUndefined();
  });
});

test("explain says what sends nothing", async () => {
  const explanation = explain(await (await framed("")).navigate(urlWith(OTHER), { target: "_top" }));
  expect(explanation.summary).toBe("Nothing was sent: the browser did not begin a request.");
  expect(explanation.why).toContain("`allow-top-navigation`");
});

test("the page's own policy is a sandbox, too", async () => {
  const policy = { "content-security-policy": "sandbox allow-scripts" };
  const page = await browserOf().open(urlWith(APP, policy));
  expect((await page.submit(form))?.sent).toBe(false);
  expect((await page.openWindow(urlWith(OTHER))).isOpen).toBe(false);
  expect((await page.navigate(urlWith(OTHER))).sent).toBe(true);
});

test("a page that is sandboxed without a list submits forms", async () => {
  expect((await browserOf().pageAt(APP, { sandboxed: true }).submit(form))?.sent).toBe(true);
});

test("in Chromium, a frame of another origin navigates the page around it only after a click", async () => {
  const inner = await framed(undefined, "chromium");
  const leave = async (options = {}): Promise<boolean> =>
    (await inner.navigate(urlWith(OTHER), { target: "_top", ...options })).sent;
  expect(await leave()).toBe(false);
  expect(inner.windowNotes.map(({ code }) => code)).toEqual(["not-activated"]);
  expect(await leave({ userActivated: true })).toBe(true);
  inner.activate();
  expect(await leave()).toBe(true);
});
