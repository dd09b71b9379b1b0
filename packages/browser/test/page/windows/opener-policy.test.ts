import { describe, expect, test } from "vitest";
import type { EngineName } from "../../../src/index.ts";
import { APP, browserOf, listen, messagesArrive, OTHER, thrown, urlWith } from "./windows.ts";

const COOP = "cross-origin-opener-policy";
const COEP = "cross-origin-embedder-policy";
const all: readonly EngineName[] = ["standard", "chromium", "firefox", "webkit"];

const policyOf = (value: string): Record<string, string> => (value === "none" ? {} : { [COOP]: value });

async function opened(engine: EngineName, own: string, popup: string, origin = APP) {
  const page = await browserOf(engine).open(urlWith(APP, policyOf(own)));
  return { page, popup: await page.openWindow(urlWith(origin, policyOf(popup))) };
}

/** By the opener's policy and the popup's: for one origin, and for another. */
const table: readonly (readonly [own: string, popup: string, same: "kept" | "apart", other: "kept" | "apart"])[] = [
  ["none", "none", "kept", "kept"],
  ["none", "unsafe-none", "kept", "kept"],
  ["none", "same-origin", "apart", "apart"],
  ["none", "same-origin-allow-popups", "apart", "apart"],
  ["same-origin", "none", "apart", "apart"],
  ["same-origin", "same-origin", "kept", "apart"],
  ["same-origin", "same-origin-allow-popups", "apart", "apart"],
  ["same-origin-allow-popups", "none", "kept", "kept"],
  ["same-origin-allow-popups", "same-origin", "apart", "apart"],
  ["same-origin-allow-popups", "same-origin-allow-popups", "kept", "apart"],
];

describe.each(all)("an opener and its popup in %s", (engine) => {
  test.each(table)("%s and %s: %s for one origin, %s for another", async (own, policy, same, other) => {
    for (const [origin, result] of [
      [APP, same],
      [OTHER, other],
    ] as const) {
      const { page, popup } = await opened(engine, own, policy, origin);
      const isApart = result === "apart";
      expect(popup.window?.closed).toBe(isApart);
      expect(popup.page.window.opener === null).toBe(isApart);
      expect(popup.page.origin).toBe(origin);
      expect(popup.isOpen).toBe(true);
      expect(page.windowNotes.map(({ code }) => code)).toEqual(isApart ? ["coop"] : []);
    }
  });
});

test.each([
  ["standard", true],
  ["chromium", true],
  ["firefox", false],
  ["webkit", true],
] as const)("noopener-allow-popups in %s", async (engine, known) => {
  for (const own of ["none", "same-origin-allow-popups", "noopener-allow-popups"]) {
    const { popup } = await opened(engine, own, "noopener-allow-popups");
    expect(popup.window?.closed).toBe(known);
    const { popup: plain } = await opened(engine, own, "none");
    expect(plain.window?.closed).toBe(false);
  }
});

test.each([
  ["same-origin", true],
  ['same-origin; report-to="x"', true],
  ["same-origin;a=1;b", true],
  [" same-origin ", true],
  ["Same-Origin", false],
  ["same-origin, same-origin", false],
  ['"same-origin"', false],
  ["same-origin;", false],
  ["", false],
  ["nonsense", false],
])("the value %j", async (value, applies) => {
  const { popup } = await opened("standard", "none", value);
  expect(popup.window?.closed).toBe(applies);
});

test("the policy counts on trustworthy origins only", async () => {
  const page = await browserOf().open("http://app.example/");
  const popup = await page.openWindow(urlWith("http://app.example", { [COOP]: "same-origin" }));
  expect(popup.window?.closed).toBe(false);
});

test("a page that is isolated is apart from one that is not", async () => {
  const page = await browserOf().open(urlWith(APP, { [COOP]: "same-origin" }));
  const popup = await page.openWindow(urlWith(APP, { [COOP]: "same-origin", [COEP]: "require-corp" }));
  expect(popup.window?.closed).toBe(true);
});

test("a redirect's own policy counts", async () => {
  const page = await browserOf().open(APP);
  const popup = await page.openWindow(urlWith(APP, { [COOP]: "same-origin", location: "/" }, "/redirect"));
  expect(popup.window?.closed).toBe(true);
  expect(popup.page.window.opener).toBeNull();
});

test("a later navigation separates them too", async () => {
  const page = await browserOf().open(APP);
  const popup = await page.openWindow(APP);
  const heard = listen(popup.page);
  await popup.navigate(urlWith(APP, { [COOP]: "same-origin" }));
  popup.window?.postMessage("x", "*");
  await messagesArrive();
  expect(popup.window?.closed).toBe(true);
  expect(popup.page.window.opener).toBeNull();
  expect([...heard, ...listen(popup.page)]).toEqual([]);
});

test.each([
  ["standard", undefined],
  ["chromium", "SecurityError"],
  ["firefox", undefined],
  ["webkit", undefined],
] as const)("the window that is left in %s", async (engine, name) => {
  const { popup } = await opened(engine, "none", "same-origin");
  expect(thrown(() => popup.window?.document)).toBe(name);
});

describe("without an opener", () => {
  const ways = [
    { features: "noopener" },
    { features: "width=400,NoOpener" },
    { features: "noreferrer" },
    { features: "noopener=1" },
    { features: "noopener=yes" },
    { noopener: true },
    { by: "link" },
    { by: "link", rel: "noreferrer opener" },
  ] as const;

  test.each(ways)("%j", async (options) => {
    const page = await browserOf().open(APP);
    const popup = await page.openWindow(`${OTHER}/`, options);
    expect(popup.window).toBeNull();
    expect(popup.page.window.opener).toBeNull();
    expect(popup.page.origin).toBe(OTHER);
  });

  test.each([
    { features: "noopener=0" },
    { features: "noopener=no" },
    { features: "xnoopener" },
    { by: "link", rel: "opener" },
  ] as const)("but not %j", async (options) => {
    const page = await browserOf().open(APP);
    expect((await page.openWindow(`${OTHER}/`, options)).window).not.toBeNull();
  });

  test("a frame of another origin in an isolated page opens none with one", async () => {
    const page = await browserOf().open(urlWith(APP, { [COOP]: "same-origin" }));
    const { page: inner } = await page.frame(`${OTHER}/`);
    expect((await inner.openWindow(`${OTHER}/`)).window).toBeNull();
  });
});

describe("an opener", () => {
  test("is the page's window, and the popup may give it up", async () => {
    const page = await browserOf().open(APP);
    const popup = await page.openWindow(`${APP}/`, { name: "sign-in" });
    expect(popup.page.window.opener?.document).toBe(page.document);
    expect(popup.page.window.name).toBe("sign-in");
    popup.page.window.opener = null;
    expect(popup.page.window.opener).toBeNull();
    expect(popup.window?.closed).toBe(false);
  });

  test("may close the popup, but the popup not its opener or a frame its parent", async () => {
    const page = await browserOf().open(APP);
    const popup = await page.openWindow(`${OTHER}/`);
    popup.page.window.opener?.close();
    expect(page.window.closed).toBe(false);
    const { page: inner } = await page.frame(`${OTHER}/`);
    inner.window.close();
    inner.window.parent?.close();
    expect([inner.window.closed, page.window.closed]).toEqual([false, false]);
    popup.window?.close();
    expect(popup.window?.closed).toBe(true);
    expect(popup.window?.parent).toBeNull();
    expect(popup.isOpen).toBe(false);
    expect(await popup.navigate(`${APP}/`)).toBe(popup.page);
    expect(popup.page.origin).toBe(OTHER);
  });
});

test("the browser sends what page.navigate sends", async () => {
  const page = await browserOf("chromium").open(APP);
  const { navigation } = await page.openWindow(`${OTHER}/`);
  const direct = await page.navigate(`${OTHER}/`, { by: "open" });
  const requests = (trace: typeof direct.trace): unknown => trace.filter(({ kind }) => kind === "request");
  expect(requests(navigation?.trace ?? [])).toEqual(requests(direct.trace));
});

describe("a sandboxed page", () => {
  test("opens no window without allow-popups", async () => {
    const page = await browserOf().open(APP);
    const { page: inner } = await page.frame(`${APP}/`, { sandbox: "allow-scripts" });
    const popup = await inner.openWindow(`${APP}/`);
    expect(popup.window).toBeNull();
    expect(popup.isOpen).toBe(false);
    expect(() => popup.page).toThrow(TypeError);
    expect(popup.navigation).toBeUndefined();
    expect(inner.windowNotes).toMatchObject([{ code: "sandboxed" }]);
  });

  test.each([
    ["allow-scripts allow-popups", "null"],
    ["allow-scripts allow-popups allow-popups-to-escape-sandbox", APP],
  ])("with %s opens one of the origin %s", async (sandbox, origin) => {
    const page = await browserOf().open(APP);
    const { page: inner } = await page.frame(`${APP}/`, { sandbox });
    expect((await inner.openWindow(`${APP}/`)).page.origin).toBe(origin);
  });
});

describe("incorrect usage", () => {
  test.each([
    [{ feature: "x" }],
    [{ noopener: "yes" }],
    [{ features: 5 }],
    [{ by: "form" }],
    [{ referrerPolicy: "always" }],
    [7],
  ])("openWindow with %j", async (options) => {
    const page = await browserOf().open(APP);
    await expect(page.openWindow(APP, options as never)).rejects.toThrow(TypeError);
  });

  test.each(["not:a url", "data:text/html,x", "javascript:alert(1)", "https://", "file:///x"])(
    "opens no %s",
    async (url) => {
      const page = await browserOf().open(APP);
      await expect(page.openWindow(url)).rejects.toThrow(TypeError);
      if (!url.startsWith("data:")) await expect(page.frame(url)).rejects.toThrow(TypeError);
      const { window } = await page.openWindow("about:blank");
      expect(thrown(() => window !== null && (window.location.href = url))).toMatch(/^(?:TypeError|SyntaxError)$/);
    },
  );

  test.each([[{ sandbox: true }], [{ src: "x" }]])("frame with %j", async (options) => {
    const page = await browserOf().open(APP);
    await expect(page.frame(APP, options as never)).rejects.toThrow(TypeError);
  });
});

test("a page without a response has an origin of its own; one without content stays", async () => {
  const page = await browserOf().open(APP);
  const popup = await page.openWindow("https://nobody.example/");
  expect(popup.page.origin).toBe("null");
  expect(thrown(() => popup.window?.document)).toBe("SecurityError");
  const blank = await page.openWindow(`${OTHER}/nothing`);
  expect(blank.page.url).toBe("about:blank");
  expect(blank.page.origin).toBe(APP);
});
