import type { EngineName } from "../engines/engine.ts";
import { inProcess, type App } from "../network/in-process.ts";
import { Browser, type BrowserOptions, type PageOptions } from "../page/browser.ts";
import { enginesOf } from "./engines.ts";
import { usageTexts } from "./messages.ts";
import { TestPage } from "./test-page.ts";

/** How many times handlers have run; it goes up whenever one does. */
export type ExecutionProbe = () => number;

export interface BrowserForOptions {
  /** One engine alone. Default: all of `engines`. */
  readonly engine?: EngineName;
  /** In which engines an assertion has to hold. Default: Chromium, Firefox and WebKit. */
  readonly engines?: readonly EngineName[];
  /**
   * What becomes of cookies in requests to other sites than the address bar's. Default: `allow`, as some users have it, so
   * that no assertion holds on account of a setting; `as-shipped` is each engine's own.
   */
  readonly thirdPartyCookies?: NonNullable<BrowserOptions["thirdPartyCookies"]> | "as-shipped";
  /** Counts what the handlers did, for `toExecuteNothing`. */
  readonly executed?: ExecutionProbe;
}

export type TestPageOptions = Pick<PageOptions, "sandboxed" | "referrerPolicy">;

/** The same browser in each engine, each with cookies of its own. */
export class TestBrowser {
  readonly engines: readonly EngineName[];
  readonly #browsers: readonly Browser[];
  readonly #origins: readonly string[];
  readonly #executed: ExecutionProbe | undefined;

  constructor(apps: Readonly<Record<string, App>>, options: BrowserForOptions) {
    const { engine, engines, thirdPartyCookies = "allow", executed } = options;
    if (executed !== undefined && typeof executed !== "function") throw new TypeError(usageTexts.probe(executed));
    const network = inProcess(apps);
    const cookies = thirdPartyCookies === "as-shipped" ? {} : { thirdPartyCookies };
    this.engines = enginesOf(engine, engines);
    this.#browsers = this.engines.map((name) => new Browser({ engine: name, network, ...cookies }));
    this.#origins = Object.keys(apps);
    this.#executed = executed;
  }

  /** A page of that origin, as if it had been loaded; nothing is sent. */
  // eslint-disable-next-line @typescript-eslint/require-await -- what it does later may take time, and tests await it
  async pageAt(url: string | URL, options: TestPageOptions = {}): Promise<TestPage> {
    const parsed = parse(url);
    return this.#test(this.#browsers.map((browser) => browser.pageAt(parsed, options)));
  }

  /** Goes to a URL in each engine, as if the user had typed it, and keeps the cookies. */
  async open(url: string | URL): Promise<TestPage> {
    const parsed = parse(url);
    if (!this.#origins.includes(parsed.origin)) throw new TypeError(usageTexts.noApp(parsed.origin, this.#origins));
    const pages = [];
    // One after another: an application in memory is one to all of them.
    for (const browser of this.#browsers) pages.push(await browser.open(parsed));
    return this.#test(pages);
  }

  #test(pages: ConstructorParameters<typeof TestPage>[0]): TestPage {
    return new TestPage(pages, this.#origins, this.#executed);
  }
}

function parse(url: string | URL): URL {
  const text = String(url);
  if (!URL.canParse(text)) throw new TypeError(usageTexts.url(text));
  return new URL(text);
}

/**
 * A browser for tests, without a port: applications in this process, each at its origin.
 *
 * @throws TypeError where an application, an origin or an engine is none
 */
export const browserFor = (apps: Readonly<Record<string, App>>, options: BrowserForOptions = {}): TestBrowser =>
  new TestBrowser(apps, options);
