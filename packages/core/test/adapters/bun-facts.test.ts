import net from "node:net";
import { describe, expect, test } from "vitest";
import { hasBun, runBun } from "../bun-program.ts";

interface Reply {
  readonly status: number;
  readonly setCookie: readonly string[];
  readonly type: string | undefined;
  readonly text: string;
}

// A change in one of these rows is a change in what the adapter may rest on.
describe.skipIf(!hasBun)("Bun", () => {
  const port = runBun("bun-facts.mjs") as () => number;

  /** Sends a request as it is written; a client would normalise the target. */
  const send = (line: string, fields: readonly string[] = [], host = "Host: api.example"): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const upgrades = fields.includes("Connection: Upgrade");
      const client = net.connect(port(), "127.0.0.1");
      let received = "";
      client.on("data", (chunk) => {
        received += String(chunk);
        if (upgrades) client.destroy();
      });
      client.on("error", reject).on("close", () => {
        const [head = "", text = ""] = received.split("\r\n\r\n");
        const setCookie = [...head.matchAll(/^set-cookie: ([^;\r]*)/gim)].map(([, pair = ""]) => pair);
        const type = /^content-type: ([^\r]*)/im.exec(head)?.[1];
        resolve({ status: Number(head.split(" ")[1]), setCookie, type, text });
      });
      const close = upgrades ? [] : ["Connection: close"];
      client.write(`${[`${line} HTTP/1.1`, host, ...close, ...fields].join("\r\n")}\r\n\r\n`);
    });

  const said = async (line: string, fields?: readonly string[], host?: string): Promise<Record<string, unknown>> =>
    JSON.parse((await send(line, fields, host)).text) as Record<string, unknown>;

  describe("routes by the target as sent, and shows the path as the URL parser makes it", () => {
    test.each([
      ["/fixed", { route: "/fixed", path: "/fixed" }],
      ["/FIXED", { route: "fetch", path: "/FIXED" }],
      ["/fixed/", { route: "fetch", path: "/fixed/" }],
      ["//fixed", { route: "fetch", path: "//fixed" }],
      ["/%66ixed", { route: "fetch", path: "/%66ixed" }],
      ["/x/../fixed", { route: "fetch", path: "/fixed" }],
      ["/fixed?x", { route: "/fixed", path: "/fixed" }],
      ["http://other.example/fixed", { route: "/fixed", path: "/fixed" }],
      ["/users/", { route: "fetch", path: "/users/" }],
      ["/users/a%2Fb", { route: "/users/:id", path: "/users/a%2Fb", params: { id: "a/b" } }],
      ["/users/..", { route: "/users/:id", path: "/", params: { id: ".." } }],
      ["/users/%2e%2e", { route: "/users/:id", path: "/", params: { id: ".." } }],
      ["/users/a#b", { route: "/users/:id", path: "/users/a", params: { id: "a#b" } }],
      ["/users/a\\b", { route: "/users/:id", path: "/users/a/b", params: { id: "a\\b" } }],
      ["/below", { route: "fetch", path: "/below" }],
      ["/below/", { route: "/below/*", path: "/below/" }],
      ["/below/1/../../fixed", { route: "/below/:id/*", path: "/fixed", params: { id: "1" } }],
      ["/below/1/../2/x", { route: "/below/:id/*", path: "/below/2/x", params: { id: "1" } }],
    ])("%s", async (target, expected) => {
      expect(await said(`GET ${target}`)).toMatchObject(expected);
    });
  });

  test.each([
    ["HEAD", "/methods", 200, ""],
    ["OPTIONS", "/methods", 200, "fetch"],
    ["DELETE", "/methods", 200, "fetch"],
    ["QUERY", "/fixed", 200, "/fixed"],
    ["DELETE", "/static", 200, "static"],
    ["OPTIONS", "/static", 200, "static"],
  ])("%s %s: %d from %s", async (method, path, status, route) => {
    const reply = await send(`${method} ${path}`);
    expect(reply.status).toBe(status);
    expect(reply.text).toContain(route);
  });

  test.each([
    ["one", "Host: API.example:80", 200],
    ["none", "X: y", 400],
    ["two", "Host: api.example\r\nHost: evil.example", 200],
  ])("Host: %s", async (_, host, status) => {
    expect((await send("GET /fixed", [], host)).status).toBe(status);
  });

  describe("the jar of a request", () => {
    const cookie = ["Cookie: session=1"];

    test.each([
      ["follows the header until it is first read", "/jar/read-late", null],
      ["and not after that", "/jar/read-early", "1"],
    ])("%s", async (_, path, session) => {
      expect((await said(`GET ${path}`, cookie)).session).toBe(session);
    });

    test.each([
      ["what is set in it is added to any response", "/jar/set", ["set=1"]],
      ["unless an own property stands in its place", "/jar/replaced", []],
    ])("%s", async (_, path, setCookie) => {
      expect((await send(`GET ${path}`, cookie)).setCookie).toEqual(setCookie);
    });

    test("only a request of a route has one", async () => {
      expect((await said("GET /none", cookie)).cookies).toBe("undefined");
    });
  });

  test("a copy of a request has neither jar nor params", async () => {
    expect(await said("GET /copied")).toMatchObject({ params: "undefined", cookies: "undefined" });
  });

  test.each([
    ["a request of any origin is upgraded", "/socket", 101],
    ["a copy of one is not", "/socket/copied", 426],
  ])("%s", async (_, path, status) => {
    const upgrade = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"];
    const fields = [...upgrade, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Origin: https://evil.example"];
    expect((await send(`GET ${path}`, fields)).status).toBe(status);
  });

  test("a response with a body is sent once", async () => {
    expect((await send("GET /constant")).text).toBe("constant");
    expect((await send("GET /constant")).status).toBe(500);
  });

  test("one that is made from another's body loses the type of a text", async () => {
    expect((await send("GET /static")).type).toBe("text/plain;charset=utf-8");
    expect((await send("GET /made-from")).type).toBe("application/octet-stream");
  });

  test("a reload without routes keeps the routes", async () => {
    await send("GET /reload");
    expect((await send("GET /none")).text).toBe("reloaded fetch");
    expect((await said("GET /fixed")).route).toBe("/fixed");
  });
});
