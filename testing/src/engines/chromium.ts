import { chromium, errors, type BrowserContext, type CDPSession, type Page } from "playwright-core";
import { onProcessEnd } from "./process-end.ts";
import { actionMs, bounded, closeMs, launchMs, outOfTime } from "./time-limits.ts";
import { watchCorsErrors } from "./chromium-cors.ts";
import { chromiumFlags } from "./chromium-flags.ts";
import type { Engine, EngineCookie, EngineOptions, EnginePage } from "./engine.ts";
import { endTree } from "./processes.ts";
import { makeProfile, writeInto, type Profile } from "./profile.ts";
import { expressionOf, valueOf } from "./script.ts";

/** Never, always, or in Incognito alone, which is upstream's default and not Debian's. */
const cookieControlsModes = { allow: 0, block: 1, default: 2 } as const;

/** A user who goes on where a secure page's form is sent over http. */
const mixedForms = { mixed_forms_warnings: false };

export async function launchChromium(path: string, options: EngineOptions): Promise<Engine> {
  const profile = await makeProfile("chromium");
  try {
    const mode = cookieControlsModes[options.thirdPartyCookies ?? "allow"];
    await profile.write(
      "Default/Preferences",
      JSON.stringify({ profile: { cookie_controls_mode: mode, ...mixedForms } }),
    );
    const context = await chromium.launchPersistentContext(profile.path, {
      executablePath: path,
      headless: true,
      ignoreHTTPSErrors: true,
      viewport: { width: 1280, height: 720 },
      args: [...chromiumFlags, ...flagsOf(options)],
      env: profile.env,
      timeout: launchMs,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    if (options.storageAccess === "granted") await context.grantPermissions(["storage-access"]);
    return await engineOf(context, profile);
  } catch (error) {
    endLaunched(error);
    await profile.remove();
    throw error;
  }
}

const flagsOf = ({ testNames, trustedKeys = [] }: EngineOptions): readonly string[] => [
  ...(testNames ? ["--host-resolver-rules=MAP *.test 127.0.0.1"] : []),
  ...(trustedKeys.length > 0 ? [`--ignore-certificate-errors-spki-list=${trustedKeys.join(",")}`] : []),
];

/** Playwright ends a browser that did not come up only half a minute later, and names its process in the error alone. */
function endLaunched(error: unknown): void {
  const [, pid] = /<launched> pid=(\d+)/.exec(String(error)) ?? [];
  if (pid !== undefined) endTree(Number(pid));
}

async function engineOf(context: BrowserContext, profile: Profile): Promise<Engine> {
  const { version, pid } = await bounded(about(context), actionMs, "chromium: start").catch(async (error: unknown) => {
    await context.close();
    throw error;
  });
  const forget = onProcessEnd(() => endTree(pid));
  const own = new Set(context.pages());
  return {
    name: "chromium",
    version,
    newPage: () => bounded(newPage(context, own), actionMs, "chromium: new page"),
    closePopups: async () => {
      const opened = context.pages().filter((page) => !own.has(page));
      await Promise.all(opened.map(closePage));
    },
    close: async () => {
      await bounded(context.close(), closeMs, "chromium: close").catch(() => endTree(pid));
      forget();
      await profile.remove();
    },
  };
}

async function about(context: BrowserContext): Promise<{ version: string; pid: number }> {
  const browser = context.browser();
  const cdp = await browser?.newBrowserCDPSession();
  const { processInfo } = (await cdp?.send("SystemInfo.getProcessInfo")) ?? {};
  const pid = processInfo?.find(({ type }) => type === "browser")?.id;
  if (browser === null || pid === undefined) throw new Error("chromium: the browser does not tell its process");
  return { version: browser.version(), pid };
}

async function newPage(context: BrowserContext, own: Set<Page>): Promise<EnginePage> {
  const page = await context.newPage();
  own.add(page);
  const cdp = await context.newCDPSession(page);
  const lines: string[] = [];
  page.on("console", (message) => lines.push(message.text()));
  page.on("pageerror", (error) => lines.push(String(error)));
  const takeCorsErrors = await watchCorsErrors(cdp);
  return {
    goto: (url, ms = actionMs) => goto(page, url, ms),
    evaluate: (body, ms = actionMs) => bounded(evaluate(cdp, body, ms), ms, "chromium: evaluate"),
    click: (selector) => page.click(selector, { timeout: actionMs, noWaitAfter: true }),
    press: (key) => bounded(page.keyboard.press(key), actionMs, "chromium: press"),
    screenshot: async (path) => writeInto(path, await page.screenshot({ timeout: actionMs })),
    messages: () => lines,
    corsErrors: () => bounded(takeCorsErrors(), actionMs, "chromium: CORS errors"),
    cookies: () => bounded(cookies(cdp), actionMs, "chromium: cookies"),
    close: () => closePage(page),
  };
}

async function goto(page: Page, url: string, ms: number): Promise<void> {
  try {
    await page.goto(url, { timeout: ms });
  } catch (error) {
    if (error instanceof errors.TimeoutError) throw outOfTime(`chromium: ${url}`, ms, error);
    if (/net::ERR_(?!ABORTED)/.test(String(error))) await leaveErrorPage(page).catch(() => undefined);
    throw error;
  }
}

/** The browser commits its error page after the load has failed, which would interrupt the next load. */
async function leaveErrorPage(page: Page): Promise<void> {
  await page.waitForURL("chrome-error://**", { waitUntil: "commit", timeout: actionMs });
  await page.goto("about:blank", { timeout: actionMs });
}

/** Over the protocol, because playwright's own evaluate uses eval, which a page's Content-Security-Policy can forbid. */
async function evaluate<T>(cdp: CDPSession, body: string, ms: number): Promise<T> {
  const { result, exceptionDetails } = await cdp.send("Runtime.evaluate", {
    expression: expressionOf(body),
    awaitPromise: true,
    returnByValue: true,
    timeout: ms + 50,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return valueOf<T>(result.value);
}

async function cookies(cdp: CDPSession): Promise<EngineCookie[]> {
  const { cookies: all } = await cdp.send("Network.getCookies");
  return all.map(({ name, session, expires }) => ({ name, expires: session ? undefined : expires * 1000 }));
}

async function closePage(page: Page): Promise<void> {
  await bounded(page.close(), closeMs, "chromium: close page").catch(() => undefined);
}
