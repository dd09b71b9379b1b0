import { describe, expect, test } from "vitest";
import { Browser, inProcess, type EngineName, type Page } from "../../src/index.ts";

const own = "https://a.example";
const sibling = "https://x.a.example";
const other = "https://b.example";

/** A browser that has visited `own`, which set a cookie, and the cookies that later requests to `own` had. */
async function visited(
  engine: EngineName,
  line: string,
  thirdPartyCookies: "allow" | "block" | "partition" = "allow",
): Promise<{ readonly browser: Browser; readonly seen: (string | null)[] }> {
  const seen: (string | null)[] = [];
  const app = (request: Request): Response => {
    if (new URL(request.url).pathname === "/set") return new Response("", { headers: { "set-cookie": line } });
    seen.push(request.headers.get("cookie"));
    return new Response("");
  };
  const page = (): Response => new Response("");
  const browser = new Browser({
    engine,
    thirdPartyCookies,
    network: inProcess({ [own]: app, [sibling]: page, [other]: page }),
  });
  await browser.open(`${own}/set`);
  return { browser, seen };
}

async function framed(page: Page, url: string): Promise<Page> {
  const { newPage } = await page.navigate(url, { target: "frame" });
  if (newPage === undefined) throw new Error("The frame did not load.");
  return newPage;
}

const partitioned = "k=1; Path=/; Secure; SameSite=None; Partitioned";
const plain = "k=1; Path=/; Secure; SameSite=None";

describe.each(["chromium", "firefox"] as const)("%s", (engine) => {
  test.each([
    ["a partitioned cookie goes into a frame of its own page", partitioned, [], "k=1"],
    ["and below a sibling", partitioned, [sibling], "k=1"],
    ["not below another site", partitioned, [other], null],
    ["where an unpartitioned one goes", plain, [other], "k=1"],
  ] as const)("%s", async (_, line, between, expected) => {
    const { browser, seen } = await visited(engine, line);
    let page = browser.pageAt(`${own}/`);
    for (const url of between) page = await framed(page, `${url}/`);
    const inner = await framed(page, `${own}/r`);
    expect(seen).toEqual([expected]);
    await inner.attempt(`${own}/r`, { credentials: "include" });
    expect(seen.slice(1)).toEqual([expected]);
    expect(inner.document.cookie).toBe(expected ?? "");
  });

  test("what is set below another site is there alone", async () => {
    const { browser, seen } = await visited(engine, partitioned.replace("k=1", "other=1; Max-Age=0"));
    const below = await framed(await framed(browser.pageAt(`${own}/`), `${other}/`), `${own}/r`);
    below.document.cookie = partitioned;
    expect(below.document.cookie).toBe("k=1");
    await below.attempt(`${own}/r`);
    await browser.open(`${own}/r`);
    expect(seen).toEqual([null, "k=1", null]);
  });

  test.each(["block", "partition"] as const)(
    "%s: a page of another site that leaves its frame makes no third party of the next",
    async (mode) => {
      const { browser, seen } = await visited(engine, plain, mode);
      const frame = await framed(browser.pageAt(`${own}/`), `${other}/`);
      await frame.navigate(`${own}/r`);
      await framed(frame, `${own}/r`);
      expect(seen).toEqual(["k=1", null]);
    },
  );
});
