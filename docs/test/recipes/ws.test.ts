import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { definePolicy, type PolicyDocument } from "sallyport";
import { guard } from "sallyport/node";
import { answersAsShown, foreign, granted, guardsHandshakes, started, startedWithout } from "./behaviours.ts";
import { connect } from "./socket.ts";

answersAsShown("ws", "server.mjs");
guardsHandshakes("ws", "server.mjs", "/live");

describe("ws, replace.mjs", () => {
  const program = started("ws", "replace.mjs");

  test("closes what the new policy refuses, and nothing else", async () => {
    const { port, signal } = program();
    const leaving = await connect(port, "/live", granted);
    const staying = await connect(port, "/live", { ...granted, Origin: "http://localhost:4173" });
    const closed = once(leaving.socket, "close", { signal: AbortSignal.timeout(10_000) });
    signal("SIGHUP");
    expect((await closed)[0]).toBe(1008);
    staying.socket.send("hello");
    expect(await staying.next()).toBe("heard hello");
    staying.socket.terminate();
    await expect(connect(port, "/live", granted)).rejects.toThrow("403");
  });

  test("refuses an unknown origin", async () => {
    await expect(connect(program().port, "/live", foreign)).rejects.toThrow("403");
  });
});

describe("ws without the guard", () => {
  const program = startedWithout(
    "ws",
    "server.mjs",
    "guard.upgrade(policy, (",
    "((policy, handle) => handle)(policy, (",
  );

  test("a page of any origin speaks as the reader", async () => {
    const { socket, next } = await connect(program().port, "/live", foreign);
    expect(await next()).toBe("welcome");
    socket.terminate();
  });
});

test("a socket that is open stays open when the policy is replaced", async () => {
  const document = (app: `http://${string}`): PolicyDocument => ({
    sallyport: 1,
    self: ["http://localhost:3000"],
    resources: [{ path: "/live", share: { with: [app], webSocket: true, credentials: true } }],
  });
  const policy = definePolicy(document("http://localhost:5173"));
  const sockets = new WebSocketServer({ noServer: true });
  sockets.on("connection", (socket) => socket.on("message", (data: Buffer) => socket.send(`heard ${data.toString()}`)));
  const server = createServer();
  const accept = guard.upgrade(policy, (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit("connection", opened, request)),
  );
  server.on("upgrade", accept).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  try {
    const { socket, next } = await connect(port, "/live", granted);
    policy.replace(document("http://localhost:4173"));
    await expect(connect(port, "/live", granted)).rejects.toThrow("403");
    socket.send("hello");
    expect(await next()).toBe("heard hello");
    socket.terminate();
  } finally {
    server.close();
  }
});
