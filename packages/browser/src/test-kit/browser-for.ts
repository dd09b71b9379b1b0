import { thirdPartyCookieModes } from "../cookies/rules.ts";
import { shippedEngineNames } from "../engines/engine.ts";
import { engineProblem, type EngineSpecifier } from "../engines/engine-specifier.ts";
import { engines as profiles } from "../engines/index.ts";
import { inProcess, type App } from "../network/in-process.ts";
import { checkOptions, isURLLike, oneOf, type OptionRule, type OptionRules } from "../options/check-options.ts";
import type { BrowserOptions } from "../page/browser-options.ts";
import { Browser } from "../page/browser.ts";
import type { PageOptions } from "../page/page-options.ts";
import { defaultResponseMs, maxResponseMs, withinTime } from "./response-time.ts";
import { usageTexts, wayTexts } from "./test-kit-texts.ts";
import { TestPage } from "./test-page.ts";

/** Returns how many times handlers have run. */
export type ExecutionProbe = () => number;

export interface BrowserForOptions {
  /** Only this engine. Default: all of `engines`. */
  readonly engine?: EngineSpecifier;
  /** The engines in which an assertion must hold. Default: Chromium, Firefox and WebKit. */
  readonly engines?: readonly EngineSpecifier[];
  /** The mode of third-party cookies, as for a `Browser`. Default: each engine's own, as upstream ships it. */
  readonly thirdPartyCookies?: NonNullable<BrowserOptions["thirdPartyCookies"]>;
  /** Counts the runs of handlers, for `toExecuteNothing`. */
  readonly executed?: ExecutionProbe;
  /** How long the response to one request may take, in milliseconds. Default: 2000. */
  readonly timeout?: number;
}

export type TestPageOptions = Pick<PageOptions, "sandboxed" | "referrerPolicy">;

const enginesRule: OptionRule = (_name, value) => {
  if (!Array.isArray(value) || value.length === 0) return usageTexts.noEngine(value, Object.keys(profiles));
  return value.flatMap((one) => engineProblem(one) ?? []);
};

const rules: OptionRules<BrowserForOptions> = {
  engine: (_name, value) => engineProblem(value),
  engines: enginesRule,
  thirdPartyCookies: oneOf(thirdPartyCookieModes),
  executed: (_name, value) => (typeof value === "function" ? undefined : usageTexts.probe(value)),
  timeout: (_name, value) =>
    typeof value === "number" && value > 0 && value <= maxResponseMs
      ? undefined
      : usageTexts.timeout(value, maxResponseMs),
};

/** The same browser in each engine, each with its own cookies. */
export class TestBrowser {
  readonly engines: readonly EngineSpecifier[];
  readonly #browsers: readonly Browser[];
  readonly #origins: readonly string[];
  readonly #executed: ExecutionProbe | undefined;
  readonly #timeout: number;

  constructor(apps: Readonly<Record<string, App>>, options: BrowserForOptions) {
    checkOptions("browserFor", options, rules);
    const { engine, engines = shippedEngineNames, thirdPartyCookies, executed, timeout = defaultResponseMs } = options;
    this.#timeout = timeout;
    const network = inProcess(apps);
    const cookies = thirdPartyCookies === undefined ? {} : { thirdPartyCookies };
    this.engines = engine === undefined ? [...new Set(engines)] : [engine];
    this.#browsers = this.engines.map((name) => new Browser({ engine: name, network, ...cookies }));
    this.#origins = Object.keys(apps);
    this.#executed = executed;
  }

  /** Returns a page of that origin as if it had loaded, without sending a request. */
  // eslint-disable-next-line @typescript-eslint/require-await -- what it does later may take time, and tests await it
  async pageAt(url: string | URL, options: TestPageOptions = {}): Promise<TestPage> {
    const parsed = toURL(url);
    return this.#test(this.#browsers.map((browser) => browser.pageAt(parsed, options)));
  }

  /** Opens a URL in each engine as if the user had typed it, and keeps the cookies. */
  async open(url: string | URL): Promise<TestPage> {
    const parsed = toURL(url);
    if (!this.#origins.includes(parsed.origin)) throw new TypeError(usageTexts.noApp(parsed.origin, this.#origins));
    const pages = [];
    // One after another: all of them share the application in memory.
    for (const browser of this.#browsers) {
      const late = usageTexts.late(parsed.href, wayTexts.open, browser.engine, this.#timeout);
      pages.push(await withinTime(browser.open(parsed), this.#timeout, late));
    }
    return this.#test(pages);
  }

  #test(pages: ConstructorParameters<typeof TestPage>[0]): TestPage {
    return new TestPage(pages, this.#origins, this.#executed, this.#timeout);
  }
}

/** @throws TypeError for what is not a URL in full */
function toURL(given: string | URL): URL {
  if (!isURLLike(given) || !URL.canParse(String(given))) throw new TypeError(usageTexts.url(given));
  return new URL(given);
}

/**
 * A browser for tests, without a port: applications in this process, each at its origin.
 *
 * @throws TypeError for something that is not an application, an origin, an engine or a time
 */
export const browserFor = (apps: Readonly<Record<string, App>>, options: BrowserForOptions = {}): TestBrowser =>
  new TestBrowser(apps, options);
