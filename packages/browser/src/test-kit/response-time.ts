import { clearTimeout, setTimeout } from "../platform.ts";
import { usageTexts } from "./test-kit-texts.ts";

/** Below the time that test runners give to a test: five seconds in Vitest and Jest. */
const defaultMs = 2000;

/** The longest delay of a JavaScript timer. */
const maxMs = 2 ** 31 - 1;

/** @throws TypeError for what is not a time */
export function responseTimeOf(timeout: number = defaultMs): number {
  if (typeof timeout === "number" && timeout > 0 && timeout <= maxMs) return timeout;
  throw new TypeError(usageTexts.timeout(timeout, maxMs));
}

/** Waits for what an application responds, but no longer: a handler may never respond. */
export async function withinTime<Result>(pending: Promise<Result>, ms: number, late: string): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TypeError(late));
    }, ms);
  });
  try {
    return await Promise.race([pending, end]);
  } finally {
    clearTimeout(timer);
  }
}
