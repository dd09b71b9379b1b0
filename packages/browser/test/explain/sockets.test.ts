import { describe, expect, test } from "vitest";
import { explain } from "../../src/explain/index.ts";
import { Browser, inProcess, type EngineName, type Outcome } from "../../src/index.ts";
import { socketServer } from "../page/sockets/socket-server.ts";

const api = "https://api.example";

/** A page opens a WebSocket of a server that has set a cookie. */
async function socketOutcome(at: string, path = "/", engine: EngineName = "chromium"): Promise<Outcome> {
  const server = socketServer();
  server.removeAllListeners("request");
  server.on(
    "request",
    (_request, response) => void response.setHeader("Set-Cookie", "session=1; Secure; SameSite=None").end(),
  );
  const browser = new Browser({ engine, network: inProcess({ [api]: server }), thirdPartyCookies: "allow" });
  await browser.open(api);
  return browser.pageAt(at).openSocket(`${api}${path}`);
}

describe("a WebSocket that opened", () => {
  test("for a hostile page, with the cookie", async () => {
    const { summary, why, fixes, dangers, verdict } = explain(await socketOutcome("https://evil.example"));
    expect(summary).toBe(`GET wss://api.example/ opened a WebSocket; the page can send and read messages.`);
    expect(why).toContain("Cross-site WebSocket hijacking");
    expect(why).toContain("the handshake carried `session`");
    expect(why).toContain("must check Origin");
    expect(verdict).toEqual({ sent: true, executed: true, readable: true });
    expect(fixes[0]?.text).toContain("`guard.upgrade`");
    expect(JSON.stringify(fixes)).not.toContain("evil.example");
    expect(dangers[0]?.text).toContain("Accept every Origin");
  });

  test("for a page of the server's own origin", async () => {
    expect(explain(await socketOutcome(api)).why).toBe("The page opened a WebSocket to its own origin.");
  });

  test.each(["refused", "unexecuted"] as const)("where it must be %s", async (wanted) => {
    const { causes, fixes } = explain(await socketOutcome("https://evil.example"), wanted);
    expect(causes).toEqual([expect.stringContaining("Cross-site WebSocket hijacking") as string]);
    expect(fixes.map(({ policy = "" }) => policy).join("")).not.toContain("evil.example");
  });
});

test("a handshake that was refused is no danger", async () => {
  const { summary, code, why, protects } = explain(await socketOutcome("https://evil.example", "/403"));
  expect([code, summary]).toEqual([
    "websocket-status",
    `GET wss://api.example/403 was executed; it opened no WebSocket.`,
  ]);
  expect(why).toContain("`403`");
  expect(protects).toContain("The user");
});
