import type { XMLHttpRequestRules } from "../engines/page-rules.ts";
import type { ProgressTarget } from "./progress-target.ts";
import { fireProgressEvents } from "./upload-events.ts";

const intervalMs = 50;

/**
 * The `progress` events of a response, at most one in 50 ms.
 *
 * https://xhr.spec.whatwg.org/#the-send()-method, processBodyChunk
 */
export class DownloadProgress {
  readonly #target: ProgressTarget;
  readonly #rules: XMLHttpRequestRules;
  readonly #total: number;
  #firedAt = Number.NEGATIVE_INFINITY;
  #loaded = 0;

  constructor(target: ProgressTarget, rules: XMLHttpRequestRules, total: number) {
    this.#target = target;
    this.#rules = rules;
    this.#total = total;
  }

  /** Whether a chunk that has come now fires `readystatechange`. */
  changesState(): boolean {
    return this.#rules.eachChunkChangesState || !this.#isEarly();
  }

  chunk(loaded: number): void {
    if (!this.#isEarly()) this.#fire(loaded);
  }

  /** The last event, unless it has been fired. */
  end(loaded: number): void {
    if (loaded === 0 ? this.#rules.progressOnEmptyBody : loaded > this.#loaded) this.#fire(loaded);
  }

  #isEarly(): boolean {
    return performance.now() - this.#firedAt < intervalMs;
  }

  #fire(loaded: number): void {
    this.#firedAt = performance.now();
    this.#loaded = loaded;
    fireProgressEvents(this.#target, ["progress"], loaded, this.#total);
  }
}
