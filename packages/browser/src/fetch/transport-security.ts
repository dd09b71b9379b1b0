import { isLoopbackHost, parseOrigin } from "sallyport/standard";
import { parsePolicy } from "../transport-security/policy.ts";
import { topLevelOrigin } from "./environment.ts";
import { HeaderList } from "./header-list.ts";
import { isSchemelesslySame } from "./origin.ts";
import { currentURL, serializeRequestOrigin, type FetchRequest } from "./request.ts";
import { makeResponse, networkError, type FetchResponse } from "./response.ts";
import type { FetchParams, UserAgent } from "./user-agent.ts";
import { URL } from "../platform.ts";

/** A name that can be a known host, without the dot at its end: addresses can't. */
function hostOf({ origin }: URL, { engine }: UserAgent): string | undefined {
  const { host } = parseOrigin(origin) ?? {};
  if (host?.kind !== "domain" || (engine.transportSecurity.exemptsLocalhost && isLoopbackHost(host))) return undefined;
  return host.name.replace(/\.$/, "");
}

/** Whether a request is of the page in the address bar, as an engine counts it, or what the user opens. */
function isOfTop({ mode, destination, client }: FetchRequest, url: URL, scope: "same-site" | "same-host"): boolean {
  if (mode === "navigate" && destination === "document") return true;
  const top = topLevelOrigin(client);
  if (scope === "same-site") return isSchemelesslySame(top, url.origin);
  return parseOrigin(top)?.host.name === url.hostname;
}

/**
 * Remembers what a response over https asks for.
 *
 * https://www.rfc-editor.org/rfc/rfc6797#section-8.1
 */
export function processTransportSecurity({ request, userAgent }: FetchParams, headers: HeaderList): void {
  // The first of several counts.
  const [value] = headers.values("Strict-Transport-Security");
  const url = currentURL(request);
  if (value === undefined || url.protocol !== "https:") return;
  const host = hostOf(url, userAgent);
  const { believes, header } = userAgent.engine.transportSecurity;
  if (host === undefined || (believes !== "all" && !isOfTop(request, url, believes))) return;
  const policy = parsePolicy(value, header);
  if (policy !== undefined) userAgent.knownHosts.note(host, policy, userAgent.now());
}

/** The URL over https of a request over http to a known host, where the engine upgrades such a request. */
function upgradedURL(request: FetchRequest, userAgent: UserAgent): URL | undefined {
  const url = currentURL(request);
  if (url.protocol !== "http:") return undefined;
  const host = hostOf(url, userAgent);
  if (host === undefined || !userAgent.knownHosts.has(host, userAgent.now())) return undefined;
  const { upgrades, upgradesPreloadedAlways } = userAgent.engine.transportSecurity;
  const isTop = request.mode === "navigate" && request.destination === "document";
  const isLimited = !upgradesPreloadedAlways || !userAgent.knownHosts.isPreloaded(host);
  if (isLimited && upgrades === "top-level" && !isTop && request.mode !== "websocket") return undefined;
  if (isLimited && upgrades === "same-site" && !isOfTop(request, url, "same-site")) return undefined;
  const upgraded = new URL(url);
  upgraded.protocol = "https:";
  return upgraded;
}

/** Whether the referrer of a request is determined before whatever upgrades it, since the host is known. */
export const isReferredBefore = ({ request, userAgent }: FetchParams): boolean =>
  userAgent.engine.transportSecurity.refersBefore && upgradedURL(request, userAgent) !== undefined;

/**
 * Requests a known host over https.
 *
 * https://fetch.spec.whatwg.org/#concept-main-fetch, step 10
 *
 * @returns whether its referrer is determined once more
 */
export function upgradeToKnownHost({ request, userAgent, trace }: FetchParams): boolean {
  const { redirectStatus, refersBefore } = userAgent.engine.transportSecurity;
  if (redirectStatus !== undefined && request.mode !== "websocket") return false;
  const url = upgradedURL(request, userAgent);
  if (url === undefined) return false;
  request.redirectState.upgradedFrom = currentURL(request);
  request.redirectState.isOfKnownHost = true;
  request.urlList.splice(-1, 1, url);
  trace.add({ kind: "upgraded", url: url.href, by: "strict-transport-security" });
  return refersBefore;
}

/**
 * The redirect that an engine makes itself instead of a request over http to a known host, which any page may follow; a
 * network error where it isn't followed.
 *
 * @param preflight whether the request is a preflight
 */
export function knownHostRedirect(
  { request, userAgent, trace }: FetchParams,
  preflight: boolean,
): FetchResponse | undefined {
  const { redirectStatus: status } = userAgent.engine.transportSecurity;
  if (status === undefined) return undefined;
  const url = upgradedURL(request, userAgent);
  if (url === undefined) return undefined;
  trace.add({ kind: "upgraded", url: url.href, by: "strict-transport-security" });
  if (preflight || request.redirectMode === "error") return networkError({ code: "hsts-redirect", value: url.href });
  const headerList = new HeaderList([
    ["Location", url.href],
    ["Access-Control-Allow-Origin", serializeRequestOrigin(request)],
    ["Access-Control-Allow-Credentials", "true"],
    ["Cross-Origin-Resource-Policy", "cross-origin"],
  ]);
  return makeResponse({ status, headerList, urlList: [...request.urlList] });
}
