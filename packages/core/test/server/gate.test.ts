import http from "node:http";
import http2 from "node:http2";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import {
  definePolicy,
  PolicyError,
  type Decision,
  type Exchange,
  type Policy,
  type PolicyDocument,
} from "../../src/index.ts";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { guard } from "../../src/adapters/node.ts";
import { guard as guardWeb } from "../../src/adapters/web.ts";

const document = (origin: `https://${string}`): PolicyDocument => ({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [{ path: "/a", share: { with: [origin], methods: ["GET"] } }],
});

const listen = async (server: http.Server | http2.Http2Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
};

describe("options", () => {
  const policy = definePolicy(document("https://one.example"));
  const start = (options: object): unknown => guard(policy, () => undefined, options);

  test.each([
    ["misspelt", { onDecison: () => undefined }, 'There is no guard option "onDecison". Did you mean "onDecision"?'],
    ["unknown", { origin: "*" }, 'There is no guard option "origin".'],
    ["a wrong value", { enforce: "warn" }, 'The guard option enforce is "refuse" or "report", not "warn".'],
    ["a wrong type", { debug: "false" }, 'The guard option debug is a boolean, not "false".'],
    ["undefined", { hostHeader: undefined }, "The guard option hostHeader is a string, not undefined."],
    [
      "a token without secrets",
      { token: { secrets: [], session: () => "s" } },
      "The guard option token is { secrets, session }",
    ],
  ])("%s: refused at set-up", (_, options, message) => {
    expect(() => start(options)).toThrow(message);
  });

  test.each([guard, guardExpress, guardWeb])("no policy: refused at set-up", (make) => {
    for (const wrong of [undefined, null, {}, document("https://one.example")]) {
      expect(() => (make as (policy: unknown, handler: unknown) => unknown)(wrong, undefined)).toThrow(
        "guard needs a policy",
      );
    }
  });
});

describe("onDecision", () => {
  test("is told once, of nothing secret", async () => {
    const told: [Decision, Exchange][] = [];
    const handler = guardWeb(definePolicy(document("https://one.example")), () => new Response("ok"), {
      onDecision: (...both) => void told.push(both),
    });
    await handler(
      new Request("https://api.example/a?token=secret", {
        headers: { origin: "https://one.example", authorization: "Bearer secret" },
      }),
    );
    expect(told.map(([decision, exchange]) => [decision.reason, exchange])).toEqual([
      [
        "shared",
        { method: "GET", path: "/a", origin: "https://one.example", site: undefined, mode: undefined, findings: [] },
      ],
    ]);
    expect(JSON.stringify(told)).not.toContain("secret");
  });

  test("that throws changes nothing, and is told to onError", async () => {
    const errors: unknown[] = [];
    const options = {
      onDecision: () => {
        throw new Error("the log is full");
      },
      onError: (error: unknown) => void errors.push(error),
    };
    const handler = guardWeb(definePolicy(document("https://one.example")), () => new Response("ok"), options);
    const refused = await handler(
      new Request("https://api.example/a", { method: "POST", headers: { origin: "https://evil.example" } }),
    );
    const passed = await handler(new Request("https://api.example/a"));
    expect([refused.status, passed.status, errors.length]).toEqual([403, 200, 2]);
  });
});

describe("replace", () => {
  test("keeps the old policy when the new one has problems", () => {
    const policy = definePolicy(document("https://one.example"));
    const before = policy.current;
    expect(() => policy.replace({ ...document("https://one.example"), self: [] })).toThrow(PolicyError);
    expect(policy.current).toBe(before);
  });

  test("a thousand times under load: every request is answered, by one policy or the other", async () => {
    const policy: Policy = definePolicy(document("https://one.example"));
    const server = http.createServer(guard(policy, (_, response) => void setImmediate(() => response.end("ok"))));
    const port = await listen(server);
    const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
    const get = (): Promise<[number | undefined, string | undefined]> =>
      new Promise((resolve, reject) => {
        const request = http.get(
          { port, host: "127.0.0.1", path: "/a", agent, headers: { origin: "https://one.example" } },
          (response) => {
            response
              .resume()
              .on("end", () => resolve([response.statusCode, response.headers["access-control-allow-origin"]]));
          },
        );
        request.on("error", reject);
      });
    const answers: Promise<[number | undefined, string | undefined]>[] = [];
    for (let turn = 0; turn < 1000; turn++) {
      answers.push(get());
      policy.replace(document(turn % 2 === 0 ? "https://two.example" : "https://one.example"));
      if (turn % 16 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const seen = await Promise.all(answers);
    agent.destroy();
    server.close();
    expect(seen.length).toBe(1000);
    expect(new Set(seen.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['[200,"https://one.example"]', "[200,null]"]),
    );
  });
});

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
    server.close();
  });
});

describe("a slow or broken peer", () => {
  test("a body that never comes does not keep a refusal back", async () => {
    const server = http.createServer(guard(definePolicy(document("https://one.example")), () => undefined));
    const port = await listen(server);
    const status = await new Promise((resolve, reject) => {
      const request = http.request(
        {
          port,
          host: "127.0.0.1",
          path: "/a",
          method: "POST",
          headers: { origin: "https://evil.example", "content-length": "1000" },
        },
        (response) => {
          resolve(response.statusCode);
          request.destroy();
        },
      );
      request.on("error", reject);
      request.write("a");
    });
    server.closeAllConnections();
    server.close();
    expect(status).toBe(403);
  });

  test("a handler that fails after the head was sent ends the connection", async () => {
    const server = http.createServer(
      guard(
        definePolicy(document("https://one.example")),
        (_, response) => {
          response.write("half");
          throw new Error("late");
        },
        { onError: () => undefined },
      ),
    );
    const port = await listen(server);
    await expect(fetch(`http://127.0.0.1:${String(port)}/a`).then((response) => response.text())).rejects.toThrow();
    server.close();
  });
});
