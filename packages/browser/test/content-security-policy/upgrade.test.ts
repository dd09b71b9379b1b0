import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { engines } from "../../src/engines/index.ts";
import { Browser, type EngineName, type Network, type Page } from "../../src/index.ts";
import { sentTo } from "./sent-to.ts";

const engineNames = Object.keys(engines) as EngineName[];
const upgrade = "upgrade-insecure-requests";
const API = "http://api.example/r";
const secure = (url: string): string => url.replace("http:", "https:");

const ways: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  fetch: (page) => page.fetch(API),
  beacon: (page) => page.sendBeacon(API),
  image: (page) => page.embed({ as: "image", url: API }),
  script: (page) => page.embed({ as: "script", url: API }),
  frame: (page) => page.navigate(API, { by: "frame" }),
  form: (page) => page.submit({ action: API }),
};

describe("upgrade-insecure-requests", () => {
  test.each(Object.entries(ways))("%s", async (_, act) => {
    for (const at of ["https://app.example/", "http://app.example/"]) {
      const { sent } = await sentTo(upgrade, act, { at });
      expect(sent.map((one) => one.replace(/^\S+ /, "").replace("?", ""))).toEqual([secure(API)]);
    }
  });

  test.each([
    ["a link elsewhere", API, API],
    ["a link to its own host", "http://app.example/r", "https://app.example/r"],
    ["a link to another host of its site", "http://www.app.example/r", "http://www.app.example/r"],
  ])("%s", async (_, url, requested) => {
    const { sent } = await sentTo(upgrade, (page) => page.navigate(url), { at: "http://app.example/" });
    expect(sent).toEqual([`GET ${requested}`]);
  });

  test.each([
    ["chromium", "http://a.localhost/r", "http://a.localhost/r"],
    ["firefox", "http://a.localhost/r", "http://a.localhost/r"],
    ["webkit", "http://a.localhost/r", "https://a.localhost/r"],
  ] as const)("plain http that is trustworthy, in %s", async (engine, url, requested) => {
    const { sent } = await sentTo(upgrade, (page) => page.fetch(url), { engine, at: "http://app.example/" });
    expect(sent).toEqual([`GET ${requested}`]);
  });

  /** Whether the policies are asked before the upgrade. */
  test.each([
    ["chromium", `${upgrade}; connect-src https:`, 0],
    ["firefox", `${upgrade}; connect-src https:`, 1],
    ["firefox", `${upgrade}, connect-src https:`, 0],
    ["webkit", `${upgrade}, connect-src https:`, 1],
  ] as const)("in %s, %s: %i requests", async (engine, policy, count) => {
    const { sent } = await sentTo(policy, (page) => page.fetch(API), { engine });
    expect(sent).toHaveLength(count);
  });

  test("what fetch shows of the URL in Chromium", async () => {
    const urls = engineNames.map(async (engine: EngineName) => {
      let url = "";
      await sentTo(upgrade, async (page) => void ({ url } = await page.fetch(API)), { engine });
      return [engine, url];
    });
    expect(Object.fromEntries(await Promise.all(urls))).toMatchObject({ chromium: API, firefox: secure(API) });
  });

  /** What a redirect that leads back to the plain host, whose first request was upgraded, does to the origin. */
  test.each(engineNames)("in %s, a redirect between URLs that are upgraded", async (engine) => {
    const origins: (string | null)[] = [];
    const network: Network = {
      exchange: ({ url, headers }) => {
        origins.push(new Headers([...headers].map(([name, value]): [string, string] => [name, value])).get("origin"));
        const isFirst = url.endsWith("/1");
        const fields: [string, string][] = [
          ["access-control-allow-origin", "*"],
          ...(isFirst ? ([["location", "http://api.example/2"]] as [string, string][]) : []),
        ];
        return Promise.resolve({
          status: isFirst ? 302 : 200,
          statusText: "",
          headers: fields,
          body: new Uint8Array(),
        });
      },
    };
    const page = new Browser({ engine, network }).pageAt("https://app.example/", { contentSecurityPolicy: upgrade });
    await page.fetch("http://api.example/1");
    expect(origins).toEqual(["https://app.example", engine === "firefox" ? "null" : "https://app.example"]);
  });

  test.each<[engine: EngineName, at: string, url: string, readable: boolean]>([
    ["firefox", "https://a.localhost/", "http://a.localhost/r", true],
    ["firefox", "https://a.localhost/", "http://b.localhost/r", false],
    ["firefox", "http://a.localhost/", "https://a.localhost/r", false],
    ["chromium", "https://a.localhost/", "http://a.localhost/r", false],
  ])("in %s, a page at %s needs no CORS for %s: %s", async (engine, at, url, readable) => {
    const network: Network = {
      exchange: () => Promise.resolve({ status: 200, statusText: "", headers: [], body: new Uint8Array() }),
    };
    const page = new Browser({ engine, network }).pageAt(at, { contentSecurityPolicy: upgrade });
    expect((await page.attempt(url, { method: "PUT" })).readable).toBe(readable);
    const without = new Browser({ engine, network }).pageAt(at);
    expect((await without.attempt(url)).readable).toBe(false);
  });

  test("a WebSocket", async () => {
    const { sent } = await sentTo(upgrade, (page) => page.openSocket("ws://api.example/r"));
    expect(sent).toEqual([`GET ${secure(API)}`]);
  });

  test("without a policy nothing changes, and with one nothing goes out over http but links", () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...engineNames),
        fc.constantFrom(...Object.keys(ways)),
        fc.constantFrom(upgrade, `img-src *; ${upgrade}`, upgrade.toUpperCase(), "img-src *"),
        async (engine, way, policy) => {
          const { sent } = await sentTo(policy, ways[way]!, { engine, at: "http://app.example/" });
          const isUpgraded = policy.toLowerCase().includes(upgrade);
          expect(sent.every((one) => one.includes(isUpgraded ? " https:" : " http:"))).toBe(true);
        },
      ),
    ));
});
