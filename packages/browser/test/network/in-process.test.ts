import express from "express";
import express4 from "express4";
import fastify from "fastify";
import { Hono } from "hono";
import Koa from "koa";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import type { Header } from "../../src/fetch/header-list.ts";
import { inProcess, type App } from "../../src/network/in-process.ts";
import { attempt, readBody, verdict, within, type Answer } from "./attempt.ts";

const origin = "https://api.example";

const network = (app: App): ReturnType<typeof inProcess> => inProcess({ [origin]: app });

/** What an application says of a request. */
interface Said {
  readonly method: string;
  readonly url: string;
  readonly host: string;
  readonly own: string;
  readonly body: string;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function say(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "", url = "", headers } = request;
  const said: Said = {
    method,
    url,
    host: headers.host ?? "",
    own: String(headers["x-own"]),
    body: await textOf(request),
  };
  response.setHeader("X-Answer", ["1", "2"]);
  response.end(JSON.stringify(said));
}

const listener = (request: IncomingMessage, response: ServerResponse): void => void say(request, response);

async function webSays(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const { method, headers } = request;
  const said: Said = {
    method,
    url: pathname + search,
    host: headers.get("host") ?? "",
    own: headers.get("x-own") ?? "",
    body: await request.text(),
  };
  return new Response(JSON.stringify(said), {
    headers: [
      ["X-Answer", "1"],
      ["X-Answer", "2"],
    ],
  });
}

const expressApp = (make: typeof express): App => {
  const app = make();
  app.use((request, response) => listener(request, response));
  return app as App;
};

const fastifyApp = (): App => {
  const app = fastify();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, _payload, done) => done(null));
  app.addHttpMethod("PROPFIND", { hasBody: true });
  app.all("/*", (request, reply) => {
    reply.hijack();
    listener(request.raw, reply.raw);
  });
  return app;
};

const koaApp = (): App => {
  const app = new Koa();
  app.use((context) => {
    context.respond = false;
    context.status = 200;
    listener(context.req, context.res);
  });
  return app.callback();
};

const honoApp = (): App => new Hono().all("*", (context) => webSays(context.req.raw));

const apps: readonly [string, () => App][] = [
  ["a Web handler", () => webSays],
  ["an object with fetch", () => ({ fetch: webSays })],
  ["Hono", honoApp],
  ["a node:http listener", () => listener],
  ["a node:http server", () => createServer(listener)],
  ["Express 5", () => expressApp(express)],
  ["Express 4", () => expressApp(express4)],
  ["Fastify", fastifyApp],
  ["Koa", koaApp],
];

describe.each(apps)("%s in this process", (name, make) => {
  test("gets the request as it is, and its answer comes as it is", async () => {
    const made = network(make());
    const headers: Header[] = [
      ["X-Own", "e"],
      ["Content-Length", "2"],
      ["Content-Type", "text/plain"],
    ];
    const body = new TextEncoder().encode("hi");
    const answer = (await attempt(made, { url: `${origin}/a%20b?q=1&&`, method: "POST", headers, body })) as Answer;
    expect(answer).toMatchObject({ status: 200, broken: undefined });
    expect(JSON.parse(answer.body)).toEqual({
      method: "POST",
      url: "/a%20b?q=1&&",
      host: "api.example",
      own: "e",
      body: "hi",
    });
    const own = answer.headers.filter(([one]) => one.toLowerCase() === "x-answer").map(([, value]) => value);
    expect(own.join(", ")).toBe("1, 2");
  });

  test.each(["GET", "HEAD", "DELETE", "OPTIONS", "PATCH", "PUT", "PROPFIND"])("%s", async (method) => {
    const answer = (await attempt(network(make()), { url: `${origin}/`, method })) as Answer;
    expect(verdict(answer)).toBe("200 whole");
    if (method === "HEAD") expect(answer.body).toBe("");
    else expect(JSON.parse(answer.body)).toMatchObject({ method });
  });

  test("a method in lower case stays so: node:http refuses it, as it does over a socket", async () => {
    const answer = (await attempt(network(make()), { url: `${origin}/`, method: "patch" })) as Answer;
    if (name.startsWith("a Web") || name.startsWith("an object") || name === "Hono")
      expect(JSON.parse(answer.body)).toMatchObject({ method: "patch" });
    else expect(verdict(answer)).toBe("400 whole");
  });

  test("one after the other, and many at once", async () => {
    const made = network(make());
    const ask = async (index: number): Promise<string> => {
      const answer = (await attempt(made, { url: `${origin}/${String(index)}` })) as Answer;
      return (JSON.parse(answer.body) as Said).url;
    };
    expect(await ask(0)).toBe("/0");
    expect(await Promise.all(Array.from({ length: 20 }, (_, index) => ask(index)))).toEqual(
      Array.from({ length: 20 }, (_, index) => `/${String(index)}`),
    );
  });
});

type Node = (request: IncomingMessage, response: ServerResponse) => unknown;

const stall = (): Promise<never> => new Promise(() => undefined);

/** Two arguments are what a listener is known by. */
const listening =
  (act: Node): App =>
  (request: IncomingMessage, response: ServerResponse) =>
    act(request, response);

const half = (response: ServerResponse): ServerResponse => {
  response.writeHead(200, { "Content-Length": 10 });
  response.write("hi");
  return response;
};

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

  test("an application behind https sees a secure connection", async () => {
    const secure = async (at: string): Promise<string> => {
      const app = express();
      app.get("/", (request, response) => void response.send(`${request.protocol} ${String(request.secure)}`));
      return ((await attempt(inProcess({ [at]: app as App }), { url: `${at}/` })) as Answer).body;
    };
    expect(await secure("https://a.example")).toBe("https true");
    expect(await secure("http://a.example")).toBe("http false");
  });
});
