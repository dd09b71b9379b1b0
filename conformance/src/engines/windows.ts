import { actionMs, OutOfTime } from "./bounds.ts";
import { WebDriverError, type Driver } from "./webdriver.ts";

/**
 * WebDriver knows one current window a session: a command for another one is two commands, which nobody may come between.
 * Entering a window whose script blocks never ends, and takes effect when it does end: the session is lost then, since
 * later commands could reach the wrong page.
 */
export class Windows {
  readonly #driver: Driver;
  readonly #session: string;
  #turn: Promise<unknown> = Promise.resolve();
  #current: string | undefined;
  #lost = false;

  constructor(driver: Driver, session: string) {
    this.#driver = driver;
    this.#session = session;
  }

  inside<T>(handle: string, work: (send: Driver["send"]) => Promise<T>): Promise<T> {
    const turn = this.#turn.then(async () => {
      await this.#enter(handle);
      return work((method, path, body, ms) => this.#driver.send(method, this.#session + path, body, ms));
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #enter(handle: string): Promise<void> {
    if (this.#lost) throw new Error("webkit: this session is lost, because a page did not let go; launch another");
    if (this.#current === handle) return;
    this.#current = undefined;
    try {
      await this.#driver.send("POST", `${this.#session}/window`, { handle }, actionMs);
    } catch (error) {
      if (error instanceof WebDriverError) throw error;
      this.#lost = true;
      throw new OutOfTime(`webkit: a page's script did not let go for ${actionMs} ms`, { cause: error });
    }
    this.#current = handle;
  }

  /** After its window was closed. */
  left(): void {
    this.#current = undefined;
  }
}
