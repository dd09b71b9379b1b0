import { actionMs, OutOfTime } from "./time-limits.ts";
import { WebDriverError, type Driver } from "./webdriver.ts";

/** A window that has not answered a command this long after its bound is given up. */
const graceMs = 1_000;

type Send = (method: "GET" | "POST" | "DELETE", path: string, body?: object) => Promise<unknown>;

/**
 * WebDriver knows one current window a session: a command for another one is two commands, which nobody may come between.
 * To enter a window whose script blocks has no end, and takes effect when it does end: then the session is lost, since
 * later commands could reach the wrong page. So a window that once kept a command waiting is never entered again.
 */
export class Windows {
  readonly #driver: Driver;
  readonly #session: string;
  readonly #lost = new Set<string>();
  #sessionLost = false;
  #turn: Promise<unknown> = Promise.resolve();
  #current: string | undefined;

  constructor(driver: Driver, session: string) {
    this.#driver = driver;
    this.#session = session;
  }

  /** Waits for its turn; what has not begun when `until` comes does not begin. */
  inside<T>(handle: string, until: number, work: (send: Send) => Promise<T>): Promise<T> {
    const turn = this.#turn.then(async () => {
      if (Date.now() >= until) throw new OutOfTime("webkit: no time left");
      await this.#enter(handle);
      return work((method, path, body) => this.#send(handle, until, method, path, body));
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async close(handle: string, until: number): Promise<void> {
    if (this.#lost.has(handle)) return; // it goes with the engine
    await this.inside(handle, until, (send) => send("DELETE", "/window"));
    this.#lost.add(handle);
    this.#current = undefined;
  }

  async #send(handle: string, until: number, ...[method, path, body]: Parameters<Send>): Promise<unknown> {
    try {
      return await this.#driver.send(method, this.#session + path, body, until - Date.now() + graceMs);
    } catch (error) {
      if (!(error instanceof WebDriverError)) this.#lost.add(handle);
      throw error;
    }
  }

  async #enter(handle: string): Promise<void> {
    if (this.#sessionLost) throw new Error("webkit: the session is lost, a page did not let go of it; launch another");
    if (this.#lost.has(handle)) throw new Error("webkit: this page is closed, or does not answer; open another");
    if (this.#current === handle) return;
    this.#current = undefined;
    try {
      await this.#driver.send("POST", `${this.#session}/window`, { handle }, actionMs);
    } catch (error) {
      this.#sessionLost = !(error instanceof WebDriverError);
      throw error;
    }
    this.#current = handle;
  }
}
