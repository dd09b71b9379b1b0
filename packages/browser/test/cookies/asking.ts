import type { CookieContext } from "../../src/cookies/index.ts";

export const NOW: number = Date.UTC(2026, 0, 1);

/** A first-party top-level request for `url`, unless told otherwise. */
export function asking(url: string, otherwise: Partial<CookieContext> = {}): CookieContext {
  return {
    url: new URL(url),
    sameSite: "strict-or-less",
    thirdParty: false,
    partitionKey: "https://bank.example",
    type: "http",
    now: NOW,
    isTopLevelNavigation: false,
    ...otherwise,
  };
}
