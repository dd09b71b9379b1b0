/* global beforeAll, expect, test, vi, Blob, XMLHttpRequest, history, Request */
import { createServer } from "node:http";

const share = {
  "access-control-allow-origin": "http://localhost:3000",
  "access-control-allow-headers": "content-type",
};
const server = createServer((request, response) => {
  if (request.url === "/slow") return;
  response.writeHead(200, {
    "content-type": "application/json",
    "set-cookie": "seen=1",
    ...(request.url === "/open" && share),
  });
  response.end('{"rate":2}');
});
// It listens while the tests run, and keeps nothing alive.
server.unref();
let api;
beforeAll(async () => {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  api = `http://localhost:${server.address().port}`;
});
test("what the server shares is read", async () => {
  const response = await fetch(`${api}/open`, { method: "POST", body: new Blob(["{}"], { type: "application/json" }) });
  expect(response).toBeInstanceOf(Response);
  expect(await response.clone().blob()).toBeInstanceOf(Blob);
  expect(await response.json()).toStrictEqual({ rate: 2 });
});

test("a CORS failure is the engine's TypeError, and the log has the reason", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const failed = fetch(`${api}/closed`);
  await expect(failed).rejects.toThrow(TypeError);
  await expect(failed).rejects.toThrow("NetworkError when attempting to fetch resource.");
  expect(log.mock.calls.join()).toContain("Cause: The response has no Access-Control-Allow-Origin header");
  log.mockRestore();
});

test("time is the test's, and the network's isn't", async () => {
  vi.useFakeTimers();
  expect((await fetch(`${api}/open`)).status).toBe(200);
  const request = new XMLHttpRequest();
  request.open("GET", `${api}/slow`);
  request.timeout = 5_000;
  const ended = vi.fn();
  request.ontimeout = ended;
  request.send();
  vi.advanceTimersByTime(4_999);
  expect(ended).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(ended).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});

test("data: URLs are read without a network, and not by the page's own fetch", async () => {
  const response = await fetch("data:text/plain,hi");
  expect([response.headers.get("content-type"), await response.text()]).toEqual(["text/plain", "hi"]);
  const request = new XMLHttpRequest();
  request.open("GET", "data:,x");
  request.send();
  await new Promise((resolve) => (request.onloadend = resolve));
  expect(request.responseText).toBe("x");
});

test("the page's URL and cookies are the document's", () => {
  history.pushState(null, "", "/rates?day=1");
  document.cookie = "own=1";
  expect([new Request("x").url, document.cookie]).toEqual(["http://localhost:3000/x", "own=1"]);
});

test("what is left open ends with the file", () => {
  void fetch(`${api}/slow`);
  const request = new XMLHttpRequest();
  request.open("GET", `${api}/slow`);
  request.timeout = 100_000;
  request.send();
});

test("a synchronous request runs in a thread of its own", () => {
  const request = new XMLHttpRequest();
  request.open("GET", "data:,x", false);
  request.send();
  expect(request.responseText).toBe("x");
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  request.open("GET", "http://localhost:1/", false);
  expect(() => request.send()).toThrow("A network error occurred.");
  log.mockRestore();
});
