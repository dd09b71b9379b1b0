import { describe, expect, test } from "vitest";
import { Browser, type Page } from "../../src/index.ts";
import { generous, sceneOf, verdictOf } from "./script.ts";

const badPorts = [
  [0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109],
  [110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531],
  [532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060],
  [5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080],
].flat();

describe("bad ports", () => {
  test("are those of the standard, and their neighbours are not", async () => {
    const { network, page } = sceneOf(() => ({}));
    const ports = [
      ...new Set([...badPorts, ...badPorts.flatMap((port) => [Math.max(0, port - 1), port + 1]), 80, 443, 65535]),
    ];
    const blocked: number[] = [];
    for (const port of ports) {
      const verdict = await verdictOf(page, `https://api.example:${port}/`, { mode: "no-cors" });
      if (verdict === "bad-port") blocked.push(port);
    }
    expect(blocked.sort((a, b) => a - b)).toEqual(badPorts);
    expect(network.asked).toHaveLength(ports.length - badPorts.length);
  });

  test("are refused to the address bar too", async () => {
    const { network, browser } = sceneOf(() => ({}));
    await expect(browser.open("http://api.example:25/")).rejects.toThrow(TypeError);
    expect(network.asked).toEqual([]);
  });
});

describe("mixed content", () => {
  test.each<[desc: string, at: string, parents: string[], to: string, blocked: boolean]>([
    ["a secure page asks for plain http", "https://a.example", [], "http://b.test", true],
    ["of its own host", "https://a.example", [], "http://a.example", true],
    ["a secure page asks for https", "https://a.example", [], "https://b.test", false],
    ["a plain page asks for plain http", "http://a.example", [], "http://b.test", false],
    ["a secure page asks this machine", "https://a.example", [], "http://127.0.0.1:8080", false],
    ["by its name", "https://a.example", [], "http://api.localhost:8080", false],
    ["a secure frame in a plain page", "https://a.example", ["http://b.test"], "http://b.test", true],
    ["a plain frame in a secure page", "http://a.example", ["https://b.test"], "http://b.test", true],
    [
      "a plain frame in a secure frame in a plain page",
      "http://a.example",
      ["http://c.test", "https://b.test"],
      "http://b.test",
      true,
    ],
    ["plain pages all the way", "http://a.example", ["http://c.test", "http://b.test"], "http://b.test", false],
  ])("%s", async (_desc, at, parents, to, blocked) => {
    const { network, browser } = sceneOf(generous);
    const inner = (parent: Page | undefined, url: string): Page => browser.pageAt(url, parent && { parent });
    const frame = parents.reduce<Page | undefined>(inner, undefined);
    expect(await verdictOf(inner(frame, at), to)).toBe(
      blocked ? "mixed-content" : at === to ? "basic 200" : "cors 200",
    );
    expect(network.asked).toHaveLength(blocked ? 0 : 1);
  });

  test("by a redirect: the first hop is asked, the second is not", async () => {
    const { network, page } = sceneOf((asked) => ({
      ...generous(asked),
      status: 302,
      headers: [...generous(asked).headers, ["Location", "http://b.test/"]],
    }));
    expect(await verdictOf(page, "https://b.test/")).toBe("mixed-content");
    expect(network.lines).toEqual(["GET https://b.test/"]);
  });

  test("the address bar goes where it will", async () => {
    const { network, browser } = sceneOf(({ url }) =>
      url.protocol === "https:" ? { status: 302, headers: [["Location", "http://b.test/"]] } : {},
    );
    expect((await browser.open("https://b.test/")).url).toBe("http://b.test/");
    expect(network.asked).toHaveLength(2);
  });
});

describe("another origin in mode same-origin, which is refused for something else besides", () => {
  test.each<[desc: string, to: string, policy: string, chromium: string, others: string]>([
    ["mixed content", "http://b.test/", "", "mode-same-origin", "mixed-content"],
    ["a blocked port", "https://b.test:6666/", "", "mode-same-origin", "bad-port"],
    ["connect-src", "https://b.test/", "connect-src 'self'", "csp", "csp"],
    ["nothing", "https://b.test/", "", "mode-same-origin", "mode-same-origin"],
    ["a blocked port of its own origin", "https://app.example:6666/", "", "mode-same-origin", "bad-port"],
  ])("%s", async (_desc, to, policy, chromium, others) => {
    const { network } = sceneOf(generous);
    const codes = (["standard", "chromium", "firefox", "webkit"] as const).map(async (engine) => {
      const { failure } = await new Browser({ network, engine })
        .pageAt("https://app.example/", { contentSecurityPolicy: policy })
        .attempt(to, { mode: "same-origin" });
      return [engine, failure?.code] as const;
    });
    expect(Object.fromEntries(await Promise.all(codes))).toEqual({
      standard: others,
      chromium,
      firefox: others,
      webkit: others,
    });
    expect(network.asked).toEqual([]);
  });
});
