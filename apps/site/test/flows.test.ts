import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { examplesByCode } from "../src/presets/by-code.ts";
import { encodeState } from "../src/state/address.ts";
import { emptyState } from "../src/state/playground-state.ts";
import { codes, isMissing, open, shown, showsCode } from "./page-under-test.ts";

describe.skipIf(isMissing)("in Chromium", () => {
  test("a console message is explained, and becomes an example", async () => {
    const opened = await open("/");
    await opened.fill(
      "#start",
      "Access to fetch at 'https://api.bank.example/rates' from origin 'https://shop.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    );
    await opened.click("text=Explain");
    await opened.waitForSelector(".reading");
    await shown(opened);
    await opened.waitForFunction(
      () => document.querySelector<HTMLInputElement>("#page")?.value === "https://shop.example",
    );
    expect(await opened.inputValue("#url")).toBe("https://api.bank.example/rates");
    expect(await codes(opened)).toEqual(Array(4).fill("cors-origin-missing"));
  });

  test("a paste that is too long is said in place, and none is cut off", async () => {
    const opened = await open("/");
    const paste = (characters: number): Promise<void> =>
      opened.evaluate((count) => {
        const field = document.querySelector<HTMLTextAreaElement>("#start")!;
        field.value = "curl https://api.example/ ".padEnd(count);
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }, characters);
    await paste(1024 * 1024 + 1);
    await opened.click("text=Explain");
    await opened.waitForSelector("#start-problem:has-text('longer than 1 MB')");
    expect(await opened.getAttribute("#start", "aria-invalid")).toBe("true");
    await paste(40);
    await opened.waitForSelector("#start-problem:empty", { state: "attached" });
    await opened.click("text=Explain");
    await opened.waitForSelector(".taken:has-text('Read as a curl line.')");
  });

  test("a problem of a policy says its code once", async () => {
    const opened = await open("/policy-editor.html");
    await opened.waitForSelector(".notes[data-fresh=true] li");
    const item = opened.locator(".notes li").first();
    const [code = ""] = /(?<=\[)[a-z-]+(?=\])/.exec((await item.textContent()) ?? "") ?? [];
    expect((await item.ariaSnapshot()).split(code)).toHaveLength(3);
    await opened.locator(".cm-lintRange").first().hover();
    const tooltip = opened.locator(".cm-tooltip-lint li").first();
    expect(((await tooltip.textContent()) ?? "").match(/[a-z]+(?:-[a-z]+)+(?=\])/g)).toHaveLength(1);
    expect(await tooltip.locator(".cm-diagnosticSource").count()).toBe(0);
  });

  test.each([
    ["wildcard-credentials", "cors-origin-wildcard"],
    ["websocket", "websocket-open"],
    ["preflight-redirect", "preflight-redirect"],
  ])("the preset %s, its link, and the keyboard", async (preset, code) => {
    const opened = await open("/playground.html");
    await shown(opened);
    await opened.focus("#preset");
    await opened.selectOption("#preset", preset);
    await showsCode(opened, code);
    const address = opened.url();
    expect(address).toMatch(/#1\./);
    await opened.goto("about:blank");
    await opened.goto(address);
    await showsCode(opened, code);
    await opened.locator(".verdicts button").nth(2).focus();
    await opened.keyboard.press("Enter");
    expect(await opened.textContent("h2.engine")).toContain("webkit");
  });

  test("an earlier version of an engine is shown beside the others, also from an address, and refused where there is none", async () => {
    const engines = (opened: Page): Promise<string[]> => opened.locator(".verdicts th button").allInnerTexts();
    const cookies = "__Http-session=1; Path=/; Secure; SameSite=None";
    const opened = await open(`/playground.html#${encodeState({ ...emptyState, cookies, engine: "chromium@139" })!}`);
    await shown(opened);
    expect(await engines(opened)).toEqual(["chromium", "chromium@139", "firefox", "webkit", "standard"]);
    await opened.click("text=chromium@139");
    expect(await opened.textContent("h2.engine")).toBe("chromium 139");
    await opened.fill("#engine", "");
    await opened.waitForFunction(() => document.querySelectorAll(".verdicts tbody tr").length === 4);
    expect(await opened.getAttribute(".verdicts button", "aria-pressed")).toBe("true");
    for (const name of ["chromium@1", "constructor", "webkit@18", "<img src=x>", "chromium@139@140"]) {
      await opened.fill("#engine", name);
      await opened.waitForFunction(
        (text) => document.querySelector("#engine-problem")?.textContent.includes(text),
        name.split("@")[0]!,
      );
      expect(await opened.locator(".verdicts").count()).toBe(0);
    }
  });

  test("the example of a code opens in the playground", async () => {
    const opened = await open("/explanations/cors-credentials.html");
    await opened.click("text=Open this example in the playground");
    await shown(opened);
    expect(await codes(opened)).toContain("cors-credentials");
  });

  test("every example has its verdict in the worker too, which has other decoders and encodings", async () => {
    const opened = await open("/playground.html");
    await shown(opened);
    const missing: string[] = [];
    for (const [code, state] of examplesByCode) {
      const address = encodeState(state)!;
      await opened.evaluate((hash) => (location.hash = hash), address);
      await opened.waitForSelector(`.outputs[data-state="${address}"]`);
      if (!code.startsWith("cookie-") && !(await codes(opened)).includes(code)) missing.push(code);
    }
    expect(missing).toEqual([]);
  }, 200_000);

  test("back and forward show the states of the addresses that were gone to", async () => {
    const opened = await open("/playground.html");
    await shown(opened);
    const addresses = ["csp", "opaque"].map((code) => encodeState(examplesByCode.get(code)!)!);
    for (const address of addresses) {
      await opened.evaluate((hash) => (location.hash = hash), address);
      await opened.waitForSelector(`.outputs[data-state="${address}"]`);
    }
    expect(await opened.locator("details[open] #contentSecurityPolicy").count()).toBe(1);
    await opened.goBack();
    await showsCode(opened, "csp");
    await opened.goBack();
    await showsCode(opened, "cors-origin-missing");
    await opened.goForward();
    await showsCode(opened, "csp");
  });

  test("a preset with a message of the console has that explained", async () => {
    const opened = await open("/playground.html");
    await shown(opened);
    await opened.selectOption("#preset", "opaque-for-cors");
    await opened.waitForSelector(".reading:has-text('service worker')");
    await showsCode(opened, "opaque");
    expect(await opened.inputValue("#preset")).toBe("opaque-for-cors");
    await opened.selectOption("#preset", "no-cors");
    await opened.waitForFunction(() => document.querySelectorAll(".reading").length === 0);
  });

  test("the four mistakes of a policy are mended by their actions", async () => {
    const opened = await open("/policy-editor.html");
    await opened.locator(".cm-content").waitFor();
    await opened.waitForSelector(".notes[data-fresh=true] li");
    const mended: string[] = [];
    for (let left = 8; left > 0; left--) {
      const action = opened.locator(".notes .row button").first();
      if ((await action.count()) === 0) break;
      mended.push((await action.textContent())?.trim() ?? "");
      await action.focus();
      await opened.keyboard.press("Enter");
      await opened.waitForSelector(".notes[data-fresh=true]", { state: "attached" });
      // The button is gone, and the next Tab is the first note.
      expect(await opened.evaluate(() => document.activeElement?.className)).toBe("summary");
    }
    // Four mistakes, and two lints.
    expect(mended).toEqual([
      ...["Write https://app.example", "Write resources", "Add because", "Remove it"],
      ...["Add forgery", "Add because"],
    ]);
    await opened.waitForSelector("text=Who may do what");
    expect(await opened.locator(".outputs tbody tr").count()).toBeGreaterThan(1);
  });

  /** Types into the search of a page. */
  async function search(opened: Page, text: string): Promise<void> {
    const input = opened.locator("#localsearch-input");
    // The shortcut is there once the page's scripts have run.
    for (let left = 20; left > 0 && !(await input.isVisible()); left--) {
      await opened.keyboard.press("Control+k");
      await opened.waitForTimeout(500);
    }
    await input.fill(text);
  }

  test("search finds a code", async () => {
    const opened = await open("/guide/");
    await search(opened, "cors-origin-wildcard");
    await opened.locator("#localsearch-list a", { hasText: "cors-origin-wildcard" }).first().click();
    await opened.waitForURL(/cors-origin-wildcard/);
  });

  test.each([
    [
      "cors-origin-missing",
      "Access to fetch at 'https://api.example/a' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    ],
    [
      "preflight-status",
      "Access to XMLHttpRequest at 'http://localhost:3000/a' from origin 'http://localhost:5173' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: It does not have HTTP ok status.",
    ],
    [
      "cors-origin-missing",
      "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example/a. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.",
    ],
  ])("search finds %s first by a console message", async (code, message) => {
    const opened = await open("/guide/");
    await search(opened, message);
    const first = opened.locator("#localsearch-list a").first();
    await first.waitFor();
    expect(await first.getAttribute("href")).toBe(`/explanations/${code}.html#what-the-console-shows`);
  });

  test("a diagram is copied as an element, which draws the same", async () => {
    const opened = await open("/playground.html");
    await shown(opened);
    await opened.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await opened.getByRole("button", { name: "element", exact: true }).click();
    await opened.waitForSelector(".copy [role=status]:has-text('Copied as element.')");
    const copied = await opened.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(
      `<script type="module" src="${new URL(opened.url()).origin}/embed/sallyport-exchange.js">`,
    );
    const drawings = await opened.evaluate((text) => {
      const [, exchange = ""] = / exchange="([^"]+)"/.exec(text) ?? [];
      const element = document.createElement("sallyport-exchange");
      element.setAttribute("exchange", exchange);
      document.querySelector(".details")!.append(element);
      return [...document.querySelectorAll(".details sallyport-exchange")].map(
        (one) => one.shadowRoot!.querySelector("svg.wide")?.textContent,
      );
    }, copied);
    expect(drawings[1]).toBe(drawings[0]);
  });

  test("the editor's gutter and its text reach the end of its frame", async () => {
    const opened = await open("/policy-editor.html");
    await opened.locator(".cm-content").waitFor();
    const ends = await opened.evaluate(() => {
      const frame = document.querySelector(".editor-frame")!;
      const inside = [".cm-scroller", ".cm-gutters", ".cm-content"].map((one) => frame.shadowRoot!.querySelector(one)!);
      return inside.map((one) => Math.round(one.getBoundingClientRect().bottom));
    });
    expect(new Set(ends).size).toBe(1);
  });

  test("light and dark", async () => {
    const opened = await open("/guide/");
    const background = (): Promise<string> => opened.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await opened.click(".VPNavBarAppearance button");
    expect(await background()).not.toBe(light);
  });
});
