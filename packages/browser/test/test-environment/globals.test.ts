import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { doms, openWindow, type OpenWindow, type ScriptWindow } from "./open-window.ts";

/** Returns the request as JSON, but for a few paths; `/open` is shared with any page. */
function serve(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? "";
  if (path === "/slow") return;
  if (path === "/stalls") return void response.writeHead(200, { "content-length": "9" }).write("part");
  if (path === "/xml") return void response.setHeader("content-type", "application/xml").end("<a><b>1</b></a>");
  if (path === "/bad") return void response.end("{");
  if (path === "/form") return void response.setHeader("content-type", "application/x-www-form-urlencoded").end("a=1");
  const share = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { method, headers } = request;
    response.writeHead(200, { "set-cookie": "seen=1", ...(path.startsWith("/open") && share) });
    response.end(JSON.stringify({ method, headers, body: Buffer.concat(chunks).toString("latin1") }));
  });
}

interface Received {
  method: string;
  headers: Record<string, string>;
  body: string;
}
type Row = readonly [desc: string, run: (window: ScriptWindow) => unknown, expected: unknown];

const sent = async ({ fetch }: ScriptWindow, init: RequestInit): Promise<Received> =>
  (await (await fetch("/echo", { method: "POST", ...init })).json()) as Received;

function load(
  window: ScriptWindow,
  url: string,
  change: (request: XMLHttpRequest) => void = () => undefined,
): Promise<XMLHttpRequest> {
  return new Promise((resolve) => {
    const request = new window.XMLHttpRequest();
    request.open("GET", url);
    change(request);
    request.onloadend = () => resolve(request);
    request.send();
  });
}

const rows: readonly Row[] = [
  ["fetch gives a Response", async ({ fetch, Response }) => (await fetch("/x")) instanceof Response, true],
  ["with Headers", async ({ fetch, Headers }) => (await fetch("/x")).headers instanceof Headers, true],
  ["in a promise of the window", ({ fetch, Promise }) => fetch("/x") instanceof Promise, true],
  [
    "JSON of the window's realm",
    async ({ fetch, Object }) => ((await (await fetch("/x")).json()) as object) instanceof Object,
    true,
  ],
  [
    "bad JSON is the window's SyntaxError",
    ({ fetch, SyntaxError }) => failure(async () => (await fetch("/bad")).json(), SyntaxError),
    true,
  ],
  ["a Blob of the window", async ({ fetch, Blob }) => (await (await fetch("/x")).blob()) instanceof Blob, true],
  [
    "an ArrayBuffer of the window",
    async ({ fetch, ArrayBuffer }) => (await (await fetch("/x")).arrayBuffer()) instanceof ArrayBuffer,
    true,
  ],
  [
    "a FormData of the window",
    async ({ fetch, FormData }) => (await (await fetch("/form")).formData()) instanceof FormData,
    true,
  ],
  ["a clone is a Response too", async ({ fetch, Response }) => (await fetch("/x")).clone() instanceof Response, true],
  [
    "a class knows its name",
    ({ Response, fetch }) => [Response.name, fetch.name, new Response("").constructor === Response],
    ["Response", "fetch", true],
  ],
  [
    "a URL that isn't one is the window's TypeError",
    ({ fetch, TypeError }) => failure(() => fetch("http://["), TypeError),
    true,
  ],
  [
    "a failure is the window's TypeError",
    ({ fetch, TypeError }) => failure(() => fetch("http://api.example/closed"), TypeError),
    true,
  ],
  [
    "a wrong call is a DOMException of the window",
    ({ XMLHttpRequest, DOMException }) => failure(() => new XMLHttpRequest().send(), DOMException),
    true,
  ],
  ["a constructor's error too", ({ Request, TypeError }) => failure(() => new Request("http://["), TypeError), true],
  ["another origin that shares is read", async ({ fetch }) => (await fetch("http://api.example/open")).type, "cors"],
  ["the engine's headers", async (window) => (await sent(window, {})).headers.origin, "http://app.example"],
  ["a body of text", async (window) => (await sent(window, { body: "é" })).body, "\u00c3\u00a9"],
  [
    "URLSearchParams",
    async (window) => (await sent(window, { body: new window.URLSearchParams({ a: "b c" }) })).body,
    "a=b+c",
  ],
  [
    "a Blob",
    async (window) => (await sent(window, { body: new window.Blob(["blob"], { type: "text/x" }) })).body,
    "blob",
  ],
  [
    "a Blob's type",
    async (window) =>
      (await sent(window, { body: new window.Blob(["b"], { type: "text/x" }) })).headers["content-type"],
    "text/x",
  ],
  [
    "an ArrayBuffer",
    async (window) => (await sent(window, { body: new window.Uint8Array([97, 98]).buffer })).body,
    "ab",
  ],
  ["an array of bytes", async (window) => (await sent(window, { body: new window.Uint8Array([97, 98]) })).body, "ab"],
  [
    "XML has a document",
    async (window) => (await load(window, "/xml")).responseXML?.querySelector("b")?.textContent,
    "1",
  ],
  [
    "another type is overridden",
    async (window) => (await load(window, "/echo", (request) => request.overrideMimeType("text/xml"))).responseXML,
    null,
  ],
  [
    "an XMLHttpRequest's JSON",
    async (window) =>
      (await load(window, "/x", (request) => (request.responseType = "json"))).response instanceof window.Object,
    true,
  ],
  [
    "is one object",
    async (window) => {
      const request = await load(window, "/x", (one) => (one.responseType = "json"));
      return request.response === request.response;
    },
    true,
  ],
  [
    "its Blob",
    async (window) =>
      (await load(window, "/x", (request) => (request.responseType = "blob"))).response instanceof window.Blob,
    true,
  ],
  [
    "its ArrayBuffer",
    async (window) =>
      (await load(window, "/x", (request) => (request.responseType = "arraybuffer"))).response instanceof
      window.ArrayBuffer,
    true,
  ],
  [
    "its timeout is by the window's clock",
    async (window) => {
      const request = await load(window, "/slow", (one) => (one.timeout = 20));
      return [request.readyState, request.status];
    },
    [4, 0],
  ],
  [
    "cookies of responses",
    async ({ fetch, document }) => {
      await fetch("/x");
      document.cookie = "mine=2";
      return document.cookie;
    },
    "seen=1; mine=2",
  ],
  ["sendBeacon", ({ navigator }) => navigator.sendBeacon("/beacon", "x"), true],
  [
    "sendBeacon converts what it is given, once",
    ({ navigator, location }) => {
      let times = 0;
      const data = { toString: () => String((times += 1)) };
      const send = navigator.sendBeacon.bind(navigator) as (url: unknown, data: unknown) => boolean;
      return [send(location, data), send({ toString: () => "/beacon" }, 5), times];
    },
    [true, true, 1],
  ],
  [
    "sendBeacon of nothing",
    ({ navigator, TypeError }) =>
      failure(() => (navigator as unknown as { sendBeacon(): void }).sendBeacon(), TypeError),
    true,
  ],
  [
    "an abort gives its reason",
    ({ fetch, AbortController }) => {
      const controller = new AbortController();
      const reason = { mine: true };
      setTimeout(() => controller.abort(reason), 5);
      return fetch("/slow", { signal: controller.signal }).catch((error: unknown) => error === reason);
    },
    true,
  ],
  [
    "an abort before the call",
    ({ fetch, AbortSignal }) => fetch("/x", { signal: AbortSignal.abort("early") }).catch(String),
    "early",
  ],
  [
    "an abort of a body",
    async ({ fetch, AbortController }) => {
      const controller = new AbortController();
      const response = await fetch("/stalls", { signal: controller.signal });
      setTimeout(() => controller.abort("late"), 5);
      return response.text().catch(String);
    },
    "late",
  ],
];

async function failure(run: () => unknown, expected: new (...parameters: never[]) => object): Promise<boolean> {
  try {
    await run();
    return false;
  } catch (error) {
    return error instanceof expected;
  }
}

describe.each(doms)("in a window of %s", (dom) => {
  let open: OpenWindow;
  beforeEach(async () => {
    open = await openWindow(dom, serve);
  });
  afterEach(() => open.close());

  test.each(rows)("%s", async (_desc, run, expected) => {
    expect(await run(open.window)).toEqual(expected);
  });

  test("a form with a file, byte for byte", async () => {
    const { FormData, File } = open.window;
    const form = new FormData();
    form.append('a"\n', "1\n2");
    form.append("file", new File(["\u00e9"], "x.txt", { type: "text/plain" }));
    const { headers, body } = await sent(open.window, { body: form });
    const [, boundary = ""] = /boundary=(\S+)$/.exec(headers["content-type"] ?? "") ?? [];
    expect(body.split(`--${boundary}`)).toEqual([
      "",
      '\r\nContent-Disposition: form-data; name="a%22%0D%0A"\r\n\r\n1\r\n2\r\n',
      '\r\nContent-Disposition: form-data; name="file"; filename="x.txt"\r\nContent-Type: text/plain\r\n\r\n\u00c3\u00a9\r\n',
      "--\r\n",
    ]);
  });

  test("the page's URL is the window's", async () => {
    const { history, fetch } = open.window;
    history.pushState(null, "", "/deep/page?q");
    const received = (await (await fetch("echo")).json()) as Received;
    expect(received.headers.referer).toBe("http://app.example/deep/page?q");
    expect(open.requests).toEqual(["GET /deep/echo"]);
  });

  test("events are of the window's classes, for every listener the same", async () => {
    const { XMLHttpRequest, Event, ProgressEvent } = open.window;
    const request = new XMLHttpRequest();
    const events: Event[] = [];
    const listener = { handleEvent: (event: Event) => void events.push(event) };
    const first = (event: Event): void => void events.push(event);
    request.addEventListener("readystatechange", first);
    request.removeEventListener("readystatechange", first);
    request.addEventListener("load", first);
    request.addEventListener("load", listener);
    request.addEventListener("load", (event) => event.stopImmediatePropagation());
    request.addEventListener("load", () => events.push(new Event("not reached")));
    request.open("GET", "/open");
    await new Promise((resolve) => {
      request.onloadend = resolve;
      request.send();
    });
    expect(events).toHaveLength(2);
    expect(events[0]).toBe(events[1]);
    expect(events[0]).toBeInstanceOf(Event);
    expect(events[0]).toBeInstanceOf(ProgressEvent);
    const [event] = events as ProgressEvent[];
    expect([event?.target === request, event?.type]).toEqual([true, "load"]);
    expect(event?.loaded).toBeGreaterThan(0);
    const own = new Event("timeout", { cancelable: true });
    request.addEventListener("timeout", first);
    request.ontimeout = (given) => {
      expect([given, given.target]).toEqual([own, request]);
      given.preventDefault();
    };
    expect(request.dispatchEvent(own)).toBe(false);
    expect(events.at(-1)).toBe(own);
  });

  test("relative URLs follow the document's base element, and the referrer does not", async () => {
    const { document, fetch, navigator, Request, EventSource, WebSocket } = open.window;
    const base = document.createElement("base");
    base.href = "/assets/";
    document.head.append(base);
    const received = (await (await fetch("echo")).json()) as Received;
    expect(received.headers.referer).toBe("http://app.example/");
    expect(open.requests).toEqual(["GET /assets/echo"]);
    expect(new Request("x").url).toBe("http://app.example/assets/x");
    expect(navigator.sendBeacon("x")).toBe(true);
    const [source, socket] = [new EventSource("x"), new WebSocket("x")];
    expect([source.url, socket.url]).toEqual(["http://app.example/assets/x", "ws://app.example/assets/x"]);
    source.close();
    socket.close();
    base.remove();
    expect(new Request("x").url).toBe("http://app.example/x");
  });
});
