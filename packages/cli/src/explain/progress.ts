import type { Terminal } from "../terminal.ts";

/** How long nobody needs to be told that something is under way. */
const patience = 1500;

/** Says on standard error what is under way, once it has been for a while. */
export class Progress {
  readonly #stderr: Terminal["stderr"];
  readonly #started: number = Date.now();
  #timer: NodeJS.Timeout | undefined;
  #told = 0;

  constructor({ stderr }: Terminal) {
    this.#stderr = stderr;
  }

  /** Starts something that is waited for. */
  wait(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#stderr(`${text}\n`), patience);
    this.#timer.unref();
  }

  /** Something long has come further. */
  step(text: () => string): void {
    const now = Date.now();
    if (now - Math.max(this.#told, this.#started) < patience) return;
    this.#told = now;
    this.#stderr(`${text()}\n`);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
