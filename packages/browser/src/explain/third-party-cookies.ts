import { isSameSite, parseOrigin } from "sallyport/standard";
import type { EngineName } from "../engines/engine.ts";
import type { Outcome } from "../page/outcome.ts";
import { lastEventOf } from "../trace/trace.ts";
import type { Facts } from "./attempt-facts.ts";
import { thirdPartyTexts } from "./cookie-texts.ts";
import type { CookieNote, Explanation } from "./explanation.ts";

/** What a response says of the user. */
interface SeenRefusal {
  readonly status: number | undefined;
  /** Its WWW-Authenticate: https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1 */
  readonly challenge: string | null | undefined;
}

/** Whether a server refuses a user whom it doesn't know. One that sends a challenge wants no cookie. */
export const isUnknownUser = ({ status, challenge }: SeenRefusal): boolean =>
  (status === 401 || status === 403) && (challenge ?? null) === null;

export const isThirdParty = ({ reason }: CookieNote): boolean =>
  reason !== undefined && (reason.startsWith("third-party") || reason === "partition-other");

/** Cookies that the engine's rules for third parties are about: SameSite lets them through. */
const isOfThirdParty = (note: CookieNote): boolean =>
  note.status === "sent" || note.status === "stored" || isThirdParty(note);

/** Whether the request was to have cookies of another site. */
function isCredentialedCrossSite({ credentials, page, url }: Facts): boolean {
  const [from, to] = [page, url].map((text = "") =>
    URL.canParse(text) ? parseOrigin(new URL(text).origin) : undefined,
  );
  return credentials && to !== undefined && (from === undefined || !isSameSite(from, to));
}

/** Whether the page reads that the server doesn't know the user, and the request had nothing that says who it is. */
export function isWithoutSession({ trace }: Outcome, facts: Facts): boolean {
  if (facts.code !== "readable" || facts.cookies.length > 0 || !isCredentialedCrossSite(facts)) return false;
  const challenge = lastEventOf(trace, "response")?.headers.find(([name]) => /^www-authenticate$/i.test(name))?.[1];
  // It always needs a preflight.
  const isAuthorized = facts.headers.some((name) => /^authorization$/i.test(name));
  return !isAuthorized && isUnknownUser({ status: facts.status, challenge });
}

/** What the engine does with the cookies of another site, where the request is about some, or lacks some. */
export const thirdPartyOf = (
  engine: EngineName,
  facts: Facts,
  notes: readonly CookieNote[],
  withoutSession: boolean,
): Pick<Explanation, "thirdPartyCookies"> =>
  withoutSession || (isCredentialedCrossSite(facts) && notes.some(isOfThirdParty))
    ? { thirdPartyCookies: thirdPartyTexts[engine] }
    : {};
