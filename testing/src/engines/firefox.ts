import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import puppeteer, { ProtocolError, TimeoutError, type Browser, type KeyInput, type Page } from "puppeteer-core";
import { onProcessEnd } from "./process-end.ts";
import { actionMs, bounded, closeMs, launchMs, outOfTime } from "./time-limits.ts";
import type { Engine, EngineCookie, EngineOptions, EnginePage } from "./engine.ts";
import { corsErrorsIn } from "./firefox-cors.ts";
import { findProgram } from "./find.ts";
import { keysOf } from "./keys.ts";
import { endTree } from "./processes.ts";
import { makeProfile, writeInto, type Profile } from "./profile.ts";
import { expressionOf, valueOf } from "./script.ts";

const preferences = {
  "dom.security.https_first": false,
  "dom.security.https_first_schemeless": false,
  // Otherwise it waits longer and longer where WebSockets have failed.
  "network.websocket.delay-failed-reconnects": false,
  // A user who goes on where a secure page's form is sent over http.
  "security.warn_submit_secure_to_insecure": false,
};

/** It has no preference for a domain alone. */
const everyName = { "network.dns.forceResolve": "127.0.0.1" };

/** Without one it partitions them. */
const cookieBehaviors = {
  allow: { "network.cookie.cookieBehavior": 0 },
  block: { "network.cookie.cookieBehavior": 1 },
  default: {},
} as const;

export async function launchFirefox(path: string, options: EngineOptions): Promise<Engine> {
  const profile = await makeProfile("firefox");
  const abandoned = new AbortController();
  const cookies = cookieBehaviors[options.thirdPartyCookies ?? "allow"];
  try {
    if (options.authority !== undefined) await trust(profile, options.authority);
    const browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: path,
      headless: true,
      acceptInsecureCerts: true,
      defaultViewport: { width: 1280, height: 720 },
      userDataDir: profile.path,
      extraPrefsFirefox: { ...preferences, ...cookies, ...(options.testNames && everyName) },
      env: profile.env,
      timeout: launchMs,
      signal: abandoned.signal,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    return await engineOf(browser, profile);
  } catch (error) {
    abandoned.abort();
    await profile.remove();
    throw error;
  }
}

/** As if its user had imported the authority; certificates that are wrong are accepted all the same, but not believed. */
async function trust(profile: Profile, authority: string): Promise<void> {
  const program = findProgram("certutil");
  if (program === undefined)
    throw new Error("firefox trusts an authority by certutil, which was not found (libnss3-tools)");
  await profile.write("authority.pem", authority);
  const file = join(profile.path, "authority.pem");
  const database = `sql:${profile.path}`;
  await promisify(execFile)(program, ["-A", "-d", database, "-n", "authority", "-t", "C,,", "-i", file]);
}

async function engineOf(browser: Browser, profile: Profile): Promise<Engine> {
  const version = await bounded(browser.version(), actionMs, "firefox: version");
  const pid = browser.process()?.pid;
  const end = (): void => {
    if (pid !== undefined) endTree(pid);
  };
  const forget = onProcessEnd(end);
  const own = new Set(await browser.pages());
  return {
    name: "firefox",
    version: version.replace(/^firefox\//i, ""),
    newPage: () => bounded(newPage(browser, own), actionMs, "firefox: new page"),
    closePopups: async () => {
      const pages = await bounded(browser.pages(), actionMs, "firefox: pages");
      const opened = pages.filter((page) => !own.has(page));
      await Promise.all(opened.map(closePage));
    },
    close: async () => {
      await bounded(browser.close(), closeMs, "firefox: close").catch(end);
      forget();
      await profile.remove();
    },
  };
}

async function newPage(browser: Browser, own: Set<Page>): Promise<EnginePage> {
  const page = await browser.newPage({ type: "window" });
  own.add(page);
  const lines: string[] = [];
  page.on("console", (message) => lines.push(message.text()));
  page.on("pageerror", (error) => lines.push(error instanceof Error ? error.message : String(error)));
  const takeCorsErrors = corsErrorsIn(lines, (body) => evaluate(page, body));
  await cancelAuthentication(page);
  page.on("dialog", (dialog) => void dialog.dismiss().catch(() => undefined));
  return {
    goto: (url, ms = actionMs) => goto(page, url, ms),
    evaluate: (body, ms = actionMs) => bounded(evaluate(page, body), ms, "firefox: evaluate"),
    click: (selector) => bounded(page.click(selector), actionMs, "firefox: click"),
    press: (key) => bounded(press(page, key), actionMs, "firefox: press"),
    screenshot: (path) => bounded(screenshot(page, path), actionMs, "firefox: screenshot"),
    messages: () => lines,
    corsErrors: () => bounded(takeCorsErrors(), actionMs, "firefox: CORS errors"),
    cookies: () => bounded(cookies(page), actionMs, "firefox: cookies"),
    close: () => closePage(page),
  };
}

/** Its frames have a browsing context, which puppeteer's types keep to themselves. */
interface InterceptingFrame {
  readonly browsingContext: { addIntercept(options: { phases: readonly ["authRequired"] }): Promise<string> };
}

/**
 * A user who cancels the dialog for a user name and a password, which is none that the driver reports: its request would
 * wait for ever. Puppeteer cancels what is intercepted and what it has no password for.
 */
async function cancelAuthentication(page: Page): Promise<void> {
  const frame = page.mainFrame() as unknown as InterceptingFrame;
  await frame.browsingContext.addIntercept({ phases: ["authRequired"] });
}

/** To go from one error page to another can miss the failure, so an empty page comes between. */
async function goto(page: Page, url: string, ms: number): Promise<void> {
  try {
    await page.goto(url, { timeout: ms });
  } catch (error) {
    if (error instanceof TimeoutError) throw outOfTime(`firefox: ${url}`, ms, error);
    if (!(error instanceof ProtocolError)) throw error;
    await page.goto("about:blank", { timeout: actionMs }).catch(() => undefined);
    const [, reason] = /Error: (.+?) #/.exec(error.message) ?? [];
    throw new Error(`firefox: ${url}: ${reason ?? error.message}`, { cause: error });
  }
}

async function evaluate<T>(page: Page, body: string): Promise<T> {
  return valueOf<T>(await page.evaluate(expressionOf(body)));
}

async function press(page: Page, key: string): Promise<void> {
  const { held, pressed } = keysOf(key);
  for (const one of held) await page.keyboard.down(one as KeyInput);
  await page.keyboard.press(pressed as KeyInput);
  for (const one of held.toReversed()) await page.keyboard.up(one as KeyInput);
}

async function screenshot(page: Page, path: string): Promise<void> {
  await writeInto(path, await page.screenshot({ type: "png" }));
}

async function cookies(page: Page): Promise<EngineCookie[]> {
  const all = await page.browserContext().cookies();
  const { hostname } = new URL(page.url());
  const own = all.filter(({ domain }) => `.${hostname}`.endsWith(`.${domain.replace(/^\./, "")}`));
  return own.map(({ name, expires }) => ({ name, expires: expires < 0 ? undefined : expires * 1000 }));
}

async function closePage(page: Page): Promise<void> {
  await bounded(page.close(), closeMs, "firefox: close page").catch(() => undefined);
}
