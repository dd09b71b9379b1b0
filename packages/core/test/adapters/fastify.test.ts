import { once } from "node:events";
import { get, ServerResponse, type IncomingMessage } from "node:http";
import { connect, Socket, type AddressInfo } from "node:net";
import Fastify, { type FastifyInstance } from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { definePolicy } from "../../src/index.ts";
import { guard } from "../../src/adapters/fastify.ts";

const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [{ path: "/a", share: { with: ["https://one.example"], methods: ["GET"] } }],
});

async function make(): Promise<FastifyInstance> {
  const app = Fastify();
  await app.register(guard, { policy });
  app.get("/a", () => "ok");
  app.post("/a", () => "changed");
  await app.ready();
  return app;
}

test("inject goes through the gate", async () => {
  const app = await make();
  const headers = { host: "api.example", origin: "https://one.example" };
  const passed = await app.inject({ url: "/a", headers });
  const refused = await app.inject({ url: "/a", method: "POST", headers });
  expect([passed.statusCode, passed.headers["access-control-allow-origin"], passed.body]).toEqual([
    200,
    "https://one.example",
    "ok",
  ]);
  expect([refused.statusCode, refused.json<{ reason: string }>().reason]).toEqual([403, "method-unshared"]);
});

test("a bad URL, which Fastify answers before its hooks, is sealed", async () => {
  const app = await make();
  await app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = app.server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${String(port)}/%zz`, { headers: { connection: "close" } });
  expect([response.status, response.headers.get("cross-origin-resource-policy")]).toEqual([400, "same-origin"]);
  await app.close();
});

test("a request that the application makes itself is judged, also where it is answered by the response of one that has passed", async () => {
  const app = Fastify();
  await app.register(guard, { policy });
  const seen: unknown[] = [];
  app.get("/a", (request, reply) => {
    seen.push(request.headers.origin);
    if (seen.length > 1) return "ok";
    reply.hijack();
    const made = Object.create(request.raw, {
      headers: { value: { host: "rebound.example" } },
      rawHeaders: { value: ["Host", "rebound.example"] },
    }) as IncomingMessage;
    app.routing(made, reply.raw);
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  onTestFinished(() => app.close());
  const { port } = app.server.address() as AddressInfo;
  const headers = { host: "api.example", origin: "https://one.example" };
  const [response] = (await once(get({ port, path: "/a", headers, agent: false }), "response")) as [IncomingMessage];
  response.resume();
  expect([response.statusCode, seen]).toEqual([421, ["https://one.example"]]);
});

test("a handshake that is refused before its plugin sees it is closed", async () => {
  const app = Fastify();
  await app.register(guard, { policy });
  // As @fastify/websocket does: the handshake goes through the router with a response of its own.
  app.server.on("upgrade", (request, socket) => {
    const response = new ServerResponse(request);
    if (socket instanceof Socket) response.assignSocket(socket);
    app.routing(request, response);
  });
  app.get("/a", () => "ok");
  await app.listen({ port: 0, host: "127.0.0.1" });
  onTestFinished(() => app.close());
  const socket = connect((app.server.address() as AddressInfo).port, "127.0.0.1");
  const fields = "Host: rebound.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n";
  socket.write(`GET /a HTTP/1.1\r\n${fields}\r\n`);
  const text = await new Promise<string>((resolve) => {
    let received = "";
    socket.on("data", (chunk) => (received += String(chunk))).on("close", () => resolve(received));
    socket.setTimeout(5_000, () => socket.destroy(new Error("still open")));
  });
  expect(text.split("\r\n")[0]).toBe("HTTP/1.1 421 Misdirected Request");
});
