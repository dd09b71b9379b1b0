import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import type { Header } from "../../src/fetch/header-list.ts";
import { inProcess, type App } from "../../src/network/in-process.ts";
import { half, listener, listening, network, origin, webSays } from "./applications.ts";
import { attempt, readBody, verdict, within } from "./attempt.ts";

const stall = (): Promise<never> => new Promise(() => undefined);

describe("an abort by signal ends", () => {
  const silent: readonly [string, App, string][] = [
    ["a Web handler that never answers", () => stall(), "aborted"],
    [
      "a Web body that stalls",
      () => new Response(new ReadableStream({ start: (c) => c.enqueue(Buffer.from("hi")) })),
      "200 aborted",
    ],
    ["a listener that never answers", listening(() => undefined), "aborted"],
    [
      "a listener that stalls in its head",
      listening((request) => request.socket.write("HTTP/1.1 200 OK\r\nA")),
      "aborted",
    ],
    ["a listener that stalls in its body", listening((_, response) => half(response)), "200 aborted"],
    ["a Fastify instance that is never ready", { server: createServer(), ready: () => stall() }, "aborted"],
  ];

  test.each(silent)("%s", async (_desc, app, expected) => {
    const controller = new AbortController();
    const answer = attempt(network(app), { url: `${origin}/` }, controller.signal);
    await new Promise((resolve) => setTimeout(resolve, 50));
    controller.abort();
    expect(verdict(await answer)).toBe(expected);
  });

  test("a Web body that stalls, of which nothing was read", async () => {
    const controller = new AbortController();
    const stalling = (): Response => new Response(new ReadableStream());
    const request = { method: "GET", url: `${origin}/`, headers: [], body: undefined };
    const { body } = await network(stalling).exchange(request, controller.signal);
    controller.abort();
    expect(await within(readBody(body))).toEqual({ body: "", broken: "aborted" });
  });

  test.each(silent)("before it starts: %s", async (_desc, app) => {
    expect(verdict(await attempt(network(app), { url: `${origin}/` }, AbortSignal.abort()))).toBe("aborted");
  });
});

describe("a body without end", () => {
  test("waits for its reader: a listener that heeds the drain", async () => {
    let written = 0;
    const app: App = (_request: IncomingMessage, response: ServerResponse) => {
      const block = Buffer.alloc(16_384);
      const more = (): void => {
        written += block.length;
        if (response.write(block)) setImmediate(more);
        else response.once("drain", more);
      };
      more();
    };
    const controller = new AbortController();
    const { body } = await network(app).exchange(
      { method: "GET", url: `${origin}/`, headers: [], body: undefined },
      controller.signal,
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(written).toBeLessThan(4_000_000);
    let received = 0;
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      received += chunk.length;
      if (received > 8_000_000) break;
    }
    expect(written).toBeGreaterThan(4_000_000);
  });
});

describe("headers", () => {
  test.each<[desc: string, header: Header]>([
    ["a lone surrogate", ["X-Own", "\ud800"]],
    ["a character beyond a byte", ["X-Own", "日"]],
    ["a line's end", ["X-Own", "a\r\nB: c"]],
    ["a NUL", ["X-Own", "\0"]],
    ["a name that is none", ["X Own", "a"]],
  ])("that cannot be sent are a failure: %s", async (_desc, header) => {
    for (const app of [webSays, listener] as App[])
      expect(verdict(await attempt(network(app), { url: `${origin}/`, headers: [header] }))).toBe("unreachable");
  });

  test.each<[string, Header]>([
    ["Connection", ["Connection", "keep-alive"]],
    ["Transfer-Encoding", ["Transfer-Encoding", "chunked"]],
    ["Expect", ["Expect", "100-continue"]],
    ["Upgrade", ["Upgrade", "websocket"]],
    ["Content-Length", ["Content-Length", "7"]],
  ])("of the connection break nothing: %s", async (_desc, header) => {
    for (const app of [webSays, listener] as App[]) {
      const controller = new AbortController();
      const answer = attempt(network(app), { url: `${origin}/`, headers: [header] }, controller.signal);
      setTimeout(() => controller.abort(), 2_000);
      expect(["200 whole", "400 whole", "unreachable"]).toContain(verdict(await answer));
    }
  });
});

describe("origins", () => {
  test("nothing answers elsewhere", async () => {
    const made = network(webSays);
    for (const url of ["http://api.example/", "https://api.example:8443/", "https://www.example/"])
      expect(verdict(await within(attempt(made, { url })))).toBe("unreachable");
  });

  test.each(["https://api.example/", "api.example", "https://api.example:443", "HTTPS://api.example", "null", ""])(
    "%j is none",
    (key) => {
      expect(() => inProcess({ [key]: webSays })).toThrow(TypeError);
    },
  );

  test.each([undefined, null, 1, "app", {}, []])("%j is no application", (app) => {
    expect(() => inProcess({ [origin]: app as App })).toThrow(TypeError);
  });
});
