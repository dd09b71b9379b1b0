import { describe, expect, test } from "vitest";
import type { EngineName, FetchEvent } from "../../../src/index.ts";
import { explain } from "../../../src/explain/index.ts";
import { API, controlled, opened, PAGE, passes } from "./site.ts";

type MakeHandler = Parameters<typeof controlled>[0];

const makes: MakeHandler =
  ({ globals: { Response } }) =>
  (event) =>
    event.respondWith(new Response("made", { headers: { "X-Made": "1" } }));

describe("who controls the page", () => {
  test("one that was open before is controlled once its service worker claims it", async () => {
    const { page } = await opened();
    const { worker } = (await page.serviceWorker?.register("/sw.js")) ?? {};
    if (worker === undefined) throw new Error("It runs.");
    worker.onfetch = makes(worker);
    expect(await (await page.fetch("/data")).text()).toBe("own");
    await worker.clients.claim();
    expect(await (await page.fetch("/data")).text()).toBe("made");
  });

  test("one that is opened in its scope is", async () => {
    const { browser, page } = await opened();
    const { worker } = (await page.serviceWorker?.register("/deep/sw.js")) ?? {};
    if (worker === undefined) throw new Error("It runs.");
    worker.onfetch = (event) => event.respondWith(worker.fetch(event.request));
    const [inside, outside] = [browser.pageAt(`${PAGE}/deep/page`), browser.pageAt(`${PAGE}/page`)];
    for (const [one, passed] of [
      [inside, true],
      [outside, false],
      [browser.pageAt("about:srcdoc", { parent: inside }), true],
    ] as const) {
      const { trace } = await one.attempt(API);
      expect(trace.some(({ kind }) => kind === "service-worker")).toBe(passed);
    }
  });

  test("its own requests do not go to it", async () => {
    const { page, asked } = await controlled(passes);
    await page.fetch("/data");
    expect(asked.map(({ url }) => url)).toEqual([`${PAGE}/data`]);
  });
});

describe("a request that is passed on", () => {
  test.each<EngineName>(["standard", "chromium", "firefox", "webkit"])(
    "has the page's Origin in %s",
    async (engine) => {
      const { page, asked } = await controlled(passes, { engine });
      const outcome = await page.attempt(API, { method: "PUT" });
      expect(outcome).toMatchObject({ sent: true, executed: true, readable: true });
      expect(outcome.response).toMatchObject({ type: "cors", url: `${API}/`, status: 200 });
      expect(await outcome.response?.text()).toBe("data");
      expect(asked.map(({ method }) => method)).toEqual(["OPTIONS", "PUT"]);
      expect(Object.fromEntries(asked[1]?.headers ?? [])).toMatchObject({
        origin: PAGE,
        referer: `${PAGE}/`,
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": "cors",
        "sec-fetch-dest": "empty",
      });
    },
  );

  test("fails by CORS in the worker", async () => {
    const { page } = await controlled(passes, { engine: "firefox", api: {} });
    const { failure, trace } = await page.attempt(API);
    expect(failure).toMatchObject({ code: "cors-origin-missing", ofServiceWorker: true, firefox: "CORSDidNotSucceed" });
    expect(failure?.chromium).toBeUndefined();
    expect(trace.filter(({ kind }) => kind === "cors-check")).toHaveLength(1);
  });

  test("keeps what each of two at once had", async () => {
    const { page } = await controlled(passes);
    const [one, two] = await Promise.all([page.attempt("/one"), page.attempt("/two")]);
    const urls = [one, two].map(({ trace }) => trace.flatMap((event) => (event.kind === "request" ? [event.url] : [])));
    expect(urls).toEqual([[`${PAGE}/one`], [`${PAGE}/two`]]);
  });
});

test.each<[EngineName, preflights: number]>([
  ["chromium", 1],
  ["firefox", 1],
  ["webkit", 0],
])("one that is left to the network is preflighted in %s: %i", async (engine, preflights) => {
  const { page, asked } = await controlled(() => () => undefined, { engine, api: {} });
  const { readable } = await page.attempt(API, { method: "PUT", credentials: "include" });
  expect(readable).toBe(false);
  expect(asked.filter(({ method }) => method === "OPTIONS")).toHaveLength(preflights);
  expect(asked.filter(({ method }) => method === "PUT")).toHaveLength(1 - preflights);
});

describe("what the worker responds with", () => {
  const opaque: MakeHandler = (worker) => (event) =>
    event.respondWith(worker.fetch(event.request.url, { mode: "no-cors" }));
  const read: MakeHandler = (worker) => (event) =>
    event.respondWith(
      worker.fetch(event.request).then(async (response) => {
        await response.text();
        return response;
      }),
    );

  test.each<[desc: string, handler: MakeHandler, init: object, value: string]>([
    ["opaque, for cors", opaque, {}, "opaque"],
    [
      "an error",
      ({ globals }) =>
        (event) =>
          event.respondWith(globals.Response.error()),
      {},
      "error",
    ],
    ["no Response", () => (event) => event.respondWith("text"), {}, "not-a-response"],
    ["a rejection", () => (event) => event.respondWith(Promise.reject(new Error("no"))), {}, "rejected"],
    ["a body that was read", read, {}, "body-used"],
  ])("%s", async (_desc, handler, init, value) => {
    const { page } = await controlled(handler);
    const outcome = await page.attempt(API, init);
    expect(outcome.failure).toMatchObject({ code: "service-worker-response", value });
    expect(outcome.error).toBeInstanceOf(TypeError);
    expect(explain(outcome).why).toContain("This isn't CORS");
  });

  test("opaque, for no-cors", async () => {
    const { page } = await controlled(opaque);
    expect(await page.fetch(API, { mode: "no-cors" })).toMatchObject({ type: "opaque", url: "" });
  });

  test("after a redirect, for a request that follows none", async () => {
    const { page } = await controlled((worker) => (event) => event.respondWith(worker.fetch(event.request.url)));
    expect((await page.attempt("/old", { redirect: "manual" })).failure?.value).toBe("redirected");
    expect(await page.fetch("/old")).toMatchObject({ redirected: true, url: `${PAGE}/new` });
  });

  test.each<[EngineName, type: string, header: string | null]>([
    ["standard", "cors", null],
    ["chromium", "basic", "1"],
    ["firefox", "basic", "1"],
    ["webkit", "basic", "1"],
  ])("a response that it makes has in %s the type %s", async (engine, type, header) => {
    const { page, asked } = await controlled(makes, { engine });
    const { response, sent, executed, readable } = await page.attempt(API);
    expect({ sent, executed, readable }).toEqual({ sent: false, executed: false, readable: true });
    expect([response?.type, response?.url, response?.headers.get("X-Made")]).toEqual([type, `${API}/`, header]);
    expect(asked).toEqual([]);
  });

  test("a redirect that it makes is followed, past it", async () => {
    const { page, asked } = await controlled(({ globals: { Response } }) => (event) => {
      if (event.request.url.endsWith("/from")) event.respondWith(Response.redirect(`${API}/to`));
    });
    expect(await page.fetch("/from")).toMatchObject({ url: `${API}/to`, redirected: true, type: "cors" });
    expect(asked.map(({ url }) => url)).toEqual([`${API}/to`]);
  });

  test.each<[desc: string, respond: (event: FetchEvent) => Promise<void>, body: string]>([
    [
      "after an await",
      async (event) => {
        await Promise.resolve();
        event.respondWith("late");
      },
      "own",
    ],
    [
      "twice",
      (event) => {
        event.respondWith(Promise.reject(new Error("first")));
        event.respondWith("second");
        return Promise.resolve();
      },
      "none",
    ],
  ])("%s is an InvalidStateError", async (_desc, respond, body) => {
    const caught: string[] = [];
    const handler = async (event: FetchEvent): Promise<void> => {
      try {
        await respond(event);
      } catch (error) {
        caught.push((error as Error).name);
      }
    };
    const { page } = await controlled(() => handler);
    const { response } = await page.attempt("/data");
    expect([await response?.text(), caught]).toEqual([body === "none" ? undefined : body, ["InvalidStateError"]]);
  });
});

describe("a form that another site posts, passed on", () => {
  const copies: MakeHandler = (worker) => (event) =>
    event.respondWith(worker.fetch(new worker.globals.Request(event.request, { cache: "default" })));

  test.each<[EngineName, MakeHandler, site: string, mode: string, origin: string, cookies: string | null]>([
    ["chromium", passes, "cross-site", "navigate", API, null],
    ["firefox", passes, "same-origin", "same-origin", PAGE, null],
    ["webkit", passes, "same-origin", "navigate", API, null],
    ["chromium", copies, "same-origin", "same-origin", PAGE, "strict=1"],
    ["firefox", copies, "same-origin", "same-origin", PAGE, "strict=1"],
    ["webkit", copies, "same-origin", "same-origin", PAGE, null],
  ])("looks to the server of %s as", async (engine, handler, site, mode, origin, cookies) => {
    const { browser, page, asked } = await controlled(handler, { engine });
    page.document.cookie = "strict=1; SameSite=Strict; Secure";
    const attacker = browser.pageAt(`${API}/attack`);
    await attacker.submit({ action: `${PAGE}/transfer`, method: "post", fields: { to: "eve" } });
    const { headers } = asked[0] ?? new Request(PAGE);
    expect(asked[0]?.method).toBe("POST");
    expect([headers.get("Sec-Fetch-Site"), headers.get("Sec-Fetch-Mode"), headers.get("Origin")]).toEqual([
      site,
      mode,
      origin,
    ]);
    expect(headers.get("Cookie")).toBe(cookies);
  });
});

test("explain shows the way through the service worker", async () => {
  const { page } = await controlled(passes, { api: {} });
  const { steps, code } = explain(await page.attempt(API));
  expect(code).toBe("cors-origin-missing");
  expect(steps.map(({ subject }) => subject)).toEqual(
    expect.arrayContaining(["The page's service worker gets the request", "What its service worker requests"]),
  );
});

test("a request that a service worker never responds to ends with its signal", async () => {
  const never: MakeHandler = () => (event) => event.respondWith(new Promise(() => undefined));
  const { page } = await controlled(never);
  const { failure } = await page.attempt("/data", { signal: AbortSignal.timeout(20) });
  expect(failure?.code).toBe("aborted");
  const xhr = new page.XMLHttpRequest();
  xhr.open("GET", "/data");
  xhr.timeout = 20;
  const ended = new Promise((resolve) => xhr.addEventListener("loadend", resolve));
  const events: string[] = [];
  xhr.addEventListener("timeout", () => events.push("timeout"));
  xhr.send();
  await ended;
  expect(events).toEqual(["timeout"]);
});
