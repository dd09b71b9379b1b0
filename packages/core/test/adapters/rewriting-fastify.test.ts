import http, { type RequestListener } from "node:http";
import middie from "@fastify/middie";
import Fastify, { type FastifyInstance } from "fastify";
import { describe, expect, test } from "vitest";
import { guard as guardFastify } from "../../src/adapters/fastify.ts";
import { expectNothingUnheard } from "../unheard.ts";
import { token, app, policy, send, hostile, friend, own, rewrite } from "./rewriting.ts";

expectNothingUnheard();

describe("Fastify", () => {
  const withRoutes = async (instance: FastifyInstance): Promise<FastifyInstance> => {
    await instance.register(guardFastify, { policy, token });
    instance.get("/vault/:id", () => "vault ran");
    instance.get("/shared/*", () => "shared");
    instance.delete("/settings/:id", () => "settings ran");
    await instance.ready();
    return instance;
  };

  test.each(["GET /en/vault/1", "GET /settings/1?_method=DELETE"])(
    "a serverFactory that rewrites: %s",
    async (line) => {
      const instance = await withRoutes(
        Fastify({
          serverFactory: (handler) =>
            http.createServer((request, response) => {
              rewrite(request);
              handler(request, response);
            }),
        }),
      );
      const listener: RequestListener = (request, response) => void instance.server.emit("request", request, response);
      expect((await send(listener, line, hostile)).status).toBe(403);
      expect((await send(listener, line, own)).body).toMatch(/ran$/);
    },
  );

  test("middie's shortened URL is no other request, and nothing is thrown into it", async () => {
    const instance = Fastify({ rewriteUrl: ({ url = "" }) => url });
    await instance.register(middie);
    instance.use("/shared", (_request: unknown, _response: unknown, next: () => void) => void setTimeout(next, 2));
    await withRoutes(instance);
    const listener: RequestListener = (request, response) => void instance.server.emit("request", request, response);
    const granted = await send(listener, "GET /shared/a", friend);
    expect([granted.body, granted.headers["access-control-allow-origin"]]).toEqual(["shared", app]);
    expect((await send(listener, "GET /shared/vault/1", friend)).body).toBe("shared");
  });
});
