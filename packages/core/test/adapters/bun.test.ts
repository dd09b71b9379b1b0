import { describe, expect, test } from "vitest";
import { definePolicy } from "../../src/index.ts";
import { routedPath } from "../../src/adapters/bun-routes.ts";
import { guard, type BunGuardOptions } from "../../src/adapters/bun.ts";
import { demandBun, hasBun, runBun } from "../bun-program.ts";
import { handshake, send, type RawResponse } from "@sallyport/testing/http";

const app = "Origin: https://app.example";
const evil = "Origin: https://evil.example";
const cookie = "Cookie: session=1";
const crossSite = "Sec-Fetch-Site: cross-site";
const hostile = [evil, crossSite, "Sec-Fetch-Mode: cors", cookie];

interface Ports {
  readonly guarded: number;
  readonly withError: number;
  readonly report: number;
  readonly bare: number;
}

const acao = ({ headers }: RawResponse): string | undefined => headers.get("access-control-allow-origin");
const said = ({ body }: RawResponse): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;

demandBun();

describe.skipIf(!hasBun)("a server of Bun", () => {
  const ports = runBun("bun-guard.mjs") as () => Ports;
  const ask = (line: string, fields: readonly string[] = []): Promise<RawResponse> =>
    send(ports().guarded, line, fields);

  describe("refuses a hostile page", () => {
    test.each([
      "DELETE /w/1",
      "POST /w/methods",
      "DELETE /static",
      "POST /file",
      "POST /open/1",
      "POST /falls",
      "DELETE /unlisted",
      "OPTIONS /w/1",
      "GET /vault/1",
    ])("%s", async (line) => {
      const preflight = line.startsWith("OPTIONS") ? ["Access-Control-Request-Method: DELETE"] : [];
      const response = await ask(line, [...hostile, ...preflight]);
      expect([response.status, acao(response), response.body]).toEqual([
        403,
        undefined,
        expect.stringContaining("urn:sallyport:reason:"),
      ]);
    });
  });

  describe("checks the Host of every route", () => {
    test.each(["/w/1", "/static", "/file", "/falls", "/unlisted"])("%s", async (path) => {
      expect((await ask(`GET ${path}`, ["Host: rebound.example"])).status).toBe(421);
      const two = await ask(`GET ${path}`, ["Host: api.example", "Host: evil.example"]);
      expect([two.status, said(two).reason]).toEqual([400, "host-invalid"]);
    });
  });

  test.each([
    ["GET /w/1", 200, "https://app.example"],
    ["GET /w/methods", 200, "https://app.example"],
    ["HEAD /w/methods", 200, "https://app.example"],
    ["GET /static", 200, undefined],
    ["GET /missing", 404, undefined],
    ["GET /falls", 404, undefined],
  ])("%s of the app: %d, for %s", async (line, status, origin) => {
    const response = await ask(line, [app, cookie]);
    expect([response.status, acao(response)]).toEqual([status, origin]);
    expect(response.headers.get("cross-origin-resource-policy")).toBe("same-origin");
  });

  test("a preflight for a route that lists its methods", async () => {
    const response = await ask("OPTIONS /w/methods", [app, "Access-Control-Request-Method: DELETE"]);
    expect([response.status, acao(response)]).toEqual([204, "https://app.example"]);
  });

  describe("judges what was routed, where the URL has another path", () => {
    test.each([
      ["/w/../rates/eur", 200, undefined],
      ["/w/x/../../rates/eur", 200, undefined],
      ["/vault/..", 403, undefined],
      ["/vault/%2e%2e", 403, undefined],
      ["/vault/1/../../rates/eur", 403, undefined],
      ["/vault/1/..%5c..%5crates/eur", 403, undefined],
      ["/vault/a\\b", 403, undefined],
      ["/vault/a#b", 403, undefined],
      ["/open/a#b", 403, undefined],
      ["/open/%E4%BD%A0", 200, "https://app.example"],
      ["/open/%zz", 200, "https://app.example"],
    ])("%s: %d, for %s", async (path, status, origin) => {
      const fields = path.startsWith("/open") ? [app, cookie] : hostile;
      const response = await ask(`GET ${path}`, fields);
      expect([response.status, acao(response)]).toEqual([status, origin]);
    });
  });

  describe("cookies", () => {
    test.each([
      ["of a response for anyone are dropped, from the jar too", "/rates/set", hostile, undefined],
      ["of a named grant are sent once", "/w/set", [app, cookie], "set=1; Path=/; SameSite=Lax"],
    ])("%s", async (_, path, fields, expected) => {
      const response = await ask(`GET ${path}`, fields);
      expect([response.status, response.headers.get("set-cookie")]).toEqual([200, expected]);
    });

    test("of an anonymous request are in no view", async () => {
      expect(said(await ask("GET /rates/eur", hostile))).toMatchObject({ cookie: null, jar: {} });
      expect(said(await ask("GET /w/1", [app, cookie]))).toMatchObject({ cookie: "session=1", jar: { session: "1" } });
    });
  });

  describe("sockets", () => {
    const shake = (path: string, fields: readonly string[]): Promise<RawResponse> =>
      ask(`GET ${path}`, [...handshake, ...fields]);

    test.each([
      ["/socket", [app, cookie], 101],
      ["/socket", hostile, 403],
      ["/ticker", hostile, 101],
      ["/w/1", hostile, 403],
    ] as const)("%s for %s: %d", async (path, fields, status) => {
      expect((await shake(path, fields)).status).toBe(status);
    });

    test.each([
      ["a named grant keeps cookies", "/socket", [app, cookie], ["given=1, jar=1; Path=/; SameSite=Lax", "1"]],
      ["one for anyone doesn't", "/ticker", hostile, [undefined, "1"]],
      ["by the server of the module", "/socket/global", [], [undefined, undefined]],
    ] as const)("%s, and no field that only the gate writes", async (_, path, fields, expected) => {
      const { status, headers } = await shake(path, fields);
      expect([headers.get("set-cookie"), headers.get("x-own")]).toEqual(expected);
      expect([status, headers.get("access-control-allow-origin")]).toEqual([101, undefined]);
    });
  });

  test("a handler that fails after its upgrade has its socket, and onError hears of it", async () => {
    expect((await ask("GET /socket/throws", handshake)).status).toBe(101);
    expect(JSON.parse((await ask("GET /heard")).body)).toContain("thrown by a handler");
  });

  describe("responses", () => {
    test("a constant carries nobody's grant to another", async () => {
      for (const [fields, origin] of [
        [[app, cookie], "https://app.example"],
        [[evil, cookie], undefined],
        [[app, cookie], "https://app.example"],
      ] as const) {
        const response = await ask("GET /w/constant", fields);
        expect([acao(response), response.headers.get("x-constant")]).toEqual([origin, "1"]);
      }
    });

    test.each([
      ["without a body", "/w/constant", "/lent", "1"],
      ["with a body", "/w/something", "/lent?body", "2"],
      ["that is another's init", "/w/something", "/lent?init", "2"],
    ])("a constant %s lends its fields to others as they were made", async (_, path, other, constant) => {
      await ask(`GET ${path}`, [app, cookie]);
      const lent = await ask(`GET ${other}`, [evil, cookie]);
      expect([acao(lent), lent.headers.get("x-constant"), lent.body]).toEqual([undefined, constant, "lent"]);
      expect(lent.headers.get("cross-origin-resource-policy")).toBeUndefined();
    });

    test("a static response can be sent more than once", async () => {
      expect((await ask("GET /static")).body).toBe("static");
      expect((await ask("GET /static")).body).toBe("static");
    });

    test("keep their type, their length and their ranges", async () => {
      expect((await ask("GET /w/text")).headers.get("content-type")).toBe("text/plain;charset=utf-8");
      for (const path of ["/w/file", "/file"]) {
        const { status, headers, body } = await ask(`GET ${path}`, ["Range: bytes=0-9"]);
        expect([status, headers.get("content-length"), body]).toEqual([206, "10", "/* global "]);
      }
    });

    test("a stream is sent as it comes", async () => {
      const response = await fetch(`http://127.0.0.1:${String(ports().guarded)}/w/endless`);
      const reader = response.body!.getReader();
      expect(new TextDecoder().decode((await reader.read()).value)).toMatch(/^data: 1\n\n/);
      await reader.cancel();
    });
  });

  describe("errors", () => {
    test.each([
      ["GET /w/throws", "the gate's"],
      ["GET /w/nothing", "the gate's"],
    ])("%s without a handler of errors", async (line) => {
      const response = await ask(line, [app, cookie]);
      expect([response.status, acao(response)]).toEqual([500, "https://app.example"]);
    });

    test.each([
      ["GET /w/throws", [app, cookie], "error: thrown by a handler", "https://app.example"],
      ["GET /w/throws", hostile, "error: thrown by a handler", undefined],
      ["GET /w/nothing", [app, cookie], "error: The handler did not return a Response.", "https://app.example"],
      ["GET /w/late", hostile, "error: ENOENT", undefined],
    ] as const)("%s for %s, with one", async (line, fields, body, origin) => {
      const response = await send(ports().withError, line, fields);
      expect([response.status, acao(response), response.headers.get("timing-allow-origin")]).toEqual([
        500,
        origin,
        undefined,
      ]);
      expect(response.body).toContain(body);
    });
  });

  describe("report mode changes no byte", () => {
    const without = ({ headers, ...rest }: RawResponse) => ({
      ...rest,
      headers: [...headers].filter(([name]) => name !== "date"),
    });

    test.each([
      "GET /w/1",
      "DELETE /w/1",
      "GET /static",
      "GET /file",
      "GET /missing",
      "GET /falls",
      "GET /none",
      "GET /w/throws",
      "GET /w/late",
      "GET /rates/set",
      "GET /w/nothing",
    ])("%s", async (line) => {
      const [reported, bare] = [await send(ports().report, line, hostile), await send(ports().bare, line, hostile)];
      expect(without(reported)).toEqual(without(bare));
    });

    test("nor for a resource", async () => {
      const [one, other] = [
        await send(ports().withError, "GET /trial", hostile),
        await send(ports().bare, "GET /trial", hostile),
      ];
      expect(without(one)).toEqual(without(other));
    });
  });

  test("a reload with the guard is guarded, and keeps the guarded routes", async () => {
    await ask("GET /reload");
    expect((await ask("GET /none")).body).toBe("reloaded 1");
    expect((await ask("DELETE /none", hostile)).status).toBe(403);
    expect((await ask("DELETE /w/1", hostile)).status).toBe(403);
  });
});

describe("the path that Bun routed, by its route, parameters and URL", () => {
  test.each([
    ["/fixed", {}, "/fixed", undefined],
    ["/:id", { id: "a/b" }, "/a%2Fb", undefined],
    ["/:id", { id: "a%2fb" }, "/a%252fb", undefined],
    ["/:id", { id: ".." }, "/", "/.."],
    ["/:id", { id: "a#b" }, "/a", "/a%23b"],
    ["/:id", { id: "a\\b" }, "/a/b", "/a%5Cb"],
    ["/:id", { id: "\uFFFD" }, "/%FF", "/%EF%BF%BD"],
    ["/w/*", {}, "/w/a", undefined],
    ["/w/*", {}, "/w", "/w/../w"],
    ["/w/*", {}, "/rates", "/w/../rates"],
    ["/w/:id/*", { id: "1" }, "/w/1/a/b", undefined],
    ["/w/:id/*", { id: "1" }, "/w/2/a", "/w/1/../../w/2/a"],
    ["/*", {}, "/anything", undefined],
  ])("%s, %j, %s: %s", (route, parameters, path, expected) => {
    expect(routedPath(route, parameters, path)).toBe(expected);
  });
});

describe("what Bun serves past the guard is refused at start-up", () => {
  const policy = definePolicy({ sallyport: 1, self: ["https://api.example"], resources: [] });
  const page = { index: "index.html" };
  const handler = (): Response => new Response("x");

  test.each<[string, object, BunGuardOptions, string]>([
    ["an HTML page", { routes: { "/app": page } }, {}, '"/app"'],
    ["one of several methods", { routes: { "/app": { GET: page, POST: handler } } }, {}, '"/app"'],
    ["a folder", { routes: { "/assets/*": { dir: "assets" } } }, {}, '"/assets/*"'],
    ["without a reason", { routes: { "/app": page } }, { dangerouslyUnguarded: { "/app": " " } }, "needs a reason"],
    ["a route that is guarded", { routes: { "/a": handler } }, { dangerouslyUnguarded: { "/a": "x" } }, "isn't a page"],
    ["Bun's former option", { static: {}, fetch: handler }, {}, '"static"'],
    ["a misspelt option", { fetch: handler }, { dangerouslyUngarded: {} } as object, "no guard option"],
  ])("%s", (_, serve, options, text) => {
    expect(() => guard(policy, serve, options)).toThrow(text);
  });

  test("unless it is accepted with a reason", () => {
    const options = { dangerouslyUnguarded: { "/app": "the same page for everybody" } };
    const { routes } = guard(policy, { routes: { "/app": { GET: page, POST: handler } } }, options);
    expect(routes["/app"].GET).toBe(page);
    expect(routes["/app"].POST).not.toBe(handler);
  });
});
