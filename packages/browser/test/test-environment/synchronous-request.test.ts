import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { Browser, inProcess, type Page, type WorkerGlobalScope } from "../../src/index.ts";
import type { TestEnvironmentOptions } from "../../src/test-environment/options.ts";
import { doms, openWindow, type Dom, type OpenWindow, type ScriptWindow } from "./open-window.ts";

// A thread runs what was compiled.
vi.mock("../../src/test-environment/module-path.ts", () => ({
  modulePath: (name: string) => fileURLToPath(new URL(`../../dist/test-environment/${name}.js`, import.meta.url)),
}));

/** A server in a thread of its own, since the script that waits stops this one. */
const program = `
const { parentPort } = require("node:worker_threads");
const requests = [];
const server = require("node:http").createServer((request, response) => {
  const allow = { "Access-Control-Allow-Origin": "http://app.example", "Access-Control-Allow-Credentials": "true" };
  const path = new URL(request.url, "http://x").pathname;
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    requests.push(request.method + " " + request.url);
    const body = Buffer.concat(parts).toString();
    if (path === "/requests") return response.writeHead(200, allow).end(JSON.stringify(requests.splice(0).slice(0, -1)));
    if (path === "/refused") return response.end("secret");
    if (path === "/opaque") {
      const all = { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "PUT", "Access-Control-Max-Age": "60" };
      return response.writeHead(200, all).end();
    }
    if (request.method === "OPTIONS")
      return response.writeHead(204, { ...allow, "Access-Control-Allow-Methods": "PUT", "Access-Control-Max-Age": "60" }).end();
    if (path === "/redirect") return response.writeHead(302, { ...allow, Location: "/echo" }).end();
    if (path === "/away") return response.writeHead(302, { Location: "http://other.example/refused" }).end();
    if (path === "/cookie") return response.writeHead(200, { "Set-Cookie": ["a=1", "h=2; HttpOnly"] }).end();
    if (path === "/cut") return response.writeHead(200, { ...allow, "Content-Length": "9" }).write("cut", () => response.destroy());
    if (path === "/never") return;
    if (path === "/stalls") return response.writeHead(200, { ...allow, "Content-Length": "9" }).write("some");
    if (path === "/worker.js") {
      const policy = new URL(request.url, "http://x").searchParams.get("csp");
      const script = { "Content-Type": "text/javascript", ...(policy !== null && { "Content-Security-Policy": policy }) };
      return response.writeHead(200, script).end();
    }
    if (path === "/headers") return response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end(request.rawHeaders.join("\\n"));
    if (path === "/slow") return setTimeout(() => response.end("late"), 700);
    if (path === "/realm" && request.headers.authorization === undefined)
      return response.writeHead(401, { "WWW-Authenticate": 'Basic realm="r"' }).end();
    if (path === "/realm") return response.end(request.headers.authorization);
    if (path === "/xml") return response.writeHead(200, { ...allow, "Content-Type": "text/xml" }).end("<a>b</a>");
    response.writeHead(200, { ...allow, "Content-Type": "application/json", "X-Hidden": "1" });
    const { cookie = "", "content-type": type = "" } = request.headers;
    response.end(JSON.stringify({ method: request.method, type, cookie, body }));
  });
});
server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
`;

let server: Worker;
let port = 0;
let open: OpenWindow | undefined;

beforeAll(async () => {
  server = new Worker(program, { eval: true });
  [port] = (await once(server, "message")) as [number];
});
afterEach(() => open?.close());
afterAll(() => server.terminate());

async function windowWith(dom: Dom, options: TestEnvironmentOptions = {}): Promise<ScriptWindow> {
  const hosts = { "*.example": `127.0.0.1:${String(port)}` };
  open = await openWindow(dom, (_request, response) => response.end(), { network: { hosts }, ...options });
  return open.window;
}

interface Sent {
  readonly request: XMLHttpRequest;
  readonly events: readonly string[];
  readonly error: DOMException | undefined;
}

interface Sending {
  readonly method?: string;
  readonly body?: Document | XMLHttpRequestBodyInit;
  readonly withCredentials?: boolean;
  readonly isUploadListenedTo?: boolean;
}

const types = ["readystatechange", "loadstart", "progress", "load", "error", "timeout", "abort", "loadend"];

function send(window: ScriptWindow, url: string, sending: Sending = {}): Sent {
  const { method = "GET", body, withCredentials = false, isUploadListenedTo = false } = sending;
  const request = new window.XMLHttpRequest();
  const events: string[] = [];
  for (const type of types) request.addEventListener(type, () => events.push(`${type} ${String(request.readyState)}`));
  if (isUploadListenedTo) request.upload.onload = () => events.push("upload");
  request.open(method, url, false);
  request.withCredentials = withCredentials;
  try {
    request.send(body);
    return { request, events, error: undefined };
  } catch (error) {
    return { request, events, error: error as DOMException };
  }
}

/** What the server has received since the last call. */
const received = (window: ScriptWindow): unknown =>
  JSON.parse(send(window, "http://app.example/requests").request.responseText);

describe.each(doms)("a synchronous request, with %s", (dom) => {
  test("has its response when send returns", async () => {
    const window = await windowWith(dom);
    const { request, events, error } = send(window, "http://api.example/echo", { method: "POST", body: "x" });
    expect(error).toBeUndefined();
    expect([request.status, request.statusText, request.readyState]).toEqual([200, "OK", 4]);
    expect(JSON.parse(request.responseText)).toEqual({
      method: "POST",
      type: "text/plain;charset=UTF-8",
      cookie: "",
      body: "x",
    });
    expect(request.getAllResponseHeaders()).toBe("content-type: application/json\r\n");
    expect(events).toEqual(["readystatechange 1", "readystatechange 4", "load 4", "loadend 4"]);
  });

  test("takes bytes, parameters and forms, and no Blob", async () => {
    const window = await windowWith(dom);
    const url = "http://app.example/echo";
    const form = new window.FormData();
    form.append("a", "b");
    const parameters = new window.URLSearchParams({ c: "d e" });
    const bodies = [new Uint8Array([120]), parameters, form].map((body) => send(window, url, { method: "POST", body }));
    const texts = bodies.map(({ request }) => (JSON.parse(request.responseText) as { body: string }).body);
    expect(texts[0]).toBe("x");
    expect(texts[1]).toBe("c=d+e");
    expect(texts[2]).toMatch(/^--(\S+)\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--\1--\r\n$/);
    const blob = send(window, url, { method: "POST", body: new window.Blob(["x"]) });
    expect(blob.error).toMatchObject({ name: "NotSupportedError" });
    form.append("f", new window.Blob(["x"]));
    expect(send(window, url, { method: "POST", body: form }).error).toMatchObject({ name: "NotSupportedError" });
  });

  test("shares the cookies and the preflight cache with the page", async () => {
    const window = await windowWith(dom);
    window.document.cookie = "before=0";
    expect(send(window, "http://app.example/cookie").error).toBeUndefined();
    expect(window.document.cookie).toBe("before=0; a=1");
    received(window);
    for (const body of ["1", "2"]) send(window, "http://api.example/echo", { method: "PUT", body });
    await window.fetch("http://api.example/echo", { method: "PUT", body: "3" });
    expect(received(window)).toEqual(["OPTIONS /echo", "PUT /echo", "PUT /echo", "PUT /echo"]);
    const { cookie } = JSON.parse(send(window, "http://app.example/echo").request.responseText) as { cookie: string };
    expect(cookie).toBe("before=0; a=1; h=2");
  });

  test("knows the passwords that the page has given", async () => {
    const window = await windowWith(dom);
    const first = new window.XMLHttpRequest();
    const loaded = new Promise((resolve) => first.addEventListener("load", resolve));
    first.open("GET", "http://app.example/realm", true, "ada", "secret");
    first.send();
    await loaded;
    expect(first.status).toBe(200);
    expect(send(window, "http://app.example/realm").request.responseText).toBe(`Basic ${btoa("ada:secret")}`);
  });

  test("follows redirects, and has documents", async () => {
    const window = await windowWith(dom);
    expect(send(window, "http://api.example/redirect").request.responseURL).toBe("http://api.example/echo");
    expect(send(window, "http://api.example/xml").request.responseXML?.documentElement.textContent).toBe("b");
    expect(send(window, "data:,x").request.responseText).toBe("x");
  });

  test("sends documents", async () => {
    const window = await windowWith(dom);
    const bodyOf = (body: Document): unknown => {
      const { request } = send(window, "http://app.example/echo", { method: "POST", body });
      return JSON.parse(request.responseText) as unknown;
    };
    const parse = (text: string, type: DOMParserSupportedType): Document =>
      new window.DOMParser().parseFromString(text, type);
    const html = "<!DOCTYPE html><html><head><title>\u00e9</title></head><body><br></body></html>";
    expect(bodyOf(parse(html, "text/html"))).toMatchObject({
      type: "text/html;charset=UTF-8",
      body: html,
    });
    expect(bodyOf(parse("<a><b/>\u00e9</a>", "application/xml"))).toMatchObject({
      type: "application/xml;charset=UTF-8",
      body: "<a><b/>\u00e9</a>",
    });
  });

  test("that fails prints why at once", async () => {
    const window = await windowWith(dom, { engine: "firefox" });
    const { request, error } = send(window, "http://api.example/refused");
    expect([request.status, request.responseText, request.readyState]).toEqual([0, "", 4]);
    expect(error).toBeInstanceOf(window.DOMException);
    expect(open?.lines[0]).toMatch(/^Cross-Origin Request Blocked: .*\/refused\./);
    expect(open?.lines[1]).toContain("has no Access-Control-Allow-Origin header");
  });

  test("has neither timeout nor responseType", async () => {
    const window = await windowWith(dom);
    const opened = new window.XMLHttpRequest();
    opened.open("GET", "/", false);
    const invalid = { name: "InvalidAccessError" };
    expect(() => (opened.timeout = 0)).toThrow(expect.objectContaining(invalid));
    expect(() => (opened.responseType = "")).toThrow(expect.objectContaining(invalid));
    for (const members of [{ timeout: 1 }, { responseType: "text" }]) {
      const request: XMLHttpRequest = new window.XMLHttpRequest();
      Object.assign(request, members);
      expect(() => request.open("GET", "/", false)).toThrow(expect.objectContaining(invalid));
      expect(request.readyState).toBe(0);
    }
    opened.open("GET", "/");
    opened.timeout = 5;
    expect(opened.timeout).toBe(5);
  });
});

const chromium = "Failed to execute 'send' on 'XMLHttpRequest': Failed to load 'http://api.example/URL'.";
const events = ["readystatechange 1", "readystatechange 4", "error 4", "loadend 4"];

test("a body that breaks off is a NetworkError", async () => {
  const window = await windowWith("jsdom");
  expect(send(window, "http://api.example/cut").error).toMatchObject({ name: "NetworkError" });
});

describe.each([
  ["standard", "A network error occurred.", events.slice(0, 1), ["OPTIONS /echo", "POST /echo"]],
  ["chromium", chromium, events.slice(0, 1), ["POST /echo"]],
  ["firefox", "A network error occurred.", events, ["OPTIONS /echo", "POST /echo"]],
  ["webkit", " A network error occurred.", events, ["POST /echo"]],
] as const)("in %s", (engine, message, failed, listened) => {
  test.each(["refused", "away"])("/%s is a NetworkError", async (path) => {
    const window = await windowWith("jsdom", { engine });
    const sent = send(window, `http://api.example/${path}`);
    expect(sent.error).toMatchObject({ name: "NetworkError", code: 19, message: message.replace("URL", path) });
    expect(sent.events).toEqual(failed);
    expect(sent.request.getAllResponseHeaders()).toBe("");
  });

  test("a listener of the upload", async () => {
    const window = await windowWith("jsdom", { engine });
    received(window);
    const sent = send(window, "http://api.example/echo", { method: "POST", body: "x", isUploadListenedTo: true });
    expect(sent.events).not.toContain("upload");
    expect(received(window)).toEqual(listened);
  });
});

test("a request that the test's own thread would respond to ends with an error that says so", async () => {
  const own = createServer();
  await once(own.listen(0, "127.0.0.1"), "listening");
  const network = { timeout: { exchange: 500 } };
  const window = await windowWith("jsdom", { network });
  const { error, request } = send(window, `http://127.0.0.1:${String((own.address() as AddressInfo).port)}/`);
  expect(error?.message).toMatch(/within 500 ms.*a server in the test file cannot respond/);
  expect([request.status, request.readyState]).toEqual([0, 4]);
  // The next one has a thread of its own.
  expect(send(window, "data:,x").request.responseText).toBe("x");
  own.close();
});

test("nothing is sent once the environment has ended", async () => {
  const window = await windowWith("jsdom");
  const request = new window.XMLHttpRequest();
  request.open("GET", "http://api.example/echo", false);
  open?.stop();
  expect(() => request.send()).toThrow("The test environment has ended");
});

test("a page without a thread to run it in refuses it, and says what to do", () => {
  const browser = new Browser({ network: inProcess({}) });
  const request = new (browser.pageAt("https://app.example/").XMLHttpRequest)();
  expect(() => request.open("GET", "/", false)).toThrow(/Pass true to open\(\), or .* test environment/);
});

type WorkerOptions = Parameters<Page["worker"]>[1];

describe("a worker's synchronous request", () => {
  async function startWorker(
    url = "/worker.js",
    options: WorkerOptions = {},
    page = open?.page,
  ): Promise<WorkerGlobalScope> {
    const started = await page?.worker(url, options);
    if (started?.worker === undefined) throw new Error("The worker does not run.");
    return started.worker;
  }

  /** What comes of a GET. */
  function ask(
    { XMLHttpRequest: Class }: WorkerGlobalScope,
    url: string,
    {
      waits,
      method = "GET",
      timeout = 0,
    }: { readonly waits: boolean; readonly method?: string; readonly timeout?: number },
  ): Promise<readonly unknown[]> {
    const xhr = new Class();
    xhr.open(method, url, !waits);
    xhr.timeout = timeout;
    return new Promise((resolve) => {
      const end = (): void => resolve([xhr.status, xhr.responseText, xhr.outcome?.failure?.code]);
      if (!waits) xhr.onloadend = end;
      try {
        xhr.send();
      } catch (error) {
        expect(error).toMatchObject({ name: "NetworkError" });
      }
      if (waits) end();
    });
  }

  test("may have a type of its response, which is no document, and a timeout", async () => {
    await windowWith("jsdom");
    const worker = await startWorker();
    const xhr = new worker.XMLHttpRequest();
    xhr.responseType = "json";
    xhr.responseType = "document";
    xhr.responseType = ["document"] as never;
    xhr.timeout = 5000;
    xhr.open("POST", "/echo", false);
    xhr.send("x");
    expect([xhr.responseType, xhr.status]).toEqual(["json", 200]);
    expect(xhr.response).toMatchObject({ method: "POST", body: "x" });
  });

  test.each(["/never", "/stalls"])("to %s ends by its timeout, of which the console says nothing", async (url) => {
    await windowWith("jsdom");
    const worker = await startWorker();
    const xhr = new worker.XMLHttpRequest();
    xhr.open("GET", url, false);
    xhr.timeout = 200;
    expect(() => xhr.send()).toThrow(expect.objectContaining({ name: "TimeoutError" }));
    expect([xhr.readyState, xhr.status]).toEqual([4, 0]);
    expect(open?.lines).toEqual([]);
  });

  test("has its whole timeout, where that is as long as a script may wait", async () => {
    await windowWith("jsdom", {
      network: { hosts: { "*.example": `127.0.0.1:${String(port)}` }, timeout: { exchange: 1000 } },
    });
    const xhr = new (await startWorker()).XMLHttpRequest();
    xhr.open("GET", "/stalls", false);
    xhr.timeout = 1000;
    expect(() => xhr.send()).toThrow(expect.objectContaining({ name: "TimeoutError" }));
  });

  test.each([true, false])(
    "does not end at once by a timeout that no timer can have: synchronous %s",
    async (waits) => {
      await windowWith("jsdom");
      const worker = await startWorker();
      for (const timeout of [2 ** 31 - 1, 2 ** 31, -1])
        expect(await ask(worker, "/slow", { waits, timeout })).toEqual([200, "late", undefined]);
    },
  );

  /** Scripts of workers, and URLs that they ask for. */
  const alike: readonly {
    readonly what: string;
    readonly script: string;
    readonly url: string;
    readonly options?: WorkerOptions;
  }[] = [
    {
      what: "a policy without sources",
      script: "/worker.js?csp=connect-src 'none'",
      url: "http://api.example/headers",
    },
    {
      what: "a source of the policy",
      script: "/worker.js?csp=connect-src http://api.example",
      url: "http://api.example/headers",
    },
    {
      what: "no source of the policy",
      script: "/worker.js?csp=connect-src http://api.example",
      url: "http://other.example/headers",
    },
    { what: "'self' in the policy", script: "/worker.js?csp=connect-src 'self'", url: "/headers" },
    {
      what: "not 'self' in the policy",
      script: "/worker.js?csp=connect-src 'self'",
      url: "http://api.example/headers",
    },
    { what: "an upgrade", script: "/worker.js?csp=upgrade-insecure-requests", url: "http://api.example/headers" },
    { what: "a sandbox", script: "/worker.js?csp=sandbox allow-scripts", url: "/headers" },
    { what: "a data: script", script: "data:text/javascript,", url: "http://api.example/headers" },
    {
      what: "a shared data: script",
      script: "data:text/javascript,",
      url: "http://api.example/headers",
      options: { shared: true },
    },
    { what: "a shared script", script: "/worker.js", url: "/headers", options: { shared: true } },
    { what: "a response that isn't shared", script: "/worker.js", url: "http://api.example/refused" },
  ];

  test.each(["standard", "chromium", "firefox", "webkit"] as const)(
    "comes in %s to the same as an asynchronous one",
    async (engine) => {
      await windowWith("jsdom", { engine });
      for (const { what, script, url, options } of alike) {
        const worker = await startWorker(script, options);
        const later = await ask(worker, url, { waits: false });
        expect(await ask(worker, url, { waits: true }), what).toEqual(later);
      }
    },
  );

  test("has the line that an asynchronous one has; the cause is explained once", async () => {
    await windowWith("jsdom", { engine: "firefox" });
    const worker = await startWorker();
    await ask(worker, "http://api.example/refused", { waits: false });
    const [line, cause] = open?.lines ?? [];
    expect([line, cause]).toEqual([
      expect.stringContaining("Cross-Origin Request Blocked"),
      expect.stringContaining("Cause: "),
    ]);
    await ask(worker, "http://api.example/refused", { waits: true });
    expect(open?.lines).toEqual([line, cause, line]);
  });

  test("is a request of the worker's, not of its window's", async () => {
    await windowWith("jsdom");
    const worker = await startWorker("/worker.js?outer");
    const nested = await worker.worker("/worker.js?nested");
    if (nested.worker === undefined) throw new Error("The nested worker does not run.");
    for (const [one, name] of [
      [worker, "outer"],
      [nested.worker, "nested"],
    ] as const)
      expect((await ask(one, "/headers", { waits: true }))[1]).toContain(
        `Referer\nhttp://app.example/worker.js?${name}\n`,
      );
  });

  test("knows and leaves the preflights of its own partition alone", async () => {
    const window = await windowWith("jsdom", { engine: "webkit" });
    const put = (worker: WorkerGlobalScope, waits: boolean): Promise<unknown> =>
      ask(worker, "http://api.example/opaque", { waits, method: "PUT" });
    const [first, second] = [
      await startWorker("data:text/javascript,1", { shared: true }),
      await startWorker("data:text/javascript,2", { shared: true }),
    ];
    await put(first, false);
    received(window);
    await put(second, true);
    expect(received(window)).toEqual(["OPTIONS /opaque", "PUT /opaque"]);
    await put(second, true);
    await put(first, false);
    send(window, "http://app.example/echo");
    await put(first, true);
    expect(received(window)).toEqual(["PUT /opaque", "PUT /opaque", "GET /echo", "PUT /opaque"]);
  });

  test("that goes to a service worker is refused, since its script waits too", async () => {
    await windowWith("jsdom", {
      url: "http://localhost/",
      network: { hosts: { localhost: `127.0.0.1:${String(port)}` } },
    });
    const { worker: service } = await open!.page.serviceWorker!.register("/worker.js");
    service!.onfetch = (event) => event.respondWith(new service!.globals.Response("from the service worker"));
    const worker = await startWorker("/worker.js?controlled");
    expect(await ask(worker, "/headers", { waits: false })).toEqual([200, "from the service worker", undefined]);
    const xhr = new worker.XMLHttpRequest();
    xhr.open("GET", "/headers", false);
    expect(() => xhr.send()).toThrow(/service worker, whose script cannot run.*Send the request asynchronously/);
    // What ends before does not come to it.
    expect(await ask(worker, "data:,here", { waits: true })).toEqual([200, "here", undefined]);
    expect(await ask(worker, "http://localhost:25/", { waits: true })).toEqual([0, "", "bad-port"]);
    service!.onfetch = null;
    expect((await ask(worker, "/headers", { waits: true }))[0]).toBe(200);
  });
});
