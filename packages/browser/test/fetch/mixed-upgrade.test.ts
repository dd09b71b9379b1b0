import { describe, expect, test } from "vitest";
import { Browser, engines, inProcess, type EmbedOptions, type EngineName } from "../../src/index.ts";
import { stepsOf } from "../../src/explain/steps.ts";
import { API, sceneOf } from "./script.ts";

const png = { headers: [["Content-Type", "image/png"]], body: "x" } as const;

async function lines(
  engine: EngineName,
  url: string,
  as: EmbedOptions["as"],
  at = "https://app.example/",
): Promise<string> {
  const { page, network } = sceneOf(() => png, { engine, at });
  const { failure } = await page.embed({ as, url, ...(as === "track" && { crossorigin: "anonymous" }) });
  return [
    ...network.asked.map(({ url: one }) => one.href),
    ...(failure?.code === "mixed-content" ? ["mixed"] : []),
  ].join(" ");
}

describe("what a page on https has with http:", () => {
  const all = (text: string): Record<EngineName, string> => ({
    standard: text,
    chromium: text,
    firefox: text,
    webkit: text,
  });

  test.each<[as: EmbedOptions["as"], url: string, expected: Record<EngineName, string>]>([
    ["image", "http://cdn.example/a", all("https://cdn.example/a")],
    ["audio", "http://cdn.example/a", all("https://cdn.example/a")],
    ["video", "http://cdn.example:8080/a?b#c", all("https://cdn.example:8080/a?b")],
    ["image", "http://cdn.example:443/a", all("https://cdn.example/a")],
    [
      "image",
      "http://93.184.216.34/a",
      { ...all("mixed"), firefox: "https://93.184.216.34/a", webkit: "http://93.184.216.34/a" },
    ],
    [
      "image",
      "http://[2606:2800::1]/a",
      { ...all("mixed"), firefox: "https://[2606:2800::1]/a", webkit: "http://[2606:2800::1]/a" },
    ],
    [
      "image",
      "http://0x5db8d822/a",
      { ...all("mixed"), firefox: "https://93.184.216.34/a", webkit: "http://93.184.216.34/a" },
    ],
    ["image", "http://127.0.0.1/a", all("http://127.0.0.1/a")],
    ["image", "http://b.localhost/a", all("http://b.localhost/a")],
    ["script", "http://cdn.example/a", all("mixed")],
    ["style", "http://cdn.example/a", all("mixed")],
    ["font", "http://cdn.example/a", all("mixed")],
    ["object", "http://cdn.example/a", all("mixed")],
    ["track", "http://cdn.example/a", { ...all("mixed"), firefox: "http://cdn.example/a" }],
  ])("%s %s", async (as, url, expected) => {
    for (const engine of Object.keys(engines) as EngineName[])
      expect([engine, await lines(engine, url, as)]).toEqual([engine, expected[engine]]);
  });

  test("after a redirect too, and explained as a step", async () => {
    const { page, network } = sceneOf(
      ({ url }) => (url.pathname === "/1" ? { status: 302, headers: [["Location", "http://cdn.example/2"]] } : png),
      { engine: "chromium" },
    );
    const { trace } = await page.embed({ as: "image", url: `${API}/1` });
    expect(network.asked.map(({ url }) => url.href)).toEqual([`${API}/1`, "https://cdn.example/2"]);
    expect(stepsOf(trace).find(({ code }) => code === "upgraded")?.result).toBe("https://cdn.example/2");
  });

  test("a page on http has it as it is written", async () => {
    expect(await lines("chromium", "http://cdn.example/a", "image", "http://app.example/")).toBe(
      "http://cdn.example/a",
    );
  });
});

test.each<[as: EmbedOptions["as"], code: string | undefined]>([
  ["image", undefined],
  ["video", "csp"],
  ["audio", "csp"],
])("Chromium checks a policy with https: before it upgrades %s: %s", async (as, code) => {
  const headers = { "content-security-policy": "default-src https:", "content-type": "image/png" };
  const app = (): Response => new Response("x", { headers });
  const network = inProcess({ "https://app.example": app, "https://cdn.example": app });
  const page = await new Browser({ engine: "chromium", network }).open("https://app.example/");
  const { failure } = await page.embed({ as, url: "http://cdn.example/a" });
  expect(failure?.code === "csp" ? "csp" : undefined).toBe(code);
});
