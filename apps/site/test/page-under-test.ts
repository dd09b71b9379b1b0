import { findEngine } from "@sallyport/testing/engines";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { launchBrowser } from "./browser.ts";
import { buildSite, startSite, type Listening } from "./served-site.ts";

vi.setConfig({ testTimeout: 90_000 });

/** Whether the machine has no Chromium. */
export const isMissing = "missing" in findEngine("chromium");

test.skipIf(!isMissing || process.env.SALLYPORT_ENGINES !== "all")("Chromium is installed", () => expect.fail());

export interface Look {
  readonly width?: number;
  readonly scheme?: "light" | "dark";
  readonly reducedMotion?: "reduce";
}

let browser: Browser | undefined;
let site: Listening | undefined;
let page: Page | undefined;
/** What went wrong in the page beside the test: errors, refused scripts and styles, requests to elsewhere. */
let trouble: string[] = [];

beforeAll(async () => {
  if (isMissing) return;
  buildSite();
  site = await startSite();
  browser = await launchBrowser();
}, 400_000);
afterAll(async () => {
  await browser?.close();
  site?.close();
});
afterEach(async () => {
  await page?.close();
  expect(trouble).toEqual([]);
});

export const siteOrigin = (): string => site?.origin ?? "";

/** A page of the built site. */
export async function open(path: string, { width = 1280, scheme = "light", reducedMotion }: Look = {}): Promise<Page> {
  if (browser === undefined || site === undefined) throw new Error("The browser or the site has not started.");
  const { origin } = site;
  trouble = [];
  const opened = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    ...(reducedMotion === undefined ? {} : { reducedMotion }),
  });
  opened.on("pageerror", (error) => trouble.push(error.message));
  opened.on("console", (message) => {
    if (message.type() === "error" || message.text().includes("Content Security Policy")) trouble.push(message.text());
  });
  opened.on("request", (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(origin)) trouble.push(request.url());
  });
  page = opened;
  await opened.goto(path.startsWith("/") ? origin + path : path, { waitUntil: "load" });
  return opened;
}

export const shown = (opened: Page): Promise<unknown> => opened.waitForSelector(".verdicts td.yes, .verdicts td.no");

export const codes = (opened: Page): Promise<string[]> => opened.locator(".verdicts td a").allTextContents();

/** The page shows a code of an engine. */
export const showsCode = (opened: Page, code: string): Promise<unknown> =>
  opened.waitForFunction(
    (one) => [...document.querySelectorAll(".verdicts td a")].some(({ textContent }) => textContent === one),
    code,
  );
