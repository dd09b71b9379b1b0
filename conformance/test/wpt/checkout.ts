import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
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

const report = `add_completion_callback((tests, { status, message }) => {
  const element = document.createElement("script");
  element.type = "text/json";
  element.id = "__testharness__results__";
  element.textContent = JSON.stringify({ tests, status, message });
  document.body.appendChild(element);
});`;

const page = (body: string): string => `<!DOCTYPE html><body>
<script src="/resources/testharness.js"></script><script src="/resources/testharnessreport.js"></script>
${body}`;

/** The files of a checkout that nobody else has. */
export const files: Readonly<Record<string, string>> = {
  "resources/testharness.js": harness,
  "resources/testharnessreport.js": report,
  "fetch/same.any.js": `// META: title=same origin
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
  "fetch/worker-only.any.js": `// META: global=worker\npromise_test(async () => {}, "in a worker");`,
  "fetch/framed.html": page(
    `<iframe></iframe><script>promise_test(async () => expect(frames[0].fetch(""), 1), "in a frame")</script>`,
  ),
  "fetch/resources/no-test.html": page(""),
  "xhr/simple.htm": page(`<script>promise_test(() => new Promise((resolve, reject) => {
  const xhr = new XMLHttpRequest();
  xhr.onload = () => (xhr.responseText === "data" ? resolve() : reject(new Error(xhr.responseText)));
  xhr.open("GET", "/data"); xhr.send();
}), "loads")</script>`),
};

const wrapper = (path: string): string => page(`<script src="/${path}"></script>`);

async function respond(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = new URL(request.url ?? "/", "http://a.test").pathname.slice(1);
  if (path === "data") return void response.end("data");
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
