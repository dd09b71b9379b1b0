import { progressEvent } from "./progress-event.ts";
import type { ProgressTarget } from "./progress-target.ts";

/** Fires progress events at a target, in order. */
export function fireProgressEvents(target: EventTarget, types: readonly string[], loaded = 0, total = 0): void {
  for (const type of types) target.dispatchEvent(progressEvent(type, loaded, total));
}

/**
 * The upload of one request: the upload listener flag, the upload complete flag, and the events.
 *
 * https://xhr.spec.whatwg.org/#upload-complete-flag
 */
export class UploadEvents {
  readonly isListenedTo: boolean;
  isComplete: boolean;
  readonly #target: ProgressTarget;

  /** @param isComplete whether there is nothing to upload */
  constructor(target: ProgressTarget, isComplete: boolean, isListenedTo: boolean = target.isListenedTo) {
    this.#target = target;
    // It counts who listens now, not when the bytes are sent.
    this.isListenedTo = isListenedTo;
    this.isComplete = isComplete;
  }

  start(length: number): void {
    this.#fire(["loadstart"], 0, length);
  }

  /** https://xhr.spec.whatwg.org/#the-send()-method, processRequestEndOfBody */
  complete(length: number): void {
    if (this.isComplete) return;
    this.isComplete = true;
    this.#fire(["progress", "load", "loadend"], length, length);
  }

  fail(type: "abort" | "error" | "timeout"): void {
    if (this.isComplete) return;
    this.isComplete = true;
    this.#fire([type, "loadend"], 0, 0);
  }

  #fire(types: readonly string[], loaded: number, total: number): void {
    if (this.isListenedTo) fireProgressEvents(this.#target, types, loaded, total);
  }
}
