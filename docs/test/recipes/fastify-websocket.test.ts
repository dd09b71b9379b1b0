import { describe, expect, test } from "vitest";
import { answersAsShown, foreign, granted, guardsHandshakes, startedWithout } from "./behaviours.ts";
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

describe("@fastify/websocket registered behind the guard", () => {
  const [before, after] = ["await app.register(websocket);", "await app.register(guard, { policy });"];
  const swapped = startedWithout("fastify-websocket", "server.mjs", `${before}\n${after}`, `${after}\n${before}`);

  test("is guarded the same", async () => {
    await expect(connect(swapped().port, "/live", foreign)).rejects.toThrow("403");
    const { socket, next } = await connect(swapped().port, "/live", granted);
    expect(await next()).toBe("welcome");
    socket.terminate();
  });
});

describe("the guard registered behind the routes", () => {
  const late = startedWithout(
    "fastify-websocket",
    "server.mjs",
    "await app.listen(",
    "await app.register(guard, { policy: definePolicy({ sallyport: 1, self: ['http://localhost:3000'], resources: [] }) });\nawait app.listen(",
  );

  test("guards them too", async () => {
    await expect(connect(late().port, "/live", granted)).rejects.toThrow("403");
  });
});
