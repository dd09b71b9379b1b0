import {
  isCorsNonWildcardRequestHeaderName,
  isCorsSafelistedMethod,
  isRequestBodyHeaderName,
} from "sallyport/standard";
import type { HeaderList } from "./header-list.ts";
import { isSameOrigin } from "./origin.ts";
import { scriptHeaders, unsafeRequestHeaderNames } from "./preflight-needed.ts";
import type { AuthoredRequest } from "./redirect-state.ts";
import { currentURL, type FetchRequest } from "./request.ts";
import type { FetchParams } from "./user-agent.ts";

/** Whether a redirect with this status turns the method into GET. */
export const becomesGet = (status: number, method: string): boolean =>
  ((status === 301 || status === 302) && method === "POST") ||
  (status === 303 && method !== "GET" && method !== "HEAD");

/** Each hop has the script's headers, without a body's where the status would rewrite the script's method. */
function startFromAuthored({ request, userAgent }: FetchParams, before: AuthoredRequest, status: number): void {
  const { redirectState: state } = request;
  const authored = state.authoredRequest ?? before;
  const scripted = scriptHeaders(authored.headerList, state);
  const isRewritten = request.method !== before.method;
  const typeOfBody = state.hasTypeOfBody && !isRewritten ? before.headerList.get("Content-Type") : null;
  const hopHeaders = (isBodyGone: boolean): HeaderList => {
    const list = scripted.filter((name) => !(isBodyGone && isRequestBodyHeaderName(name)));
    if (typeOfBody !== null) list.append("Content-Type", typeOfBody);
    return list;
  };
  request.headerList = hopHeaders(becomesGet(status, authored.method));
  // The preflight is for the hop's method, not for the script's.
  const rules = userAgent.engine.requestHeaders;
  const names = unsafeRequestHeaderNames(hopHeaders(isRewritten), rules);
  const isForced = request.useCORSPreflight || unsafeRequestHeaderNames(scripted, rules).length > 0;
  // Without a reason of its own it is for what the hop before was preflighted for.
  const isOwn = isForced || names.length > 0 || !isCorsSafelistedMethod(request.method);
  state.removedUnsafeNames = isOwn ? names : (state.unsafeBeforeRedirect ?? []);
}

/** The script's headers come back once a hop is cross-origin, at a redirect that keeps the method, unless CORS is off. */
function restoreCrossOrigin(request: FetchRequest, before: AuthoredRequest, url: URL): void {
  const { redirectState: state, origin, urlList, mode } = request;
  const { headerList } = state.authoredRequest ?? before;
  const hops = [...urlList, url];
  if (mode === "no-cors" || request.method !== before.method) return;
  if (hops.every((hop) => isSameOrigin(hop.origin, origin))) return;
  const isOneOrigin = hops.every((hop) => isSameOrigin(hop.origin, url.origin));
  request.headerList = headerList.filter((name) => isOneOrigin || !isCorsNonWildcardRequestHeaderName(name));
}

/**
 * Gives the next hop the headers that a redirect before removed, in an engine that starts hops from the script's request.
 *
 * @param before the hop that was redirected
 * @param url where the redirect leads
 */
export function restoreHeaders(params: FetchParams, before: AuthoredRequest, status: number, url: URL): void {
  const { request, userAgent } = params;
  const { redirectState: state } = request;
  state.authoredRequest ??= before;
  state.removedUnsafeNames = [];
  const { restoresHeaders } = userAgent.engine.redirect;
  if (state.storedHeaders !== undefined && request.mode !== "navigate")
    request.headerList = state.storedHeaders.clone();
  state.storedHeaders = undefined;
  // A form's Content-Type comes back only where the status keeps its method.
  const isKept = restoresHeaders === "cross-origin" && (status === 307 || status === 308);
  if (request.mode === "navigate" && !isKept) return;
  switch (restoresHeaders) {
    case "never":
      return;
    case "always":
      startFromAuthored(params, before, status);
      if (isSameOrigin(currentURL(request).origin, url.origin)) return;
      state.removedUnsafeNames = state.removedUnsafeNames.filter((name) => !isCorsNonWildcardRequestHeaderName(name));
      return;
    case "cross-origin":
      restoreCrossOrigin(request, before, url);
  }
}
