import { describe, expect, test, vi } from "vitest";
import type { EngineName, WebHandler } from "../../src/index.ts";
import { browserFor, matchers, type BrowserForOptions, type TestPage } from "../../src/test-kit/index.ts";

expect.extend(matchers);

const API = "https://api.example";
const APP = "https://app.example";
const EVIL = "https://evil.example";

let ran = 0;
let asked = 0;

/** Shares with the app; refuses foreign Origins before the handler where asked to. */
const api: WebHandler = (request) => {
  const { pathname } = new URL(request.url);
  const origin = request.headers.get("origin");
  const headers = { "access-control-allow-origin": APP, "access-control-allow-credentials": "true" };
  if (pathname === "/guarded" && origin !== APP) return new Response(null, { status: 403 });
  if (pathname === "/down") throw new Error("down");
  if (request.method === "OPTIONS")
    return new Response(null, { headers: { ...headers, "access-control-allow-methods": "PUT" } });
  ran++;
  if (pathname === "/missing") return new Response(null, { status: 404, headers });
  if (pathname === "/secret") return new Response(null, { status: 403 });
  if (pathname === "/in-turn") {
    // They ask in their order.
    const isFirefox = asked++ % 3 === 1;
    return new Response("", { headers: isFirefox ? {} : headers });
  }
  return new Response("hello", { headers });
};

const pageAt = (origin: string, options: BrowserForOptions = {}): Promise<TestPage> =>
  browserFor({ [API]: api }, options).pageAt(origin);

/** What a failing assertion says. */
async function complaint(assertion: Promise<void>): Promise<string> {
  const error: unknown = await assertion.then(
    () => new Error("It passed."),
    (reason: unknown) => reason,
  );
  return (error as Error).message;
}

describe("toRead", () => {
  test("holds where the page reads a success", async () => {
    await expect(await pageAt(APP)).toRead(`${API}/a`, { credentials: "include" });
    await expect(await pageAt(EVIL)).not.toRead(`${API}/a`);
  });

  test("holds for a relative URL, at home", async () => {
    await expect(await pageAt(`${API}/home/`)).toRead("../a");
  });

  test("says why not, and what to do", async () => {
    const message = await complaint(expect(await pageAt(EVIL)).toRead(`${API}/a`));
    expect(message).toContain(`Expected a page at ${EVIL} to read GET ${API}/a.`);
    expect(message).toContain(
      "In chromium, firefox and webkit the browser blocks the page from reading it (cors-origin-mismatch).",
    );
    expect(message).toContain("Fix (server): ");
    expect(message).toContain("`Access-Control-Allow-Origin: https://evil.example`");
    expect(message).not.toContain("Step by step");
  });

  test("SALLYPORT_VERBOSE=1 prints every step, and draws it", async () => {
    vi.stubEnv("SALLYPORT_VERBOSE", "1");
    const message = await complaint(expect(await pageAt(EVIL)).toRead(`${API}/a`));
    vi.unstubAllEnvs();
    expect(message).toContain("Step by step");
    expect(message).toContain("│");
    expect(message).not.toContain("SALLYPORT_VERBOSE");
  });

  test("names a slash at the end as that, and as nothing else", async () => {
    const slash: WebHandler = () => new Response("", { headers: { "access-control-allow-origin": `${APP}/` } });
    const page = await browserFor({ [API]: slash }).pageAt(APP);
    const message = await complaint(expect(page).toRead(API));
    expect(message).toContain("The value has a slash at the end.");
    expect(message).not.toContain("Most likely");
  });

  test("takes no error for a success, unless it is told to", async () => {
    const page = await pageAt(APP);
    const message = await complaint(expect(page).toRead(`${API}/missing`));
    expect(message).toContain("its status is 404, not one from 200 to 299");
    await expect(page).toRead(`${API}/missing`, {}, { status: 404 });
    await expect(page).not.toRead(`${API}/a`, {}, { status: 404 });
  });

  test("takes no opaque answer for a reading", async () => {
    const message = await complaint(expect(await pageAt(EVIL)).toRead(`${API}/a`, { mode: "no-cors" }));
    expect(message).toContain("opaque");
  });
});

describe("toBeRefused", () => {
  test("holds where the browser keeps the answer back, or does not ask", async () => {
    const page = await pageAt(EVIL);
    await expect(page).toBeRefused(`${API}/a`);
    await expect(page).toBeRefused(`${API}/a`, { method: "PUT" }, { code: "cors-origin-mismatch" });
    await expect(await pageAt(APP)).not.toBeRefused(`${API}/a`);
  });

  test("for another reason than the expected one it does not", async () => {
    const refused = expect(await pageAt(EVIL)).toBeRefused(`${API}/secret`, {}, { code: "cors-origin-mismatch" });
    expect(await complaint(refused)).toContain("because of cors-origin-missing, not cors-origin-mismatch");
  });

  test("the server's own page is not refused anything, and the message says so", async () => {
    const refused = expect(await pageAt(API)).toBeRefused(`${API}/a`);
    expect(await complaint(refused)).toContain("The page has the server's own origin");
  });

  test("an answer for everybody is not refused either", async () => {
    const everybody: WebHandler = () => new Response("", { headers: { "access-control-allow-origin": "*" } });
    const page = await browserFor({ [API]: everybody }).pageAt(EVIL);
    expect(await complaint(expect(page).toBeRefused(API))).toContain(
      "`Access-Control-Allow-Origin: *`, which lets any page",
    );
  });

  test("an opaque response is no refusal", async () => {
    const refused = expect(await pageAt(EVIL)).toBeRefused(`${API}/a`, { mode: "no-cors" });
    expect(await complaint(refused)).toContain("Cross-Origin-Resource-Policy");
  });
});

describe("toExecuteNothing", () => {
  test("a test that expects no execution of a read names what refuses reads, not whom to admit", async () => {
    const message = await complaint(expect(await pageAt(EVIL)).toExecuteNothing(`${API}/a`));
    expect(message).toContain("`forgery: { reads: refuse }`");
    expect(message).not.toContain("share:");
  });

  test("holds where no request but a preflight was sent", async () => {
    await expect(await pageAt(EVIL)).toExecuteNothing(`${API}/a`, { method: "DELETE" });
  });

  test("does not where one was, whatever became of the answer: the server has done it", async () => {
    const message = await complaint(expect(await pageAt(EVIL)).toExecuteNothing(`${API}/a`, { method: "POST" }));
    expect(message).toContain("the server responded with 200. Only the server knows whether a handler ran");
    await expect(await pageAt(EVIL)).not.toExecuteNothing(`${API}/a`, { method: "POST" });
  });

  test("takes a refusal for one only on the test's word", async () => {
    const page = await pageAt(EVIL);
    const message = await complaint(expect(page).toExecuteNothing(`${API}/guarded`, { method: "POST" }));
    expect(message).toContain("{ refusedWith: 403 }");
    await expect(page).toExecuteNothing(`${API}/guarded`, { method: "POST" }, { refusedWith: 403 });
    const other = expect(page).toExecuteNothing(`${API}/a`, { method: "POST" }, { refusedWith: 403 });
    expect(await complaint(other)).toContain("the server responded with 200, not 403");
  });

  test("counts, where there is something to count", async () => {
    const page = await pageAt(EVIL, { executed: () => ran });
    await expect(page).toExecuteNothing(`${API}/guarded`, { method: "POST" });
    const message = await complaint(expect(page).toExecuteNothing(`${API}/secret`, { method: "POST" }));
    expect(message).toContain("`executed` went up by 1");
    // The word of the test does not weigh more than the count.
    const trusted = expect(page).toExecuteNothing(`${API}/secret`, { method: "POST" }, { refusedWith: 403 });
    expect(await complaint(trusted)).toContain("`executed` went up by 1");
  });

  test("counts what a preflight does, too", async () => {
    let count = 0;
    const legacy: WebHandler = () => new Response(String(++count));
    const page = await browserFor({ [API]: legacy }, { executed: () => count }).pageAt(EVIL);
    const message = await complaint(expect(page).toExecuteNothing(API, { method: "DELETE" }));
    expect(message).toContain("`executed` went up by 1");
  });
});

describe("engines", () => {
  test.each<[desc: string, options: BrowserForOptions, expected: readonly EngineName[]]>([
    ["all that ship", {}, ["chromium", "firefox", "webkit"]],
    ["one", { engine: "webkit" }, ["webkit"]],
    ["some, once each", { engines: ["standard", "firefox", "standard"] }, ["standard", "firefox"]],
  ])("%s", (_desc, options, expected) => {
    expect(browserFor({ [API]: api }, options).engines).toEqual(expected);
  });

  test("an assertion has to hold in each, and the message says where it does not", async () => {
    const message = await complaint(expect(await pageAt(APP)).toRead(`${API}/in-turn`));
    expect(message).toContain("In firefox the browser blocks the page from reading it (cors-origin-missing).");
    expect(message).toContain("As expected in chromium and webkit.");
  });

  test("negated it has to hold in none", async () => {
    const message = await complaint(expect(await pageAt(APP)).not.toRead(`${API}/in-turn`));
    expect(message).toContain(`Expected a page at ${APP} not to read GET ${API}/in-turn.`);
    expect(message).toContain("In chromium and webkit the page can read the response, status 200.");
    expect(message).toContain("As expected in firefox.");
  });
});

describe("cookies", () => {
  const shop: WebHandler = (request) => {
    const headers = { "access-control-allow-origin": APP, "access-control-allow-credentials": "true" };
    if (new URL(request.url).pathname === "/login")
      return new Response("", { headers: { "set-cookie": "session=1; Secure; HttpOnly; SameSite=None; Path=/" } });
    return new Response("", { status: request.headers.has("cookie") ? 200 : 401, headers });
  };

  test.each<[desc: string, options: BrowserForOptions, status: number]>([
    ["of another site stay away where third parties may have none", { thirdPartyCookies: "block" }, 401],
    ["go along where third parties may", { thirdPartyCookies: "allow" }, 200],
    ["go along in Chromium as upstream ships it", { engine: "chromium" }, 200],
    ["stay away in Firefox, which keeps them apart", { engine: "firefox" }, 401],
  ])("%s", async (_desc, options, status) => {
    const browser = browserFor({ [API]: shop }, options);
    await browser.open(`${API}/login`);
    const page = await browser.pageAt(APP);
    await expect(page).toRead(`${API}/me`, { credentials: "include" }, { status });
  });
});
