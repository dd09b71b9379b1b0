import type { AddressInfo } from "node:net";
import type { Server } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser, inProcess, type EngineName, type Page, type PageWebSocket } from "../../../src/index.ts";
import { httpNetwork } from "../../../src/network/http.ts";
import { sceneOf } from "../../fetch/script.ts";
import { closings, rawServer, socketServer } from "./socket-server.ts";

const app = "https://app.example";
const api = "https://api.example";

const wire = inProcess({ [api]: socketServer(), [app]: socketServer() });
const pageIn = (engine: EngineName, at = app): Page => new Browser({ engine, network: wire }).pageAt(`${at}/`);

type Told = Event & {
  readonly data?: unknown;
  readonly origin?: string;
  readonly code?: number;
  readonly reason?: string;
  readonly wasClean?: boolean;
};

/** What a WebSocket tells until it is closed. */
async function logOf(socket: PageWebSocket, act: (event: Told) => void = () => undefined): Promise<string[]> {
  const log: string[] = [];
  const ended = new Promise<void>((resolve) => socket.addEventListener("close", () => resolve()));
  for (const type of ["open", "message", "error", "close"]) {
    socket.addEventListener(type, (event: Told) => {
      const { data, origin, code, reason, wasClean } = event;
      const details = type === "message" ? [data, origin] : type === "close" ? [code, reason, wasClean] : [];
      log.push([type, socket.readyState, ...details].map(String).join(" "));
      act(event);
    });
  }
  await ended;
  return log;
}

describe("WebSocket", () => {
  test("sends and receives", async () => {
    const socket = new (pageIn("standard").globals.WebSocket)(api);
    expect([socket.url, socket.readyState, socket.binaryType, socket.bufferedAmount]).toEqual([
      "wss://api.example/",
      0,
      "blob",
      0,
    ]);
    const log = await logOf(socket, ({ type }) => {
      if (type === "open") socket.send("hi");
      if (type === "message") socket.close(3001, "done");
    });
    expect(log).toEqual(["open 1", "message 1 hi wss://api.example", "close 3 3001 done true"]);
    await expect.poll(() => socket.bufferedAmount).toBe(0);
    expect([socket.extensions, socket.protocol]).toEqual(["", ""]);
    await expect.poll(() => closings.at(-1)).toBe("3001 done");
    expect(socket.outcome).toMatchObject({ sent: true, executed: true, readable: true, failure: undefined });
  });

  test("in their order, of every kind", async () => {
    const socket = new (pageIn("chromium").globals.WebSocket)(api);
    socket.binaryType = "arraybuffer";
    const received: unknown[] = [];
    await logOf(socket, ({ type, data }) => {
      if (type === "open") {
        const bytes = new Uint8Array([1, 2, 3]);
        for (const one of [
          new Blob(["ab"]),
          bytes.subarray(1),
          bytes.buffer,
          "\ud800",
          {} as string,
          null as unknown as string,
        ])
          socket.send(one);
        bytes.fill(9);
      }
      if (type !== "message") return;
      received.push(data instanceof ArrayBuffer ? [...new Uint8Array(data)] : data);
      if (received.length === 6) socket.close();
    });
    expect(received).toEqual([[97, 98], [2, 3], [1, 2, 3], "\ufffd", "[object Object]", "null"]);
    await expect.poll(() => closings.at(-1)).toBe("1005 ");
  });

  test.each<[path: string, log: readonly string[]]>([
    ["/close", ["open 1", "close 3 4000 bye true"]],
    ["/bare", ["open 1", "close 3 1005  true"]],
    ["/drop", ["open 1", "close 3 1006  false"]],
    ["/403", ["error 3", "close 3 1006  false"]],
  ])("%s", async (path, log) => {
    expect(await logOf(new (pageIn("standard").globals.WebSocket)(`${api}${path}`))).toEqual(log);
  });

  test("compresses where the server wants that", async () => {
    const network = inProcess({ [api]: socketServer({ perMessageDeflate: { threshold: 0 } }) });
    const page = new Browser({ engine: "chromium", network }).pageAt(app);
    const socket = new page.globals.WebSocket(api);
    const text = "a".repeat(100_000);
    const log = await logOf(socket, ({ type }) =>
      type === "open" ? socket.send(text) : type === "message" ? socket.close() : undefined,
    );
    expect(socket.extensions).toBe("permessage-deflate");
    expect(log[1]).toBe(`message 1 ${text} wss://api.example`);
  });

  test("keeps what comes with the handshake until a listener is there", async () => {
    const server = rawServer(
      ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: $"],
      "810161880203e8",
    );
    const page = new Browser({ network: inProcess({ [api]: server }) }).pageAt(app);
    expect(await logOf(new page.globals.WebSocket(api))).toEqual([
      "open 1",
      "message 1 a wss://api.example",
      "close 3 1000  true",
    ]);
  });

  test.each<
    [
      desc: string,
      lines: readonly string[],
      chromium: string | undefined,
      firefox: string | undefined,
      webkit: string | undefined,
    ]
  >([
    [
      "no Upgrade",
      ["Connection: Upgrade", "Sec-WebSocket-Accept: $"],
      "websocket-handshake",
      "websocket-handshake",
      "websocket-handshake",
    ],
    [
      "two of them",
      ["Upgrade: h2c, websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: $"],
      "websocket-handshake",
      undefined,
      "websocket-handshake",
    ],
    [
      "no Connection",
      ["Upgrade: websocket", "Sec-WebSocket-Accept: $"],
      "websocket-handshake",
      "websocket-handshake",
      "websocket-handshake",
    ],
    [
      "in any case",
      ["Upgrade: WebSocket", "Connection: keep-alive, upgrade", "Sec-WebSocket-Accept: $"],
      undefined,
      undefined,
      undefined,
    ],
    [
      "no Accept",
      ["Upgrade: websocket", "Connection: Upgrade"],
      "websocket-handshake",
      "websocket-handshake",
      "websocket-handshake",
    ],
    [
      "another Accept",
      ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: x"],
      "websocket-handshake",
      "websocket-handshake",
      "websocket-handshake",
    ],
    [
      "an unknown extension",
      ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: $", "Sec-WebSocket-Extensions: foo"],
      "websocket-handshake",
      "websocket-handshake",
      "websocket-handshake",
    ],
    [
      "a subprotocol",
      ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: $", "Sec-WebSocket-Protocol: b"],
      undefined,
      undefined,
      undefined,
    ],
    [
      "one in another case",
      ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: $", "Sec-WebSocket-Protocol: B"],
      "websocket-protocol",
      "websocket-protocol",
      undefined,
    ],
    [
      "one that was not offered",
      ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: $", "Sec-WebSocket-Protocol: c"],
      "websocket-protocol",
      "websocket-protocol",
      "websocket-protocol",
    ],
    [
      "none of those offered",
      ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: $"],
      "websocket-protocol",
      undefined,
      undefined,
    ],
  ])("the handshake's response: %s", async (desc, lines, ...codes) => {
    for (const [index, engine] of (["chromium", "firefox", "webkit"] as const).entries()) {
      const page = new Browser({ engine, network: inProcess({ [api]: rawServer(lines) }) }).pageAt(app);
      const socket = desc.includes("one")
        ? new page.globals.WebSocket(api, ["a", "b"])
        : desc === "a subprotocol"
          ? new page.globals.WebSocket(api, "b")
          : new page.globals.WebSocket(api);
      await Promise.race([logOf(socket), new Promise((resolve) => socket.addEventListener("open", resolve))]);
      expect([engine, socket.outcome?.failure?.code]).toEqual([engine, codes[index]]);
    }
  });

  test.each<[engine: EngineName, accept: string | undefined, destination: string | undefined]>([
    ["standard", "*/*", "empty"],
    ["chromium", undefined, undefined],
    ["firefox", "*/*", "empty"],
    ["webkit", undefined, "websocket"],
  ])("asks as %s does", async (engine, accept, destination) => {
    const { network, page } = sceneOf(() => ({ status: 403 }), { engine });
    await page.openSocket("wss://api.bank.example/live", { protocols: ["a", "b"] });
    const [asked] = network.asked;
    const header = (name: string): string | undefined => asked?.headers.get(name) ?? undefined;
    expect(asked?.line).toBe("GET https://api.bank.example/live");
    expect(["Upgrade", "Origin", "Sec-WebSocket-Protocol", "Cache-Control", "Referer"].map(header)).toEqual([
      "websocket",
      page.origin,
      "a, b",
      "no-cache",
      undefined,
    ]);
    expect([header("Accept"), header("Sec-Fetch-Dest"), header("Sec-Fetch-Mode")]).toEqual([
      accept,
      destination,
      destination && "websocket",
    ]);
    expect(atob(header("Sec-WebSocket-Key") ?? "")).toHaveLength(16);
  });

  test.each<[engine: EngineName, cookie: string | null]>([
    ["standard", "none=1"],
    ["chromium", "none=1"],
    ["firefox", null],
    ["webkit", "none=1"],
  ])("carries the cookies that %s sends across sites", async (engine, cookie) => {
    const { browser, network, page } = sceneOf(
      ({ headers }) =>
        headers.has("Upgrade")
          ? { status: 403 }
          : {
              headers: [
                ["Set-Cookie", "none=1; Secure; SameSite=None"],
                ["Set-Cookie", "lax=1; Secure; SameSite=Lax"],
              ],
            },
      { engine },
    );
    await browser.open("https://api.bank.example");
    await page.openSocket("wss://api.bank.example");
    expect(network.asked[1]?.headers.get("Cookie")).toBe(cookie);
  });

  test.each<[desc: string, given: readonly unknown[], name: string]>([
    ["no argument", [], "TypeError"],
    ["a symbol", [Symbol()], "TypeError"],
    ["what is not a URL", ["http://["], "SyntaxError"],
    ["another scheme", ["ftp://a.example"], "SyntaxError"],
    ["a fragment", ["wss://a.example/#x"], "SyntaxError"],
    ["an empty fragment", ["wss://a.example/#"], "SyntaxError"],
    ["a subprotocol twice", ["wss://a.example", ["a", "a"]], "SyntaxError"],
    ["an empty subprotocol", ["wss://a.example", ""], "SyntaxError"],
    ["one that is not a token", ["wss://a.example", ["a,b"]], "SyntaxError"],
    ["one beyond ASCII", ["wss://a.example", "é"], "SyntaxError"],
    ["an object", ["wss://a.example", {}], "SyntaxError"],
  ])("refuses %s", (_, given, name) => {
    const { WebSocket } = sceneOf(() => ({})).page.globals;
    expect(() => Reflect.construct(WebSocket, given) as unknown).toThrow(expect.objectContaining({ name }));
  });

  test("a hundred thousand subprotocols take linear time", () => {
    const { WebSocket } = sceneOf(() => ({})).page.globals;
    const protocols = Array.from({ length: 100_000 }, (_, index) => `p${String(index)}`);
    const start = performance.now();
    expect(() => new WebSocket("wss://a.example", [...protocols, "p99999"])).toThrow(/"p99999" .* twice/);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test.each<[engine: EngineName, log: readonly string[]]>([
    ["standard", ["error 3", "close 3 1006  false"]],
    ["chromium", ["SecurityError"]],
    ["firefox", ["SecurityError"]],
    ["webkit", ["error 0"]],
  ])("mixed content, in %s", async (engine, log) => {
    const { page, network } = sceneOf(() => ({}), { engine });
    try {
      const socket = new page.globals.WebSocket("ws://api.bank.example");
      const told = logOf(socket);
      const first = new Promise<string[]>((resolve) =>
        socket.addEventListener("error", () => resolve([`error ${socket.readyState}`])),
      );
      expect(await (engine === "webkit" ? first : told)).toEqual(log);
      expect([socket.readyState, socket.outcome?.failure?.code]).toEqual([3, "mixed-content"]);
    } catch (error) {
      expect([(error as Error).name]).toEqual(log);
    }
    expect(network.asked).toEqual([]);
  });

  test.each([[1001], [0], [Number.NaN], [2999], [5000], [66_536]])("does not close with %d", (code) => {
    const socket = new (sceneOf(() => ({})).page.globals.WebSocket)(api);
    expect(() => socket.close(code)).toThrow(expect.objectContaining({ name: "InvalidAccessError" }));
    expect(() => socket.close(1000, "é".repeat(62))).toThrow(expect.objectContaining({ name: "SyntaxError" }));
    expect(() => socket.send("x")).toThrow(expect.objectContaining({ name: "InvalidStateError" }));
  });

  test.each([[1000.5], [999.5], [2999.5], [4999.4], [4998.5]])("a code is rounded, %d", (code) => {
    const socket = new (sceneOf(() => ({})).page.globals.WebSocket)(api);
    socket.close(code);
    expect(socket.readyState).toBe(2);
  });

  test("closed while it connects, it fails", async () => {
    const socket = new (pageIn("standard").globals.WebSocket)(api);
    const log = logOf(socket);
    socket.close();
    expect(socket.readyState).toBe(2);
    expect(await log).toEqual(["error 3", "close 3 1006  false"]);
  });

  test("counts what is sent after it was closed", async () => {
    const socket = new (pageIn("standard").globals.WebSocket)(api);
    const log = await logOf(socket, ({ type }) => {
      if (type !== "open") return;
      socket.close();
      socket.send("abc");
    });
    expect([log.length, socket.bufferedAmount]).toEqual([2, 3]);
  });

  test.each(["810180", "818100000000" + "61", "c10161", "830161", "880103", "8800ff", "ff", "7f7f"])(
    "frames that are none: %s",
    async (hex) => {
      const page = new Browser({
        network: inProcess({
          [api]: rawServer(["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: $"], hex, true),
        }),
      }).pageAt(app);
      const log = await logOf(new page.globals.WebSocket(api));
      expect(log.at(-1)).toMatch(/^close 3 100[56] /);
    },
  );
});

describe("over sockets", () => {
  let server: Server;
  let url: string;
  const network = httpNetwork({ timeout: { head: 500 } });
  beforeAll(async () => {
    server = socketServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://live.localhost:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(() => {
    network.close();
    server.closeAllConnections();
    server.close();
  });

  test.each<[path: string, log: readonly string[]]>([
    ["/", ["open 1", "message 1 hi", "close 3 1005  true"]],
    ["/close", ["open 1", "close 3 4000 bye true"]],
    ["/drop", ["open 1", "close 3 1006  false"]],
    ["/403", ["error 3", "close 3 1006  false"]],
  ])("%s", async (path, log) => {
    const page = new Browser({ engine: "firefox", network }).pageAt(url);
    const socket = new page.globals.WebSocket(`${url}${path}`);
    const told = await logOf(socket, ({ type }) => {
      if (type === "open" && path === "/") socket.send("hi");
      if (type === "message") socket.close();
    });
    expect(told.map((line) => line.replace(/ ws:.*/, ""))).toEqual(log);
  });

  test("where nothing listens, and where nothing responds", async () => {
    const page = new Browser({ network }).pageAt("http://app.example");
    const outcome = await page.openSocket("ws://live.localhost:1");
    expect(outcome.failure).toMatchObject({ code: "bad-port" });
    expect((await page.openSocket("ws://live.localhost:2")).failure).toMatchObject({
      code: "unreachable",
      connected: false,
    });
    const silent = socketServer();
    silent.removeAllListeners("upgrade");
    silent.on("upgrade", () => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const { port } = silent.address() as AddressInfo;
    expect((await page.openSocket(`ws://live.localhost:${String(port)}`)).failure?.code).toBe("timed-out");
    silent.closeAllConnections();
    silent.close();
  });
});
