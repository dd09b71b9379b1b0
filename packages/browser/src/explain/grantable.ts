import { isToken, parseOrigin } from "sallyport/standard";
import type { Facts } from "./attempt-facts.ts";
import { wantedBy } from "./policy-fragment.ts";

export const isNull = ({ page }: Facts): boolean => page === "null";

/** A page for which anyone on the network can speak. */
export const isInsecure = ({ page = "" }: Facts): boolean =>
  page.startsWith("http://") && !/^http:\/\/(?:[^/]*\.)?(?:localhost|127\.[0-9.]+|\[::1\])(?::|$)/.test(page);

/** Headers by which a request that was allowed as POST becomes any other. */
const overrides: ReadonlySet<string> = new Set(["x-http-method-override", "x-method-override", "x-http-method"]);

export const overridesMethod = (facts: Facts): boolean => wantedBy(facts).headers.some((name) => overrides.has(name));

/** A console message may hold anything: only tokens (RFC 9110) and origins are proposed, and never `*`. */
export const isName = (text: string): boolean => isToken(text) && text !== "*";

function isProposable(facts: Facts): boolean {
  const { with: origin, methods, headers } = wantedBy(facts);
  return parseOrigin(origin) !== undefined && [...methods, ...headers].every(isName);
}

/** Whether the page's origin may be granted what the request needs. */
export const canBeGranted = (facts: Facts): boolean =>
  !isNull(facts) && !(facts.credentials && isInsecure(facts)) && !overridesMethod(facts) && isProposable(facts);
