import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { reportScript } from "../../src/wpt/results.ts";
import type { TestServer } from "../../src/wpt/server.ts";

/** As small as a harness can be: promise tests that run one after another when the document has loaded. */
const harness = `
const queue = [], listeners = [], tests = [];
let status = 0, harnessMessage = null;
self.promise_test = (run, name) => queue.push([run, name]);
self.add_completion_callback = (listener) => listeners.push(listener);
addEventListener("error", ({ message }) => { status = 1; harnessMessage = message; });
addEventListener("load", async () => {
  for (const [run, name] of queue) {
    try { await run(); tests.push({ name, status: 0, message: null }); }
    catch (error) { tests.push({ name, status: 1, message: String(error) }); }
  }
  for (const listener of listeners) listener(tests, { status, message: harnessMessage });
});
self.expect = (value, expected) => { if (value !== expected) throw new Error(value + " instead of " + expected); };
`;

const page = (body: string): string => `<!DOCTYPE html><body>
<script src="/resources/testharness.js"></script><script src="/resources/testharnessreport.js"></script>
${body}`;

/** The files of a checkout that nobody else has. */
export const files: Readonly<Record<string, string>> = {
  "resources/testharness.js": harness,
  "resources/testharnessreport.js": reportScript(),
  "fetch/same.any.js": `// META: title=same origin
// META: global=window
promise_test(async () => expect(await (await fetch("/data")).text(), "data"), "reads a response of its own origin");
promise_test(async () => expect(new Headers({ A: "1" }).get("a"), "1"), "finds a header in any case");
promise_test(async () => expect(1, 2), "is wrong itself");`,
  "fetch/cross.window.js": `promise_test(async () => {
  const failed = await fetch("http://other.test:" + location.port + "/data").then(() => "", ({ name }) => name);
  expect(failed, "TypeError");
}, "gets nothing of another origin without CORS");`,
  "fetch/hangs.html": page(`<script>promise_test(() => { for (;;); }, "never ends")</script>`),
  "fetch/throws.html": page(
    `<script>promise_test(async () => {}, "runs all the same"); throw new Error("at load");</script>`,
  ),
  "fetch/silent.html": `<!DOCTYPE html><script src="/resources/testharness.js"></script>`,
  "fetch/worker-only.any.js": `// META: global=worker
const errorOf = (run) => { try { run(); } catch (error) { return error; } };
promise_test(async () => {
  expect(await (await fetch("/data")).text(), "data");
  for (const [type, run] of [[TypeError, () => null.x], [ReferenceError, () => missing], [SyntaxError, () => JSON.parse("{")],
    [RangeError, () => new Array(-1)], [TypeError, () => new Request("http://[")]]) {
    const error = errorOf(run);
    expect(error instanceof Error && error instanceof type && error.constructor === type, true);
  }
  expect(errorOf(() => structuredClone(() => 0)) instanceof DOMException, true);
  expect(new ProgressEvent("a") instanceof Event && new XMLHttpRequest() instanceof XMLHttpRequestEventTarget, true);
}, "in a worker");`,
  "fetch/drawn.html": page(`<canvas></canvas><script>promise_test(async () => {
  document.querySelector("canvas").getContext("2d").fillRect(0, 0, 1, 1);
}, "draws")</script>`),
  "windows/neighbours.html":
    page(`<a href="/reply" target="named"></a><form action="/reply" method="post" target="named"></form>
<iframe name="named"></iframe>
<script>
const other = "http://other.test:" + location.port;
const reply = () => new Promise((resolve) => addEventListener("message", resolve, { once: true }));
const inBody = (name, attributes) => document.body.appendChild(Object.assign(document.createElement(name), attributes));
const started = (worker) => new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = () => reject(new Error("no worker"));
});
promise_test(async () => {
  const arrives = reply();
  const frame = inBody("iframe", { src: other + "/reply" });
  const { data, source, origin } = await arrives;
  expect([data.method, data.referrer, origin, source === frame.contentWindow, source.parent === window].join(),
    ["GET", location.origin + "/", other, true, true].join());
  expect(frame.contentDocument, null);
  let name = "";
  try { frame.contentWindow.document; } catch (error) { name = error.name; }
  expect(name, "SecurityError");
}, "a frame of another origin posts a message, and is closed to scripts");
promise_test(async () => {
  const arrives = reply();
  const { contentWindow } = inBody("iframe", { srcdoc: "<script>self.kept = 1; parent.postMessage(origin, '*')</" + "script>" });
  expect((await arrives).data, location.origin);
  expect(contentWindow.kept, 1);
}, "a frame of markup has its page's origin");
promise_test(async () => {
  const arrives = reply();
  document.querySelector("a").click();
  expect((await arrives).data.referrer, location.href);
}, "a link's target is a frame");
promise_test(async () => {
  const arrives = reply();
  document.querySelector("form").submit();
  expect((await arrives).data.method, "POST");
}, "a form's target is a frame");
promise_test(async () => {
  const arrives = reply();
  const opened = open(other + "/reply");
  const { data, source } = await arrives;
  expect(data.referrer, location.origin + "/");
  expect(source, opened);
  opened.close();
  expect(opened.closed, true);
}, "a window is opened, and closed again");
promise_test(async () => {
  await new Promise((resolve) => inBody("script", { src: other + "/set.js", onload: resolve }));
  expect(self.isSet, true);
  await new Promise((resolve) => inBody("script", { src: "/missing.js", onerror: resolve }));
}, "a script of another origin runs, and what isn't there is an error");
promise_test(async () => {
  expect(await started(new Worker("/nesting.js")), "data");
  await started(new Worker("/missing.js")).then(() => expect("a worker", "none"), () => undefined);
}, "a worker starts a worker");
promise_test(async () => {
  const { port } = new SharedWorker("/shared.js", { type: "module" });
  expect(await started(port), "imported");
}, "a shared worker is a module");
</script>`),
  "fetch/resources/no-test.html": page(""),
  "xhr/simple.htm": page(`<script>promise_test(() => new Promise((resolve, reject) => {
  const xhr = new XMLHttpRequest();
  xhr.onload = () => (xhr.responseText === "data" ? resolve() : reject(new Error(xhr.responseText)));
  xhr.open("GET", "/data"); xhr.send();
}), "loads")</script>`),
};

const javascript = { "content-type": "text/javascript" };

/** What the tests of windows and workers load. */
const scripts: Readonly<Record<string, string>> = {
  "set.js": "self.isSet = true;",
  "nesting.js": `new Worker("/nested.js").onmessage = ({ data }) => postMessage(data);`,
  "nested.js": `fetch("/data").then((response) => response.text()).then((text) => postMessage(text));`,
  "shared.js": `import { value } from "/value.js"; onconnect = ({ ports: [port] }) => port.postMessage(value);`,
  "value.js": `export const value = "imported";`,
};

const reply = (method = ""): string =>
  `<!DOCTYPE html><script>
(window.opener ?? parent).postMessage({ method: "${method}", referrer: document.referrer }, "*");</script>`;

/** What a worker has instead of the harness. */
const workerHarness = (path: string): string => `
self.expect = (value, expected) => { if (value !== expected) throw new Error(value + " instead of " + expected); };
self.promise_test = (run) => run().then(() => postMessage(""), (error) => postMessage(String(error)));
importScripts("/${path}");`;

const workerPage = (path: string): string =>
  page(`<script>promise_test(() => new Promise((resolve, reject) => {
  new Worker("/${path}").onmessage = ({ data }) => (data === "" ? resolve() : reject(new Error(data)));
}), "in a worker")</script>`);

const wrapper = (path: string): string => page(`<script src="/${path}"></script>`);

async function respond(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? "/", "http://a.test").pathname.slice(1);
  if (path === "data") return void response.end("data");
  if (path === "reply") return void response.writeHead(200, { "content-type": "text/html" }).end(reply(request.method));
  if (path in scripts) return void response.writeHead(200, javascript).end(scripts[path]);
  if (path.endsWith(".any.worker.js"))
    return void response.writeHead(200, javascript).end(workerHarness(path.replace(".worker.js", ".js")));
  if (path.endsWith(".any.worker.html"))
    return void response.writeHead(200, { "content-type": "text/html" }).end(workerPage(path.replace(/html$/, "js")));
  const wrapped = /\.(?:any|window)\.html$/.test(path);
  const text = wrapped
    ? wrapper(path.replace(/html$/, "js"))
    : await readFile(join(root, path), "utf8").catch(() => undefined);
  if (text === undefined) return void response.writeHead(404).end();
  response.setHeader("content-type", path.endsWith(".js") ? "text/javascript" : "text/html").end(text);
}

/** Writes the files into a new folder; the function returned removes it. */
export async function writeCheckout(): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "sallyport-made-up-wpt-"));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), text);
  }
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** What `wpt serve` is for the real one, without HTTPS. */
export async function serveCheckout(root: string): Promise<TestServer> {
  const server = createServer((request, response) => void respond(root, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: "web-platform.test",
    ports: { http: [port], https: [] },
    ensure: () => Promise.resolve(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
