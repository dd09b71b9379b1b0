import { afterEach, expect, test, vi } from "vitest";
import { Browser, inProcess } from "../../src/index.ts";

afterEach(() => vi.unstubAllGlobals());

/** As a test environment leaves them, where the script's realm is the package's own. */
function pageWithItsGlobals(): Browser {
  const echo = (request: Request): Response => new Response(request.headers.get("cookie"));
  const browser = new Browser({ engine: "chromium", network: inProcess({ "https://app.example": echo }) });
  const { fetch, Request, Response, Headers } = browser.pageAt("https://app.example/").globals;
  for (const [name, value] of Object.entries({ fetch, Request, Response, Headers })) vi.stubGlobal(name, value);
  return browser;
}

test("data: and blob: URLs are read by the platform, and not by the page again", async () => {
  const page = pageWithItsGlobals().pageAt("https://app.example/");
  expect(await (await page.fetch("data:text/plain,hi")).text()).toBe("hi");
  const url = URL.createObjectURL(new Blob(["blob"]));
  expect(await (await page.fetch(url)).text()).toBe("blob");
  URL.revokeObjectURL(url);
});

test("an application gets a request of the platform, with the headers that no script may set", async () => {
  const browser = pageWithItsGlobals();
  const page = browser.pageAt("https://app.example/");
  page.document.cookie = "session=1";
  expect(await (await page.fetch("/")).text()).toBe("session=1");
});
