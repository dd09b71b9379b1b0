import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Header } from "../../src/fetch/header-list.ts";
import { httpNetwork, type HttpNetworkOptions } from "../../src/network/http.ts";
import { attempt, verdict, type Answer } from "./attempt.ts";
import { rawServer, sends } from "./raw-server.ts";

const empty = sends("HTTP/1.1 204 No Content\r\n\r\n");

function network(options: HttpNetworkOptions = {}): ReturnType<typeof httpNetwork> {
  const made = httpNetwork(options);
  onTestFinished(() => made.close());
  return made;
}

const encoder = new TextEncoder();

describe("a request as it goes out", () => {
  test("line, headers in order and as written, body", async () => {
    const server = await rawServer(empty);
    const headers: readonly Header[] = [
      ["X-B", "1"],
      ["x-a", "\xe9"],
      ["X-b", "2"],
      ["Content-Length", "5"],
      ["Cookie", "a=b; c=d"],
    ];
    const url = `${server.origin}/a%20b/?q=%C3%A9&&`;
    expect(
      verdict(
        await attempt(network(), { method: "PUT", url, headers, body: encoder.encode("\0abc\xff".slice(0, 4) + "z") }),
      ),
    ).toBe("204 whole");
    expect(server.requests).toEqual([
      [
        "PUT /a%20b/?q=%C3%A9&& HTTP/1.1",
        `host: 127.0.0.1:${String(server.port)}`,
        "connection: keep-alive",
        "X-B: 1",
        "x-a: \xe9",
        "X-b: 2",
        "Cookie: a=b; c=d",
        "content-length: 5",
        "",
        "\0abcz",
      ].join("\r\n"),
    ]);
  });

  test.each(["GET", "get", "patch", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "x-own", "M-SEARCH", "!#$%&'*+-.^_`|~"])(
    "the method %s goes out as it is",
    async (method) => {
      const server = await rawServer(empty);
      expect(verdict(await attempt(network(), { url: `${server.origin}/`, method }))).toBe("204 whole");
      expect(server.requests[0]).toMatch(/^\S+ \/ HTTP\/1\.1\r\n/);
      expect(server.requests[0]?.split(" ")[0]).toBe(method);
    },
  );

  test.each<[desc: string, headers: readonly Header[], wanted: RegExp]>([
    [
      "a host of its own is left out",
      [
        ["Host", "evil.example"],
        ["host", "b"],
      ],
      /^host: 127\.0\.0\.1:\d+$/,
    ],
    ["a connection of its own is left out", [["Connection", "keep-alive, X-A"]], /^connection: keep-alive$/],
    [
      "two lengths",
      [
        ["Content-Length", "7"],
        ["content-length", "abc"],
      ],
      /^content-length: 2$/,
    ],
  ])("%s", async (_desc, headers, wanted) => {
    const server = await rawServer(empty);
    const request = { url: `${server.origin}/`, method: "POST", headers, body: encoder.encode("hi") };
    expect(verdict(await attempt(network(), request))).toBe("204 whole");
    const name = wanted.source.slice(1).split(":")[0] ?? "";
    const lines = (server.requests[0] ?? "").split("\r\n").filter((line) => line.toLowerCase().startsWith(`${name}:`));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(wanted);
  });

  test("headers that belong to the connection never break it", async () => {
    const server = await rawServer(empty);
    const names = [
      "Connection",
      "Keep-Alive",
      "Transfer-Encoding",
      "Upgrade",
      "Expect",
      "TE",
      "Trailer",
      "Proxy-Connection",
      "Via",
      "Date",
    ];
    const headers = names.map((name): Header => [name, "x y, 100-continue"]);
    expect(verdict(await attempt(network(), { url: `${server.origin}/`, headers }))).toBe("204 whole");
    expect(server.requests[0]).not.toMatch(/expect|upgrade|transfer-encoding/i);
  });

  test.each<[desc: string, method: string, headers: readonly Header[]]>([
    ["a lone surrogate in a value", "GET", [["A", "\ud800"]]],
    ["a character beyond a byte", "GET", [["A", "日"]]],
    ["a line's end in a value", "GET", [["A", "b\r\nC: d"]]],
    ["a NUL in a value", "GET", [["A", "\0"]]],
    ["a name that is none", "GET", [["A b", "c"]]],
    ["no name", "GET", [["", "c"]]],
    ["a name with a line's end", "GET", [["A:\r\nB", "c"]]],
    ["a method that is none", "GE T", []],
    ["a method with a line's end", "GET / HTTP/1.1\r\nA: b\r\n\r\n", []],
    ["no method", "", []],
    ["a tunnel", "CONNECT", []],
  ])("what cannot be written is not sent: %s", async (_desc, method, headers) => {
    const server = await rawServer(empty);
    expect(verdict(await attempt(network(), { url: `${server.origin}/`, method, headers }))).toBe("unreachable");
    expect(server.requests.join("")).toBe("");
  });

  test("control characters in a value go out, as browsers send them", async () => {
    const server = await rawServer(empty);
    const headers: readonly Header[] = [["A", "\x01\x0b\t\x7f"]];
    expect(verdict(await attempt(network(), { url: `${server.origin}/`, headers }))).toBe("204 whole");
    expect(server.requests[0]).toContain("\r\nA: \x01\x0b\t\x7f\r\n");
  });

  test("a body that is missing has no length", async () => {
    const server = await rawServer(empty);
    expect(verdict(await attempt(network(), { url: `${server.origin}/`, method: "PATCH" }))).toBe("204 whole");
    expect(server.requests[0]).not.toMatch(/content-length/i);
  });

  test.each([
    "ftp://a.example/",
    "data:,x",
    "nonsense",
    "http://a.example:99999/",
    "file:///etc/passwd",
    "ws://a.example/",
  ])("%s is unreachable", async (url) => {
    expect(verdict(await attempt(network(), { url }))).toBe("unreachable");
  });

  test("a body of 8 MB, and an answer to it", async () => {
    let received = 0;
    const server = createServer((request, response) => {
      request.on("data", (chunk: Buffer) => (received += chunk.length));
      request.on("end", () => response.end("thanks"));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
    const body = new Uint8Array(8_000_000);
    expect(await attempt(network(), { url, method: "POST", body })).toMatchObject({ status: 200, body: "thanks" });
    expect(received).toBe(8_000_000);
  });

  test("an answer before the body is read", async () => {
    const server = await rawServer((socket) => socket.write("HTTP/1.1 413 No\r\nContent-Length: 2\r\n\r\nno"), {
      greets: true,
    });
    const request = { url: `${server.origin}/`, method: "POST", body: new Uint8Array(100_000) };
    expect(await attempt(network(), request)).toMatchObject({ status: 413, body: "no" });
  });

  test("each exchange has its own connection, fifty at a time too", async () => {
    const server = await rawServer((socket) =>
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhiHTTP/1.1 200 Evil\r\nContent-Length: 4\r\n\r\nevil"),
    );
    const one = network();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => attempt(one, { url: `${server.origin}/` }) as Promise<Answer>),
    );
    expect(new Set(answers.map(({ statusText, body }) => `${statusText} ${body}`))).toEqual(new Set(["OK hi"]));
    expect(server.requests).toHaveLength(50);
  });
});
