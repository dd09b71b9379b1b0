import { describe, expect, test } from "vitest";
import { type Ran, fastifyApp, frameworks, send, hostile, friend, own, overrides } from "./rewriting-frameworks.ts";

describe.each(Object.entries(frameworks))("%s: what is judged is what is routed", (name, make) => {
  test("a path whose reads are refused", async () => {
    const { status, ran } = await send(make, "GET /en/vault/1", hostile);
    expect([status, ran.routes, ran.loaded]).toEqual([403, [], []]);
    expect(ran.decisions.at(-1)?.reason).toBe("read-refused");
  });

  test("a user's own page goes where it is sent", async () => {
    const { status, ran } = await send(make, "GET /en/vault/1", own);
    expect([status, ran.routes]).toEqual([200, ["vault"]]);
  });

  test("CORS only under the same grant", async () => {
    const { headers, ran } = await send(make, "GET /to/team/1", friend);
    expect([headers["access-control-allow-origin"], ran.routes]).toEqual([undefined, ["team"]]);
    expect(headers.vary).toMatch(/origin/i);
  });

  test("what isn't rewritten keeps its grant", async () => {
    const { headers, ran } = await send(make, "GET /team/1", friend);
    expect([headers["access-control-allow-origin"], ran.routes]).toEqual(["https://app.example", ["team"]]);
  });

  test("credentials that an anonymous route must not see", async () => {
    const { status, ran, body } = await send(make, "GET /en/rates", hostile);
    // Before anything of the application has run they are removed; behind it the request is refused.
    const removed = /before|Fastify|Hono/.test(name);
    expect([status, ran.routes]).toEqual(removed ? [200, ["rates"]] : [403, []]);
    if (removed) expect(body).toBe("no cookie");
  });
});

describe.each(overrides)("%s: a method in the query", (name, make) => {
  const read = name.startsWith("Hono") ? "HEAD" : "GET";

  test("turns a read into a change, which is refused", async () => {
    const { status, ran } = await send(make, `${read} /settings/1?_method=DELETE`, hostile);
    expect([status, ran.routes]).toEqual([403, []]);
  });

  test("a user's own page may", async () => {
    const { status, ran } = await send(
      make,
      `${name.startsWith("Hono") ? "POST" : "GET"} /settings/1?_method=DELETE`,
      own,
    );
    expect([status, ran.routes]).toEqual([200, ["settings"]]);
  });
});

describe("Fastify's inject", () => {
  test.each([
    ["hostile", hostile, 403, []],
    ["own", own, 200, ["vault"]],
  ])("%s", async (_, headers, status, routes) => {
    const ran: Ran = { routes: [], decisions: [], loaded: [] };
    const app = await fastifyApp(ran);
    const response = await app.inject({ url: "/en/vault/1", headers: { host: "api.example", ...headers } });
    expect([response.statusCode, ran.routes]).toEqual([status, routes]);
  });
});
