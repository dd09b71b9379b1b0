import { describe, expect, test } from "vitest";
import { Browser, inProcess, type EngineName, type Page } from "../../src/index.ts";
import { generous, sceneOf, type ScriptedResponse } from "../fetch/script.ts";

const BANK = "https://api.bank.example";
const EVIL = "https://evil.example";
const OWN = "https://app.bank.example";

interface Bank {
  readonly transfers: string[];
  readonly hits: string[];
  readonly fetch: (request: Request) => Promise<Response>;
}

/** A bank whose session is a cookie, and which allows its own app to read, and nobody else. */
function bankOf(): Bank {
  const [transfers, hits]: [string[], string[]] = [[], []];
  const allow = (request: Request, credentials: boolean): Record<string, string> =>
    request.headers.get("Origin") === OWN
      ? {
          "Access-Control-Allow-Origin": OWN,
          ...(credentials ? { "Access-Control-Allow-Credentials": "true" } : {}),
        }
      : {};
  return {
    transfers,
    hits,
    fetch: async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      hits.push(`${request.method} ${pathname}`);
      const user = /session=(\w+)/.exec(request.headers.get("Cookie") ?? "")?.[1];
      if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: allow(request, true) });
      if (pathname === "/login") {
        const sameSite = searchParams.get("same-site") ?? "None";
        const cookie = `session=${searchParams.get("user") ?? "ann"}; SameSite=${sameSite}; Secure; HttpOnly`;
        return new Response("in", { headers: { ...allow(request, false), "Set-Cookie": cookie } });
      }
      if (pathname === "/transfers" && request.method !== "GET" && user !== undefined)
        transfers.push(`${user}: ${await request.text()}`);
      return new Response(user === undefined ? "who?" : `balance of ${user}`, { headers: allow(request, true) });
    },
  };
}

const engines: readonly EngineName[] = ["standard", "chromium", "firefox", "webkit"];

interface Story extends Bank {
  readonly browser: Browser;
  readonly evil: Page;
  readonly own: Page;
}

/** Ann is logged in at her bank, and has two other tabs open. Third-party cookies go, so that CORS is what is tried. */
async function storyIn(engine: EngineName, sameSite = "None"): Promise<Story> {
  const bank = bankOf();
  const network = inProcess({ [BANK]: (request: Request) => bank.fetch(request) });
  const browser = new Browser({ engine, network, thirdPartyCookies: "allow" });
  await browser.open(`${BANK}/login?same-site=${sameSite}`);
  return { ...bank, browser, evil: browser.pageAt(`${EVIL}/`), own: browser.pageAt(`${OWN}/`) };
}

describe.each(engines)("in %s", (engine) => {
  test("R1: a cookie that a cross-origin response sets is the API's, never the page's", async () => {
    const { browser, evil } = await storyIn(engine);
    browser.cookies.clear();
    await evil.attempt(`${BANK}/login?user=bob`, { credentials: "include" });
    expect(browser.cookies.list(Date.now())).toMatchObject([
      { name: "session", value: "bob", domain: "api.bank.example" },
    ]);
  });

  test("R2: the page's script cannot read it, by document.cookie or by the response", async () => {
    const { own } = await storyIn(engine);
    const response = await own.fetch(`${BANK}/login?user=bob`);
    expect(own.document.cookie).toBe("");
    expect([response.headers.get("Set-Cookie"), response.headers.getSetCookie()]).toEqual([null, []]);
  });

  test("R3: cookies go to another origin only if the page asks for it", async () => {
    const { own } = await storyIn(engine);
    const said = async (credentials?: "omit" | "same-origin" | "include"): Promise<string> =>
      (await own.fetch(`${BANK}/accounts`, credentials && { credentials })).text();
    expect([await said(), await said("omit"), await said("same-origin")]).toEqual(["who?", "who?", "who?"]);
    expect(await said("include")).toBe("balance of ann");
  });

  test("R3: and an XMLHttpRequest asks by withCredentials", async () => {
    const { own } = await storyIn(engine);
    const said = (withCredentials: boolean): Promise<string> =>
      new Promise((resolve) => {
        const xhr = new own.XMLHttpRequest();
        xhr.open("GET", `${BANK}/accounts`);
        xhr.withCredentials = withCredentials;
        xhr.onload = () => resolve(xhr.responseText);
        xhr.send();
      });
    expect([await said(false), await said(true)]).toEqual(["who?", "balance of ann"]);
  });

  test("R3: even then the cookie's own rules come first", async () => {
    const { evil, hits, transfers } = await storyIn(engine, "Strict");
    await evil.attempt(`${BANK}/transfers`, { method: "POST", body: "to=evil", credentials: "include" });
    expect([hits.at(-1), transfers]).toEqual(["POST /transfers", []]);
  });

  test("R4: a credentialed response is readable only with Access-Control-Allow-Credentials: true", async () => {
    const { own } = await storyIn(engine);
    expect((await own.attempt(`${BANK}/login`, { credentials: "include" })).failure?.code).toBe("cors-credentials");
    expect(await own.attempt(`${BANK}/accounts`, { credentials: "include" })).toMatchObject({ readable: true });
  });

  test("R4: what it sets is stored all the same, by the credentials mode and the cookie's rules", async () => {
    const { browser, own } = await storyIn(engine);
    browser.cookies.clear();
    await own.attempt(`${BANK}/login?user=bob`);
    expect(browser.cookies.list(Date.now())).toEqual([]);
    const { readable } = await own.attempt(`${BANK}/login?user=bob`, { credentials: "include" });
    expect([readable, browser.cookies.list(Date.now()).length]).toEqual([false, 1]);
  });

  test("R10, R26: a script cannot set Origin, nor any other forbidden header", async () => {
    const forged = { Origin: OWN, Cookie: "session=ann", Host: "x", Referer: OWN, "Sec-Fetch-Site": "same-origin" };
    const { network, page } = sceneOf(generous, { at: `${EVIL}/`, engine });
    await page.attempt(BANK, { headers: forged });
    const xhr = new page.XMLHttpRequest();
    xhr.open("GET", BANK);
    for (const [name, value] of Object.entries(forged)) xhr.setRequestHeader(name, value);
    const ended = new Promise((resolve) => xhr.addEventListener("loadend", resolve));
    xhr.send();
    await ended;
    expect(network.asked.map(({ method, headers }) => [method, headers.get("Origin")])).toEqual([
      ["GET", EVIL],
      ["GET", EVIL],
    ]);
    for (const { headers } of network.asked) {
      const seen = ["Cookie", "Host", "Referer", "Sec-Fetch-Site"].map((name) => headers.get(name));
      expect(seen).toEqual([null, null, `${EVIL}/`, "cross-site"]);
    }
  });

  test("R35: a failed preflight means that the request itself is never sent", async () => {
    const { evil, hits } = await storyIn(engine);
    hits.length = 0;
    const headers = { "Content-Type": "application/json" };
    const { sent, executed } = await evil.attempt(`${BANK}/transfers`, { method: "POST", headers, body: "{}" });
    await evil.attempt(`${BANK}/transfers`, { method: "DELETE", credentials: "include" });
    expect([sent, executed, hits]).toEqual([false, false, ["OPTIONS /transfers", "OPTIONS /transfers"]]);
  });

  test("R39: the page sees one opaque error, whatever it was", async () => {
    const { browser, evil } = await storyIn(engine);
    const causes: [string, Parameters<Page["fetch"]>[1]?][] = [
      [`${BANK}/accounts`],
      [`${BANK}/accounts`, { credentials: "include" }],
      [`${BANK}/accounts`, { method: "PUT" }],
      ["https://nobody.example/"],
      [`${BANK}:25/`],
      ["http://plain.example/"],
    ];
    const seen: string[] = [];
    for (const [url, init] of causes) {
      const error: unknown = await evil.fetch(url, init).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(TypeError);
      seen.push(JSON.stringify([(error as Error).message, Object.keys(error as Error), (error as Error).cause]));
    }
    expect(new Set(seen).size).toBe(1);
    expect(browser.engine).toBe(engine);
  });

  test("R39: the caller outside of the page is told all of it", async () => {
    const { evil } = await storyIn(engine);
    await evil.fetch(`${BANK}/accounts`).catch(() => undefined);
    expect(evil.lastOutcome).toMatchObject({
      sent: true,
      executed: true,
      readable: false,
      failure: { code: "cors-origin-missing" },
    });
  });

  test("R12, R34: what needs no preflight is executed whatever the CORS headers say; only its answer is withheld", async () => {
    const { evil, transfers } = await storyIn(engine);
    const outcome = await evil.attempt(`${BANK}/transfers`, {
      method: "POST",
      body: "to=evil",
      credentials: "include",
    });
    expect(outcome).toMatchObject({ sent: true, executed: true, readable: false });
    expect(transfers).toEqual(["ann: to=evil"]);
  });

  test("R62: so a preflight stops no form-shaped POST", async () => {
    const { evil, hits, transfers } = await storyIn(engine);
    hits.length = 0;
    const bodies = [new URLSearchParams({ to: "evil" }), "to=evil", new FormData()];
    for (const body of bodies) {
      await evil.attempt(`${BANK}/transfers`, { method: "POST", body, credentials: "include" });
      await evil.attempt(`${BANK}/transfers`, { method: "POST", body, credentials: "include", mode: "no-cors" });
    }
    expect(hits).toEqual(bodies.flatMap(() => ["POST /transfers", "POST /transfers"]));
    expect(transfers).toHaveLength(6);
  });

  test("R65: a forged request acts as the user, and neither the session nor the answer reaches the attacker", async () => {
    const { evil, transfers } = await storyIn(engine);
    const { response, trace } = await evil.attempt(`${BANK}/transfers`, {
      method: "POST",
      body: "to=evil",
      credentials: "include",
      mode: "no-cors",
    });
    expect(transfers).toEqual(["ann: to=evil"]);
    expect([response?.type, await response?.text(), evil.document.cookie]).toEqual(["opaque", "", ""]);
    const asked = trace
      .filter(({ kind }) => kind === "request")
      .map((event) => (event.kind === "request" ? new URL(event.url).origin : ""));
    expect(asked).toEqual([BANK]);
  });

  test("R66: to cookies the app is the same site; to CORS it is another origin", async () => {
    const { browser, own, transfers } = await storyIn(engine, "Strict");
    const init = { method: "POST", body: "to=bob", credentials: "include" } as const;
    await own.attempt(`${BANK}/transfers`, init);
    const neighbour = browser.pageAt("https://blog.bank.example/");
    const outcome = await neighbour.attempt(`${BANK}/transfers`, init);
    expect(transfers).toEqual(["ann: to=bob", "ann: to=bob"]);
    expect(outcome).toMatchObject({ executed: true, readable: false, failure: { code: "cors-origin-missing" } });
    const request = outcome.trace.findLast((event) => event.kind === "request");
    expect(
      new Headers(request?.headers.map(([name, value]): [string, string] => [name, value])).get("Sec-Fetch-Site"),
    ).toBe("same-site");
  });
});

describe("R42, R43: what causes a preflight, and what does not", () => {
  const asksFor = async (ask: (page: Page) => Promise<unknown>): Promise<boolean> => {
    const { network, page } = sceneOf(generous);
    await ask(page);
    return network.asked[0]?.isPreflight ?? false;
  };
  const uploaded = (listen: boolean) => (page: Page) =>
    new Promise((resolve) => {
      const xhr = new page.XMLHttpRequest();
      if (listen) xhr.upload.onprogress = () => undefined;
      xhr.onloadend = resolve;
      xhr.open("POST", BANK);
      xhr.send("x");
    });

  test.each<[desc: string, asks: boolean, ask: (page: Page) => Promise<unknown>]>([
    ["GET, HEAD or POST", false, (page) => page.attempt(BANK, { method: "POST" })],
    ["another method", true, (page) => page.attempt(BANK, { method: "PUT" })],
    ["a safelisted header", false, (page) => page.attempt(BANK, { headers: { Accept: "x" } })],
    ["another header", true, (page) => page.attempt(BANK, { headers: { "X-A": "1" } })],
    ["a form's content type", false, (page) => page.attempt(BANK, { method: "POST", body: "x" })],
    [
      "another content type",
      true,
      (page) => page.attempt(BANK, { method: "POST", headers: { "Content-Type": "application/json" } }),
    ],
    ["an upload that nobody listens to", false, uploaded(false)],
    ["an upload listener", true, uploaded(true)],
    [
      "a stream",
      true,
      (page) => page.attempt(BANK, { method: "POST", body: new Blob(["x"]).stream(), duplex: "half" }),
    ],
    ["credentials", false, (page) => page.attempt(BANK, { credentials: "include" })],
  ])("%s: %s", async (_desc, asks, ask) => expect(await asksFor(ask)).toBe(asks));
});

test("R25: who is no browser can send any Origin, and gains nothing by it without credentials", async () => {
  const { fetch } = bankOf();
  const forged = await fetch(new Request(`${BANK}/accounts`, { headers: { Origin: OWN } }));
  expect([forged.headers.get("Access-Control-Allow-Origin"), await forged.text()]).toEqual([OWN, "who?"]);
});

test("R12: the answer that is withheld was there to be withheld", async () => {
  const { page } = sceneOf((): ScriptedResponse => ({ body: "secret" }));
  const { trace, response } = await page.attempt(BANK);
  expect(response).toBeUndefined();
  expect(trace.filter(({ kind }) => kind === "response")).toHaveLength(1);
});
