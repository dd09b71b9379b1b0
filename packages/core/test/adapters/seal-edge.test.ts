import http2 from "node:http2";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { describe, expect, test, vi } from "vitest";
import { definePolicy, type Policy } from "../../src/index.ts";
import { guard, type NodeHandler } from "../../src/adapters/node.ts";
import { sharingWith } from "../sharing-with.ts";
import { heldOnHttp1, heldOnHttp2, keepRespond, pastOnHttp1, pastOnHttp2, type Trick } from "./seal-tricks.ts";
import { sentBy, sentOverHttp1, sentOverHttp2, type Http2Listener } from "./sent-fields.ts";

const nothing = definePolicy({ sallyport: 1, self: ["https://api.example"], resources: [] });
const onError = (): void => undefined;

const http1Handler =
  ({ run, ends }: Trick<ServerResponse>) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    run(response, request);
    if (ends !== true) response.end("ok");
  };

const http2Handler =
  ({ run, ends }: Trick<http2.Http2ServerResponse>): Http2Listener =>
  (request, response) => {
    run(response, request as unknown as IncomingMessage);
    if (ends !== true) response.end("ok");
  };

const guarded = (policy: Policy, handler: NodeHandler): RequestListener => guard(policy, handler, { onError });

const guardedHttp2 = (policy: Policy, handler: Http2Listener): Http2Listener =>
  guard(policy, handler as unknown as NodeHandler, { onError });

/** The origins that a page's browser would read from what was sent. */
const allowed = (sent: string): readonly string[] =>
  [...sent.matchAll(/^access-control-allow-origin: (\S+)/gim)].map(([, origin = ""]) => origin);

describe("on http1", () => {
  describe.each(heldOnHttp1)("$desc", (trick) => {
    test("is sealed", async () => {
      const sent = await sentOverHttp1(guarded(nothing, http1Handler(trick)));
      expect([/^HTTP\/1\.1 200 /m.test(sent), allowed(sent)]).toEqual([true, []]);
    });

    test("opens the response without the guard", async () => {
      expect(allowed(await sentOverHttp1(http1Handler(trick)))).toHaveLength(1);
    });
  });

  test.each(pastOnHttp1)("$desc gets past", async (trick) => {
    expect(allowed(await sentOverHttp1(guarded(nothing, http1Handler(trick))))).toEqual(["https://evil.example"]);
  });
});

describe("on http2", () => {
  // First: the guard's first response seals the class's methods.
  test.each(pastOnHttp2)("$desc gets past", async (trick) => {
    await sentOverHttp2((_, response) => {
      keepRespond(response);
      response.end();
    });
    expect(allowed(await sentOverHttp2(guardedHttp2(nothing, http2Handler(trick))))).toEqual(["https://evil.example"]);
  });

  describe.each(heldOnHttp2)("$desc", (trick) => {
    test("is sealed", async () => {
      const sent = await sentOverHttp2(guardedHttp2(nothing, http2Handler(trick)));
      expect([/^:status: 200/m.test(sent), allowed(sent)]).toEqual([true, []]);
    });

    test("opens the response without the guard", async () => {
      expect(allowed(await sentOverHttp2(http2Handler(trick)))).toHaveLength(1);
    });
  });

  test('server.on("stream") beside the guard gets past: it runs, though the gate refuses', async () => {
    const refusing = definePolicy({
      sallyport: 1,
      self: ["https://api.example"],
      resources: [{ path: "/a", forgery: { reads: "refuse" } }],
    });
    const ran = vi.fn<(event: string) => void>();
    const server = http2.createServer(guardedHttp2(refusing, () => ran("request")));
    server.on("stream", () => ran("stream"));
    expect(await sentBy(server)).toMatch(/^:status: 403/m);
    expect(ran.mock.calls).toEqual([["stream"]]);
  });
});

describe("guards inside one another: the outermost has the last word", () => {
  const evil = definePolicy(sharingWith("https://evil.example"));
  const pairs = [
    { desc: "the outer one shares nothing", outer: nothing, inner: evil, expected: [] },
    { desc: "the inner one shares nothing", outer: evil, inner: nothing, expected: ["https://evil.example"] },
  ];

  test.each(pairs)("$desc, on http1", async ({ outer, inner, expected }) => {
    const handler = guarded(inner, (_, response) => response.end("ok"));
    expect(allowed(await sentOverHttp1(guarded(outer, handler)))).toEqual(expected);
  });

  test.each(pairs)("$desc, on http2", async ({ outer, inner, expected }) => {
    const handler = guardedHttp2(inner, (_, response) => response.end("ok"));
    expect(allowed(await sentOverHttp2(guardedHttp2(outer, handler)))).toEqual(expected);
  });
});

describe("where credentials were removed", () => {
  const policy = definePolicy({
    sallyport: 1,
    self: ["https://api.example"],
    resources: [{ path: "/a", share: { with: "anyone", methods: ["GET"], because: "public" } }],
  });
  const fields = { "set-cookie": "a=1", "clear-site-data": '"cookies"', "www-authenticate": "Basic" };
  const removed = /^(?:set-cookie|clear-site-data|www-authenticate):/im;
  const withCookie =
    <Request extends { rawHeaders: string[]; headers: object }, Response>(next: (q: Request, s: Response) => unknown) =>
    (request: Request, response: Response): void => {
      request.rawHeaders.push("cookie", "session=1");
      Object.assign(request.headers, { cookie: "session=1" });
      next(request, response);
    };

  test("the response signs nobody in or out, on http1", async () => {
    const handler = guarded(policy, (_, response) => response.writeHead(200, fields).end());
    expect(await sentOverHttp1(withCookie(handler))).not.toMatch(removed);
    expect(await sentOverHttp1(handler)).toMatch(removed);
  });

  test("the response signs nobody in or out, on http2", async () => {
    const handler = guardedHttp2(policy, ({ stream }) => {
      stream.respond({ ":status": 200, ...fields });
      stream.end();
    });
    expect(await sentOverHttp2(withCookie(handler))).not.toMatch(removed);
    expect(await sentOverHttp2(handler)).toMatch(removed);
  });
});
