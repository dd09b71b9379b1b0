import type { DryRunReason } from "./dry-run-network.ts";

const reasons: Readonly<Record<DryRunReason, string>> = {
  "not-requested": "The request may change something on the server, and this is a dry run.",
  "only-preflight": "Only the preflight of this request is known, and not the request itself.",
  "already-sent":
    "Another engine's request was sent, and this engine's request differs from it. Sending both could change something twice.",
};

/** What a dry run reports about a request that it didn't send. */
export const dryRunTexts = {
  reason: (reason: DryRunReason): string => reasons[reason],
  label: "dry run",
  summary: (what: string, preflight: boolean): string =>
    preflight
      ? `Dry run: the preflight passed, and ${what} itself was not sent.`
      : `Dry run: ${what} was not sent, and it needs no preflight.`,
  sameOrigin: (method: string): string =>
    `The page has the server's own origin, so a browser sends the ${method}, and the page can read the response.`,
  afterPreflight: (method: string): string =>
    `After this preflight a browser sends the ${method}, and the server executes it. Whether the page can read the response depends on that response's own Access-Control-Allow-Origin.`,
  withoutPreflight:
    "A page of any origin can send it without a preflight, and the server executes it before CORS applies. Only the server itself can refuse it: by Origin, by Sec-Fetch-Site, or with a token.",
  cookies: (names: readonly string[]): string =>
    names.length === 0
      ? ""
      : `The ${names.length === 1 ? "cookie" : "cookies"} ${names.join(", ")} would be sent with it.`,
  protects: "Nobody: a browser would have sent the request.",
} as const;
