import type { ReferrerPolicy } from "./referrer-policy.ts";
import { hasHttpScheme } from "./http-scheme.ts";
import type { ReferrerRules } from "../engines/referrer-rules.ts";
import { topLevelOrigin } from "./environment.ts";
import { isPotentiallyTrustworthy, isSameOrigin, isSchemelesslySame, type Origin } from "./origin.ts";
import { currentURL, isOfWorker, type FetchRequest } from "./request.ts";
import { URL } from "../platform.ts";

/** https://w3c.github.io/webappsec-referrer-policy/#default-referrer-policy */
export const defaultReferrerPolicy = "strict-origin-when-cross-origin";

/**
 * The last policy in the header that is one; empty without.
 *
 * https://w3c.github.io/webappsec-referrer-policy/#parse-referrer-policy-from-header
 */
export function parseReferrerPolicy(header: string | null): ReferrerPolicy {
  const tokens = (header ?? "").split(",").map((token) => token.trim().toLowerCase());
  return (tokens.findLast((token) => Object.hasOwn(byPolicy, token)) ?? "") as ReferrerPolicy;
}

/** https://w3c.github.io/webappsec-referrer-policy/#strip-url */
function stripURL(url: URL): URL | "no-referrer" {
  if (!hasHttpScheme(url)) return "no-referrer";
  if (url.username === "" && url.password === "" && !url.href.includes("#")) return url;
  const stripped = new URL(url);
  stripped.username = stripped.password = stripped.hash = "";
  return stripped;
}

/** The same with the origin alone. */
const stripToOrigin = (url: URL): URL | "no-referrer" => (hasHttpScheme(url) ? new URL(url.origin) : "no-referrer");

type Referrer = URL | "no-referrer";

interface Choice {
  readonly whole: () => Referrer;
  readonly origin: () => Referrer;
  readonly same: boolean;
  /** From a secure page to what is not. */
  readonly downgrade: boolean;
}

const nothing = "no-referrer";

const byPolicy: Readonly<Record<Exclude<ReferrerPolicy, "">, (choice: Choice) => Referrer>> = {
  "no-referrer": () => nothing,
  origin: ({ origin }) => origin(),
  "unsafe-url": ({ whole }) => whole(),
  "same-origin": ({ whole, same }) => (same ? whole() : nothing),
  "strict-origin": ({ origin, downgrade }) => (downgrade ? nothing : origin()),
  "origin-when-cross-origin": ({ whole, origin, same }) => (same ? whole() : origin()),
  "no-referrer-when-downgrade": ({ whole, downgrade }) => (downgrade ? nothing : whole()),
  "strict-origin-when-cross-origin": ({ whole, origin, same, downgrade }) =>
    same ? whole() : downgrade ? nothing : origin(),
};

const permissivePolicies: readonly ReferrerPolicy[] = [
  "unsafe-url",
  "no-referrer-when-downgrade",
  "origin-when-cross-origin",
];

const policyOf = ({ referrerPolicy, client }: FetchRequest): Exclude<ReferrerPolicy, ""> =>
  referrerPolicy || client.referrerPolicy || defaultReferrerPolicy;

function trims(request: FetchRequest, rules: ReferrerRules): boolean {
  if (rules.trimsCrossSite === "no" || !permissivePolicies.includes(policyOf(request))) return false;
  return request.destination !== "document" || rules.trimsTopLevel;
}

/** The page for which a request counts as another site's: for what a frame embeds, it can be the one in the address bar. */
const firstPartyOf = ({ client, mode }: FetchRequest, { thirdPartyFrameIsTrimmed }: ReferrerRules): Origin =>
  thirdPartyFrameIsTrimmed && mode !== "navigate" ? topLevelOrigin(client) : client.origin;

/** Whether an engine sends another site no more than by default, whatever the page's policy is. */
function isTrimmed(request: FetchRequest, rules: ReferrerRules): boolean {
  if (!trims(request, rules)) return false;
  const firstParty = firstPartyOf(request, rules);
  return request.redirectState.isFromNowhere || !isSchemelesslySame(firstParty, currentURL(request).origin);
}

/** The policy that holds for the request's URL. */
export function effectiveReferrerPolicy(request: FetchRequest, rules: ReferrerRules): Exclude<ReferrerPolicy, ""> {
  return isTrimmed(request, rules) ? defaultReferrerPolicy : policyOf(request);
}

/**
 * The URL that tells whether a request leaves the page's origin: for a link, an engine takes the one before an upgrade, but
 * not where a redirect led there.
 */
function comparedURL(request: FetchRequest, { linkBeforeUpgrade }: ReferrerRules): URL {
  const { navigation, redirectCount, redirectState } = request;
  const isLink = navigation !== null && navigation.by !== "form" && redirectCount === 0;
  return (linkBeforeUpgrade && isLink ? redirectState.upgradedFrom : undefined) ?? currentURL(request);
}

/** Whether the request goes to the origin of the page, as far as the referrer is concerned. */
function isFullyShown(source: URL, request: FetchRequest, rules: ReferrerRules): boolean {
  const { client, mode } = request;
  if (!isSameOrigin(source.origin, comparedURL(request, rules).origin)) return false;
  if (client.origin === "null" && rules.sandboxed === "other-origin") return false;
  if (mode !== "navigate") return true;
  const [top] = client.ancestors;
  return top === undefined || !rules.thirdPartyFrameIsTrimmed || isSchemelesslySame(top, source.origin);
}

/** What a policy lets through of a URL on the way to the request's. */
function restrict(
  source: URL,
  request: FetchRequest,
  rules: ReferrerRules,
  policy: Exclude<ReferrerPolicy, "">,
): Referrer {
  const origin = (): Referrer => stripToOrigin(source);
  const whole = (): Referrer => {
    const full = stripURL(source);
    return full !== "no-referrer" && full.href.length > 4096 ? origin() : full;
  };
  const url = currentURL(request);
  return byPolicy[policy]({
    whole,
    origin,
    same: isFullyShown(source, request, rules),
    downgrade:
      (request.mode === "navigate" ? rules.downgradeOfNavigation : rules.downgrade) === "to-http"
        ? source.protocol === "https:" && url.protocol !== "https:"
        : isPotentiallyTrustworthy(source.origin) && !isPotentiallyTrustworthy(url.origin),
  });
}

/** The page's URL; an about: or blob: one is none to a server. */
function clientReferrer(request: FetchRequest, rules: ReferrerRules): URL {
  const { client, initiatorType } = request;
  const { creationURL, documentBaseURL, origin } = client;
  const { protocol, pathname } = creationURL;
  if (protocol === "blob:" && rules.blobGivesOrigin && origin !== "null") return new URL(origin);
  const isNamed = initiatorType === "xmlhttprequest" || isOfWorker(request);
  const naming = isNamed ? rules.aboutNamesParentInXHR : rules.aboutNamesParent;
  const namesParent = (naming as readonly string[]).includes(pathname);
  return documentBaseURL !== undefined && namesParent ? documentBaseURL : creationURL;
}

/** Whether an engine gives a request of a page with an opaque origin a referrer. */
function isNamedThough({ mode, initiatorType }: FetchRequest, { sandboxedRequests }: ReferrerRules): boolean {
  if (mode === "websocket" || sandboxedRequests === "none") return false;
  const isEmbedded = initiatorType === "element" || initiatorType === "preload" || initiatorType === "beacon";
  return sandboxedRequests === "all" || isEmbedded;
}

/**
 * The referrer of a request from this hop on.
 *
 * https://w3c.github.io/webappsec-referrer-policy/#determine-requests-referrer
 */
export function determineReferrer(request: FetchRequest, rules: ReferrerRules): URL | "no-referrer" {
  // 2. and 3. The page's URL, or the one that its script named. A sandboxed page has none by the standard.
  if (request.referrer === "no-referrer") return "no-referrer";
  const isNameless = request.client.origin === "null" && request.client.isSandboxedWorker !== true;
  if (request.referrer === "client" && isNameless && !isNamedThough(request, rules)) return "no-referrer";
  const source = request.referrer === "client" ? clientReferrer(request, rules) : request.referrer;
  // 4. to 8. All of it, or its origin alone; a long one is cut.
  const whole = rules.trimsCrossSite === "each-hop-from-whole" && trims(request, rules);
  return restrict(source, request, rules, whole ? "unsafe-url" : policyOf(request));
}

/** Whether a frame, in an engine that looks at the page in the address bar, sends a request to another site than that page's. */
function isOfThirdPartyFrame(request: FetchRequest, rules: ReferrerRules): boolean {
  const { client, mode } = request;
  if (!rules.thirdPartyFrameIsTrimmed || mode === "navigate" || client.ancestors.length === 0) return false;
  return !isSchemelesslySame(topLevelOrigin(client), currentURL(request).origin);
}

/** The value of the Referer header: an engine that trims it does so for this hop alone. */
export function sentReferrer(request: FetchRequest, rules: ReferrerRules): URL | undefined {
  const { referrer } = request;
  if (!(referrer instanceof URL)) return undefined;
  const trimmed = trims(request, rules)
    ? restrict(referrer, request, rules, effectiveReferrerPolicy(request, rules))
    : referrer;
  if (trimmed === "no-referrer") return undefined;
  const shown = isOfThirdPartyFrame(request, rules) ? stripToOrigin(trimmed) : trimmed;
  return shown === "no-referrer" ? undefined : shown;
}
