import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { encodeState } from "../src/state/address.ts";
import { emptyState } from "../src/state/playground-state.ts";
import { launchBrowser } from "./browser.ts";
import { buildSite, startSite, type Listening } from "./served-site.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

vi.setConfig({ testTimeout: 90_000 });

let browser: Browser | undefined;
let site: Listening;
let page: Page | undefined;
/** What went wrong in the page beside the test: errors, refused scripts and styles, requests to elsewhere. */
let trouble: string[] = [];

beforeAll(async () => {
  buildSite();
  site = await startSite();
  browser = await launchBrowser();
}, 400_000);
afterAll(async () => {
  await browser?.close();
  site.close();
});
afterEach(async () => {
  await page?.close();
  expect(trouble).toEqual([]);
});

interface Look {
  readonly width?: number;
  readonly scheme?: "light" | "dark";
}

async function open(path: string, { width = 1280, scheme = "light" }: Look = {}): Promise<Page> {
  trouble = [];
  const opened = await browser!.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  opened.on("pageerror", (error) => trouble.push(error.message));
  opened.on("console", (message) => {
    if (message.type() === "error" || message.text().includes("Content Security Policy")) trouble.push(message.text());
  });
  opened.on("request", (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(site.origin)) trouble.push(request.url());
  });
  await opened.goto(site.origin + path, { waitUntil: "load" });
  return (page = opened);
}

async function violations(opened: Page): Promise<readonly string[]> {
  await opened.evaluate(axe);
  return opened.evaluate(async () => {
    interface Axe {
      run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    }
    const { violations: found } = await (window as unknown as { axe: Axe }).axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ""}`);
  });
}

const shown = (opened: Page): Promise<unknown> => opened.waitForSelector(".verdicts td.yes, .verdicts td.no");
const codes = (opened: Page): Promise<string[]> => opened.locator(".verdicts td a").allTextContents();

const missing = await launchBrowser().then(async (one) => {
  await one?.close();
  return one === undefined;
});

test.skipIf(!missing || process.env.SALLYPORT_ENGINES !== "all")("Chromium is installed", () => expect.fail());

describe.skipIf(missing)("in Chromium", () => {
  const looks: readonly [string, Look][] = [
    ["/", {}],
    ["/", { width: 360, scheme: "dark" }],
    ["/guide/first-policy.html", {}],
    ["/explanations/preflight-status.html", { scheme: "dark" }],
    ["/explanations/preflight-status.html", { width: 360 }],
    ["/reference/policy.html", { width: 390 }],
    ["/problems/anyone-credentials.html", {}],
    ["/playground.html", {}],
    ["/playground.html", { width: 360, scheme: "dark" }],
    ["/policy-editor.html", {}],
    ["/policy-editor.html", { width: 390, scheme: "dark" }],
    ["/e/preflight-method/", {}],
  ];

  test.each(looks)("%s %j: accessible, no wider than the screen, nothing moves", async (path, look) => {
    const opened = await open(path, look);
    const moved = opened.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve(sum), 1200);
        }),
    );
    if (path === "/playground.html") await shown(opened);
    if (path === "/policy-editor.html") await opened.waitForSelector(".notes li");
    expect(await moved).toBeLessThan(0.1);
    expect(await opened.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await violations(opened)).toEqual([]);
  });

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

  test.each([
    ["wildcard-credentials", "cors-origin-wildcard"],
    ["websocket", "websocket-open"],
    ["preflight-redirect", "preflight-redirect"],
  ])("the preset %s, its link, and the keyboard", async (preset, code) => {
    const opened = await open("/playground.html");
    await shown(opened);
    await opened.focus("#preset");
    await opened.selectOption("#preset", preset);
    await opened.waitForFunction(
      (one) => [...document.querySelectorAll(".verdicts td a")].some(({ textContent }) => textContent === one),
      code,
    );
    const address = opened.url();
    expect(address).toMatch(/#1\./);
    await opened.goto("about:blank");
    await opened.goto(address);
    await opened.waitForFunction(
      (one) => [...document.querySelectorAll(".verdicts td a")].some(({ textContent }) => textContent === one),
      code,
    );
    await opened.locator(".verdicts button").nth(2).focus();
    await opened.keyboard.press("Enter");
    expect(await opened.textContent("h2.engine")).toContain("webkit");
  });

  test("the example of a code opens in the playground", async () => {
    const opened = await open("/explanations/cors-credentials.html");
    await opened.click("text=Open this example in the playground");
    await shown(opened);
    expect(await codes(opened)).toContain("cors-credentials");
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
      await action.click();
      await opened.waitForSelector(".notes[data-fresh=true]", { state: "attached" });
    }
    // Four mistakes, and a lint.
    expect(mended).toEqual(["Write https://app.example", "Write resources", "Add because", "Remove it", "Add because"]);
    await opened.waitForSelector("text=Who may do what");
    expect(await opened.locator(".outputs tbody tr").count()).toBeGreaterThan(1);
  });

  test("search finds a code", async () => {
    const opened = await open("/guide/");
    const input = opened.locator("#localsearch-input");
    // The shortcut is there once the page's scripts have run.
    for (let left = 20; left > 0 && !(await input.isVisible()); left--) {
      await opened.keyboard.press("Control+k");
      await opened.waitForTimeout(500);
    }
    await input.fill("cors-origin-wildcard");
    await opened.locator("#localsearch-list a", { hasText: "cors-origin-wildcard" }).first().click();
    await opened.waitForURL(/cors-origin-wildcard/);
  });

  test("light and dark", async () => {
    const opened = await open("/guide/");
    const background = (): Promise<string> => opened.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await opened.click(".VPNavBarAppearance button");
    expect(await background()).not.toBe(light);
  });

  describe("hostile input is said in place", () => {
    test.each([
      ["#1.%%%", "damaged"],
      ["#9.abc", "another version"],
      [`#1.${"A".repeat(40_000)}`, "at most"],
      [
        `#1.${btoa('{"page":"https://a.example","__proto__":{"x":1},"evil":"<img src=x onerror=alert(1)>"}')}`,
        "damaged",
      ],
    ])("%.20s", async (hash, text) => {
      const opened = await open(`/playground.html${hash}`);
      await opened.waitForSelector(`text=${text}`);
    });

    test("markup in every field stays text", async () => {
      const markup = '"><img src=x onerror="document.title=1"><script>document.title=1</script>';
      const state = {
        ...emptyState,
        url: `https://api.example/${markup}`,
        headers: `x-a: ${markup}`,
        response: `HTTP/1.1 200 ${markup}\nLocation: ${markup}`,
      };
      const opened = await open(`/playground.html#${encodeState(state)!}`);
      await shown(opened);
      expect(await opened.title()).toContain("Playground");
      expect(await opened.locator(".tool img, .tool script").count()).toBe(0);
    });

    test("a page that is none, and a malformed head", async () => {
      const opened = await open("/playground.html");
      await shown(opened);
      await opened.fill("#page", "not an origin");
      await opened.waitForSelector("#page-problem:not(:empty)");
      await opened.fill("#page", "https://app.example");
      await opened.fill("#response", "\u0000\u0001 no head");
      await opened.waitForFunction(
        () => document.querySelector(".verdicts td a")?.textContent !== "cors-origin-missing",
      );
    });

    test("a file of 50 MB that is no log, and a policy of a megabyte, freeze nothing", async () => {
      const opened = await open("/playground.html");
      await shown(opened);
      await opened.evaluate(() => {
        const files = new DataTransfer();
        files.items.add(
          new File([`{"log":{"entries":[{"request":{},"comment":"${"x".repeat(50_000_000)}"}]}}`], "a.har"),
        );
        document
          .querySelector(".paste")
          ?.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
      });
      const start = Date.now();
      await opened.evaluate(() => 1);
      expect(Date.now() - start).toBeLessThan(2000);
      await opened.waitForFunction(
        () => /exchanges|not a HAR|stopped/.test(document.querySelector(".paste [role=status]")?.textContent ?? ""),
        null,
        { timeout: 40_000 },
      );
    }, 60_000);
  });

  test("the element draws what it is given, and nothing of what is hostile", async () => {
    const opened = await open("/");
    await opened.addScriptTag({ url: "/embed/sallyport-exchange.js", type: "module" });
    const drawn = await opened.evaluate(async () => {
      await customElements.whenDefined("sallyport-exchange");
      const lane = (id: string, kind: string, name: string): object => ({ id, kind, name, attacker: false });
      const lanes = [
        lane("page", "page", "https://app.example"),
        lane("browser", "browser", "chromium"),
        lane("server-1", "server", "<script>alert(1)</script>".repeat(8)),
      ];
      const message = {
        kind: "sent",
        from: "browser",
        to: "server-1",
        lines: ["<img src=x onerror=alert(1)> ".repeat(10), "x".repeat(300)],
      };
      const sequence = {
        engine: "chromium",
        version: "1",
        lanes,
        messages: Array(40).fill(message),
        verdict: { sent: true, executed: false, readable: false },
      };
      const texts = [
        JSON.stringify({ groups: [{ engines: ["chromium"], sequence }] }),
        "{",
        "x1.!!",
        '{"groups":[{"engines":["chromium"],"sequence":{}}]}',
      ];
      return texts.map((text) => {
        const element = document.createElement("sallyport-exchange");
        element.setAttribute("exchange", text);
        document.body.append(element);
        const root = element.shadowRoot!;
        return `${root.querySelectorAll("svg").length} ${root.querySelectorAll("img, script").length} ${root.querySelector("p")?.textContent ?? ""}`;
      });
    });
    const refused = "0 0 This exchange cannot be drawn: its data is damaged, or from another version.";
    expect(drawn).toEqual(["1 0 ", refused, refused, refused]);
  });

  test("labels never leave their lanes, as the browser measures them", async () => {
    const opened = await open("/explanations/preflight-header.html");
    await opened.waitForFunction(() => customElements.get("sallyport-exchange") !== undefined);
    const outside = await opened.evaluate(() => {
      const svg = document.querySelector("sallyport-exchange")!.shadowRoot!.querySelector("svg")!;
      const lives = [...svg.querySelectorAll<SVGPathElement>(".life")]
        .map((one) => one.getBBox())
        .filter(({ width }) => width === 0);
      return [...svg.querySelectorAll<SVGTextElement>("text.halo")].filter((text) => {
        const { x, width } = text.getBBox();
        const next = Math.min(...lives.map((one) => one.x).filter((one) => one > x));
        return x + width > next;
      }).length;
    });
    expect(outside).toBe(0);
  });
});
