import { describe, expect, test } from "vitest";
import { Browser, inProcess, type EngineName } from "../../src/index.ts";

/** A browser whose names lead where a test moves them, and the requests that the servers received. */
function opened(engine: EngineName) {
  const addresses = new Map<string, string>();
  const asked: Request[] = [];
  const moves = new Map<string, string>();
  const serve = (request: Request): Response => {
    asked.push(request);
    const { hostname } = new URL(request.url);
    const moved = moves.get(request.method);
    if (moved !== undefined) addresses.set(hostname, moved);
    return new Response("", {
      headers: { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "PUT, DELETE" },
    });
  };
  const origins = ["http://evil.example", "https://evil.example", "https://api.example"];
  const network = inProcess(Object.fromEntries(origins.map((origin) => [origin, serve])));
  const resolve = (host: string): string => addresses.get(host) ?? "8.8.8.8";
  return { browser: new Browser({ engine, network, resolve }), addresses, asked, moves };
}

describe("a page whose own name moves to the local network", () => {
  test.each<[EngineName, code: string | undefined]>([
    ["standard", "local-network-insecure"],
    ["chromium", "local-network-insecure"],
    ["firefox", "local-network-denied"],
    ["webkit", undefined],
  ])("%s, over http", async (engine, code) => {
    const { browser, addresses, asked } = opened(engine);
    const page = await browser.open("http://evil.example/");
    expect((await page.attempt("/", { method: "POST" })).failure).toBeUndefined();
    addresses.set("evil.example", "192.168.0.7");
    const { failure, readable, sent } = await page.attempt("/settings", { method: "POST" });
    expect({ code: failure?.code, readable, sent }).toEqual({
      code,
      readable: code === undefined,
      sent: code === undefined,
    });
    expect(asked).toHaveLength(code === undefined ? 3 : 2);
    // What a server can tell it by.
    expect(asked.map(({ url }) => new URL(url).host)).toEqual(asked.map(() => "evil.example"));
  });

  test.each<EngineName>(["standard", "chromium", "firefox", "webkit"])(
    "%s, over https: only TLS stops it",
    async (engine) => {
      const { browser, addresses } = opened(engine);
      const page = await browser.open("https://evil.example/");
      addresses.set("evil.example", "192.168.0.7");
      expect((await page.attempt("/settings", { method: "POST" })).failure).toBeUndefined();
    },
  );
});

describe("a server's name that moves between the preflight and the request", () => {
  test.each<[EngineName, code: string | undefined]>([
    ["standard", "local-network-denied"],
    ["chromium", "local-network-denied"],
    ["firefox", "local-network-denied"],
    ["webkit", undefined],
  ])("%s", async (engine, code) => {
    const { browser, asked, moves } = opened(engine);
    const page = await browser.open("https://evil.example/");
    moves.set("OPTIONS", "127.0.0.1");
    const { failure } = await page.attempt("https://api.example/", { method: "PUT" });
    expect(failure?.code).toBe(code);
    expect(asked.slice(1).map(({ method }) => method)).toEqual(code === undefined ? ["OPTIONS", "PUT"] : ["OPTIONS"]);
  });

  test("to another public address, nothing stops the request but TLS", async () => {
    const { browser, asked, moves } = opened("chromium");
    const page = await browser.open("https://evil.example/");
    moves.set("OPTIONS", "9.9.9.9");
    expect((await page.attempt("https://api.example/", { method: "PUT" })).failure).toBeUndefined();
    expect(asked).toHaveLength(3);
  });
});
