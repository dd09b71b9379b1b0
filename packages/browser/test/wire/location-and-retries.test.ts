import { describe, expect, test } from "vitest";
import { Browser, NetworkFailure, readResponse, type EngineName, type Network } from "../../src/index.ts";

const names = ["standard", "chromium", "firefox", "webkit"] as const;

/** A page, and the requests that its server receives; of `/r` it sends such bytes. */
function pageWith(engine: EngineName, bytes: string): { page: ReturnType<Browser["pageAt"]>; sent: string[] } {
  const sent: string[] = [];
  const network: Network = {
    exchange: (request, _signal, rules) => {
      sent.push(`${request.method} ${new URL(request.url).pathname}`);
      const response = request.url.endsWith("/r") ? bytes : "HTTP/1.1 204 No\r\n\r\n";
      return Promise.resolve().then(() => readResponse(request, Buffer.from(response, "latin1"), rules));
    },
  };
  return { page: new Browser({ engine, network }).pageAt("https://a.example/page"), sent };
}

describe("the bytes of a Location", () => {
  test.each<[location: string, standard: string, chromium: string, firefox: string, webkit: string]>([
    ["/\xc3\xa9", "/%C3%A9", "/%C3%A9", "/%C3%A9", "/%C3%83%C2%A9"],
    ["/\xe9", "/%EF%BF%BD", "/%E9", "/%E9", "/%C3%AF%C2%BF%C2%BD"],
    ["/%c3%a9", "/%c3%a9", "/%c3%a9", "/%c3%a9", "/%C3%A9"],
    ["/a\tb", "/ab", "/ab", "/a%09b", "/ab"],
    ["/a^b", "/a%5Eb", "/a%5Eb", "/a%5Eb", "/a%5Eb"],
    ["/a|b", "/a|b", "/a%7Cb", "/a|b", "/a|b"],
    ["/x\x01", "/x", "/x", "/x%01", "/x"],
  ])("%j", async (location, ...expected) => {
    for (const [index, engine] of names.entries()) {
      const { page, sent } = pageWith(
        engine,
        `HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`,
      );
      await page.fetch("/r");
      expect([engine, sent]).toEqual([engine, ["GET /r", `GET ${expected[index] ?? ""}`]]);
    }
  });
});

describe("a connection that ends without a byte", () => {
  test.each<[method: string, inFirefox: number]>([
    ["GET", 10],
    ["HEAD", 10],
    ["OPTIONS", 10],
    ["POST", 1],
    ["PUT", 1],
    ["DELETE", 1],
  ])("%s: Firefox sends it %i times, the others once", async (method, inFirefox) => {
    for (const engine of names) {
      const { page, sent } = pageWith(engine, "");
      const { failure } = await page.attempt("/r", { method });
      expect(failure?.code).toBe("unreachable");
      expect([engine, sent.length]).toEqual([engine, engine === "firefox" ? inFirefox : 1]);
    }
  });

  test("where there was no connection it isn't sent again", async () => {
    let exchanges = 0;
    const network: Network = {
      exchange: () => {
        exchanges++;
        return Promise.reject(new NetworkFailure("unreachable", "Nobody listens.", { connected: false }));
      },
    };
    await new Browser({ engine: "firefox", network }).pageAt("https://a.example/page").attempt("/r");
    expect(exchanges).toBe(1);
  });
});
