import { createServer, type RequestListener } from "node:http";
import { afterEach, describe, expect, test, vi } from "vitest";
import { assertExecutesNothing, browserFor, matchers, type App } from "../../src/test-kit/index.ts";

expect.extend(matchers);

const API = "https://api.example";
const never = (): Promise<Response> => new Promise(() => undefined);
const post = { method: "POST", headers: { "content-type": "application/json" }, body: '{"to":"eve"}' };

/** What an assertion throws, in full. */
async function reasonOf(pending: Promise<void>): Promise<string> {
  const error: unknown = await pending.then(
    () => new Error("It passed."),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TypeError);
  return (error as Error).message;
}

/** Responds, except to what is sent in one way. */
const unless = (isSilent: (request: Request) => boolean | Promise<boolean>): App =>
  async function respond(request: Request): Promise<Response> {
    if (await isSilent(request.clone())) return never();
    return new Response(null, { status: 403 });
  };

const typeIs =
  (type: string) =>
  ({ headers, method }: Request): boolean =>
    method !== "OPTIONS" && (headers.get("content-type") ?? "").startsWith(type);

type Row = readonly [desc: string, app: App, init: object, way: string];

describe("a handler that never responds", () => {
  test.each<Row>([
    ["at all", never, { method: "GET" }, "the call itself"],
    ["to preflights", never, post, "the call itself"],
    ["to a form", unless(typeIs("text/plain")), post, "form (text/plain)"],
    ["to a form with files", unless(typeIs("multipart/form-data")), post, "form (multipart/form-data)"],
    [
      "to what has no type",
      unless(({ headers, method }) => method === "POST" && !headers.has("content-type")),
      post,
      "no-cors fetch (no Content-Type)",
    ],
    ["to an image", unless(({ headers }) => headers.get("sec-fetch-dest") === "image"), { method: "GET" }, "image"],
    ["to a link", unless(({ headers }) => headers.get("sec-fetch-mode") === "navigate"), { method: "GET" }, "link"],
  ])("%s: the error names the way, the engine and the option", async (_desc, app, init, way) => {
    const page = await browserFor({ [API]: app }, { engine: "chromium", timeout: 80 }).pageAt("https://evil.example");
    const message = await reasonOf(assertExecutesNothing(page, `${API}/change`, init, { refusedWith: 403 }));
    expect(message).toContain(`did not finish its response to ${API}/change within 80 ms, in chromium, by: ${way}.`);
    expect(message).toContain("browserFor(apps, { timeout: 400 })");
  });

  const listeners: readonly (readonly [string, RequestListener])[] = [
    ["nothing", () => undefined],
    [
      "a head alone",
      (_request, response) => {
        response.writeHead(200, { "content-length": 5 }).flushHeaders();
      },
    ],
    ["a body that does not end", (_request, response) => void response.writeHead(200).write("x")],
  ];
  test.each(listeners)("of node:http, which sends %s: the test fails in time", async (_desc, listener) => {
    const apps = { [API]: createServer(listener) };
    const page = await browserFor(apps, { timeout: 80 }).pageAt("https://evil.example");
    await expect(assertExecutesNothing(page, `${API}/change`)).rejects.toThrow(/.+/);
  });

  test("is no result for the other assertions, either", async () => {
    const browser = browserFor({ [API]: never }, { timeout: 80 });
    const page = await browser.pageAt("https://app.example");
    expect(await reasonOf(expect(page).toBeRefused(API))).toContain("by: the call itself.");
    expect(await reasonOf(expect(page).not.toRead(API))).toContain("by: the call itself.");
    expect(await reasonOf(browser.open(API).then(() => undefined))).toContain("by: opening the page.");
  });
});

describe("the time by default", () => {
  test("is below what runners give to a test, five seconds", async () => {
    const page = await browserFor({ [API]: never }).pageAt("https://evil.example");
    const began = performance.now();
    expect(await reasonOf(assertExecutesNothing(page, API, post))).toContain("within 2000 ms");
    expect(performance.now() - began).toBeLessThan(4000);
  });

  afterEach(() => vi.useRealTimers());
  test("is that of a clock which tests do not stop", async () => {
    vi.useFakeTimers();
    const page = await browserFor({ [API]: never }, { timeout: 80 }).pageAt("https://evil.example");
    expect(await reasonOf(assertExecutesNothing(page, API, post))).toContain("within 80 ms");
  });
});

test("a slow handler has its time", async () => {
  const slow = (): Promise<Response> =>
    new Promise((resolve) => setTimeout(() => resolve(new Response(null, { status: 403 })), 30));
  const page = await browserFor({ [API]: slow }, { engine: "webkit", timeout: 1500 }).pageAt("https://evil.example");
  await assertExecutesNothing(page, API, post, { refusedWith: 403 });
});
