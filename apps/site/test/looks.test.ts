import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { isMissing, open, shown, siteOrigin, type Look } from "./page-under-test.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

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

describe.skipIf(isMissing)("in Chromium", () => {
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

  /** The size of the letters of a drawing, as they are shown. */
  const letterSize = (opened: Page): Promise<number> =>
    opened.evaluate(() => {
      const roots = [...document.querySelectorAll("sallyport-exchange")].map((one) => one.shadowRoot ?? one);
      const drawings = roots.flatMap((root) => [...root.querySelectorAll<SVGSVGElement>("svg")]);
      const visible = drawings.filter((one) => one.getBoundingClientRect().width > 0);
      return Math.min(
        ...visible.map((one) => {
          const scale = one.getBoundingClientRect().width / one.viewBox.baseVal.width;
          return parseFloat(getComputedStyle(one.querySelector("text")!).fontSize) * scale;
        }),
      );
    });

  test.each([1280, 768, 390, 360])("the letters of drawings are 11 px or more at %d px", async (width) => {
    for (const path of ["/explanations/cookie-same-site-lax.html", "/reference/engines.html", "/playground.html"]) {
      const opened = await open(path, { width });
      await opened.waitForSelector("sallyport-exchange svg:visible");
      expect([path, await letterSize(opened)]).toEqual([path, expect.toSatisfy((size: number) => size >= 11)]);
      await opened.close();
    }
  });

  test.each(["light", "dark"] as const)("%s: each kind of word in code has its colour", async (scheme) => {
    const opened = await open("/guide/first-policy.html", { scheme });
    const differing = await opened.evaluate(() => {
      const kinds = ["keyword", "string", "constant", "function", "comment"];
      return kinds.filter((kind) => {
        const word = document.querySelector(`.vp-doc .code-${kind}`)!;
        const token = document.createElement("span");
        token.style.setProperty("color", `var(--code-token-${kind})`);
        document.body.append(token);
        return getComputedStyle(word).color !== getComputedStyle(token).color;
      });
    });
    expect(differing).toEqual([]);
  });

  test("with reduced motion nothing moves", async () => {
    const opened = await open("/playground.html", { reducedMotion: "reduce" });
    await shown(opened);
    const slowest = await opened.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll("*")].flatMap((one) => {
          const { transitionDuration, animationDuration } = getComputedStyle(one);
          return [transitionDuration, animationDuration].flatMap((list) => list.split(",").map(parseFloat));
        }),
      ),
    );
    // A millisecond is seen by nobody.
    expect(slowest).toBeLessThanOrEqual(0.001);
  });

  test("what a screen reader has: a name for each field, landmarks, headings, and news that are announced", async () => {
    const opened = await open("/playground.html");
    await shown(opened);
    for (const name of ["Origin or URL", "URL", "Method", "Mode", "Credentials", "To a preflight", "To the request"])
      expect([name, await opened.getByLabel(name, { exact: true }).count()]).toEqual([name, 1]);
    expect(await opened.getByRole("main").count()).toBe(1);
    expect(await opened.getByRole("heading", { level: 1 }).count()).toBe(1);
    expect(await opened.getByRole("img", { name: /page https:\/\/app\.example: GET .*not readable/ }).count()).toBe(1);
    expect(await opened.locator(".summary[aria-live=polite]").textContent()).toContain("cannot read the response");
    await opened.fill("#page", "nothing");
    await opened.waitForSelector("#page-problem:not(:empty)");
    expect(await opened.getAttribute("#page", "aria-invalid")).toBe("true");
    expect(await opened.getAttribute("#page", "aria-describedby")).toBe("page-problem");
  });

  test("by keyboard alone: every control is reached in order, and can be seen", async () => {
    const opened = await open("/playground.html");
    await shown(opened);
    await opened.focus("#paste");
    const reached = new Set<string>();
    for (let left = 40; left > 0; left--) {
      await opened.keyboard.press("Tab");
      const { id, outline } = await opened.evaluate(() => {
        const one = document.activeElement ?? document.body;
        if (one === document.body) return { id: "the page", outline: "its own" };
        return { id: one.id || one.textContent.trim(), outline: getComputedStyle(one).outlineStyle };
      });
      expect([id, outline]).not.toEqual([id, "none"]);
      reached.add(id);
    }
    for (const id of ["preset", "page", "by", "url", "method", "response", "firefox", "link"])
      expect([...reached]).toContain(id);
  });

  test("the playground is below 350 kB", async () => {
    const opened = await open("about:blank");
    const sizes: Promise<number>[] = [];
    opened.on("response", (response) =>
      sizes.push(
        response.body().then(
          (body) => gzipSync(body).length,
          () => 0,
        ),
      ),
    );
    await opened.goto(`${siteOrigin()}/playground.html`);
    await shown(opened);
    const sum = (await Promise.all(sizes)).reduce((all, one) => all + one, 0);
    expect(sum).toBeGreaterThan(200_000);
    expect(sum).toBeLessThan(350_000);
  });
});
