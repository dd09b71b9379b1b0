import { describe, expect, test } from "vitest";
import type { NavigationOptions } from "../../src/navigation/navigation-options.ts";
import { bank, evil, loggedBrowser, redirectTo } from "./log.ts";

describe("Sec-Fetch-*", () => {
  test.each<[desc: string, options: NavigationOptions, dest: string, user: string | undefined]>([
    ["a script", {}, "document", undefined],
    ["the user", { userActivated: true }, "document", "?1"],
    ["a new window", { target: "_blank", userActivated: true }, "document", "?1"],
    ["a frame", { target: "frame" }, "iframe", undefined],
    ["a frame that the user opens", { target: "frame", userActivated: true }, "iframe", "?1"],
  ])("%s", async (_, options, dest, user) => {
    const { browser, log } = loggedBrowser("chromium");
    await browser.pageAt(evil).navigate(`${bank}/`, options);
    const [request] = log;
    expect(request?.header("sec-fetch-site")).toBe("cross-site");
    expect(request?.header("sec-fetch-mode")).toBe("navigate");
    expect(request?.header("sec-fetch-dest")).toBe(dest);
    expect(request?.header("sec-fetch-user")).toBe(user);
    expect(request?.header("origin")).toBeUndefined();
  });
});

describe("the new page", () => {
  test.each<
    [desc: string, options: NavigationOptions, sandboxed: boolean, origin: string, ancestors: readonly string[]]
  >([
    ["in its place", {}, false, bank, []],
    ["in a frame", { target: "frame" }, false, bank, [evil]],
    ["in a sandboxed frame", { target: "frame", sandboxed: true }, false, "null", [evil]],
    ["in a frame of a sandboxed page", { target: "frame" }, true, "null", ["null"]],
    ["in a window of a sandboxed page", { target: "_blank" }, true, "null", []],
    ["in a sandboxed page's own place", {}, true, bank, []],
  ])("%s", async (_, options, sandboxed, origin, ancestors) => {
    const { browser } = loggedBrowser("standard");
    const { newPage } = await browser.pageAt(evil, { sandboxed }).navigate(`${bank}/x`, options);
    expect([newPage?.url, newPage?.origin, newPage?.environment.ancestors]).toEqual([`${bank}/x`, origin, ancestors]);
  });

  test("has the response's referrer policy and sandbox", async () => {
    const headers: [string, string][] = [
      ["Referrer-Policy", "origin"],
      ["Content-Security-Policy", "default-src 'self'; Sandbox allow-scripts"],
    ];
    const { browser } = loggedBrowser("standard", { [`${bank}/`]: { headers } });
    const { newPage } = await browser.pageAt(evil).navigate(`${bank}/`);
    expect([newPage?.origin, newPage?.environment.referrerPolicy]).toEqual(["null", "origin"]);
    expect((await browser.open(`${bank}/`)).origin).toBe("null");
  });

  test.each([
    ["a 204", { status: 204 }],
    ["a download", { headers: [["Content-Disposition", "attachment; filename=x"]] as [string, string][] }],
  ])("there is none for %s", async (_, response) => {
    const { browser } = loggedBrowser("standard", { [`${bank}/`]: response });
    expect(await browser.pageAt(evil).navigate(`${bank}/`)).toMatchObject({ executed: true, newPage: undefined });
  });

  test("is where the redirects lead, and readable only for its own origin", async () => {
    const { browser } = loggedBrowser("standard", { [`${bank}/1`]: redirectTo(302, `${evil}/2`) });
    const back = await browser.pageAt(evil).navigate(`${bank}/1`);
    expect([back.newPage?.url, back.readable]).toEqual([`${evil}/2`, true]);
    expect((await browser.pageAt(evil).navigate(`${bank}/2`)).readable).toBe(false);
  });
});

test("https pages frame no plain http", async () => {
  const { browser, log } = loggedBrowser("standard");
  const framed = await browser.pageAt(evil).navigate("http://bank.example/", { target: "frame" });
  expect([framed.failure?.code, framed.newPage, log.length]).toEqual(["mixed-content", undefined, 0]);
  expect((await browser.pageAt(evil).navigate("http://bank.example/")).sent).toBe(true);
});

describe("history.pushState", () => {
  test("gives later requests their referrer", async () => {
    const { browser, log } = loggedBrowser("standard");
    const page = browser.pageAt(`${bank}/page`);
    page.history.pushState(null, "", "/pushed?x=1#f");
    await page.navigate("next");
    expect(page.url).toBe(`${bank}/pushed?x=1#f`);
    expect([log[0]?.url, log[0]?.header("referer")]).toEqual([`${bank}/next`, `${bank}/pushed?x=1`]);
  });

  test.each<[url: string | null | undefined, shown: string]>([
    [undefined, "/page?q#f"],
    [null, "/page?q#f"],
    ["", "/page?q#f"],
    ["#g", "/page?q#g"],
    ["null", "/null"],
  ])("with %j, the page is at %s", (url, shown) => {
    const page = loggedBrowser("standard").browser.pageAt(`${bank}/page?q#f`);
    page.history.replaceState({}, "", url);
    expect(page.url).toBe(bank + shown);
  });

  test("stores no function", () => {
    const page = loggedBrowser("standard").browser.pageAt(`${bank}/page`);
    expect(() => page.history.pushState(() => 1, "", "/x")).toThrow("could not be cloned");
    expect(page.url).toBe(`${bank}/page`);
  });

  test.each([`${evil}/x`, "https://", "https://user:secret@bank.example/", "http://bank.example/"])(
    "refuses %j",
    (url) => {
      const { browser } = loggedBrowser("standard");
      const page = browser.pageAt(`${bank}/page`);
      expect(() => page.history.pushState(null, "", url)).toThrow(/own origin, https:\/\/bank\.example/);
      expect(page.url).toBe(`${bank}/page`);
    },
  );
});

describe("a fragment of the page's own URL", () => {
  test.each(["#top", "", "#"].map((hash) => [hash === "" ? `${bank}/page?q#x` : hash]))(
    "%j requests nothing",
    async (to) => {
      const { browser, log } = loggedBrowser("standard");
      const page = browser.pageAt(`${bank}/page?q#f`);
      const { sent, newPage } = await page.navigate(to);
      expect([sent, log.length, newPage]).toEqual([false, 0, page]);
      expect(page.url).toBe(new URL(to, `${bank}/page?q`).href);
    },
  );

  test.each<[to: string, options: object]>([
    ["/page?q", {}],
    ["/other#top", {}],
    ["#top", { by: "open" }],
    ["#top", { by: "frame" }],
  ])("%j with %j is requested", async (to, options) => {
    const { browser, log } = loggedBrowser("standard");
    await browser.pageAt(`${bank}/page?q#f`).navigate(to, options);
    expect(log).toHaveLength(1);
  });
});

test("the new page's URL has the fragment, that of the last redirect first", async () => {
  const { browser } = loggedBrowser("standard", {
    [`${bank}/1`]: redirectTo(302, "/r"),
    [`${bank}/2`]: redirectTo(302, "/r#own"),
  });
  const shown = async (path: string): Promise<string | undefined> =>
    (await browser.pageAt(evil).navigate(bank + path)).newPage?.url;
  expect([await shown("/r#f"), await shown("/1#f"), await shown("/2#f"), await shown("/r")]).toEqual([
    `${bank}/r#f`,
    `${bank}/r#f`,
    `${bank}/r#own`,
    `${bank}/r`,
  ]);
  expect((await browser.open(`${bank}/r#f`)).url).toBe(`${bank}/r#f`);
});

describe("Content-Disposition", () => {
  test.each<[value: string, isShown: boolean]>([
    ["attachment", false],
    ["ATTACHMENT ; filename=x", false],
    ["form-data; name=x", false],
    ["inline; filename=x", true],
    ["filename=x", true],
    ["; filename=x", true],
    ["", true],
  ])("%j: shown is %s", async (value, isShown) => {
    const { browser } = loggedBrowser("standard", { [`${bank}/`]: { headers: [["Content-Disposition", value]] } });
    const { newPage, executed } = await browser.pageAt(evil).navigate(bank);
    expect([newPage !== undefined, executed]).toEqual([isShown, true]);
  });
});

test.each(["javascript:alert(1)", "data:text/html,x", "https://"])("does not navigate to %j", async (url) => {
  const { browser } = loggedBrowser("standard");
  await expect(browser.pageAt(evil).navigate(url)).rejects.toThrow(TypeError);
});
