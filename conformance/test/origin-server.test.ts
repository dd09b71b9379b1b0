import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Case } from "../src/cases/case.ts";
import { sharedPage, place, type Placed } from "../src/cases/placed.ts";
import { OriginServer } from "../src/server/origin-server.ts";

let server: OriginServer;

beforeAll(async () => {
  server = await OriginServer.start();
});

afterAll(() => server.close());

const described: Case = {
  desc: "two lines of one header",
  page: { url: "https://a.localhost/page" },
  routes: {
    "/r": {
      preflight: { status: 204, headers: [["Access-Control-Allow-Origin", "https://a.localhost"]] },
      actual: {
        status: 200,
        headers: [
          ["Access-Control-Allow-Origin", "*"],
          ["Access-Control-Allow-Origin", "  https://a.localhost "],
          ["x-a", "\u00e9"],
        ],
        body: "body",
      },
    },
  },
  actions: [{ kind: "fetch", to: "https://b.localhost/r", headers: [["X-Mine", "1"]] }],
};

function expected(one: Case): Placed {
  const placed = place(one, server.newId(), server.ports);
  server.expect(placed);
  return placed;
}

/** What comes for a request whose connection is then let go. */
function ask(secure: boolean, ...lines: string[]): Promise<string> {
  const { http, https } = server.ports;
  const socket: Socket = secure
    ? connectTls({ port: https, host: "127.0.0.1", rejectUnauthorized: false })
    : connectTcp(http, "127.0.0.1");
  socket.setTimeout(5000, () => socket.destroy(new Error("no response")));
  socket.end(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
  return new Promise((resolve, reject) => {
    let text = "";
    socket.on("data", (chunk: Buffer) => (text += chunk.toString("latin1")));
    socket.on("end", () => resolve(text)).on("error", reject);
  });
}

test("responds with the bytes of the route", async () => {
  const placed = expected(described);
  const text = await ask(true, `GET ${new URL(placed.names.url("https://b.localhost/r")).pathname} HTTP/1.1`);
  expect(text).toBe(
    [
      "HTTP/1.1 200 OK",
      "Access-Control-Allow-Origin: *",
      `Access-Control-Allow-Origin:   https://a.localhost:${server.ports.https} `,
      "x-a: \u00e9",
      "cache-control: no-store",
      "content-type: text/plain",
      "content-length: 4",
      "",
      "body",
    ].join("\r\n"),
  );
});

test("notes the requests of a case in their order, in its own words", async () => {
  const placed = expected(described);
  const { pathname } = new URL(placed.names.url("http://b.localhost/r"));
  const host = `Host: b.localhost:${server.ports.http}`;
  const preflight = await ask(
    false,
    `OPTIONS ${pathname} HTTP/1.1`,
    host,
    `Origin: https://a.localhost:${server.ports.https}`,
    "Access-Control-Request-Method: patch",
    "Referer: https://a.localhost/",
  );
  await ask(false, `patch ${pathname}?q HTTP/1.1`, host, "x-mine: 1", "Content-Length: 1", "", "x");
  expect(preflight).toMatch(/^HTTP\/1.1 204 No Content\r\n/);
  expect(server.take(placed)).toEqual([
    {
      method: "OPTIONS",
      url: "http://b.localhost/r",
      origin: "https://a.localhost",
      requestMethod: "patch",
      referer: "origin",
      authored: [],
      body: false,
    },
    { method: "patch", url: "http://b.localhost/r?q", referer: "none", authored: ["x-mine"], body: true },
  ]);
});

test("knows a case by its hosts where cookies bear on it, and shows its jars", async () => {
  const placed = expected({ ...described, actions: [...described.actions, { kind: "cookie", set: "k=1" }] });
  expect(placed.jars.map((urls) => urls.map((url) => placed.names.plain(url)))).toEqual([
    ["https://a.localhost/jar"],
    ["https://b.localhost/jar"],
  ]);
  const { host } = new URL(placed.names.url("https://b.localhost/r"));
  await ask(true, "GET /r HTTP/1.1", `Host: ${host}`, "Cookie: k=1");
  expect(server.take(placed)).toMatchObject([{ url: "https://b.localhost/r", cookie: "k=1" }]);
});

test("serves the page that cases share", async () => {
  const shared = sharedPage(described, server.newId(), server.ports);
  server.expect(shared);
  const text = await ask(true, `GET ${new URL(shared.page.url).pathname} HTTP/1.1`);
  expect(text).toMatch(/^HTTP\/1.1 200 OK\r\ncontent-type: text\/html\r\n/);
});

test("responds with 404 to a request of no case, and records it as a stray", async () => {
  expect(await ask(false, "GET /elsewhere HTTP/1.1", "Host: c.localhost")).toMatch(/^HTTP\/1.1 404 /);
  expect(server.strays()).toContain("GET http://c.localhost/elsewhere");
});

test("responds with 400 to a request that isn't HTTP", async () => {
  expect(await ask(false, "hello")).toMatch(/^HTTP\/1.1 400 /);
});
