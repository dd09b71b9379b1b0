import { describe, expect, test } from "vitest";
import type { EngineName } from "../../src/index.ts";
import { API, generous, PAGE, sceneOf } from "../fetch/script.ts";

const engines: readonly EngineName[] = ["standard", "chromium", "firefox", "webkit"];

describe.each(engines)("in %s", (engine) => {
  test("a page reads what it has set, and sends it", async () => {
    const { network, page } = sceneOf(generous, { engine });
    page.document.cookie = "a=1; Secure";
    page.document.cookie = "b=2";
    expect(page.document.cookie).toBe("a=1; b=2");
    await page.attempt("/x");
    expect(network.asked[0]?.headers.get("Cookie")).toBe("a=1; b=2");
  });

  test("HttpOnly is not for scripts: neither to read, nor to set, nor to overwrite", async () => {
    const { browser, page } = sceneOf(() => ({ headers: [["Set-Cookie", "a=1; HttpOnly"]] }), { engine });
    await page.attempt("/");
    page.document.cookie = "a=2";
    page.document.cookie = "b=1; HttpOnly";
    expect(page.document.cookie).toBe("");
    expect(browser.cookies.list(Date.now())).toMatchObject([{ name: "a", value: "1" }]);
  });

  test("another origin's are not there, a parent domain's are", () => {
    const { browser, page } = sceneOf(generous, { engine });
    browser.pageAt(API).document.cookie = "api=1";
    const below = browser.pageAt("https://sub.app.example/x/y");
    below.document.cookie = "wide=1; Domain=app.example; Path=/";
    below.document.cookie = "narrow=1; Path=/x";
    expect([page.document.cookie, below.document.cookie]).toEqual(["wide=1", "narrow=1; wide=1"]);
  });
});

describe("who has none", () => {
  test("a sandboxed page is refused", () => {
    const { browser } = sceneOf(generous);
    const { document } = browser.pageAt(PAGE, { sandboxed: true });
    const refusal = expect.objectContaining({ name: "SecurityError" }) as Error;
    expect(() => document.cookie).toThrow(refusal);
    expect(() => (document.cookie = "a=1")).toThrow(refusal);
    expect(browser.cookies.list(Date.now())).toEqual([]);
  });

  test.each(["about:blank", "data:text/html,x", "file:///x"])("%s has an empty jar", (url) => {
    const { browser } = sceneOf(generous);
    const { document } = browser.pageAt(url);
    document.cookie = "a=1";
    expect(document.cookie).toBe("");
  });
});

// Measured in frames of a page that has a cookie.
test.each<[url: string, throwing: readonly EngineName[]]>([
  [`${PAGE}/framed`, engines],
  ["about:srcdoc", ["chromium", "firefox"]],
  ["data:text/html,x", ["chromium"]],
  [`blob:${PAGE}/1`, ["chromium", "firefox"]],
])("document.cookie of a sandboxed %s throws in %j, and is empty in the others", (url, throwing) => {
  const found = engines.filter((engine) => {
    const { browser, page } = sceneOf(generous, { engine });
    page.document.cookie = "a=1";
    const { document } = browser.pageAt(url, { parent: page, sandboxed: true });
    try {
      document.cookie = "b=1";
      expect(document.cookie).toBe("");
      expect(page.document.cookie).toBe("a=1");
      return false;
    } catch (error) {
      expect((error as Error).name).toBe("SecurityError");
      return true;
    }
  });
  expect(found).toEqual(throwing);
});

test("a cookie of a megabyte is refused, and nothing breaks", () => {
  const { page } = sceneOf(generous);
  page.document.cookie = `a=${"\u00e9".repeat(500_000)}`;
  expect(page.document.cookie).toBe("");
});

test("text is UTF-8 on its way, and comes back as it was", async () => {
  const { network, page } = sceneOf(generous);
  page.document.cookie = "a=\u00e9\ufeff";
  expect(page.document.cookie).toBe("a=\u00e9\ufeff");
  await page.attempt("/x");
  expect(network.asked[0]?.headers.get("Cookie")).toBe("a=\u00c3\u00a9\u00ef\u00bb\u00bf");
});

test("time is the browser's own", () => {
  let now = 1_800_000_000_000;
  const { page } = sceneOf(generous, { now: () => now });
  page.document.cookie = "a=1; Max-Age=60";
  now += 59_000;
  expect(page.document.cookie).toBe("a=1");
  now += 1000;
  expect(page.document.cookie).toBe("");
});
