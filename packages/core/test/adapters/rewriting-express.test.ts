import http, { type IncomingMessage, type RequestListener } from "node:http";
import express5 from "express";
import express4 from "express4";
import { describe, expect, test } from "vitest";
import type { Decision, Exchange } from "../../src/index.ts";
import { guardExpress as guardServer } from "../../src/adapters/express-entry.ts";
import { guard as guardExpress } from "../../src/adapters/express.ts";
import { Gate } from "../../src/server/gate.ts";
import { issueToken } from "../../src/token/index.ts";
import { expectNothingUnheard } from "../unheard.ts";
import { freshExpress } from "./fresh-express.ts";
import { secrets, token, policy, send, hostile, friend, own, rewrite, routes, rewriting } from "./rewriting.ts";

expectNothingUnheard();

test.each([
  ["Express 4", express4],
  ["Express 5", express5],
] as const)("%s: what has been sent stays whole, where the rest is refused", async (_, make) => {
  const errors: unknown[] = [];
  const application = make();
  application.use(guardExpress(policy, { token, onError: (error) => void errors.push(error) }));
  application.use((request, response, next) => {
    response.write("a");
    response.end("b");
    rewrite(request);
    next();
  });
  application.use(routes as never);
  expect(await send(application, "GET /shared/vault/1", hostile)).toMatchObject({ status: 200, body: "ab" });
  expect(errors).toEqual([]);
});

describe.each([
  ["Express 4", express4],
  ["Express 5", express5],
] as const)("%s", (_, make) => {
  const application = (
    inner: (framework: typeof express5) => RequestListener,
    decisions: Decision[] = [],
  ): RequestListener => {
    const outer = make();
    outer.use(guardExpress(policy, { token, onDecision: (decision) => void decisions.push(decision) }));
    outer.use(inner(make) as never);
    return outer;
  };
  const plain = (framework: typeof express5): RequestListener => {
    const router = framework.Router();
    router.use(rewriting);
    routes(router);
    return router as unknown as RequestListener;
  };

  test.each([
    ["a named grant", "/shared/beta/1", friend],
    ["anyone", "/open/beta/1", hostile],
  ])("a resource in report mode takes over no CORS field: %s", async (_desc, path, fields) => {
    const decisions: Decision[] = [];
    const { body, headers } = await send(application(plain, decisions), `GET ${path}`, fields);
    expect([body, headers["access-control-allow-origin"], headers["access-control-allow-credentials"]]).toEqual([
      "beta ran",
      undefined,
      undefined,
    ]);
    expect(decisions.map(({ resource, enforce }) => [resource, enforce])).toEqual([
      [expect.stringMatching("/\\*\\*"), "refuse"],
      ["/beta/:id", "report"],
    ]);
  });

  test("a router of another version of Express", async () => {
    const other = make === express4 ? express5 : express4;
    const listener = application(() => plain(other));
    expect((await send(listener, "GET /en/vault/1", hostile)).status).toBe(403);
    expect((await send(listener, "GET /en/settings/1?_method=DELETE", hostile)).status).toBe(403);
    expect((await send(listener, "GET /en/vault/1", own)).body).toBe("vault ran");
  });

  test("an error handler that rewrites", async () => {
    const listener = application((framework) => {
      const router = framework.Router();
      router.use(() => {
        throw new Error("first");
      });
      router.use(((_error: unknown, request: IncomingMessage, _response: unknown, next: (error?: unknown) => void) => {
        rewrite(request);
        next(new Error("second"));
      }) as never);
      const handleError = (...parameters: [unknown, unknown, http.ServerResponse, unknown]): unknown =>
        parameters[2].end("vault ran");
      // Express tells handlers of errors by their four parameters.
      Object.defineProperty(handleError, "length", { value: 4 });
      router.use("/vault", handleError as never);
      return router as unknown as RequestListener;
    });
    expect((await send(listener, "GET /en/vault/1", hostile)).status).toBe(403);
  });

  test("a token in the header counts where the request is routed to", async () => {
    const valid = { ...own, "x-csrf-token": issueToken({ secrets, session: "s1" }) };
    expect((await send(application(plain), "POST /en/pay", valid)).body).toBe("paid");
    expect((await send(application(plain), "POST /en/pay", { ...own, "x-csrf-token": "v1.x.y" })).status).toBe(403);
    expect((await send(application(plain), "POST /en/pay", own)).status).toBe(403);
  });
});

test("a guard in report mode reports what is rewritten to what it would refuse", async () => {
  const decisions: [Decision, Exchange][] = [];
  const application = express5();
  application.use(
    guardExpress(policy, {
      token,
      enforce: "report",
      onDecision: (...both) => void decisions.push([both[0], both[1]]),
    }),
  );
  application.use(rewriting as never);
  routes(application as never);
  expect((await send(application, "GET /en/vault/1", hostile)).body).toBe("vault ran");
  expect(decisions.map(([{ outcome, reason }, { path, rewritten }]) => [outcome, reason, path, rewritten])).toEqual([
    ["pass", "not-shared", "/en/vault/1", false],
    ["refuse", "read-refused", "/vault/1", true],
  ]);
});

test.each([
  ["that is refused where it was rewritten to", "GET /en/vault/1", [false, true]],
  ["that is only reported on where it was rewritten to", "GET /en/beta/1", [false, true]],
  ["that is not rewritten", "GET /other", [false]],
])("one decision of a request is not about a rewriting: of one %s", async (_desc, line, expected) => {
  const heard: boolean[] = [];
  const application = express5();
  application.use(guardExpress(policy, { token, onDecision: (_, { rewritten }) => void heard.push(rewritten) }));
  application.use(rewriting as never);
  routes(application as never);
  await send(application, line, hostile);
  expect(heard).toEqual(expected);
});

test("an application that gets its first layers behind its first request", async () => {
  const application = freshExpress()();
  const server = http.createServer(application);
  guardServer(application as never, server, new Gate(policy, { token }));
  expect((await send(handedTo(server), "GET /early", hostile)).status).toBe(404);
  application.use(rewriting);
  routes(application);
  expect((await send(handedTo(server), "GET /en/vault/1", hostile)).status).toBe(403);
  expect((await send(handedTo(server), "GET /en/vault/1", own)).body).toBe("vault ran");
});

/** A listener of its own for each request: `send` starts a server. */
const handedTo =
  (server: http.Server): RequestListener =>
  (request, response) =>
    void server.emit("request", request, response);
