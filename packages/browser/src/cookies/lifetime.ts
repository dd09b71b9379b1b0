import type { CookieContext } from "./cookie-query.ts";
import type { CookieRules } from "./rules.ts";
import type { CookieAttribute } from "./set-cookie-line.ts";

const earliestTime = -8.64e15;
const latestTime = 8.64e15;

/** When a cookie is received, by the browser's clock and the server's. */
type Received = Pick<CookieContext, "now" | "serverTime">;

/**
 * When a cookie with these attributes expires; `undefined` when it lasts as long as the browser.
 *
 * The drafts let Max-Age win over Expires, and the last one that can be read win among its like. Chromium and Firefox
 * look at the last one of each name only, so a last one that cannot be read undoes those before it (`last-written`).
 * WebKit takes all in their order, each over those before it, and only those with a `=` (`in-order`).
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-parse-a-cookie
 */
export function expiryTime(
  attributes: readonly CookieAttribute[],
  { now, serverTime = now }: Received,
  rules: CookieRules,
): number | undefined {
  const skew = rules.expiresByServerClock ? now - serverTime : 0;
  let maxAge: number | undefined;
  let expires: number | undefined;
  for (const { name, value, hasValue } of attributes) {
    if (rules.lifetime === "in-order" && !hasValue) continue;
    if (name === "max-age") {
      const read = expiryAfter(rules.parseMaxAge(value), now);
      if (read !== undefined || rules.lifetime === "last-written") maxAge = read;
    } else if (name === "expires") {
      const read = rules.parseDate(value);
      if (read !== undefined || rules.lifetime !== "last-valid") expires = read;
      if (rules.lifetime === "in-order") maxAge = undefined;
    }
  }
  const time = maxAge ?? (expires === undefined ? undefined : expires + skew);
  if (time === undefined) return undefined;
  return Math.max(earliestTime, Math.min(time, now + rules.limits.ageMs, latestTime));
}

function expiryAfter(seconds: number | undefined, now: number): number | undefined {
  if (seconds === undefined) return undefined;
  return seconds <= 0 ? earliestTime : now + seconds * 1000;
}
