import http from "node:http";
import http2 from "node:http2";
import net, { type AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { describe, expect, test } from "vitest";
import {
  decide,
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
    [
      "a token's form that is no parser",
      { token: { secrets: ["x".repeat(32)], session: () => "s", form: true } },
      "The guard option token.form is a body parser",
    ],
    [
      "a token's option misspelt",
      { token: { secrets: ["x".repeat(32)], session: () => "s", forms: () => undefined } },
      "There is no guard option token.forms.",
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

test("an onDecision that rejects is told to onError, and nothing else happens", async () => {
  const errors: unknown[] = [];
  const onDecision = (): Promise<never> => Promise.reject(new Error("later"));
  const handler = guardWeb(definePolicy(document("https://one.example")), () => new Response("ok"), {
    onDecision: onDecision as unknown as () => undefined,
    onError: (error) => void errors.push(error),
  });
  expect((await handler(new Request("https://api.example/a"))).status).toBe(200);
  await new Promise((resolve) => setImmediate(resolve));
  expect(errors).toEqual([new Error("later")]);
});

test("a decision's fields cannot be changed for the next one", () => {
  const share = { with: "anyone", methods: ["GET"], because: "x" } as const;
  const policy = definePolicy({ sallyport: 1, self: ["https://api.example"], resources: [{ path: "/a", share }] });
  const ask = (method: string): Decision =>
    decide(policy, { method, target: "/a", headers: { host: "api.example", origin: "https://b.example" } });
  for (const decision of [ask("GET"), ask("POST"), ask("PUT")]) {
    expect(Object.isFrozen(decision.headers)).toBe(true);
    expect(Object.isFrozen(decision.defaults)).toBe(true);
  }
});

test("a report-only resource reports for itself alone", () => {
  const policy = definePolicy({
    sallyport: 1,
    self: ["https://api.example"],
    resources: [{ path: "/a", enforce: "report" }],
  });
  const headers = { host: "api.example", origin: "https://b.example" };
  const enforce = (target: string): string => decide(policy, { method: "POST", target, headers }).enforce;
  expect(["/a", "/A", "/a/", "/a;/transfer", "/b", "/a/b"].map(enforce)).toEqual([
    "report",
    "report",
    "report",
    "refuse",
    "refuse",
    "refuse",
  ]);
});

test("a form that the policy receives is not one from anyone: its cookies stay", () => {
  const policy = definePolicy({
    sallyport: 1,
    self: ["https://api.example"],
    resources: [
      {
        path: "/a",
        share: { with: "anyone", methods: ["POST"], because: "x" },
        receive: { from: ["https://idp.example"], methods: ["POST"] },
        forgery: { token: true },
      },
    ],
  });
  const headers = { host: "api.example", origin: "https://idp.example", cookie: "a=1", "sec-fetch-mode": "navigate" };
  expect(decide(policy, { method: "POST", target: "/a", headers })).toMatchObject({
    outcome: "pass",
    reason: "received",
    strip: [],
  });
});

describe("a Web handler that returns no response", () => {
  const readAlready = async (): Promise<Response> => {
    const response = new Response("x");
    await response.text();
    return response;
  };

  test.each<[string, () => unknown]>([
    ["nothing", () => undefined],
    ["a text", () => "ok"],
    ["a body that was read", readAlready],
  ])("%s: a sealed 500", async (_, make) => {
    const errors: unknown[] = [];
    const handler = guardWeb(definePolicy(document("https://one.example")), make as () => Response, {
      onError: (error) => void errors.push(error),
    });
    const response = await handler(
      new Request("https://api.example/a", { headers: { origin: "https://one.example" } }),
    );
    expect([response.status, response.headers.get("access-control-allow-origin"), errors.length]).toEqual([
      500,
      "https://one.example",
      1,
    ]);
  });
});

describe("in report mode", () => {
  test("a handler's failure is its own", async () => {
    const fails = (): never => {
      throw new Error("mine");
    };
    const handler = guardWeb(definePolicy(document("https://one.example")), fails, { enforce: "report" });
    await expect(handler(new Request("https://api.example/a"))).rejects.toThrow("mine");
  });
});

describe("a header set further out", () => {
  test("stays out of a refusal too", async () => {
    const guarded = guard(definePolicy(document("https://one.example")), () => undefined);
    const server = http.createServer((request, response) => {
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.setHeader("Vary", "Accept");
      guarded(request, response);
    });
    const port = await listen(server);
    const response = await fetch(`http://127.0.0.1:${String(port)}/a`, {
      method: "POST",
      headers: { origin: "https://evil.example", connection: "close" },
    });
    expect([
      response.status,
      response.headers.get("access-control-allow-origin"),
      response.headers.get("vary"),
    ]).toEqual([403, null, "Accept, Origin"]);
    server.close();
  });
});

describe("guard.upgrade", () => {
  const policy = definePolicy({
    sallyport: 1,
    self: ["https://api.example"],
    resources: [
      { path: "/socket", share: { with: ["https://one.example"], webSocket: true, credentials: true } },
      { path: "/ticker", share: { with: "anyone", webSocket: true, because: "public" } },
    ],
  });

  /** Sends a handshake and gives the first line of what comes back. */
  const shake = async (target: string, fields: readonly string[]): Promise<string> => {
    const server = http.createServer();
    const accept = (request: http.IncomingMessage, socket: Duplex): void => {
      socket.end(`HTTP/1.1 101 ${request.headers.cookie ?? "no cookie"}\r\n\r\n`);
    };
    server.on("upgrade", guard.upgrade(policy, accept));
    const port = await listen(server);
    const host = fields.some((field) => field.startsWith("Host")) ? [] : ["Host: api.example"];
    const head = [...host, "Connection: Upgrade", "Upgrade: websocket", "Cookie: a=1", ...fields];
    const text = await new Promise<string>((resolve) => {
      const socket = net.connect(port, "127.0.0.1");
      socket.write(`GET ${target} HTTP/1.1\r\n${head.join("\r\n")}\r\n\r\n`);
      let received = "";
      socket.on("data", (chunk) => {
        received += String(chunk);
      });
      socket.on("close", () => resolve(received)).on("error", () => resolve(received));
    });
    server.close();
    return text.split("\r\n")[0] ?? "";
  };

  test.each([
    ["the granted origin", "/socket", ["Origin: https://one.example"], "HTTP/1.1 101 a=1"],
    ["own page", "/socket", ["Origin: https://api.example"], "HTTP/1.1 101 a=1"],
    ["no browser", "/socket", [], "HTTP/1.1 101 a=1"],
    ["anyone, without the cookie", "/ticker", ["Origin: https://evil.example"], "HTTP/1.1 101 no cookie"],
    ["another origin", "/socket", ["Origin: https://evil.example"], "HTTP/1.1 403 Refused"],
    ["a sandboxed frame", "/socket", ["Origin: null"], "HTTP/1.1 403 Refused"],
    ["two origins", "/socket", ["Origin: https://one.example", "Origin: https://one.example"], "HTTP/1.1 403 Refused"],
    ["an alias", "/Socket", ["Origin: https://one.example"], "HTTP/1.1 403 Refused"],
    ["an unlisted path", "/other", ["Origin: https://one.example"], "HTTP/1.1 403 Refused"],
    ["a rebound name", "/socket", ["Host: rebound.example", "Origin: https://one.example"], "HTTP/1.1 421 Refused"],
  ])("%s", async (_, target, fields, line) => {
    expect(await shake(target, fields)).toBe(line);
  });
});

describe("replace", () => {
  test("while a source is asked: the request keeps its policy, and what sources said stays", async () => {
    let calls = 0;
    const source = (): Promise<boolean> => new Promise((resolve) => setTimeout(() => resolve(++calls > 0), 20));
    const shared = (path: `/${string}`): PolicyDocument => ({
      sallyport: 1,
      self: ["https://api.example"],
      origins: { p: { source: "p" } },
      resources: [{ path, share: { with: ["p"], methods: ["POST"] } }],
    });
    const policy = definePolicy(shared("/a"), { sources: { p: source } });
    const handler = guardWeb(policy, () => new Response("ok"));
    const post = (): Promise<Response> =>
      handler(new Request("https://api.example/a", { method: "POST", headers: { origin: "https://p.example" } }));
    const first = post();
    policy.replace(shared("/b"));
    expect((await first).status).toBe(200);
    expect((await post()).status).toBe(403);
    policy.replace(shared("/a"));
    expect([(await post()).status, calls]).toEqual([200, 1]);
  });

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
