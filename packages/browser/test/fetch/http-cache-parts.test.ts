import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { singleRange } from "../../src/cache/single-range.ts";
import { Browser, inProcess, type EngineName, type Page } from "../../src/index.ts";

const origin = "http://shop.example";
const url = `${origin}/r`;
const fresh = { "cache-control": "max-age=600", "content-type": "text/plain" };

/** What a server with a page is asked for besides, with the Range of each request. */
async function asked(
  engine: EngineName,
  cacheControl: string,
  act: (page: Page) => Promise<void>,
): Promise<readonly string[]> {
  const requests: string[] = [];
  const app = (request: Request): Response => {
    if (new URL(request.url).pathname === "/page")
      return new Response("", { headers: { "content-type": "text/html", "cache-control": cacheControl } });
    requests.push(request.headers.get("range") ?? "whole");
    return new Response("0123456789", { headers: fresh });
  };
  const browser = new Browser({ engine, network: inProcess({ [origin]: app }) });
  await act(await browser.open(`${origin}/page`));
  return requests;
}

const get = (range?: string) => async (page: Page) => {
  const response = await page.fetch(url, range === undefined ? {} : { headers: { range } });
  await response.text();
};

/** The body of what is no image is read on after the event. */
const embed = (as: "image" | "script" | "object") => async (page: Page) => {
  await page.embed({ as, url });
  await new Promise((end) => setTimeout(end, 10));
};

type Step = (page: Page) => Promise<void>;

const inOrder =
  (...steps: readonly Step[]): Step =>
  async (page) => {
    for (const step of steps) await step(page);
  };

describe("images of a page over plain http", () => {
  test.each<[engine: EngineName, cacheControl: string, steps: Step, count: number]>([
    ["firefox", "no-store", inOrder(get(), embed("image")), 2],
    ["firefox", "no-store", inOrder(get(), embed("image"), get()), 2],
    ["firefox", "no-store", inOrder(get(), embed("script")), 1],
    ["firefox", "no-store", inOrder(embed("image"), get(), embed("image")), 1],
    ["firefox", "no-cache", inOrder(get(), embed("image")), 1],
    ["chromium", "no-store", inOrder(get(), embed("image")), 1],
    ["webkit", "no-store", inOrder(get(), embed("image")), 1],
    ["standard", "no-store", inOrder(get(), embed("image")), 1],
  ])("%s, %s", async (engine, cacheControl, steps, count) => {
    expect(await asked(engine, cacheControl, steps)).toHaveLength(count);
  });
});

describe("documents of frames", () => {
  test.each<[EngineName, number]>([
    ["chromium", 2],
    ["firefox", 1],
    ["webkit", 1],
    ["standard", 1],
  ])("%s: a fetch, then an <object>", async (engine, count) => {
    expect(await asked(engine, "max-age=600", inOrder(get(), embed("object")))).toHaveLength(count);
  });
});

describe("requests for a range", () => {
  test.each<[engine: EngineName, ranges: readonly (string | undefined)[], expected: readonly string[]]>([
    ["standard", [undefined, "bytes=0-"], ["whole", "bytes=0-"]],
    ["chromium", [undefined, "bytes=2-4", undefined], ["whole"]],
    ["chromium", ["bytes=2-4", undefined], ["bytes=2-4"]],
    ["chromium", [undefined, "bytes=0-1,3-4"], ["whole", "bytes=0-1,3-4"]],
    ["firefox", [undefined, "bytes=0-", "bytes=0-4"], ["whole", "bytes=0-4"]],
    ["firefox", ["bytes=0-", undefined], ["bytes=0-"]],
    ["webkit", ["bytes=0-4", "bytes=0-4", "bytes=0-5", undefined], ["bytes=0-4", "bytes=0-5", "whole"]],
  ])("%s: %j", async (engine, ranges, expected) => {
    expect(await asked(engine, "max-age=600", inOrder(...ranges.map((range) => get(range))))).toEqual(expected);
  });

  test.each<[value: string, start: number | undefined, end: number | undefined]>([
    ["bytes=0-", 0, undefined],
    ["BYTES = 0 - 4", 0, 4],
    ["bytes=-3", undefined, 3],
    ["bytes=,0-1,", 0, 1],
  ])("%s is one", (value, start, end) => {
    expect(singleRange(value)).toEqual({ start, end });
  });

  test.each(["", "bytes", "bytes=", "bytes=-", "bytes=-0", "bytes=4-2", "bytes=0-1,3-4", "items=0-4", "bytes=a-b"])(
    "%j isn't one",
    (value) => {
      expect(singleRange(value)).toBeUndefined();
    },
  );

  test("any text is one range or none", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[bytes=0129\-, \t]*$/), (value) => {
        const { start, end } = singleRange(value) ?? { start: 0, end: undefined };
        expect(end === undefined || end >= (start ?? 1)).toBe(true);
      }),
    );
  });
});
