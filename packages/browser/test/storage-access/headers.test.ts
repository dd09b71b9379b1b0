import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain } from "../../src/explain/index.ts";
import { tokenItemOf } from "../../src/fetch/structured-token.ts";
import type { BrowserOptions } from "../../src/index.ts";
import { news, signedIn, social } from "./server.ts";

const include = { credentials: "include" } as const;
const granted = { engine: "chromium", thirdPartyCookies: "block", storageAccess: "granted" } as const;

describe("Sec-Fetch-Storage-Access", () => {
  test.each<
    [desc: string, options: Omit<BrowserOptions, "network">, from: string, init: object, status: string | null]
  >([
    ["allowed", { engine: "chromium" }, news, include, "active"],
    ["blocked", { ...granted, storageAccess: "deny" }, news, include, "none"],
    ["blocked, and the user would allow it", { ...granted, storageAccess: "allow" }, news, include, "none"],
    ["blocked, and the user has allowed it", granted, news, include, "inactive"],
    ["without credentials", granted, news, { credentials: "omit" }, null],
    ["its own site", granted, "https://www.social.example", include, null],
    ["Firefox partitions", { engine: "firefox" }, news, include, "none"],
    ["WebKit", { engine: "webkit" }, news, include, null],
    ["the standard", { engine: "standard" }, news, include, null],
    ["before it existed", { engine: "chromium@132" }, news, include, null],
  ])("%s", async (_, options, from, init, status) => {
    const { browser, received } = await signedIn(options);
    await browser.pageAt(`${from}/`).attempt(`${social}/me`, init);
    expect(received.at(-1)?.status).toBe(status);
  });

  test("a preflight has none", async () => {
    const { browser, received } = await signedIn(granted);
    await browser.pageAt(`${news}/`).attempt(`${social}/me`, { ...include, method: "PUT" });
    expect(received.map(({ status }) => status)).toEqual([null]);
  });

  test("Origin goes with `inactive`, also without CORS", async () => {
    const { browser, received } = await signedIn(granted);
    await browser.pageAt(`${news}/`).embed({ as: "image", url: `${social}/avatar.png` });
    expect(received).toEqual([{ path: "/avatar.png", cookie: null, status: "inactive", origin: news }]);
  });
});

describe("Activate-Storage-Access: retry", () => {
  test.each<[value: string, retried: boolean]>([
    [`retry; allowed-origin="${news}"`, true],
    ["retry; allowed-origin=*", true],
    [`retry;allowed-origin="${news}";other`, true],
    [`retry; allowed-origin="https://other.example"; allowed-origin="${news}"`, true],
    [`retry; allowed-origin="${news}"; allowed-origin="https://other.example"`, false],
    ['retry; allowed-origin="https://other.example"', false],
    [`retry; allowed-origin="${news}/"`, false],
    [`retry; allowed-origin=${news}`, false],
    ['retry; allowed-origin="*"', false],
    ["retry", false],
    ["retry; allowed-origin", false],
    [`RETRY; allowed-origin="${news}"`, false],
    [`"retry"; allowed-origin="${news}"`, false],
    [`retry; allowed-origin="${news}", retry`, false],
    [`(retry); allowed-origin="${news}"`, false],
    ["load", false],
    ["", false],
  ])("%s: %s", async (value, retried) => {
    const { browser, received } = await signedIn(granted, () => ({ "activate-storage-access": value }));
    const outcome = await browser.pageAt(`${news}/`).attempt(`${social}/me`, include);
    expect(received.map(({ cookie, status }) => [cookie, status])).toEqual([
      [null, "inactive"],
      ...(retried ? [["session=1", "active"]] : []),
    ]);
    expect(outcome.trace.some(({ kind }) => kind === "storage-access-retry")).toBe(retried);
    const steps = explain(outcome).steps.filter(({ code }) => code === "storage-access-retry");
    expect(steps.map(({ result }) => result)).toEqual(retried ? [`${social}/me is requested again with them`] : []);
  });

  test.each<[desc: string, options: Omit<BrowserOptions, "network">]>([
    ["a user who hasn't allowed it", { ...granted, storageAccess: "allow" }],
    ["an engine without the headers", { engine: "webkit", storageAccess: "granted", thirdPartyCookies: "block" }],
    ["cookies that are allowed", { ...granted, thirdPartyCookies: "allow" }],
  ])("does nothing for %s", async (_, options) => {
    const { browser, received } = await signedIn(options, () => ({
      "activate-storage-access": "retry; allowed-origin=*",
    }));
    await browser.pageAt(`${news}/`).attempt(`${social}/me`, include);
    expect(received).toHaveLength(1);
  });
});

describe("Activate-Storage-Access: load", () => {
  test.each<[value: string, has: boolean]>([
    ["load", true],
    ["load; other=1", true],
    ["retry; allowed-origin=*", false],
    ["loads", false],
  ])("%s", async (value, has) => {
    const { frame } = await signedIn(granted, () => ({ "activate-storage-access": value }));
    const page = await frame();
    expect([await page.document.hasStorageAccess(), page.document.cookie]).toEqual(
      has ? [true, "session=1"] : [false, ""],
    );
  });

  test("gives nothing that the user has not allowed", async () => {
    const { frame } = await signedIn({ ...granted, storageAccess: "allow" }, () => ({
      "activate-storage-access": "load",
    }));
    expect((await frame()).document.cookie).toBe("");
  });
});

describe("explain", () => {
  test.each<[desc: string, storageAccess: "granted" | "deny", framed: boolean, texts: readonly RegExp[]]>([
    ["a page, where the user permits it", "granted", false, [/^The user permits these cookies here/]],
    ["a page, where they do not", "deny", false, []],
    ["a frame, where the user permits it", "granted", true, [/^The user permits these cookies here/]],
    ["a frame, where they do not", "deny", true, [/call `document.requestStorageAccess\(\)`/]],
  ])("%s", async (_, storageAccess, framed, texts) => {
    const { browser, frame } = await signedIn({ ...granted, storageAccess });
    const page = framed ? await frame() : browser.pageAt(`${news}/`);
    const { fixes } = explain(await page.attempt(`${social}/me`, include));
    const found = fixes.filter(({ text }) => /storage-?access/i.test(text));
    expect(found).toHaveLength(texts.length);
    for (const [index, text] of texts.entries()) expect(found[index]?.text).toMatch(text);
    if (storageAccess === "granted")
      expect(found[0]?.headers).toEqual([
        ["Activate-Storage-Access", `retry; allowed-origin="${framed ? social : news}"`],
        ["Vary", "Origin, Sec-Fetch-Storage-Access"],
      ]);
  });
});

describe("hostile fields", () => {
  test("any bytes, and never more than one retry", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary-ascii", maxLength: 60 }), async (text) => {
        const value = text.replace(/[^\x20-\x7e]/g, "");
        const { browser, received } = await signedIn(granted, () => ({
          "activate-storage-access": `retry; allowed-origin=*;${value}`,
        }));
        await browser.pageAt(`${news}/`).attempt(`${social}/me`, include);
        expect(received.length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 100 },
    );
  });

  test("take no time", () => {
    for (const text of ['; a="', "; a", ";a=\\", '"\\', " ", "retry", ";", "; allowed-origin=*", "="]) {
      const start = performance.now();
      tokenItemOf(`retry${text.repeat(20_000)}`);
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});
