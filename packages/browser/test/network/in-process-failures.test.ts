import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import { half, network, origin, type Node } from "./applications.ts";
import { attempt, verdict } from "./attempt.ts";

const node: readonly [desc: string, listener: Node, verdict: string][] = [
  ["answers", (_, response) => response.end("hi"), "200 whole"],
  [
    "streams",
    (_, response) => {
      response.write("h");
      setTimeout(() => response.end("i"), 20);
    },
    "200 whole",
  ],
  ["answers late", (_, response) => void setTimeout(() => response.end("hi"), 50), "200 whole"],
  [
    "sends early hints first",
    (_, response) => {
      response.writeEarlyHints({ link: "</a>" });
      response.end("hi");
    },
    "200 whole",
  ],
  [
    "sends 100 first",
    (_, response) => {
      response.writeContinue();
      response.end("hi");
    },
    "200 whole",
  ],
  [
    "sends trailers",
    (_, response) => {
      response.setHeader("Trailer", "A");
      response.write("hi");
      response.addTrailers({ A: "b" });
      response.end();
    },
    "200 whole",
  ],
  ["sends a long head", (_, response) => response.writeHead(200, { A: "b".repeat(100_000) }).end("hi"), "200 whole"],
  ["sends 204", (_, response) => response.writeHead(204).end(), "204 whole"],
  [
    "ends twice",
    (_, response) => {
      response.end("hi");
      response.end("ho");
    },
    "200 whole",
  ],
  [
    "throws",
    () => {
      throw new Error("Oh.");
    },
    "unreachable",
  ],
  ["rejects", () => Promise.reject(new Error("Oh.")), "unreachable"],
  [
    "rejects later",
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      throw new Error("Oh.");
    },
    "unreachable",
  ],
  [
    "throws after its answer",
    (_, response) => {
      response.end("hi");
      throw new Error("Oh.");
    },
    "200 whole",
  ],
  [
    "answers twice: the second head throws",
    (_, response) => {
      response.end("hi");
      response.writeHead(500);
    },
    "200 whole",
  ],
  [
    "writes after its end",
    (_, response) => {
      response.end("hi");
      response.write("ho");
    },
    "200 whole",
  ],
  [
    "throws in the body",
    (_, response) => {
      half(response);
      throw new Error("Oh.");
    },
    "200 truncated",
  ],
  ["hangs up", (request) => request.socket.destroy(), "unreachable"],
  [
    "hangs up in the head",
    (request) => {
      request.socket.end("HTTP/1.1 200 OK\r\nA:");
    },
    "truncated",
  ],
  [
    "hangs up in the body",
    (request, response) => {
      half(response);
      setTimeout(() => request.socket.destroy(), 20);
    },
    "200 truncated",
  ],
  [
    "speaks no HTTP",
    (request) => {
      request.socket.end("220 mail\r\n");
    },
    "malformed",
  ],
  [
    "switches protocols",
    (request) => {
      request.socket.write("HTTP/1.1 101 S\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n");
    },
    "malformed",
  ],
  [
    "sends a head too long",
    (request) => {
      request.socket.write(`HTTP/1.1 200 OK\r\nA: ${"b".repeat(300_000)}\r\n\r\n`);
    },
    "head-too-long",
  ],
  [
    "tunes its socket",
    (request, response) => {
      request.socket.setKeepAlive(true);
      request.socket.setNoDelay(true);
      request.setTimeout(1000);
      response.setTimeout(1000);
      response.end("hi");
    },
    "200 whole",
  ],
];

describe("a node:http listener that", () => {
  test.each(node)("%s", async (_desc, app, expected) => {
    expect(
      verdict(
        await attempt(
          network((request, response) => app(request, response)),
          { url: `${origin}/` },
        ),
      ),
    ).toBe(expected);
  });

  test.each(node)("as a server, %s", async (_desc, app, expected) => {
    const server = createServer((request, response) => {
      // A server of one's own answers for its listeners.
      response.on("error", () => undefined);
      Promise.resolve()
        .then(() => app(request, response))
        .catch(() => response.writableEnded || setImmediate(() => request.socket.destroy()));
    });
    const answer = await attempt(network(server), { url: `${origin}/` });
    expect(verdict(answer)).toBe(expected);
  });
});

const web: readonly [desc: string, handler: (request: Request) => Response | Promise<Response>, verdict: string][] = [
  ["answers", () => new Response("hi"), "200 whole"],
  [
    "streams",
    () =>
      new Response(
        new ReadableStream({
          start: (c) => {
            c.enqueue(Buffer.from("hi"));
            setTimeout(() => c.close(), 20);
          },
        }),
      ),
    "200 whole",
  ],
  ["has no body", () => new Response(null, { status: 204 }), "204 whole"],
  [
    "throws",
    () => {
      throw new Error("Oh.");
    },
    "unreachable",
  ],
  ["rejects", () => Promise.reject(new Error("Oh.")), "unreachable"],
  ["gives an error", () => Response.error(), "unreachable"],
  ["gives nothing", () => undefined as unknown as Response, "unreachable"],
  ["gives a text", () => "hi" as unknown as Response, "unreachable"],
  [
    "gives a body that was read",
    async () => {
      const response = new Response("hi");
      await response.text();
      return response;
    },
    "unreachable",
  ],
  [
    "throws in the body",
    () =>
      new Response(
        new ReadableStream({
          pull: () => {
            throw new Error("Oh.");
          },
        }),
      ),
    "200 truncated",
  ],
  ["streams no bytes", () => new Response(new ReadableStream({ start: (c) => c.enqueue("text") })), "200 truncated"],
];

describe("a Web handler that", () => {
  test.each(web)("%s", async (_desc, app, expected) => {
    expect(
      verdict(
        await attempt(
          network((request: Request) => app(request)),
          { url: `${origin}/` },
        ),
      ),
    ).toBe(expected);
  });
});
