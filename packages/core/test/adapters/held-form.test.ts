import http, { type IncomingMessage, type RequestListener } from "node:http";
import http2 from "node:http2";
import net from "node:net";
import { PassThrough } from "node:stream";
import { Controller, Module, Post, Req } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { FastifyAdapter, type NestFastifyApplication } from "@nestjs/platform-fastify";
import Fastify, { type FastifyInstance, type FastifyPluginCallback } from "fastify";
import "reflect-metadata";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Decision, type GuardOptions } from "../../src/index.ts";
import { guard as guardFastify } from "../../src/adapters/fastify.ts";
import { peekBody } from "../../src/adapters/held-form.ts";
import { guard } from "../../src/adapters/node.ts";
import { headers, policy, token, validField } from "./token-policy.ts";
import { listen } from "@sallyport/testing/http";

/** What ran of the application, and what the gate decided. */
interface Seen {
  readonly ran: string[];
  readonly decisions: Decision[];
}

const options = ({ decisions }: Seen): GuardOptions<IncomingMessage> => ({
  token,
  onDecision: (decision) => void decisions.push(decision),
});

const inPlugin =
  (plugin: (app: FastifyInstance) => void): FastifyPluginCallback =>
  (app, _, done) => {
    plugin(app);
    done();
  };

/** Places in a Fastify application from which something once ran before the check of a form's token. */
const places: Readonly<Record<string, (seen: Seen) => Promise<FastifyInstance>>> = {
  "routes at the root, with the guard inside a plugin": async (seen) => {
    const app = Fastify();
    app.addContentTypeParser("*", (_request, _payload, done) => done(null));
    app.post("/pay", () => seen.ran.push("route"));
    await app.register(async (child) => {
      await child.register(guardFastify, { policy, ...options(seen) });
    });
    return app;
  },
  "routes of a plugin that was registered before": async (seen) => {
    const app = Fastify();
    app.addContentTypeParser("*", (_request, _payload, done) => done(null));
    await app.register(inPlugin((child) => child.post("/pay", () => seen.ran.push("route"))));
    await app.register(guardFastify, { policy, ...options(seen) });
    return app;
  },
  "an onRequest hook that responds": async (seen) => {
    const app = Fastify();
    app.addHook("onRequest", (_, reply) => {
      seen.ran.push("hook");
      return reply.send("from the hook");
    });
    await app.register(guardFastify, { policy, ...options(seen) });
    app.post("/pay", () => "never");
    return app;
  },
  "an onRequest hook of a plugin that was registered before": async (seen) => {
    const app = Fastify();
    await app.register(
      inPlugin((child) => {
        child.addHook("onRequest", (_, reply) => {
          seen.ran.push("hook");
          return reply.send("from the hook");
        });
        child.post("/pay", () => "never");
      }),
    );
    await app.register(guardFastify, { policy, ...options(seen) });
    return app;
  },
  "an error handler's and a not-found handler's own responses": async (seen) => {
    const app = Fastify();
    app.addContentTypeParser("*", (_request, _payload, done) => done(null));
    app.setNotFoundHandler(() => seen.ran.push("not found"));
    await app.register(guardFastify, { policy, ...options(seen) });
    return app;
  },
};

describe.each(Object.entries(places))("Fastify, %s", (_, make) => {
  test.each([
    ["no token", "amount=5", 403, "token-absent"],
    ["a wrong one", "_csrf=v1.x.y", 403, "token-wrong"],
    ["the session's", validField(), undefined, "same-origin"],
  ])("%s: %s", async (_desc, payload, status, reason) => {
    for (const way of ["over a socket", "inject"] as const) {
      const seen: Seen = { ran: [], decisions: [] };
      const app = await make(seen);
      onTestFinished(() => app.close());
      const code =
        way === "inject"
          ? (await app.inject({ method: "POST", url: "/pay", headers, payload })).statusCode
          : (await post(await fastifyPort(app), payload)).status;
      expect([way, status === undefined || code === status]).toEqual([way, true]);
      expect([way, seen.ran.length]).toEqual([way, status === undefined ? 1 : 0]);
      expect([way, seen.decisions.map((decision) => decision.reason)]).toEqual([way, [reason]]);
    }
  });
});

async function fastifyPort(app: FastifyInstance): Promise<number> {
  await app.listen({ port: 0, host: "127.0.0.1" });
  return (app.server.address() as net.AddressInfo).port;
}

/** Sends a form in parts. */
function post(port: number, ...parts: readonly string[]): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { port, host: "127.0.0.1", path: "/pay", method: "POST", headers: { ...headers, connection: "close" } },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text })).on("error", reject);
      },
    );
    request.on("error", reject);
    const write = (left: readonly string[]): void => {
      const [first, ...rest] = left;
      if (first === undefined) request.end();
      else request.write(first, () => setTimeout(() => write(rest), 5));
    };
    write(parts);
  });
}

test("NestJS on Fastify: middleware doesn't run before the token is known", async () => {
  class Pay {
    pay({ raw }: { raw: IncomingMessage & { ran?: string[] } }): string {
      raw.ran?.push("handler");
      return "paid";
    }
  }
  Req()(Pay.prototype, "pay", 0);
  Post("/pay")(Pay.prototype, "pay", Object.getOwnPropertyDescriptor(Pay.prototype, "pay") ?? {});
  Controller()(Pay);
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- Nest's modules are classes
  class Root {}
  Module({ controllers: [Pay] })(Root);
  const seen: Seen = { ran: [], decisions: [] };
  const quiet: Readonly<Record<string, unknown>> = { logger: false };
  const app = await NestFactory.create<NestFastifyApplication>(Root, new FastifyAdapter(), quiet);
  app.use((_: unknown, response: http.ServerResponse) => {
    seen.ran.push("middleware");
    response.end("from the middleware");
  });
  await app.register(guardFastify, { policy, ...options(seen) });
  await app.listen(0, "127.0.0.1");
  onTestFinished(() => app.close());
  const { port } = app.getHttpServer().address() as net.AddressInfo;
  expect([(await post(port, "amount=5")).status, seen.ran]).toEqual([403, []]);
  expect([(await post(port, validField())).text, seen.ran]).toEqual(["from the middleware", ["middleware"]]);
});

/** How handlers read a body. */
const readers: Readonly<Record<string, (request: IncomingMessage) => Promise<string>>> = {
  "data events": (request) =>
    new Promise((resolve, reject) => {
      let text = "";
      request.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      request.on("end", () => resolve(text)).on("error", reject);
    }),
  "readable events": (request) =>
    new Promise((resolve) => {
      let text = "";
      request.on("readable", () => {
        for (let chunk = request.read() as Buffer | null; chunk !== null; chunk = request.read() as Buffer | null)
          text += String(chunk);
      });
      request.on("end", () => resolve(text));
    }),
  "async iteration": async (request) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  },
  pipe: async (request) => {
    const through = request.pipe(new PassThrough());
    const chunks: Buffer[] = [];
    for await (const chunk of through) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  },
  "later, on a paused request": async (request) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return readers["async iteration"]?.(request) ?? "";
  },
};

const echo =
  (read: (request: IncomingMessage) => Promise<string>): Parameters<typeof guard>[1] =>
  async (request, response) => {
    const text = await read(request);
    response.end(text);
  };

describe.each(Object.entries(readers))("the handler reads the form by %s", (_, read) => {
  test.each([
    ["in one part", [() => `a=1&${validField()}`]],
    ["in parts", [() => "a=1&", () => validField(), () => "&b=2"]],
    ["of 900 kB", [() => `${validField()}&a=`, () => "x".repeat(900_000)]],
  ])("%s, over http/1", async (_desc, parts) => {
    const port = await listen(http.createServer(guard(policy, echo(read), { token })));
    const sent = parts.map((part) => part());
    expect(await post(port, ...sent)).toEqual({ status: 200, text: sent.join("") });
  });

  test("over http/2", async () => {
    const listener = guard(policy, echo(read), { token }) as unknown as Parameters<typeof http2.createServer>[1];
    const client = http2.connect(`http://127.0.0.1:${String(await listen(http2.createServer(listener as never)))}`);
    onTestFinished(() => {
      client.close();
    });
    const { host, ...rest } = headers;
    const stream = client.request({ ":method": "POST", ":path": "/pay", ":authority": host, ...rest });
    const body = `a=1&${validField()}`;
    stream.write(body.slice(0, 9));
    setTimeout(() => stream.end(body.slice(9)), 5);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toBe(body);
  });
});

describe("a form that doesn't come, or is too long", () => {
  const listener = (seen: Seen, formLimit?: number): RequestListener =>
    guard(
      policy,
      (_, response) => {
        seen.ran.push("handler");
        response.end();
      },
      {
        token: { ...token, ...(formLimit === undefined ? {} : { formLimit }) },
        onDecision: (decision) => void seen.decisions.push(decision),
      },
    );

  test("is refused beyond the limit", async () => {
    const seen: Seen = { ran: [], decisions: [] };
    const port = await listen(http.createServer(listener(seen, 100)));
    expect([
      (await post(port, `${validField()}&a=1`)).status,
      (await post(port, `${validField()}&a=${"x".repeat(40)}`)).status,
    ]).toEqual([200, 403]);
    expect(seen.ran.length).toBe(1);
  });

  test("that breaks off runs no handler, and the server goes on", async () => {
    const seen: Seen = { ran: [], decisions: [] };
    const port = await listen(http.createServer(listener(seen)));
    const socket = net.connect(port, "127.0.0.1");
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST /pay HTTP/1.1\r\n${lines.join("")}Content-Length: 1000\r\n\r\n${validField()}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
    socket.destroy();
    await expect.poll(() => seen.decisions.length).toBe(1);
    expect(seen.ran).toEqual([]);
    expect((await post(port, validField())).status).toBe(200);
  });

  test("a stream that somebody has read before is nobody's", async () => {
    const stream = new PassThrough();
    stream.end("a=1");
    stream.resume();
    await new Promise((resolve) => stream.once("end", resolve));
    expect(await peekBody(stream, 100)).toBeUndefined();
  });
});
