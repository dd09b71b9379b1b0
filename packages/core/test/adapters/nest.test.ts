import type { INestApplication } from "@nestjs/common";
import { once } from "node:events";
import http, { type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";
import { definePolicy, type GuardOptions } from "../../src/index.ts";
import { guard } from "../../src/adapters/nest.ts";
import { listen, send } from "@sallyport/testing/http";
import { gatewayModule, platforms, quiet, routeModule, versions, type Nest } from "./nest-versions.ts";

const socket = { with: ["https://app.example"], webSocket: true, credentials: true } as const;
const policy = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [
    { path: "/open", share: { with: "anyone", methods: ["GET", "POST"], because: "public" } },
    { path: "/vault", forgery: { reads: "refuse" } },
    { path: "/socket.io/**", share: socket, forgery: { stateChanging: ["GET"] } },
  ],
});
const withoutGets = definePolicy({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [{ path: "/socket.io/", share: socket, forgery: { stateChanging: ["GET"] } }],
});

const hostile = ["Origin: https://evil.example", "Sec-Fetch-Site: cross-site", "Cookie: session=1"];

const portOf = (app: INestApplication): number => ((app.getHttpServer() as Server).address() as AddressInfo).port;

interface Made {
  readonly app: INestApplication;
  readonly seen: string[];
}

const made = (app: INestApplication, seen: string[]): Made => {
  onTestFinished(() => app.close());
  return { app, seen };
};

async function withRoutes(nest: Nest, platform: string): Promise<Made> {
  const seen: string[] = [];
  const root = routeModule(nest, ["open", "vault"], seen);
  return made(await nest.NestFactory.create(root, platforms[platform]!(nest), quiet), seen);
}

async function withGateway(nest: Nest, options: object = {}): Promise<Made> {
  const seen: string[] = [];
  const root = gatewayModule(nest, options, seen);
  return made(await nest.NestFactory.create(root, platforms.Express!(nest), quiet), seen);
}

/** What becomes of a socket of socket.io that a page opens. */
async function connect(port: number, origin: string): Promise<number> {
  const client = new WebSocket(`ws://127.0.0.1:${String(port)}/socket.io/?EIO=4&transport=websocket`, { origin });
  onTestFinished(() => client.terminate());
  const refused = once(client, "unexpected-response") as Promise<[unknown, IncomingMessage]>;
  return Promise.race([once(client, "open").then(() => 101), refused.then(([, { statusCode = 0 }]) => statusCode)]);
}

describe.each(Object.entries(versions))("NestJS %s", (_, nest) => {
  describe.each(Object.keys(platforms))("on %s", (platform) => {
    test("what middleware before the guard responds to is guarded", async () => {
      const { app, seen } = await withRoutes(nest, platform);
      app.use("/early", (_request: IncomingMessage, response: ServerResponse) => {
        seen.push("early");
        response.end();
      });
      guard(policy, app);
      await app.listen(0, "127.0.0.1");
      expect((await send(portOf(app), "POST /early", hostile)).status).toBe(403);
      expect((await send(portOf(app), "POST /early", [])).status).toBe(200);
      expect(seen).toEqual(["early"]);
    });

    test.each([
      ["the URL", (request: IncomingMessage) => (request.url = "/vault"), "GET /open"],
      [
        "the URL, to where credentials would be removed",
        (request: IncomingMessage) => (request.url = "/open"),
        "GET /x",
      ],
      ["the method", (request: IncomingMessage) => (request.method = "DELETE"), "POST /open"],
    ])("a listener before the framework's that rewrites %s is judged again", async (_desc, rewrite, line) => {
      const { app, seen } = await withRoutes(nest, platform);
      guard(policy, app);
      const server = app.getHttpServer() as Server;
      const listener = (request: IncomingMessage): unknown => rewrite(request);
      server.prependListener("request", listener);
      await app.listen(0, "127.0.0.1");
      expect([(await send(portOf(app), line, hostile)).status, seen]).toEqual([403, []]);
      server.off("request", listener);
      expect((await send(portOf(app), "GET /open", hostile)).status).toBe(200);
    });

    test("a wrong option is refused", async () => {
      const { app } = await withRoutes(nest, platform);
      expect(() => guard(policy, app, { enforced: true } as GuardOptions)).toThrow("enforced");
    });

    test("an application that is initialized is refused: its gateways are there already", async () => {
      const { app } = await withRoutes(nest, platform);
      await app.init();
      expect(() => guard(policy, app)).toThrow("before app.init()");
    });
  });

  describe("on Express", () => {
    test.each([
      ["the URL", (request: IncomingMessage) => (request.url = "/vault"), "GET /open"],
      ["the method", (request: IncomingMessage) => (request.method = "DELETE"), "POST /open"],
    ])("middleware that rewrites %s is judged again", async (_desc, rewrite, line) => {
      const { app, seen } = await withRoutes(nest, "Express");
      guard(policy, app);
      app.use((request: IncomingMessage, _response: ServerResponse, next: () => void) => {
        rewrite(request);
        next();
      });
      await app.listen(0, "127.0.0.1");
      expect((await send(portOf(app), line, hostile)).status).toBe(403);
      expect(seen).toEqual([]);
    });

    test("a second server of the same application is guarded", async () => {
      const { app, seen } = await withRoutes(nest, "Express");
      guard(policy, app);
      await app.init();
      const port = await listen(http.createServer(app.getHttpAdapter().getInstance() as http.RequestListener));
      expect((await send(port, "DELETE /open", hostile)).status).toBe(403);
      const { status, headers } = await send(port, "GET /open", hostile);
      expect([status, headers.get("access-control-allow-origin"), seen]).toEqual([200, "*", ["open"]]);
    });
  });

  describe("on Fastify", () => {
    test("rewriteUrl is judged again", async () => {
      const seen: string[] = [];
      const adapter = new nest.FastifyAdapter({ rewriteUrl: ({ url = "" }) => url.replace("/open", "/vault") });
      const { app } = made(await nest.NestFactory.create(routeModule(nest, ["vault"], seen), adapter, quiet), seen);
      guard(policy, app);
      await app.listen(0, "127.0.0.1");
      expect((await send(portOf(app), "GET /open", hostile)).status).toBe(403);
      expect(seen).toEqual([]);
    });

    test("inject goes through the gate", async () => {
      const { app, seen } = await withRoutes(nest, "Fastify");
      guard(policy, app);
      await app.init();
      const adapter = app.getHttpAdapter() as unknown as InstanceType<Nest["FastifyAdapter"]>;
      const headers = { host: "api.example", origin: "https://evil.example" };
      const { statusCode } = await adapter.inject({ method: "DELETE", url: "/open", headers });
      expect([statusCode, seen]).toEqual([403, []]);
    });
  });

  describe("gateways", () => {
    test.each<[string, (app: INestApplication, protect: () => void) => void]>([
      ["of the adapter that NestJS makes by itself", (_app, protect) => protect()],
      [
        "of one that is set before the guard",
        (app, protect) => {
          app.useWebSocketAdapter(new nest.IoAdapter(app));
          protect();
        },
      ],
      [
        "of one that is set after it",
        (app, protect) => {
          protect();
          app.useWebSocketAdapter(new nest.IoAdapter(app));
        },
      ],
    ])("%s are guarded", async (_desc, setUp) => {
      const { app, seen } = await withGateway(nest);
      setUp(app, () => guard(policy, app));
      await app.listen(0, "127.0.0.1");
      expect(await connect(portOf(app), "https://evil.example")).toBe(403);
      expect(await connect(portOf(app), "https://app.example")).toBe(101);
      expect(seen.length).toBeLessThanOrEqual(1);
    });

    test("whose server isn't found stop the start", async () => {
      const { app } = await withGateway(nest);
      class Hidden extends nest.IoAdapter {
        override create(): never {
          return { on: () => undefined, close: (done: () => void) => done() } as never;
        }
      }
      guard(policy, app);
      app.useWebSocketAdapter(new Hidden(app) as never);
      await expect(app.init()).rejects.toThrow(
        "adapter Hidden). Make create() return an object whose property httpServer",
      );
    });

    test("of an adapter that was there before are looked at, too", async () => {
      const { app } = await withGateway(nest);
      app.useWebSocketAdapter(new nest.IoAdapter(app));
      guard(withoutGets, app);
      await expect(app.init()).rejects.toThrow("stateChanging");
    });

    test("are found by httpServer", async () => {
      const { app } = await withGateway(nest);
      const server = http.createServer();
      class Shown extends nest.IoAdapter {
        override create(): never {
          return { on: () => undefined, close: (done: () => void) => done(), httpServer: server } as never;
        }
      }
      guard(policy, app);
      app.useWebSocketAdapter(new Shown(app) as never);
      await app.init();
      server.on("request", (_request, response) => response.end());
      expect((await send(await listen(server), "POST /", hostile)).status).toBe(403);
    });

    test.each([
      ["stop the start", withoutGets, {}, {}, true],
      ["are only reported in report mode", withoutGets, {}, { enforce: "report" as const }, false],
      ["are none where there is no polling", withoutGets, { transports: ["websocket"] }, {}, false],
      ["are none where the policy says that a GET changes state", policy, {}, {}, false],
    ])("whose polling opens sessions for any page %s", async (_desc, given, gateway, options, stops) => {
      const { app } = await withGateway(nest, gateway);
      const onError = vi.fn();
      guard(given, app, { ...options, onError });
      const text = 'Add forgery: { stateChanging: ["GET"] } to the policy\'s resource "/socket.io/**"';
      if (stops) await expect(app.init()).rejects.toThrow(text);
      else await app.init();
      const reported = onError.mock.calls.map(([error]) => (error as Error).message);
      expect(reported).toEqual("enforce" in options ? [expect.stringContaining(text)] : []);
    });
  });
});

describe("start-up is refused for", () => {
  const adapter = { getType: () => "koa", getInstance: () => ({}) };
  const config = { getIoAdapter: () => null, setIoAdapter: () => undefined };

  test.each([
    ["another platform", { config }, 'not "koa"'],
    ["another version of NestJS", {}, "doesn't support this version of NestJS"],
  ])("%s", (_, internals, text) => {
    const app = { getHttpServer: () => http.createServer(), getHttpAdapter: () => adapter, ...internals };
    expect(() => guard(policy, app)).toThrow(text);
  });
});
