import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EngineName } from "../../src/index.ts";
import { bank, evil, loggedBrowser } from "./log.ts";

const to = `${evil}/next`;

const openWith = (headers: [string, string][], engine: EngineName = "standard") =>
  loggedBrowser(engine, { [`${bank}/page`]: { headers } }).browser.open(`${bank}/page`);

describe("the field Refresh", () => {
  test.each<[value: string, refresh: { url: string; seconds: number } | undefined]>([
    ["0", { url: `${bank}/page`, seconds: 0 }],
    ["5;", { url: `${bank}/page`, seconds: 5 }],
    [`0;url=${to}`, { url: to, seconds: 0 }],
    [`1.9, URL = "${to}" x`, { url: to, seconds: 1 }],
    [` 07 '${to}'x`, { url: to, seconds: 7 }],
    ["0; next?x#f", { url: `${bank}/next?x#f`, seconds: 0 }],
    ["0; url=//evil.example/next", { url: to, seconds: 0 }],
    ["0; url", { url: `${bank}/url`, seconds: 0 }],
    [`0${to}`, undefined],
    [`-1;url=${to}`, undefined],
    [`+1;url=${to}`, undefined],
    [to, undefined],
    ["", undefined],
    ["0;url=http://[", undefined],
    ["0;url=javascript:alert(1)", undefined],
    ["0;url=data:text/html,x", undefined],
  ])("%s", async (value, refresh) => {
    expect((await openWith([["Refresh", value]])).refresh).toEqual(refresh);
  });

  test("a point is a time, but not in Chromium", async () => {
    const value: [string, string][] = [["Refresh", `.;url=${to}`]];
    expect((await openWith(value, "chromium")).refresh).toBeUndefined();
    expect((await openWith(value, "firefox")).refresh?.url).toBe(to);
  });

  test("goes on in a sandbox, with the page's own referrer and site", async () => {
    const headers: [string, string][] = [
      ["Refresh", `0;url=${to}`],
      ["Content-Security-Policy", "sandbox"],
    ];
    const { browser, log } = loggedBrowser("firefox", { [`${bank}/page`]: { headers } });
    const { newPage } = await browser.pageAt(evil).navigate(`${bank}/page`, { by: "frame" });
    await newPage?.navigate(newPage.refresh?.url ?? "");
    const last = log.at(-1);
    expect([last?.url, last?.header("sec-fetch-site"), last?.header("sec-fetch-dest")]).toEqual([
      to,
      "cross-site",
      "iframe",
    ]);
  });

  test("whatever it is, it means nothing, or a URL of a server", () => {
    const piece = fc.constantFrom(
      "0",
      "9",
      ".",
      ";",
      ",",
      " ",
      "\t",
      "url",
      "=",
      "'",
      '"',
      "http:",
      "//",
      "[",
      "%",
      "é",
      "javascript:",
    );
    return fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((all) => all.join("")),
        ),
        async (value) => {
          const { refresh } = await openWith([["Refresh", value]]);
          if (refresh === undefined) return;
          expect(refresh.url).toMatch(/^https?:/);
          expect(refresh.seconds).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
