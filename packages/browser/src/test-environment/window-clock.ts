import type { Clock } from "../page/clock.ts";
import type { TestWindow } from "./test-window.ts";

/** The window's own time, whose timers end with it. */
interface WindowClock extends Clock {
  /** Ends the timers that run. */
  stop(): void;
}

export function windowClock(window: TestWindow): WindowClock {
  const running = new Set<unknown>();
  return {
    now: () => window.Date.now(),
    setTimeout: (callback, milliseconds) => {
      const timer = window.setTimeout(() => {
        running.delete(timer);
        callback();
      }, milliseconds);
      running.add(timer);
      return timer;
    },
    clearTimeout: (timer) => {
      running.delete(timer);
      window.clearTimeout(timer);
    },
    stop: () => {
      for (const timer of running) window.clearTimeout(timer);
      running.clear();
    },
  };
}
