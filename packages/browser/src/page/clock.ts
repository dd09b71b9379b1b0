/** The time as a page's script finds it. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** In milliseconds, about 25 days: a longer one would end at once. */
export const longestTimer: number = 2 ** 31 - 1;

/** Of whatever the globals are at the time: fake ones, too. */
export const globalClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, milliseconds) => setTimeout(callback, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer as undefined),
};
