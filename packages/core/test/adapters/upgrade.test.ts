import http from "node:http";
import net from "node:net";
import type { Duplex } from "node:stream";
import { Hono } from "hono";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { definePolicy } from "../../src/index.ts";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard } from "../../src/adapters/node.ts";
import { guard as guardHono } from "../../src/adapters/hono.ts";
import { listen, send } from "@sallyport/testing/http";

const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [
    { path: "/socket", share: { with: ["https://one.example"], webSocket: true, credentials: true } },
    { path: "/ticker", share: { with: "anyone", webSocket: true, because: "public" } },
  ],
});

describe("guard.upgrade", () => {
  /** Sends a handshake and gives the first line of what comes back. */
  const shake = async (target: string, fields: readonly string[]): Promise<string> => {
    const server = http.createServer();
    const accept = (request: http.IncomingMessage, socket: Duplex): void => {
      socket.end(`HTTP/1.1 101 ${request.headers.cookie ?? "no cookie"}\r\n\r\n`);
    };
    server.on("upgrade", guard.upgrade(policy, accept));
    const port = await listen(server);
    const host = fields.some((field) => field.startsWith("Host")) ? [] : ["Host: api.example"];
    const head = [...host, "Connection: Upgrade", "Upgrade: websocket", "Cookie: a=1", ...fields];
    const text = await new Promise<string>((resolve) => {
      const socket = net.connect(port, "127.0.0.1");
      socket.write(`GET ${target} HTTP/1.1\r\n${head.join("\r\n")}\r\n\r\n`);
      let received = "";
      socket.on("data", (chunk) => {
        received += String(chunk);
      });
      socket.on("close", () => resolve(received)).on("error", () => resolve(received));
    });
    return text.split("\r\n")[0] ?? "";
  };

  test.each([
    ["the granted origin", "/socket", ["Origin: https://one.example"], "HTTP/1.1 101 a=1"],
    ["own page", "/socket", ["Origin: https://api.example"], "HTTP/1.1 101 a=1"],
    ["no browser", "/socket", [], "HTTP/1.1 101 a=1"],
    ["anyone, without the cookie", "/ticker", ["Origin: https://evil.example"], "HTTP/1.1 101 no cookie"],
    ["another origin", "/socket", ["Origin: https://evil.example"], "HTTP/1.1 403 Forbidden"],
    ["a sandboxed frame", "/socket", ["Origin: null"], "HTTP/1.1 403 Forbidden"],
    [
      "two origins",
      "/socket",
      ["Origin: https://one.example", "Origin: https://one.example"],
      "HTTP/1.1 403 Forbidden",
    ],
    ["an alias", "/Socket", ["Origin: https://one.example"], "HTTP/1.1 403 Forbidden"],
    ["an unlisted path", "/other", ["Origin: https://one.example"], "HTTP/1.1 403 Forbidden"],
    [
      "a rebound name",
      "/socket",
      ["Host: rebound.example", "Origin: https://one.example"],
      "HTTP/1.1 421 Misdirected Request",
    ],
  ])("%s", async (_, target, fields, line) => {
    expect(await shake(target, fields)).toBe(line);
  });

  test("a refused client that keeps its half open is cut off", async () => {
    const sockets: Duplex[] = [];
    const server = http
      .createServer({}, (_, response) => response.end())
      .on("connection", (socket: net.Socket) => {
        socket.allowHalfOpen = true;
        sockets.push(socket);
      });
    onTestFinished(() => void (server.closeAllConnections(), server.close()));
    server.on(
      "upgrade",
      guard.upgrade(policy, () => undefined),
    );
    const socket = net.connect({ port: await listen(server), host: "127.0.0.1", allowHalfOpen: true });
    onTestFinished(() => void socket.destroy());
    socket.write(
      "GET /socket HTTP/1.1\r\nHost: api.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: https://evil.example\r\n\r\n",
    );
    socket.resume();
    await expect.poll(() => sockets.map(({ destroyed }) => destroyed), { timeout: 5_000 }).toEqual([true]);
  });
});

test("what only resembles a response, as engine.io has it, can refuse a handshake", () => {
  const set: Record<string, unknown> = {};
  let ended = false;
  const response = {
    headersSent: false,
    setHeader: (name: string, value: unknown) => (set[name] = value),
    getHeader: (name: string) => set[name],
    removeHeader: (name: string) => Reflect.deleteProperty(set, name),
    writeHead: () => undefined,
    end: () => (ended = true),
  };
  const request = {
    method: "GET",
    url: "/socket",
    headers: { upgrade: "websocket" },
    rawHeaders: ["Host", "api.example", "Upgrade", "websocket", "Origin", "https://evil.example"],
    socket: {},
  };
  const next = vi.fn();
  guardExpress(policy)(request as never, response as never, next);
  expect([ended, next.mock.calls.length]).toEqual([true, 0]);
});

test("what only resembles a response is sealed too, also where real ones were before", async () => {
  const guarded = guardExpress(policy);
  const port = await listen(
    http.createServer((request, response) => guarded(request, response, () => response.end("ok"))),
  );
  await fetch(`http://127.0.0.1:${String(port)}/other`, { headers: { connection: "close" } });
  const set: Record<string, unknown> = {};
  const response = {
    headersSent: false,
    statusCode: 200,
    getHeaderNames: () => Object.keys(set),
    setHeader: (name: string, value: unknown) => (set[name] = value),
    getHeader: (name: string) => set[name],
    removeHeader: (name: string) => Reflect.deleteProperty(set, name),
    writeHead: () => undefined,
  };
  const request = { method: "GET", url: "/other", headers: {}, rawHeaders: ["Host", "api.example"], socket: {} };
  guardExpress(policy)(request as never, response as never, () => {
    response.setHeader("access-control-allow-origin", "*");
    (response.writeHead as (status: number) => unknown)(200);
  });
  expect(set["access-control-allow-origin"]).toBeUndefined();
});

test("Hono: a handshake that was made into a request with a name of nobody's", async () => {
  const app = new Hono<{ Bindings: { incoming: unknown; outgoing: undefined } }>();
  app.use(guardHono(policy));
  app.get("/open", (context) => context.text("switched"));
  const server = http.createServer().on("upgrade", (incoming, socket) => {
    // As libraries do that switch the protocol when the application has responded.
    void (async () => {
      const url = new URL(incoming.url ?? "/", "http://localhost");
      const headers = incoming.headers as Record<string, string>;
      const { status } = await app.request(url, { headers }, { incoming, outgoing: undefined });
      socket.end(`HTTP/1.1 ${String(status)} X\r\nConnection: close\r\n\r\n`);
    })();
  });
  const port = await listen(server);
  const shake = async (origin: string): Promise<number> =>
    (await send(port, "GET /open", ["Upgrade: websocket", "Connection: Upgrade", `Origin: ${origin}`])).status;
  expect(await shake("https://api.example")).toBe(200);
  expect(await shake("https://evil.example")).toBe(403);
});
