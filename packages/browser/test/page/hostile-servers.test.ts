import fc from "fast-check";
import net, { type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser, failureCodes, type Outcome, type Page } from "../../src/index.ts";
import { httpNetwork, type HttpNetwork } from "../../src/network/http.ts";

/** What the server does with the next connections. */
let bytes: Uint8Array = new Uint8Array();
let ending: "end" | "reset" | "stall" = "end";
const open = new Set<Socket>();
let server: net.Server;
let port = 0;
let network: HttpNetwork;

const engines = ["chromium", "firefox", "webkit", "standard"] as const;
const pages: Page[] = [];

beforeAll(async () => {
  server = net.createServer((socket) => {
    open.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => open.delete(socket));
    socket.once("data", () => {
      if (ending === "end") socket.end(bytes);
      else if (ending === "reset") socket.write(bytes, () => socket.resetAndDestroy());
      else socket.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as net.AddressInfo);
  network = httpNetwork({ maxHeadBytes: 4096, maxBodyBytes: 65_536, timeout: { head: 100, gap: 100 } });
  for (const engine of engines) pages.push(new Browser({ engine, network }).pageAt("http://localhost:1/page"));
});

afterAll(() => {
  network.close();
  for (const socket of open) socket.destroy();
  server.close();
});

const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

/** Pieces of heads and bodies, of streams and of frames, and some of none. */
const piece = fc.oneof(
  fc.constantFrom(
    "HTTP/1.1 200 OK\r\n",
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n",
    "HTTP/1.1 302 Found\r\nLocation: /\r\n",
    "HTTP/1.1 206 Partial\r\nContent-Range: bytes 0-1/2\r\n",
    "Access-Control-Allow-Origin: *\r\n",
    "Content-Type: text/event-stream\r\n",
    "Content-Type: image/png\r\n",
    "Content-Length: 9\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Refresh: 0;url=/\r\n",
    "Refresh: 0\r\n",
    "Content-Security-Policy: sandbox\r\nX-Frame-Options: x\r\n",
    "Sec-WebSocket-Accept: x\r\n",
    "Set-Cookie: a=b; Domain=x; Max-Age=9\r\n",
    "\r\n",
    "data: x\n\n",
    "id: \0\nretry: 1\n",
    "\x81\x01a",
    "\x88\x02\x03\xe8",
    "\x81\x7f\xff\xff\xff\xff\xff\xff\xff\xff",
    "3\r\nabc\r\n",
  ),
  fc.string({ unit: "binary-ascii", maxLength: 16 }),
);

const response = fc.oneof(
  fc.uint8Array({ maxLength: 120 }),
  fc.array(piece, { maxLength: 10 }).map((all) => latin1(all.join(""))),
  fc.array(piece, { maxLength: 8 }).map((all) => latin1(`HTTP/1.1 200 OK\r\n${all.join("")}\r\n\r\ndata: x\n\n`)),
);

const codes: readonly string[] = failureCodes;

/** An outcome has a response, or a reason, and the engine's own error beside it. */
function isHonest(outcome: Outcome, { engine }: Page): void {
  const { response: received, failure, error } = outcome;
  expect(received === undefined).toBe(failure !== undefined);
  if (failure === undefined) return;
  expect(codes).toContain(failure.code);
  expect([error?.name, error?.message]).toEqual(["TypeError", engine.errorMessage]);
}

const url = (): string => `http://127.0.0.1:${String(port)}/`;

/** What a page does, and what must hold then. */
const ways: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  embed: async (page) => {
    for (const as of ["image", "script", "style", "font", "audio"] as const) {
      const embedding = await page.embed({ as, url: url(), crossorigin: "anonymous" });
      expect(["load", "error"]).toContain(embedding.event);
    }
  },
  navigate: async (page) => {
    const navigation = await page.navigate(url());
    isHonest(navigation, page);
    isHonest(await page.navigate(url(), { by: "frame" }), page);
    if (navigation.response === undefined) expect(navigation.newPage).toBeUndefined();
  },
  submit: async (page) => {
    const navigation = await page.submit({ action: url(), method: "post", fields: [["a", "b"]] });
    if (navigation === undefined) throw new Error("A form that is posted navigates.");
    isHonest(navigation, page);
  },
  EventSource: async (page) => {
    const { EventSource } = page.globals;
    const source = new EventSource(url());
    const heard = new Promise((resolve) => {
      for (const type of ["open", "error", "message"]) source.addEventListener(type, resolve);
    });
    await heard;
    expect([0, 1, 2]).toContain(source.readyState);
    source.close();
    expect(source.readyState).toBe(2);
  },
  WebSocket: async (page) => {
    const outcome = await page.openSocket(url().replace("http", "ws"), { message: "x" });
    expect(outcome.readable || outcome.failure !== undefined || outcome.sent).toBe(true);
    if (outcome.failure !== undefined) expect(codes).toContain(outcome.failure.code);
  },
};

describe("whatever a server sends, it ends, and only as the engine would", () => {
  test.each(Object.entries(ways))(
    "%s",
    (_name, act) =>
      fc.assert(
        fc.asyncProperty(
          response,
          fc.constantFrom("end", "end", "reset", "stall" as const),
          fc.nat({ max: engines.length - 1 }),
          async (sent, how, at) => {
            const page = pages[at];
            if (page === undefined) throw new Error("no page");
            [bytes, ending] = [sent, how];
            await act(page);
          },
        ),
        { numRuns: 60, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false },
      ),
    60_000,
  );

  test("nothing stays open once the network is closed", async () => {
    network.close();
    for (let waited = 0; open.size > 0 && waited < 3000; waited += 50)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(open.size).toBe(0);
  });
});
