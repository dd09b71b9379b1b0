import { longestTimer, type Clock } from "./clock.ts";

/** Ends a request some time after it was sent: https://xhr.spec.whatwg.org/#the-timeout-attribute */
export class RequestTimer {
  readonly #clock: () => Clock;
  readonly #end: () => void;
  #startedAt = 0;
  #hadEnd = false;
  #timer: unknown;

  constructor(clock: () => Clock, end: () => void) {
    this.#clock = clock;
    this.#end = end;
  }

  /** Whether it had an end when it was started. */
  get hadEnd(): boolean {
    return this.#hadEnd;
  }

  /** @param milliseconds 0 for no end */
  start(milliseconds: number): void {
    this.#hadEnd = milliseconds !== 0;
    this.#startedAt = this.#clock().now();
    this.change(milliseconds);
  }

  /** Counts from the start all the same. */
  change(milliseconds: number): void {
    this.stop();
    const clock = this.#clock();
    const left = this.#startedAt + milliseconds - clock.now();
    this.#timer =
      milliseconds === 0 ? undefined : clock.setTimeout(this.#end, Math.min(Math.max(0, left), longestTimer));
  }

  stop(): void {
    this.#clock().clearTimeout(this.#timer);
  }
}
