import { afterEach, beforeEach, expect } from "vitest";

/** Fails each test of a file in which something is thrown that nobody hears: it would end the process. */
export function expectNothingUnheard(): void {
  const unheard: unknown[] = [];
  const hear = (error: unknown): void => void unheard.push(error);
  beforeEach(() => {
    unheard.length = 0;
    process.on("unhandledRejection", hear).on("uncaughtException", hear);
  });
  afterEach(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off("unhandledRejection", hear).off("uncaughtException", hear);
    expect(unheard).toEqual([]);
  });
}
