import { actionMs, bounded, closeMs, OutOfTime, pause } from "./time-limits.ts";
import type { EngineCookie, EnginePage } from "./engine.ts";
import { keyActions } from "./keys.ts";
import { writeInto } from "./profile.ts";
import { valueOf } from "./script.ts";
import { WebDriverError } from "./webdriver.ts";
import { arrivalScript, markScript, resumeScript, startScript, stopScript, type Arrival } from "./webkit-script.ts";
import type { Windows } from "./windows.ts";

export class WebKitPage implements EnginePage {
  readonly #windows: Windows;
  readonly #handle: string;
  #runs = 0;

  constructor(windows: Windows, handle: string) {
    this.#windows = windows;
    this.#handle = handle;
  }

  async goto(url: string, boundMs: number = actionMs): Promise<void> {
    try {
      await bounded(this.#goto(url, Date.now() + boundMs), boundMs, `webkit: ${url}`);
    } catch (error) {
      if (error instanceof OutOfTime) await this.#run(stopScript(), Date.now() + 1000).catch(() => undefined);
      throw error;
    }
  }

  evaluate<T>(body: string, boundMs: number = actionMs): Promise<T> {
    return bounded(this.#evaluate<T>(body, Date.now() + boundMs), boundMs, "webkit: evaluate");
  }

  async click(selector: string): Promise<void> {
    const clicked = this.#windows.inside(this.#handle, Date.now() + actionMs, async (send) => {
      const found = await send("POST", "/element", { using: "css selector", value: selector });
      const [id] = Object.values(found as Record<string, string>);
      await send("POST", `/element/${id ?? ""}/click`, {});
    });
    await bounded(clicked, actionMs, "webkit: click");
  }

  async press(key: string): Promise<void> {
    const actions = [{ type: "key", id: "keyboard", actions: keyActions(key) }];
    const pressed = this.#windows.inside(this.#handle, Date.now() + actionMs, (send) =>
      send("POST", "/actions", { actions }),
    );
    await bounded(pressed, actionMs, "webkit: press");
  }

  async screenshot(path: string): Promise<void> {
    const shot = this.#windows.inside(this.#handle, Date.now() + actionMs, (send) => send("GET", "/screenshot"));
    const data = await bounded(shot, actionMs, "webkit: screenshot");
    await writeInto(path, Buffer.from(String(data), "base64"));
  }

  messages(): readonly string[] {
    return [];
  }

  corsErrors(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  async cookies(): Promise<readonly EngineCookie[]> {
    const until = Date.now() + actionMs;
    const listed = this.#windows.inside(this.#handle, until, (send) => send("GET", "/cookie"));
    const all = (await bounded(listed, actionMs, "webkit: cookies")) as { name: string; expiry?: number }[];
    return all.map(({ name, expiry }) => ({ name, expires: expiry === undefined ? undefined : expiry * 1000 }));
  }

  async close(): Promise<void> {
    const closed = this.#windows.close(this.#handle, Date.now() + closeMs);
    await bounded(closed, closeMs, "webkit: close page").catch(() => undefined);
  }

  /** The page load strategy is "none", since any other makes every command wait for a load that may never end. */
  async #goto(url: string, until: number): Promise<void> {
    const { href, hash } = new URL(url);
    const from = await this.#run(markScript(), until);
    await this.#windows.inside(this.#handle, until, (send) => send("POST", "/url", { url }));
    const sameDocument = hash !== "" && String(from).split("#")[0] === href.split("#")[0];
    for (;;) {
      await pause(10);
      const now = (await this.#run(arrivalScript(), until).catch(unlessUnloading)) as Arrival | undefined;
      if (sameDocument && now?.href === href) return;
      if (now?.state !== "complete" || !now.fresh) continue;
      if (now.href === "about:blank" && href !== "about:blank") throw new Error(`webkit: nothing answers at ${url}`);
      return;
    }
  }

  async #evaluate<T>(body: string, until: number): Promise<T> {
    const id = `${this.#handle}/${++this.#runs}`;
    let answer = await this.#run(startScript(id, body), until);
    while (answer === null) answer = await this.#run(resumeScript(id), until);
    if (answer === false) throw new Error("webkit: the page went elsewhere during evaluate");
    return valueOf<T>(answer);
  }

  #run(script: string, until: number): Promise<unknown> {
    return this.#windows.inside(this.#handle, until, (send) => send("POST", "/execute/async", { script, args: [] }));
  }
}

function unlessUnloading(error: unknown): undefined {
  if (error instanceof WebDriverError) return undefined;
  throw error;
}
