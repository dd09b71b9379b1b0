import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { Browser, inProcess, type Outcome } from "../../src/index.ts";
import type { Network } from "../../src/fetch/network.ts";
import { NetworkFailure, networkFailureCodes } from "../../src/fetch/network-failure.ts";
import { harOf, recording } from "../../src/network/har.ts";

const api = "https://api.bank.example";
const at = new Date("2026-07-01T10:00:00Z");

const shared = {
  "Access-Control-Allow-Origin": "https://app.bank.example",
  "Access-Control-Allow-Credentials": "true",
};

function app(request: Request): Response {
  const { pathname } = new URL(request.url);
  if (request.method === "OPTIONS")
    return new Response(null, { status: 204, headers: { ...shared, "Access-Control-Allow-Methods": "PUT" } });
  switch (pathname) {
    case "/text":
      return new Response("größer", {
        headers: { ...shared, "Content-Type": "text/plain;charset=utf-8" },
        statusText: "Fine",
      });
    case "/bytes":
      return new Response(Uint8Array.of(0xff, 0, 0xfe), { headers: shared });
    case "/bom":
      return new Response("\uFEFFhi", { headers: shared });
    case "/gzip": {
      const stream = new Blob(["hello"]).stream().pipeThrough(new CompressionStream("gzip"));
      return new Response(stream, { headers: { ...shared, "Content-Encoding": "gzip" } });
    }
    case "/cookies": {
      const headers = new Headers(shared);
      headers.append("Set-Cookie", "a=1; SameSite=None; Secure");
      headers.append("Set-Cookie", "b=2");
      return new Response("ok", { headers });
    }
    case "/redirect":
      return new Response(null, { status: 302, headers: { ...shared, Location: "/text" } });
    case "/broken":
      return new Response(new ReadableStream({ pull: () => Promise.reject(new Error("Oh.")) }), { headers: shared });
    case "/fail":
      throw new Error("Oh.");
    default:
      return new Response("not shared");
  }
}

const network = inProcess({ [api]: app });

/** What one can tell of an attempt: what was seen, what was sent, and why. */
async function told({ response, ...outcome }: Outcome): Promise<object> {
  const body = await response?.clone().text().catch(String);
  const { status, statusText, type, url, headers } = response ?? {};
  return {
    ...outcome,
    error: outcome.error?.message,
    status,
    statusText,
    type,
    url,
    headers: headers && [...headers],
    body,
  };
}

const run = (
  on: Network,
  path: string,
  init: Parameters<ReturnType<Browser["pageAt"]>["attempt"]>[1],
): Promise<Outcome> =>
  new Browser({ network: on, now: () => at.getTime() }).pageAt("https://app.bank.example/").attempt(api + path, init);

describe("a run that is kept and replayed is the same", () => {
  test.each<[desc: string, path: string, init?: Parameters<typeof run>[2]]>([
    ["text", "/text"],
    ["bytes", "/bytes"],
    ["a byte order mark", "/bom"],
    ["a coded body", "/gzip"],
    ["cookies", "/cookies", { credentials: "include" }],
    ["a redirect", "/redirect"],
    ["a redirect that is not followed", "/redirect", { redirect: "manual" }],
    ["a preflight", "/text", { method: "PUT", body: "x" }],
    ["a refused preflight", "/text", { method: "DELETE" }],
    ["what is not shared", "/secret"],
    ["what the page may not look into", "/secret", { mode: "no-cors" }],
    ["a body that breaks off", "/broken"],
    ["no answer", "/fail"],
  ])("%s", async (_desc, path, init = {}) => {
    const first = await run(network, path, init);
    const log = JSON.stringify(await harOf(first, at));
    const second = await run(recording(log), path, init);
    expect(await told(second)).toEqual(await told(first));
    expect(JSON.stringify(await harOf(second, at))).toBe(log);
  });

  test.each(networkFailureCodes)("the failure %s", async (code) => {
    const failing: Network = { exchange: () => Promise.reject(new NetworkFailure(code, "It said so.")) };
    const first = await run(failing, "/", {});
    expect(first.failure).toMatchObject({ code });
    const second = await run(recording(await harOf(first, at)), "/", {});
    expect(await told(second)).toEqual(await told(first));
  });
});

describe("the log", () => {
  test("is a HAR 1.2 log as other tools want it", async () => {
    const log = await harOf(await run(network, "/text?a=1&b=%C3%A9", { credentials: "include" }), at);
    const { version } = createRequire(import.meta.url)("../../package.json") as { version: string };
    expect(log.log).toMatchObject({ version: "1.2", creator: { name: "@sallyport/browser", version } });
    expect(log.log.entries).toHaveLength(1);
    expect(log.log.entries[0]).toMatchObject({
      startedDateTime: "2026-07-01T10:00:00.000Z",
      time: 0,
      request: {
        method: "GET",
        httpVersion: "HTTP/1.1",
        cookies: [],
        queryString: [
          { name: "a", value: "1" },
          { name: "b", value: "é" },
        ],
      },
      response: {
        status: 200,
        statusText: "Fine",
        redirectURL: "",
        content: { size: 8, mimeType: "text/plain;charset=utf-8", text: "größer" },
      },
      cache: {},
      timings: { send: 0, wait: 0, receive: 0 },
    });
    expect(log.log.entries[0]?.request.headers).toContainEqual({ name: "Origin", value: "https://app.bank.example" });
  });

  test("leaves the page its body", async () => {
    const outcome = await run(network, "/text", {});
    await harOf(outcome);
    expect(await outcome.response?.text()).toBe("größer");
  });

  test("has no body that the page has read, and says so when it is replayed", async () => {
    const outcome = await run(network, "/text", {});
    await outcome.response?.text();
    const log = await harOf(outcome);
    expect(log.log.entries[0]?.response.content).toEqual({ size: -1, mimeType: "text/plain;charset=utf-8" });
    const again = await run(recording(log), "/text", {});
    expect(again.readable).toBe(true);
    await expect(again.response?.text()).rejects.toMatchObject({ cause: { code: "truncated" } });
  });

  test("is empty where nothing was sent", async () => {
    expect((await harOf(await run(network, "/text", { mode: "same-origin" }))).log.entries).toEqual([]);
  });
});
