import { originOf, redirectOf } from "./attempt-phrases.ts";
import type { Facts } from "./attempt-facts.ts";
import { isOfSignIn, redirectCause } from "./evidence/redirect.ts";
import { codeTextOf } from "./codes/by-initiator.ts";
import type { ExplanationCode } from "./explanation.ts";
import { whyTexts as texts } from "./why-texts.ts";

/**
 * Why the page does not get the response, in a sentence or two: a redirect comes first.
 * @param own what the code says. Default: its text
 */
export function whyOf(
  code: ExplanationCode,
  facts: Facts,
  own: (facts: Facts) => string = codeTextOf(code, facts).why,
): string {
  const last = facts.redirects.at(-1);
  const why = own(facts);
  if (last === undefined) return why;
  if (facts.preflight && facts.location !== undefined && /^(?:cors-|preflight-redirect)/.test(code))
    return texts.preflight(redirectOf(last));
  const isSignIn = isOfSignIn(redirectCause(facts));
  if (code === "unreachable" && isSignIn) return texts.noTarget(redirectOf(last));
  if (!code.startsWith("cors-") && !(isSignIn && code.startsWith("preflight-"))) return why;
  return facts.location === undefined
    ? texts.followed(redirectOf(last), why)
    : texts.unshared(redirectOf(last), originOf(facts));
}
