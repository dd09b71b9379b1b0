import { describe, expect, test } from "vitest";
import { answersAsShown, foreign, guardsHandshakes, startedWithout } from "./behaviours.ts";
import { connect } from "./socket.ts";

answersAsShown("fastify-websocket", "server.mjs");
guardsHandshakes("fastify-websocket", "server.mjs", "/live");

describe("@fastify/websocket without the guard", () => {
  const program = startedWithout("fastify-websocket", "server.mjs", "await app.register(guard, { policy });", "");

  test("a page of any origin speaks as the reader", async () => {
    const { socket, next } = await connect(program().port, "/live", foreign);
    expect(await next()).toBe("welcome");
    socket.terminate();
  });
});
