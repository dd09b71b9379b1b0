import { describe, expect, test } from "vitest";
import { Browser, inProcess } from "../../../src/index.ts";
import { APP, browserOf, OTHER, urlWith } from "./windows.ts";

/** A browser whose server has the bodies that it received. */
function formBrowser() {
  const received: string[] = [];
  const serve = async (request: Request): Promise<Response> => {
    received.push(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`);
    return new Response("<!doctype html>", { headers: { "content-type": "text/html" } });
  };
  return { browser: new Browser({ network: inProcess({ [APP]: serve }) }), received };
}

describe("a target that names a frame", () => {
  test("a link's response is shown there, and the frame's window is the same one", async () => {
    const page = await browserOf().open(urlWith(APP));
    const frame = await page.frame("about:blank", { name: "inner" });
    const { newPage } = await page.navigate(urlWith(OTHER), { target: "inner" });
    expect(frame.page).toBe(newPage);
    expect(frame.page.origin).toBe(OTHER);
    expect(frame.navigation?.page.url).toBe(urlWith(APP));
    expect(frame.page.window.parent).not.toBeNull();
  });

  test("a form's response too", async () => {
    const { browser, received } = formBrowser();
    const page = await browser.open(`${APP}/`);
    const frame = await page.frame("about:blank", { name: "inner" });
    await page.submit({ action: "/transfer", method: "post", target: "inner", fields: { to: "eve" } });
    expect(frame.page.url).toBe(`${APP}/transfer`);
    expect(received.at(-1)).toBe("POST /transfer to=eve");
  });

  test("a name that no frame has leaves the frames as they are", async () => {
    const page = await browserOf().open(urlWith(APP));
    const frame = await page.frame("about:blank", { name: "inner" });
    await page.navigate(urlWith(OTHER), { target: "another" });
    expect(frame.page.url).toBe("about:blank");
  });
});

test("a form in an opened window posts, and the window shows the response", async () => {
  const { browser, received } = formBrowser();
  const page = await browser.open(`${APP}/`);
  const popup = await page.openWindow("/start");
  const shown = await popup.submit({ action: "/end", method: "post", fields: { a: "1" } });
  expect(received.at(-1)).toBe("POST /end a=1");
  expect(popup.page).toBe(shown);
  expect(shown.url).toBe(`${APP}/end`);
});

test("a srcdoc frame has its page's origin, base URL and referrer policy", async () => {
  const page = await browserOf().open(urlWith(APP, { "referrer-policy": "no-referrer" }, "/folder/"));
  const { page: inner } = await page.frame("about:srcdoc");
  expect({ url: inner.url, origin: inner.origin }).toEqual({ url: "about:srcdoc", origin: APP });
  expect(inner.environment.referrerPolicy).toBe("no-referrer");
  const { request } = await inner.attempt("data");
  expect(request?.url).toBe(`${APP}/folder/data`);
  expect((await page.frame("about:srcdoc", { sandbox: "allow-scripts" })).page.origin).toBe("null");
});

describe("a data: frame", () => {
  const url = "data:text/html,<p>local";

  test("has an origin of its own, its page's policies and no base URL", async () => {
    const page = await browserOf().open(urlWith(APP, { "referrer-policy": "no-referrer" }, "/folder/"));
    const { page: inner, window } = await page.frame(url);
    expect({ url: inner.url, origin: inner.origin }).toEqual({ url, origin: "null" });
    expect(inner.environment.referrerPolicy).toBe("no-referrer");
    expect((await inner.attempt("data")).request).toBeUndefined();
    expect(() => window?.document).toThrow(DOMException);
  });

  test("sends the origin null, without the page's cookies", async () => {
    const page = await browserOf().open(urlWith(APP));
    page.document.cookie = "session=1";
    const { page: inner } = await page.frame(url);
    const { trace } = await inner.attempt(urlWith(APP));
    const headers = trace.flatMap((event) => (event.kind === "request" ? event.headers : []));
    const sent = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
    expect([sent.get("origin"), sent.get("sec-fetch-site"), sent.has("cookie"), sent.has("referer")]).toEqual([
      "null",
      "cross-site",
      false,
      false,
    ]);
  });

  test("is not what a window opens", async () => {
    const page = await browserOf().open(urlWith(APP));
    await expect(page.openWindow(url)).rejects.toThrow("leads to no server");
  });
});
