import { clearTimeout, setTimeout } from "../platform.ts";

/** Below the time that test runners give to a test: five seconds in Vitest and Jest. */
export const defaultResponseMs = 2000;

/** The longest delay of a JavaScript timer. */
export const maxResponseMs: number = 2 ** 31 - 1;

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
