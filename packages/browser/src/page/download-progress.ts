import type { XMLHttpRequestRules } from "../engines/page-rules.ts";
import type { Clock } from "./clock.ts";
import { states } from "./ready-states.ts";

const intervalMs = 50;

/** What hears of a download. */
export interface DownloadTarget {
  /** @param silently without an event */
  changeState(state: number, silently?: boolean): void;
  /** Fires a `progress` event. */
  progress(loaded: number): void;
  /** Whether no listener has ended it. */
  isLive(): boolean;
}

/**
 * The `progress` events of a response, at most one in 50 ms.
 *
 * https://xhr.spec.whatwg.org/#the-send()-method, processBodyChunk
 */
export class DownloadProgress {
  readonly #target: DownloadTarget;
  readonly #rules: XMLHttpRequestRules;
  readonly #clock: Clock;
  #firedAt = Number.NEGATIVE_INFINITY;
  #fired = 0;
  #loaded = 0;
  #timer: unknown;

  constructor(target: DownloadTarget, rules: XMLHttpRequestRules, clock: Clock) {
    this.#target = target;
    this.#rules = rules;
    this.#clock = clock;
  }

  /** @param loaded all that has come */
  chunk(loaded: number): void {
    const { eachChunkChangesState, earlyProgress } = this.#rules;
    this.#loaded = loaded;
    if (eachChunkChangesState) this.#target.changeState(states.LOADING);
    const wait = this.#firedAt + intervalMs - this.#clock.now();
    const isFirst = this.#firedAt === Number.NEGATIVE_INFINITY;
    if (isFirst || (wait <= 0 && earlyProgress !== "delayed-from-chunk")) this.#fire();
    else if (earlyProgress !== "skipped")
      this.#timer ??= this.#clock.setTimeout(() => this.#fire(), earlyProgress === "delayed" ? wait : intervalMs);
  }

  /** The last event, unless it has been fired. */
  end(loaded: number): void {
    this.stop();
    if (loaded === 0 ? !this.#rules.progressOnEmptyBody : loaded <= this.#fired) return;
    if (this.#rules.lastProgressIsDone) this.#target.changeState(states.DONE, true);
    this.#target.progress(loaded);
  }

  /** Fires nothing that is still to come. */
  stop(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #fire(): void {
    this.stop();
    if (!this.#rules.eachChunkChangesState && this.#target.isLive()) this.#target.changeState(states.LOADING);
    if (!this.#target.isLive()) return;
    this.#firedAt = this.#clock.now();
    this.#fired = this.#loaded;
    this.#target.progress(this.#loaded);
  }
}
