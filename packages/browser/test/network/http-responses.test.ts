import { onTestFinished, describe, expect, test } from "vitest";
import { httpNetwork, type HttpNetwork, type HttpNetworkOptions } from "../../src/network/http.ts";
import { attempt, verdict, within } from "./attempt.ts";
import { rawServer, sends, sendsAndResets, sendsAndStalls, sendsForEver, type Act } from "./raw-server.ts";

const budgets: HttpNetworkOptions = {
  timeout: { head: 10_000, gap: 10_000, exchange: 10_000 },
  maxHeadBytes: 64 * 1024,
  maxBodyBytes: 1024 * 1024,
};

/** For what ends by itself only when time is up. */
const hurried: HttpNetworkOptions = { ...budgets, timeout: { head: 400, gap: 400 } };

function network(options: HttpNetworkOptions = budgets): HttpNetwork {
  const made = httpNetwork(options);
  onTestFinished(() => made.close());
  return made;
}

const ok = "HTTP/1.1 200 OK\r\n";
const chunked = `${ok}Transfer-Encoding: chunked\r\n\r\n`;
const ten = `${ok}Content-Length: 10\r\n\r\n`;

describe("what a server may answer", () => {
  const rows: readonly [desc: string, act: Act, verdict: string][] = [
    // whole
    ["a length", sends(ok, "Content-Length: 2\r\n\r\nhi"), "200 whole"],
    ["a length, and the connection stays", sendsAndStalls(ok, "Content-Length: 2\r\n\r\nhi"), "200 whole"],
    ["chunks", sends(chunked, "2\r\nhi\r\n0\r\n\r\n"), "200 whole"],
    ["chunks with extensions and trailers", sends(chunked, "2;a=b\r\nhi\r\n0\r\nX: y\r\n\r\n"), "200 whole"],
    ["a body until the end", sends(ok, "\r\nhi"), "200 whole"],
    ["HTTP/1.0", sends("HTTP/1.0 200 OK\r\n\r\nhi"), "200 whole"],
    ["no reason phrase", sends("HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n"), "200 whole"],
    ["an odd status", sends("HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"), "999 whole"],
    ["line feeds alone", sends("HTTP/1.1 200 OK\nContent-Length: 2\n\nhi"), "200 whole"],
    ["204, and bytes behind it", sendsAndStalls("HTTP/1.1 204 No\r\n\r\nextra"), "204 whole"],
    ["304 with a length", sendsAndStalls("HTTP/1.1 304 Same\r\nContent-Length: 5\r\n\r\n"), "304 whole"],
    ["bytes behind the body", sends(ok, "Content-Length: 2\r\n\r\nhiHTTP/1.1 500 No\r\n\r\n"), "200 whole"],
    ["an unasked 100", sends("HTTP/1.1 100 Continue\r\n\r\n", ok, "Content-Length: 0\r\n\r\n"), "200 whole"],
    [
      "early hints, several times",
      sends("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".repeat(3), ok, "\r\nhi"),
      "200 whole",
    ],
    // head
    ["nothing", (socket) => socket.end(), "unreachable"],
    ["a reset", (socket) => socket.resetAndDestroy(), "unreachable"],
    ["silence", () => undefined, "timed-out"],
    ["half a status line", sends("HTTP/1.1 20"), "truncated"],
    ["half a head", sends(ok, "A: b\r\nC:"), "truncated"],
    ["a reset in the head", sendsAndResets(ok, "A: b\r\n"), "truncated"],
    ["a stall in the status line", sendsAndStalls("HTTP/1.1 20"), "timed-out"],
    ["a stall in the head", sendsAndStalls(ok, "A: b\r\n"), "timed-out"],
    ["a stall after an interim response", sendsAndStalls("HTTP/1.1 103 Early Hints\r\n\r\n"), "timed-out"],
    ["another protocol's greeting", sendsAndStalls("SSH-2.0-OpenSSH_9.6\r\n"), "malformed"],
    ["another protocol's greeting without a line's end", sendsAndStalls("\x16\x03\x01"), "malformed"],
    ["HTTP/2", sendsAndStalls("HTTP/2 200 OK\r\n\r\n"), "malformed"],
    ["no number for a status", sendsAndStalls("HTTP/1.1 abc OK\r\n\r\n"), "malformed"],
    ["a status of two digits", sendsAndStalls("HTTP/1.1 20 OK\r\n\r\n"), "malformed"],
    ["status 099", sendsAndStalls("HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n"), "malformed"],
    ["101 for an upgrade", sendsAndStalls("HTTP/1.1 101 S\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"), "malformed"],
    ["101 for nothing", sendsAndStalls("HTTP/1.1 101 S\r\n\r\n"), "malformed"],
    ["a line without a colon", sends(ok, "nonsense\r\n\r\n"), "malformed"],
    ["a header name with a space", sends(ok, "A b: c\r\n\r\n"), "malformed"],
    ["a NUL in a value", sends(ok, "A: \0\r\n\r\n"), "malformed"],
    ["two lengths", sends(ok, "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"), "malformed"],
    ["a length and chunks", sends(ok, "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"), "malformed"],
    ["a length below zero", sends(ok, "Content-Length: -1\r\n\r\n"), "malformed"],
    ["a length beyond all numbers", sends(ok, `Content-Length: ${"9".repeat(40)}\r\n\r\n`), "malformed"],
    ["one long header", sendsAndStalls(ok, `A: ${"b".repeat(1_000_000)}\r\n\r\n`), "head-too-long"],
    ["many short headers", sendsAndStalls(ok, "A:b\r\n".repeat(20_000), "\r\n"), "head-too-long"],
    ["a head without end", sendsForEver(ok, "A: b\r\n".repeat(1000)), "head-too-long"],
    ["a header without end", sendsForEver(`${ok}A: `, "b".repeat(10_000)), "head-too-long"],
    ["a status line without end", sendsForEver("HTTP/1.1 200 ", "O".repeat(10_000)), "head-too-long"],
    ["interim responses without end", sendsForEver("", "HTTP/1.1 102 Wait\r\n\r\n".repeat(500)), "head-too-long"],
    ["100 without end", sendsForEver("", "HTTP/1.1 100 Continue\r\nA: b\r\n\r\n".repeat(500)), "head-too-long"],
    ["trailers without end", sendsForEver(`${chunked}0\r\n`, "A: b\r\n".repeat(1000)), "200 head-too-long"],
    // body
    ["less than the length", sends(ten, "hi"), "200 truncated"],
    [
      "less than the length, and the end announced",
      sends(ok, "Connection: close\r\n", ten.slice(ok.length), "hi"),
      "200 truncated",
    ],
    ["half a chunk", sends(chunked, "5\r\nhi"), "200 truncated"],
    [
      "half a chunk, and the end announced",
      sends(ok, "Connection: close\r\n", chunked.slice(ok.length), "5\r\nhi"),
      "200 truncated",
    ],
    ["no last chunk", sends(chunked, "2\r\nhi\r\n"), "200 truncated"],
    ["a reset in a length", sendsAndResets(ten, "hi"), "200 truncated"],
    ["a reset in chunks", sendsAndResets(chunked, "5\r\nhi"), "200 truncated"],
    ["a reset in a body until the end", sendsAndResets(ok, "Connection: close\r\n\r\nhi"), "200 truncated"],
    ["a chunk size that is none", sendsAndStalls(chunked, "zz\r\nhi"), "200 malformed"],
    ["a chunk size beyond all numbers", sendsAndStalls(chunked, `${"f".repeat(40)}\r\nhi`), "200 malformed"],
    ["a chunk without its line's end", sendsAndStalls(chunked, "2\r\nhi2\r\n"), "200 malformed"],
    ["a stall in a length", sendsAndStalls(ten, "hi"), "200 timed-out"],
    ["a stall in a chunk", sendsAndStalls(chunked, "5\r\nhi"), "200 timed-out"],
    ["a stall before the body", sendsAndStalls(ten), "200 timed-out"],
    ["a body without end", sendsForEver(`${ok}\r\n`, "x".repeat(50_000)), "200 body-too-long"],
    ["chunks without end", sendsForEver(chunked, "1\r\nx\r\n".repeat(5_000)), "200 body-too-long"],
    [
      "a length beyond the budget",
      sendsForEver(`${ok}Content-Length: 99999999\r\n\r\n`, "x".repeat(50_000)),
      "200 body-too-long",
    ],
  ];

  test.each(rows)("%s", async (_desc, act, expected) => {
    const { origin } = await rawServer(act);
    const options = expected.endsWith("timed-out") ? hurried : budgets;
    expect(verdict(await attempt(network(options), { url: `${origin}/` }))).toBe(expected);
  });

  test.each<[desc: string, act: Act, verdict: string]>([
    ["a greeting before the request", sends("220 mail.example ESMTP\r\n"), "malformed"],
    ["a response before the request", sends(ok, "Content-Length: 0\r\n\r\n"), "200 whole"],
    ["a reset before the request", (socket) => socket.resetAndDestroy(), "unreachable"],
  ])("%s", async (_desc, act, expected) => {
    const { origin } = await rawServer(act, { greets: true });
    expect(verdict(await attempt(network(), { url: `${origin}/` }))).toBe(expected);
  });

  test("a whole exchange has a deadline, though every byte comes in time", async () => {
    const drip: Act = (socket) => {
      socket.write(`${ok}\r\n`);
      const timer = setInterval(() => socket.write("x"), 20);
      socket.on("close", () => clearInterval(timer));
    };
    const { origin } = await rawServer(drip);
    const made = network({ timeout: { head: 10_000, gap: 10_000, exchange: 700 } });
    expect(verdict(await attempt(made, { url: `${origin}/` }))).toBe("200 timed-out");
  });

  test("nobody listens", async () => {
    expect(verdict(await attempt(network(), { url: "http://127.0.0.1:1/" }))).toBe("unreachable");
  });

  test("HEAD has no body, whatever its length says", async () => {
    const { origin } = await rawServer(sendsAndStalls(ten));
    expect(await attempt(network(), { url: `${origin}/`, method: "HEAD" })).toMatchObject({ status: 200, body: "" });
  });
});

describe("a response as it came", () => {
  test("headers are a line each, in order and as written", async () => {
    const lines = "B: 1\r\na: 2\r\nb: 3\r\nEmpty:\r\n__proto__: x\r\nConstructor: y\r\nContent-Length: 2\r\n\r\nhi";
    const { origin } = await rawServer(sends("HTTP/1.1 207 Multi  Status\r\n", lines));
    expect(await attempt(network(), { url: `${origin}/` })).toEqual({
      status: 207,
      statusText: "Multi  Status",
      headers: [
        ["B", "1"],
        ["a", "2"],
        ["b", "3"],
        ["Empty", ""],
        ["__proto__", "x"],
        ["Constructor", "y"],
        ["Content-Length", "2"],
      ],
      body: "hi",
      broken: undefined,
    });
  });

  test("bytes beyond ASCII are one character each", async () => {
    const { origin } = await rawServer(sends("HTTP/1.1 200 \xc3\xa9\r\nA: \xff\xc3\xa9\r\nContent-Length: 0\r\n\r\n"));
    expect(await attempt(network(), { url: `${origin}/` })).toMatchObject({
      statusText: "\xc3\xa9",
      headers: [
        ["A", "\xff\xc3\xa9"],
        ["Content-Length", "0"],
      ],
    });
  });

  test("what came before the end is read, although the end came first", async () => {
    const { origin } = await rawServer(sends(ten, "hi"));
    const response = await network().exchange({ method: "GET", url: `${origin}/`, headers: [], body: undefined });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const read: string[] = [];
    const reading = (async () => {
      for await (const chunk of response.body as AsyncIterable<Uint8Array>) read.push(Buffer.from(chunk).toString());
    })();
    await expect(reading).rejects.toMatchObject({ code: "truncated" });
    expect(read.join("")).toBe("hi");
  });
});

describe("a body that nobody reads", () => {
  test("is received as far as its reader may lag, and no farther", async () => {
    let sent = 0;
    const { origin } = await rawServer((socket) => {
      const block = Buffer.alloc(64 * 1024);
      const more = (): void => {
        if (socket.destroyed) return;
        sent += block.length;
        socket.write(block, () => setImmediate(more));
      };
      socket.write(`${ok}\r\n`, more);
    });
    const patient = network({ timeout: { gap: 1000 }, maxBodyBytes: 2 ** 40 });
    const response = await patient.exchange({ method: "GET", url: `${origin}/`, headers: [], body: undefined });
    let before = -1;
    while (sent !== before) {
      before = sent;
      await new Promise((resolve) => setTimeout(resolve, 1300));
    }
    // What the system's buffers take is beside it.
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    // Nothing has come for longer than the gap, and that was the reader's doing: it can go on.
    const body = (response.body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
    let received = 0;
    const beyond = before + 1024 * 1024;
    while (received < beyond) {
      const next = await body.next();
      if (next.done === true) break;
      received += next.value.length;
    }
    expect(received).toBeGreaterThanOrEqual(beyond);
    await body.return?.();
  });

  test("is given up when its reader stops", async () => {
    let closed = (): void => undefined;
    const hungUp = new Promise<void>((resolve) => (closed = resolve));
    const { origin } = await rawServer((socket) => {
      socket.on("close", closed);
      sendsAndStalls(ten, "hi")(socket);
    });
    const { body } = await network({}).exchange({ method: "GET", url: `${origin}/`, headers: [], body: undefined });
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await within(hungUp, "The connection stays open.");
  });
});
