import { launchEngine, type Engine, type EngineName, type EnginePage } from "@sallyport/testing/engines";
import { readResults, resultsScript, type FileResult } from "./results.ts";
import type { TestBrowser } from "./test-browser.ts";

/** An engine that fails so often without a page in between isn't started again. */
const maxLaunches = 4;

/** A real engine. A test that does not end is closed with its page, and an engine that opens no page is started again. */
export class EngineBrowser implements TestBrowser {
  readonly name: EngineName;
  #version = "";
  #engine: Engine | undefined;
  #page: EnginePage | undefined;
  #launches = 0;

  private constructor(name: EngineName) {
    this.name = name;
  }

  static async start(name: EngineName): Promise<EngineBrowser> {
    const browser = new EngineBrowser(name);
    await browser.#open();
    return browser;
  }

  get version(): string {
    return this.#version;
  }

  async run(url: string, boundMs: number): Promise<FileResult> {
    const end = Date.now() + boundMs;
    try {
      const page = await this.#open();
      await page.goto(url, boundMs);
      const left = Math.max(500, end - Date.now());
      return readResults(await page.evaluate<string>(resultsScript(left), left + 2000));
    } catch (error) {
      await this.#closePage();
      return { subtests: [], problem: `${this.name}: ${String(error).split("\n", 1).join("")}` };
    }
  }

  async close(): Promise<void> {
    await this.#closePage();
    await this.#engine?.close();
    this.#engine = undefined;
  }

  async #open(): Promise<EnginePage> {
    if (this.#page !== undefined) return this.#page;
    const engine = (this.#engine ??= await this.#launch());
    try {
      this.#page = await engine.newPage();
      this.#launches = 1;
      return this.#page;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async #launch(): Promise<Engine> {
    if (this.#launches >= maxLaunches) throw new Error(`it did not open a page after ${this.#launches} starts`);
    this.#launches += 1;
    const engine = await launchEngine(this.name, { testNames: true });
    this.#version = engine.version;
    return engine;
  }

  async #closePage(): Promise<void> {
    const page = this.#page;
    this.#page = undefined;
    await page?.close().catch(() => undefined);
  }
}
