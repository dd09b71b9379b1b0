import type http from "node:http";
import http2 from "node:http2";
import { describe, expect, test } from "vitest";
import { definePolicy } from "../../src/index.ts";
import { guard } from "../../src/adapters/node.ts";
import { listen } from "@sallyport/testing/http";

describe("http2, by its compatibility API", () => {
  test("the head is sealed, :authority is the Host, cookies are taken away", async () => {
    const policy = definePolicy({
      sallyport: 1,
      self: ["https://api.example"],
      resources: [{ path: "/a", share: { with: "anyone", methods: ["GET"], because: "public" } }],
    });
    const handler = (request: http.IncomingMessage, response: http.ServerResponse): void => {
      response.setHeader("access-control-allow-origin", "https://evil.example");
      response.setHeader("vary", "accept");
      response.end(JSON.stringify([request.headers.cookie ?? null, request.rawHeaders.includes("cookie")]));
    };
    const listener = guard(policy, handler) as unknown as (
      request: http2.Http2ServerRequest,
      response: http2.Http2ServerResponse,
    ) => void;
    const server = http2.createServer(listener);
    const client = http2.connect(`http://127.0.0.1:${String(await listen(server))}`);
    const ask = (headers: http2.OutgoingHttpHeaders): Promise<[http2.IncomingHttpHeaders, string]> =>
      new Promise((resolve, reject) => {
        const stream = client.request({ ":path": "/a", ":authority": "api.example", ...headers });
        let head: http2.IncomingHttpHeaders = {};
        let body = "";
        stream
          .setEncoding("utf8")
          .on("response", (fields) => void (head = fields))
          .on("data", (chunk: string) => void (body += chunk));
        stream.on("end", () => resolve([head, body])).on("error", reject);
      });
    const [head, body] = await ask({ origin: "https://x.example", cookie: "a=1" });
    expect([head[":status"], head["access-control-allow-origin"], head.vary, body]).toEqual([
      200,
      "*",
      "accept, Origin, Sec-Fetch-Site, Sec-Fetch-Mode",
      "[null,false]",
    ]);
    const [refused] = await ask({ ":authority": "rebound.example" });
    expect(refused[":status"]).toBe(421);
    client.close();
  });
});
