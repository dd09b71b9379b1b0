import type { Terminal } from "../../terminal.ts";

/** How long a run may take before it says that it is busy, in milliseconds. */
const quietFor = 1500;

/** Reports on standard error what a long run is doing. */
export class Progress {
  readonly #stderr: Terminal["stderr"];
  readonly #started: number = Date.now();
  #timer: NodeJS.Timeout | undefined;
  #last = 0;

  constructor({ stderr }: Terminal) {
    this.#stderr = stderr;
  }

  /** Something starts that may take long. */
  wait(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#stderr(`${text}\n`), quietFor);
    this.#timer.unref();
  }

  /** Something long has made progress. */
  step(text: () => string): void {
    const now = Date.now();
    if (now - Math.max(this.#last, this.#started) < quietFor) return;
    this.#last = now;
    this.#stderr(`${text()}\n`);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
