import { parseCookieDate } from "./cookie-date.ts";
import type { CookieRules } from "./rules.ts";
import type { CookieAttribute } from "./set-cookie-line.ts";

const maxAgePattern = /^-?[0-9]+$/;
const earliestTime = -8.64e15;

/**
 * When a cookie with these attributes, received at `now`, expires; `undefined` when it lasts as long as the browser.
 *
 * The drafts let Max-Age win over Expires, and the last one that can be read win among its like. Chromium and Firefox
 * look at the last one of each name only, so a last one that cannot be read undoes those before it (`last-written`).
 * WebKit takes all in their order, each over those before it (`in-order`).
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-parse-a-cookie
 */
export function expiryTime(
  attributes: readonly CookieAttribute[],
  now: number,
  rules: CookieRules,
): number | undefined {
  const latest = now + rules.limits.ageMs;
  let maxAge: number | undefined;
  let expires: number | undefined;
  for (const { name, value } of attributes) {
    if (name === "max-age") {
      const read = parseMaxAge(value, now);
      if (read !== undefined || rules.lifetime === "last-written") maxAge = read;
    } else if (name === "expires") {
      const read = parseCookieDate(value);
      if (read !== undefined || rules.lifetime !== "last-valid") expires = read;
      if (rules.lifetime === "in-order") maxAge = undefined;
    }
  }
  const time = maxAge ?? expires;
  return time === undefined ? undefined : Math.min(time, latest);
}

function parseMaxAge(value: string, now: number): number | undefined {
  if (!maxAgePattern.test(value)) return undefined;
  const seconds = Number(value);
  return seconds <= 0 ? earliestTime : now + seconds * 1000;
}
