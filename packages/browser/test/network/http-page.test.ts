import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { Browser, type Page } from "../../src/index.ts";
import { httpNetwork } from "../../src/network/http.ts";
import { within } from "./attempt.ts";
import { rawServer, sends, sendsAndStalls, type Act } from "./raw-server.ts";

function pageAt(url: string): Page {
  const network = httpNetwork({ timeout: { head: 500, gap: 500 }, maxHeadBytes: 4_096 });
  onTestFinished(() => network.close());
  return new Browser({ network }).pageAt(url);
}

const shared = "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\n";

describe("a page on real sockets", () => {
  test("two lines of one header stay two, and match nothing", async () => {
    const lines = "Access-Control-Allow-Origin: http://app.localhost\r\n".repeat(2);
    const { port } = await rawServer(sends("HTTP/1.1 200 OK\r\n", lines, "\r\nhi"));
    const outcome = await pageAt("http://app.localhost/").attempt(`http://api.localhost:${String(port)}/`);
    expect(outcome).toMatchObject({
      sent: true,
      executed: true,
      readable: false,
      failure: { code: "cors-origin-multiple", value: "http://app.localhost, http://app.localhost" },
    });
  });

  test("a preflight, and the method as the page wrote it", async () => {
    const server = await rawServer((socket) => {
      const allow = "Access-Control-Allow-Methods: patch\r\nAccess-Control-Allow-Headers: x-own\r\n";
      sends(shared, allow, "Content-Length: 2\r\n\r\nhi")(socket);
    });
    const page = pageAt("http://app.localhost/");
    const response = await page.fetch(`http://api.localhost:${String(server.port)}/`, {
      method: "patch",
      headers: { "X-Own": "1" },
    });
    expect(await response.text()).toBe("hi");
    expect(server.requests.map((request) => request.split("\r\n")[0])).toEqual([
      "OPTIONS / HTTP/1.1",
      "patch / HTTP/1.1",
    ]);
    expect(server.requests[0]).toMatch(/\r\nAccess-Control-Request-Method: patch\r\n/i);
    expect(server.requests[1]).toMatch(/\r\nOrigin: http:\/\/app\.localhost\r\n/);
  });

  test("a coded body", async () => {
    const body = gzipSync("hello").toString("latin1");
    const { port } = await rawServer(sends(shared, "Content-Encoding: gzip\r\n\r\n", body));
    const response = await pageAt("http://app.localhost/").fetch(`http://api.localhost:${String(port)}/`);
    expect(await response.text()).toBe("hello");
  });

  test.each<[desc: string, act: Act, code: string]>([
    ["nothing", (socket) => socket.end(), "unreachable"],
    ["no HTTP", sends("220 mail\r\n"), "malformed"],
    ["a head too long", sends(shared, `A: ${"b".repeat(5_000)}\r\n\r\n`), "head-too-long"],
    ["half a head", sends(shared), "truncated"],
    ["a stall", sendsAndStalls(shared), "timed-out"],
  ])("no response: %s", async (_desc, act, code) => {
    const { port } = await rawServer(act);
    const outcome = await within(pageAt("http://app.localhost/").attempt(`http://api.localhost:${String(port)}/`));
    expect(outcome).toMatchObject({ executed: false, readable: false, failure: { code } });
    expect(outcome.error).toBeInstanceOf(TypeError);
  });

  test.each<[desc: string, act: Act, code: string]>([
    ["cut off", sends(shared, "Content-Length: 9\r\n\r\nhi"), "truncated"],
    ["stalled", sendsAndStalls(shared, "Content-Length: 9\r\n\r\nhi"), "timed-out"],
    ["no chunks", sends(shared, "Transfer-Encoding: chunked\r\n\r\nzz\r\n"), "malformed"],
    ["no gzip", sends(shared, "Content-Encoding: gzip\r\n\r\nhello"), "malformed"],
    [
      "half of a gzip",
      sends(shared, "Content-Encoding: gzip\r\n\r\n", gzipSync("hello").toString("latin1", 0, 15)),
      "malformed",
    ],
  ])("a body that is %s: the page has its head, and an error when it reads", async (_desc, act, code) => {
    const { port } = await rawServer(act);
    const outcome = await within(pageAt("http://app.localhost/").attempt(`http://api.localhost:${String(port)}/`));
    expect(outcome).toMatchObject({ executed: true, readable: true });
    const reading = outcome.response?.text() ?? Promise.resolve("");
    await expect(within(reading)).rejects.toMatchObject({ name: "TypeError", cause: { code } });
  });

  test("a body that is cut off has no integrity", async () => {
    const { port } = await rawServer(sends(shared, "Content-Length: 9\r\n\r\nhi"));
    const integrity = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    const attempt = pageAt("http://app.localhost/").attempt(`http://api.localhost:${String(port)}/`, { integrity });
    expect(await within(attempt)).toMatchObject({ executed: true, readable: false, response: undefined });
  });

  test("a redirect to a server that is not there", async () => {
    const location = "Access-Control-Allow-Origin: *\r\nLocation: http://127.0.0.1:9/\r\n";
    const { port } = await rawServer(sends("HTTP/1.1 302 Found\r\n", location, "Content-Length: 0\r\n\r\n"));
    const outcome = await within(pageAt("http://app.localhost/").attempt(`http://api.localhost:${String(port)}/`));
    expect(outcome).toMatchObject({ executed: true, readable: false });
    expect(outcome.failure?.code).toMatch(/^(?:unreachable|bad-port)$/);
  });
});
