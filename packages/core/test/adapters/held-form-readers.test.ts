import http, { type IncomingMessage, type RequestListener } from "node:http";
import http2 from "node:http2";
import net from "node:net";
import express from "express";
import Fastify from "fastify";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Decision } from "../../src/index.ts";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard as guardFastify } from "../../src/adapters/fastify.ts";
import { guard } from "../../src/adapters/node.ts";
import { headers, policy, token, validField } from "./token-policy.ts";
import { listen } from "@sallyport/testing/http";
import { expectNothingUnheard } from "../unheard.ts";

expectNothingUnheard();

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks).toString();
}

const read = async (request: IncomingMessage, response: http.ServerResponse): Promise<void> => {
  const text = await textOf(request);
  response.end(text);
};

function post(port: number, body: string, more: object = {}): Promise<[status: number | undefined, text: string]> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { port, host: "127.0.0.1", path: "/pay", method: "POST", headers: { ...headers, connection: "close", ...more } },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        response.on("end", () => resolve([response.statusCode, text])).on("error", reject);
      },
    );
    request.on("error", reject).end(body);
  });
}

describe("somebody reads the body before the guard", () => {
  const before: Readonly<Record<string, (request: IncomingMessage) => unknown>> = {
    "as text": (request) => request.setEncoding("utf8"),
    "by data events": (request) => request.on("data", () => undefined),
    "by readable events": (request) => request.on("readable", () => undefined),
  };

  test.each(Object.entries(before))("%s: the form isn't held, and is refused", async (_, first) => {
    const guarded = guard(policy, read, { token });
    const listener: RequestListener = (request, response) => {
      first(request);
      guarded(request, response);
    };
    const [status, text] = await post(await listen(http.createServer(listener)), `a=b&${validField()}`);
    expect([status, text]).toEqual([403, expect.stringContaining("token-absent")]);
  });
});

test("guards inside one another hold one form", async () => {
  const app = express();
  app.use(guardExpress(policy, { token }));
  app.post("/pay", guardExpress(policy, { token }), (request, response) => void read(request, response));
  const body = `a=b&${validField()}`;
  expect(await post(await listen(http.createServer(app)), body)).toEqual([200, body]);
});

describe("a client that waits for 100", () => {
  test("sends its form, and is judged once", async () => {
    const decisions: Decision[] = [];
    const app = Fastify();
    app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
    await app.register(guardFastify, { policy, token, onDecision: (decision) => void decisions.push(decision) });
    app.post("/pay", (request) => request.body);
    await app.listen({ port: 0, host: "127.0.0.1" });
    onTestFinished(() => app.close());
    app.server.on("checkContinue", (request: IncomingMessage, response: http.ServerResponse) => {
      response.writeContinue();
      app.server.emit("request", request, response);
    });
    const body = `a=b&${validField()}`;
    const { port } = app.server.address() as net.AddressInfo;
    const result = await new Promise((resolve, reject) => {
      const request = http.request(
        {
          port,
          host: "127.0.0.1",
          path: "/pay",
          method: "POST",
          headers: { ...headers, expect: "100-continue", connection: "close" },
        },
        (response) => void textOf(response).then((text) => resolve([response.statusCode, text]), reject),
      );
      request.on("continue", () => request.end(body)).on("error", reject);
      request.flushHeaders();
    });
    expect([result, decisions.map(({ reason }) => reason)]).toEqual([[200, body], ["same-origin"]]);
  });
});

describe("a form beyond the limit", () => {
  const options = { token: { ...token, formLimit: 1000 } };

  test("is refused, and the connection goes on", async () => {
    const port = await listen(http.createServer(guard(policy, read, options)));
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const send = (body: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const request = http.request(
          { port, host: "127.0.0.1", path: "/pay", method: "POST", agent, headers },
          (response) => {
            response.resume().on("end", () => resolve(response.statusCode));
          },
        );
        request.on("error", reject).end(body);
      });
    expect([await send(`${validField()}&a=${"x".repeat(3_000_000)}`), await send(validField())]).toEqual([403, 200]);
  });

  test("is refused on http/2, and its stream ends", async () => {
    const server = http2.createServer(guard(policy, read, options));
    const streams: http2.ServerHttp2Stream[] = [];
    server.on("stream", (stream) => void streams.push(stream));
    const client = http2.connect(`http://127.0.0.1:${String(await listen(server))}`);
    onTestFinished(() => {
      client.close();
    });
    const { host, ...rest } = headers;
    const stream = client.request({ ":method": "POST", ":path": "/pay", ":authority": host, ...rest });
    stream.end(`${validField()}&a=${"x".repeat(300_000)}`);
    const head = await new Promise<http2.IncomingHttpHeaders>((resolve) => stream.once("response", resolve));
    stream.resume();
    expect(head[":status"]).toBe(403);
    await expect.poll(() => streams.map(({ closed }) => closed)).toEqual([true]);
  });
});
