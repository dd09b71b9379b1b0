import type { TraceEvent } from "../../trace/event.ts";
import type { CauseName } from "../cause-texts.ts";
import { evidenceIn, type ServerEvidence } from "../servers/evidence.ts";
import { canonicalCause } from "./canonical.ts";

/** One redirect: from a URL to another, whether the browser followed it or not. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
  /** Whether the browser is known to have followed it: the redirect itself was shared then. */
  readonly followed?: true;
  /** Which server redirected, where its response is known. */
  readonly by?: ServerEvidence;
}

const isRedirectStatus = (status: number): boolean => status >= 300 && status <= 399;

function locationIn({ status, headers }: Extract<TraceEvent, { kind: "response" }>, from: string): string | undefined {
  const location = headers.find(([name]) => name.toLowerCase() === "location")?.[1];
  if (!isRedirectStatus(status) || location === undefined || !URL.canParse(location, from)) return undefined;
  return new URL(location, from).href;
}

/** What is known where a preflight is said to have been redirected. */
interface ReportedRedirect {
  readonly url?: string | undefined;
  /** The status. */
  readonly value?: string | undefined;
  readonly redirects: readonly Redirect[];
}

/** Whether the browser itself may have redirected a request over http, to https (307): no server's redirect is known. */
export const mayBeOfBrowser = ({ url, value, redirects }: ReportedRedirect): boolean =>
  redirects.length === 0 && url?.startsWith("http:") === true && (value === undefined || value === "307");

/** The redirects of a trace, in their order; a preflight's, which is never followed, among them. */
export function redirectsIn(trace: readonly TraceEvent[]): readonly Redirect[] {
  const redirects: Redirect[] = [];
  let from: string | undefined;
  for (const event of trace) {
    const last = redirects.at(-1);
    if (event.kind === "main-fetch") {
      from = event.url;
      if (last !== undefined) redirects[redirects.length - 1] = { ...last, followed: true };
    }
    if (event.kind !== "response" || from === undefined) continue;
    const to = locationIn(event, from);
    if (to !== undefined) redirects.push({ from, to, by: evidenceIn(event) });
  }
  return redirects;
}

/** A path segment or a label that a sign-in has. */
const signInName =
  /(?:^|[/._-])(?:log[-_]?in|sign[-_]?in|sso|saml2?|oauth2?|openid-connect|authorize|adfs|cas|sessions?\/new)(?:[/?._-]|$)/i;

/** Hosts at which people sign in. */
const signInHost =
  /^(?:accounts\.google\.com|login\.microsoftonline\.(?:com|us)|login\.live\.com|appleid\.apple\.com)$|(?:^|\.)(?:okta|oktapreview|auth0|onelogin|b2clogin|ciamlogin|amazoncognito)\.com$/i;

/** Parameters that only a sign-in has. */
const signInParameters = ["client_id", "response_type", "SAMLRequest", "redirect_uri", "wtrealm"];

/** Parameters that say where to come back to, when a request is redirected to another host or a page of it. */
const returnParameters = /^(?:return_?(?:url|to)|redirect_?(?:url|to)?|next|continue|rd|rurl|goto|target|service)$/i;

/** What stands before a server and lets only those in who have signed in. */
const accessProxy =
  /(?:^|\.)cloudflareaccess\.|\/cdn-cgi\/access\/|\/oauth2\/(?:start|sign_in)|\/\.pomerium|\/outpost\.goauthentik\.io\/|\/_vouch\/|\/_oauth\b|\/\.auth\/login\//i;

const hostAndPath = ({ hostname, pathname }: URL): string => `${hostname}${pathname}`;

/** Whether a parameter's name is one that a redirect to a sign-in has. */
export const isSignInParameter = (name: string): boolean =>
  signInParameters.includes(name) || returnParameters.test(name);

/** Whether a redirect leads to a page where a user signs in. */
function leadsToSignIn({ from, to }: Redirect): boolean {
  if (!URL.canParse(to)) return false;
  const url = new URL(to);
  if (accessProxy.test(hostAndPath(url)) || signInHost.test(url.hostname)) return true;
  if (signInParameters.some((name) => url.searchParams.has(name))) return true;
  if (signInName.test(url.pathname)) return true;
  const isAway = !URL.canParse(from) || new URL(from).hostname !== url.hostname;
  const returns = [...url.searchParams.keys()].some((name) => returnParameters.test(name));
  return isAway && (returns || /^(?:auth|idp?|identity|iam)\./i.test(url.hostname));
}

/** Paths at which a sign-in with a provider begins. */
const signInStart =
  /\/(?:auth|connect|login|oauth2?|social|sso|authorization)\/(?:apple|auth0|azure|discord|facebook|git(?:hub|lab)|google|keycloak|linkedin|microsoft|okta|oidc|saml|slack|spotify|steam|twitter|x)(?:\/|$)/i;

/** Whether the page's script itself asked for a sign-in, which is for a navigation. */
const isBegunByScript = ({ from, to }: Redirect): boolean =>
  URL.canParse(from) && new URL(from).host !== new URL(to).host && signInStart.test(new URL(from).pathname);

function signInCause(redirect: Redirect, preflight: boolean): CauseName | undefined {
  if (canonicalCause(redirect) !== undefined || !leadsToSignIn(redirect)) return undefined;
  if (isBegunByScript(redirect)) return "sign-in-by-script";
  if (accessProxy.test(hostAndPath(new URL(redirect.to)))) return "access-proxy";
  return preflight ? "login-preflight" : "login-redirect";
}

const signInCauses: ReadonlySet<CauseName> = new Set<CauseName>([
  "login-redirect",
  "login-preflight",
  "access-proxy",
  "sign-in-by-script",
]);

/** Whether a cause is that nobody is signed in: no header removes it. */
export const isOfSignIn = (cause: CauseName | undefined): boolean => cause !== undefined && signInCauses.has(cause);

interface Redirected {
  readonly redirects: readonly Redirect[];
  readonly preflight: boolean;
  /** Where a redirect leads that was not followed. */
  readonly location: string | undefined;
}

/** A preflight's redirect is never followed; what is followed was the request's own. */
const redirectsPreflight = ({ preflight, location }: Redirected): boolean => preflight && location !== undefined;

/** The redirect to a page where a user signs in. */
export const signInRedirect = (known: Redirected): Redirect | undefined =>
  known.redirects.find((one) => signInCause(one, redirectsPreflight(known)) !== undefined);

/** What the redirects of a request show: that nobody is signed in, or that its URL isn't the canonical one. */
export function redirectCause(known: Redirected): CauseName | undefined {
  const signIn = signInRedirect(known);
  if (signIn !== undefined) return signInCause(signIn, redirectsPreflight(known));
  const last = known.redirects.at(-1);
  const cause = last === undefined ? undefined : canonicalCause(last);
  // One origin before and after it: what is behind a redirect that was followed has its own fault.
  return cause === "url-slash" && last?.followed === true ? undefined : cause;
}
