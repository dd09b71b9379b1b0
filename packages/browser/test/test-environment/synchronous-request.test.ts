import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { Browser, inProcess, type WorkerGlobalScope } from "../../src/index.ts";
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
    if (request.method === "OPTIONS")
      return response.writeHead(204, { ...allow, "Access-Control-Allow-Methods": "PUT", "Access-Control-Max-Age": "60" }).end();
    if (path === "/redirect") return response.writeHead(302, { ...allow, Location: "/echo" }).end();
    if (path === "/away") return response.writeHead(302, { Location: "http://other.example/refused" }).end();
    if (path === "/cookie") return response.writeHead(200, { "Set-Cookie": ["a=1", "h=2; HttpOnly"] }).end();
    if (path === "/cut") return response.writeHead(200, { ...allow, "Content-Length": "9" }).write("cut", () => response.destroy());
    if (path === "/never") return;
    if (path === "/stalls") return response.writeHead(200, { ...allow, "Content-Length": "9" }).write("some");
    if (path === "/worker.js") return response.writeHead(200, { "Content-Type": "text/javascript" }).end();
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

describe("a worker's synchronous request", () => {
  async function startWorker(): Promise<{ readonly window: ScriptWindow; readonly worker: WorkerGlobalScope }> {
    const window = await windowWith("jsdom");
    const started = await open?.page.worker("/worker.js");
    if (started?.worker === undefined) throw new Error("The worker does not run.");
    return { window, worker: started.worker };
  }

  test("may have a type of its response, which is no document, and a timeout", async () => {
    const { worker } = await startWorker();
    const xhr = new worker.XMLHttpRequest();
    xhr.responseType = "json";
    xhr.responseType = "document";
    xhr.timeout = 5000;
    xhr.open("POST", "/echo", false);
    xhr.send("x");
    expect([xhr.responseType, xhr.status]).toEqual(["json", 200]);
    expect(xhr.response).toMatchObject({ method: "POST", body: "x" });
  });

  test.each(["/never", "/stalls"])("to %s takes no longer than its timeout", async (url) => {
    const { worker } = await startWorker();
    const xhr = new worker.XMLHttpRequest();
    xhr.open("GET", url, false);
    xhr.timeout = 200;
    expect(() => xhr.send()).toThrow(expect.objectContaining({ name: "TimeoutError" }));
    expect([xhr.readyState, xhr.status]).toEqual([4, 0]);
  });

  test("is a request of the worker's, not of its window's", async () => {
    const { window, worker } = await startWorker();
    received(window);
    const nested = await worker.worker("/worker.js");
    for (const one of [worker, nested.worker ?? worker]) {
      const xhr = new one.XMLHttpRequest();
      xhr.open("GET", "http://api.example/refused", false);
      expect(() => xhr.send()).toThrow(expect.objectContaining({ name: "NetworkError" }));
    }
    expect(received(window)).toEqual(["GET /worker.js", "GET /refused", "GET /refused"]);
  });
});
