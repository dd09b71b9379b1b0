export const actionMs = 15_000;
export const launchMs = 30_000;
export const closeMs = 8_000;

export class OutOfTime extends Error {
  override readonly name = "OutOfTime";
}

export function outOfTime(what: string, ms: number, cause?: unknown): OutOfTime {
  return new OutOfTime(`${what}: no end after ${ms} ms`, { cause });
}

export async function bounded<T>(work: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(outOfTime(what, ms)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
