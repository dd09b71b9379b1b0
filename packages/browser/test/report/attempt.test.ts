import { describe, expect, test } from "vitest";
import { codeOf } from "../../src/explain/attempt-facts.ts";
import type { EngineName, Network, WireRequest } from "../../src/index.ts";
import type { AttemptRequest } from "../../src/report/attempt-request.ts";
import { attemptIn } from "../../src/report/attempt.ts";

const attempted = async (
  url: string,
): Promise<{ readonly code: string | undefined; readonly sent: readonly WireRequest[] }> => {
  const sent: WireRequest[] = [];
  const network: Network = {
    exchange: (request) => {
      sent.push(request);
      return Promise.resolve({ status: 204, statusText: "", headers: [], body: new Uint8Array() });
    },
  };
  const page = `${new URL(url).protocol}//${new URL(url).hostname}:3000/`;
  const rest = { method: "GET", headers: [], body: undefined, mode: "cors", credentials: "include" } as const;
  const { failure } = await attemptIn("standard", { url, page, cookies: ["a=1"], ...rest }, network);
  return { code: failure?.code, sent };
};

describe("the user's cookies are there, whatever the port", () => {
  test.each([
    ["http://localhost:4000/x", "cors-origin-missing"],
    ["http://127.0.0.1:4000/x", "cors-origin-missing"],
    ["http://[::1]:4000/x", "cors-origin-missing"],
  ])("%s sends them", async (url, code) => {
    const { code: failed, sent } = await attempted(url);
    expect(failed).toBe(code);
    expect(sent.map(({ headers }) => headers.find(([name]) => name.toLowerCase() === "cookie")?.[1])).toEqual(["a=1"]);
  });

  test.each(["http://localhost:6000/x", "http://127.0.0.1:9/x", "http://[::1]:25/x"])(
    "%s, which no page can open, is refused for its port, and nothing is sent",
    async (url) => {
      expect(await attempted(url)).toEqual({ code: "bad-port", sent: [] });
    },
  );
});

describe("what a page has before its request, and what its script says of it", () => {
  const base: AttemptRequest = {
    ...{ url: "https://api.example/x", page: "https://app.example/", method: "GET", headers: [], body: undefined },
    ...{ mode: "cors", credentials: "same-origin", cookies: [] },
  };
  const attempt = async (more: Partial<AttemptRequest>, engine: EngineName = "chromium") => {
    const methods: string[] = [];
    const network: Network = {
      exchange: ({ method }) => {
        methods.push(method);
        const headers: [string, string][] = [
          ["Access-Control-Allow-Origin", "*"],
          ["Access-Control-Allow-Headers", "*"],
          ["Cache-Control", "max-age=60"],
          ["Content-Type", more.by === "script" ? "text/javascript" : "image/gif"],
        ];
        return Promise.resolve({ status: 200, statusText: "", headers, body: new TextEncoder().encode("GIF89a") });
      },
    };
    const outcome = await attemptIn(engine, { ...base, ...more }, network);
    return { code: codeOf(outcome), sent: outcome.sent, executed: outcome.executed, methods, trace: outcome.trace };
  };

  test.each<[string, Partial<AttemptRequest>, string, readonly string[]]>([
    ["nothing", {}, "readable", ["GET"]],
    ["a policy that blocks it", { contentSecurityPolicy: "connect-src 'none'" }, "csp", []],
    ["a policy that blocks an event stream", { by: "event-source", contentSecurityPolicy: "connect-src" }, "csp", []],
    ["the same request before: the cache has it", { earlier: "same" }, "readable", ["GET"]],
    ["an image of it before", { earlier: "image" }, "readable", ["GET"]],
    ["an abort, after the preflight", { headers: [["X-A", "1"]], aborts: true }, "aborted", ["OPTIONS", "GET"]],
    ["a stream", { method: "POST", body: "a", streams: true }, "stream-over-http1", ["OPTIONS"]],
    ["options of fetch", { options: { redirect: "manual" }, mode: "no-cors" }, "no-cors-redirect-mode", []],
    [
      "the integrity of an element",
      { by: "script", options: { integrity: `sha256-${"A".repeat(43)}=` } },
      "integrity",
      ["GET"],
    ],
  ])("%s", async (_, more, code, methods) => {
    const result = await attempt(more);
    expect([result.code, result.methods]).toEqual([code, methods]);
  });

  test.each(["chromium", "firefox", "webkit", "standard"] as const)(
    "an event stream that the policy blocks, in %s, whose constructor may throw",
    async (engine) => {
      const result = await attempt({ by: "event-source", contentSecurityPolicy: "connect-src 'none'" }, engine);
      expect([result.code, result.methods]).toEqual(["csp", []]);
    },
  );

  test("what the script does to cookies begins the trace", async () => {
    const { trace } = await attempt({ page: "https://api.example/", documentCookie: "a=1; HttpOnly" });
    expect(trace[0]).toEqual({ kind: "cookie-refused", name: "a", reason: "http-only-script" });
  });

  test.each(["chromium", "firefox", "webkit", "standard"] as const)(
    "a page at a blob: URL without an origin makes its request in %s",
    async (engine) => {
      expect((await attempt({ page: "blob:null/0" }, engine)).code).toBe("readable");
    },
  );
});
