import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { root } from "@sallyport/testing/root";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { isMissing } from "./page-under-test.ts";
import { buildSite, listen, startSite, type Listening } from "./served-site.ts";

const guide = readFileSync(`${root}docs/guide/embed.md`, "utf8");

/** An example of the guide. */
const example = (name: string): string =>
  new RegExp(`<!-- example: ${name} -->\\s+\`\`\`[\\w ]+\\n(.*?)^\`\`\``, "ms").exec(guide)?.[1] ?? "";

const child = example("child");
const json = /<script type="application\/json">(.*?)<\/script>/s.exec(child)?.[1] ?? "";
const documented = /^Content-Security-Policy: (.*)$/m.exec(example("policy"))?.[1] ?? "";

let browser: Browser | undefined;
let site: Listening;
let article: Listening;
/** What the article is, piece by piece, and its policy; `{script}` is the element's script. */
let pieces: readonly string[] = [];
let policy = "";

beforeAll(async () => {
  if (isMissing) return;
  buildSite();
  site = await startSite();
  article = await listen((_, response) => {
    response.setHeader("content-security-policy", policy.replaceAll("'self'", site.origin));
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    const send = async (): Promise<void> => {
      for (const piece of pieces) {
        response.write(piece.replaceAll("{script}", `${site.origin}/embed/sallyport-exchange.js`));
        await setTimeout(400);
      }
      response.end();
    };
    void send();
  });
  browser = await launchBrowser();
}, 400_000);
afterAll(async () => {
  await browser?.close();
  if (isMissing) return;
  article.close();
  site.close();
});

interface Seen {
  /** Each text that the element showed, in order. */
  readonly texts: readonly string[];
  readonly drawings: number;
  readonly refused: readonly string[];
}

const watch = (): void => {
  const seen: string[] = [];
  Object.assign(window, { seen });
  setInterval(() => {
    const text = document.querySelector("sallyport-exchange")?.shadowRoot?.querySelector("p")?.textContent ?? "";
    if (seen.at(-1) !== text) seen.push(text);
  });
};

async function read(given: string, ...html: readonly string[]): Promise<Seen> {
  if (browser === undefined) throw new Error("The browser has not started.");
  policy = given;
  pieces = html;
  const page: Page = await browser.newPage();
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") refused.push(message.text());
  });
  page.on("pageerror", ({ message }) => refused.push(message));
  await page.addInitScript(watch);
  await page.goto(article.origin);
  await page.waitForFunction(() => customElements.get("sallyport-exchange") !== undefined);
  await page.waitForTimeout(100);
  const shown = await page.evaluate(() => ({
    texts: (window as unknown as { seen: string[] }).seen,
    drawings: document.querySelector("sallyport-exchange")?.shadowRoot?.querySelectorAll("svg").length ?? 0,
  }));
  await page.close();
  return { ...shown, refused };
}

const script = '<!doctype html><script type="module" async src="{script}"></script>';

describe.skipIf(isMissing)("in an article of another origin", { timeout: 60_000 }, () => {
  test.each([
    ["no policy", ""],
    ["a strict policy", "default-src 'none'; script-src 'self'"],
    ["the documented policy", documented],
    ["Trusted Types of any name", "script-src 'self'; require-trusted-types-for 'script'"],
    ["other names of policies, and no Trusted Types", "script-src 'self'; trusted-types other 'allow-duplicates'"],
  ])("with %s it draws the documented example", async (desc, given) => {
    expect([desc, given === "" && desc !== "no policy"]).toEqual([desc, false]);
    const { texts, drawings } = await read(given, script, child);
    expect([texts, drawings]).toEqual([[""], 2]);
  });

  test("the documented attribute draws, with an exchange", async () => {
    const attribute = JSON.stringify(JSON.parse(json)).replaceAll('"', "&quot;");
    const html = example("attribute").replace("/sallyport-exchange.js", "{script}").replace("x1.…", attribute);
    const { texts, drawings } = await read("", html);
    expect([texts, drawings]).toEqual([[""], 2]);
  });

  test("where Trusted Types refuse its name, it says which one to allow", async () => {
    const given = "script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    const { texts, drawings, refused } = await read(given, script, child);
    expect([texts.at(-1), drawings]).toEqual([expect.stringContaining("Add sallyport-exchange"), 0]);
    expect(refused.every((text) => /trusted/i.test(text))).toBe(true);
  });

  test("a child that comes in pieces is never called damaged", async () => {
    const half = child.indexOf('"messages"');
    const { texts, drawings } = await read("", script, child.slice(0, 40), child.slice(40, half), child.slice(half));
    expect([texts, drawings]).toEqual([[""], 2]);
  });

  test("a child that stays damaged is, once the document has come", async () => {
    const { texts, drawings } = await read("", script, child.replace('"groups"', '"group"'), "<p>end");
    expect([texts, drawings]).toEqual([["", expect.stringContaining("damaged")], 0]);
  });
});
