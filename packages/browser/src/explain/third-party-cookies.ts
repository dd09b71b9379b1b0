import { isSameSite, parseOrigin } from "sallyport/standard";
import type { Header } from "../fetch/header-list.ts";
import type { Attempt, Outcome } from "../page/outcome.ts";
import { lastEventOf } from "../trace/trace.ts";
import type { Facts } from "./attempt-facts.ts";
import { thirdPartyTexts } from "./cookie-texts.ts";
import { errorBodyReading } from "./evidence/error-body.ts";
import type { CookieNote, Explanation } from "./explanation.ts";
import { URL } from "../platform.ts";

/** An error that may say that the user is unknown. */
interface SeenError {
  readonly status: number | undefined;
  readonly headers: readonly Header[];
  /** Its beginning. */
  readonly body: string | undefined;
}

/** A challenge, which asks for no cookie (RFC 9110, section 11.6.1), and what a gateway or a firewall refuses with. */
const saysOtherwise = /^(?:www-authenticate|cf-mitigated|x-amzn-errortype|x-amzn-waf-action)$/i;

/** What an application says of a user whom it knows, and of a request that it doesn't trust. */
const knownRefusal = /csrf|xsrf|forgery|permission|privilege|scope/i;

/** Whether a server refuses a user whom it doesn't know, as far as the response shows that. */
export function isUnknownUser({ status, headers, body = "" }: SeenError): boolean {
  if (headers.some(([name]) => saysOtherwise.test(name))) return false;
  return status === 401 || (status === 403 && !knownRefusal.test(body) && errorBodyReading(body) === undefined);
}

/** Request headers that say who the user is, or that the request isn't forged, as an expression. */
export const credentialHeader = "(?:cookie|[\\w-]*(?:authorization|api-?key|token|csrf|xsrf|session)[\\w-]*)";

const isCredential = new RegExp(`^${credentialHeader}$`, "i");

export const isCredentialHeader = (name: string): boolean => isCredential.test(name.trim());

/** Whether a query does, by the names of its parameters. */
export const hasCredentialParameter = (url: string | undefined): boolean =>
  url !== undefined &&
  URL.canParse(url) &&
  [...new URL(url).searchParams.keys()].some((name) => /token|api-?key|^key$|signature/i.test(name));

export const isThirdParty = ({ reason }: CookieNote): boolean =>
  reason !== undefined && (reason.startsWith("third-party") || reason === "partition-other");

/** Cookies that the engine's rules for third parties are about: SameSite lets them through. */
const isOfThirdParty = (note: CookieNote): boolean =>
  note.status === "sent" || note.status === "stored" || isThirdParty(note);

/** Whether the page and the server are of two sites. */
function isCrossSite({ page, url }: Facts): boolean {
  const [from, to] = [page, url].map((text = "") =>
    URL.canParse(text) ? parseOrigin(new URL(text).origin) : undefined,
  );
  return to !== undefined && (from === undefined || !isSameSite(from, to));
}

/** Whether the request was to have cookies of another site. */
const isCredentialedCrossSite = (facts: Facts): boolean => facts.credentials && isCrossSite(facts);

/** Whether a response is for requests with credentials. */
const allowsCredentials = (headers: readonly Header[]): boolean =>
  headers.some(([name, value]) => name.toLowerCase() === "access-control-allow-credentials" && value.trim() === "true");

/**
 * Whether the page reads that the server doesn't know the user, and the request had nothing that says who it is: no cookie
 * came along, or the page asked for none and the server allows them.
 * @param body the beginning of an error's body
 */
export function isWithoutSession(outcome: Outcome, facts: Facts, body: string | undefined): boolean {
  const { code, cookies, status, url } = facts;
  const { trace, thirdPartyCookies } = outcome;
  const headers = lastEventOf(trace, "response")?.headers ?? [];
  // A browser that sends them all has none.
  if (thirdPartyCookies === "allow") return false;
  if (code !== "readable" || cookies.length > 0 || !isCrossSite(facts) || !allowsCredentials(headers)) return false;
  // Such headers always need a preflight.
  if (facts.headers.some(isCredentialHeader) || hasCredentialParameter(url)) return false;
  return isUnknownUser({ status, headers, body });
}

/**
 * What the engine does with the cookies of another site, where the request is about some, or lacks some; nothing where the
 * browser was told to send them all.
 */
export const thirdPartyOf = (
  { engine, thirdPartyCookies }: Attempt,
  facts: Facts,
  notes: readonly CookieNote[],
  withoutSession: boolean,
): Pick<Explanation, "thirdPartyCookies"> =>
  thirdPartyCookies !== "allow" && isCredentialedCrossSite(facts) && (withoutSession || notes.some(isOfThirdParty))
    ? { thirdPartyCookies: thirdPartyTexts[engine] }
    : {};
