import { isCorsNonWildcardRequestHeaderName, isCorsSafelistedMethod } from "sallyport/standard";
import { byteLowercase } from "./byte-lowercase.ts";
import { corsCheck } from "./cors-check.ts";
import { extractDeltaSeconds, extractTokens } from "./extract-header-list-values.ts";
import type { Failure } from "./failure.ts";
import { HeaderList } from "./header-list.ts";
import { httpNetworkOrCacheFetch } from "./http-network-or-cache-fetch.ts";
import { makeRequest, serializeRequestOrigin, currentURL, type FetchRequest } from "./request.ts";
import { isNetworkError, networkError, type FetchResponse } from "./response.ts";
import { isOkStatus, isRedirectStatus } from "./status.ts";
import { requestedHeaderNames, unsafeRequestHeaderNames } from "./unsafe-request-headers.ts";
import type { FetchParams } from "./user-agent.ts";

interface Leave {
  readonly methods: readonly string[];
  readonly headers: readonly string[];
}

/** Steps 1 to 5. */
function makePreflight({ request, userAgent }: FetchParams): FetchRequest {
  const { engine } = userAgent;
  const headers = [...requestedHeaderNames(request.headerList, engine)];
  if (request.droppedAuthorization && engine.droppedAuthorization === "preflighted-by-name")
    headers.push("authorization");
  const headerList = new HeaderList([
    ["Accept", "*/*"],
    ["Access-Control-Request-Method", request.method],
  ]);
  if (headers.length > 0) headerList.append("Access-Control-Request-Headers", headers.sort().join(","));
  const preflight = makeRequest(currentURL(request), request.client, {
    method: "OPTIONS",
    destination: request.destination,
    origin: request.origin,
    referrer: request.referrer,
    referrerPolicy: request.referrerPolicy,
    mode: "cors",
    headerList,
  });
  preflight.urlList.splice(0, 1, ...request.urlList);
  preflight.responseTainting = "cors";
  return preflight;
}

/** Step 7, its outer half: whether the preflight's answer counts at all. */
function checkAnswer({ request, trace }: FetchParams, response: FetchResponse): Failure | undefined {
  // The check is the request's own: the preflight has another credentials mode.
  const failure = corsCheck(request, response);
  trace.add({ kind: "cors-check", preflight: true, origin: serializeRequestOrigin(request), failure });
  if (failure !== undefined) return failure;
  if (isRedirectStatus(response.status)) return { code: "preflight-redirect", value: String(response.status) };
  return isOkStatus(response.status) ? undefined : { code: "preflight-status", value: String(response.status) };
}

/** Steps 7.1 to 7.4. */
function parseLeave(request: FetchRequest, { headerList }: FetchResponse): Leave | Failure {
  const methods = extractTokens("Access-Control-Allow-Methods", headerList);
  const headers = extractTokens("Access-Control-Allow-Headers", headerList);
  if (methods === "failure")
    return { code: "preflight-methods-malformed", value: headerList.get("Access-Control-Allow-Methods") ?? "" };
  if (headers === "failure")
    return { code: "preflight-headers-malformed", value: headerList.get("Access-Control-Allow-Headers") ?? "" };
  return { methods: methods ?? (request.useCORSPreflight ? [request.method] : []), headers: headers ?? [] };
}

/** Steps 7.5 to 7.7: whether what is asked is allowed. */
function checkLeave({ request, userAgent }: FetchParams, { methods, headers }: Leave): Failure | undefined {
  const wildcard = request.credentialsMode !== "include";
  const { method, headerList } = request;
  const allowed = methods.includes(method) || isCorsSafelistedMethod(method) || (wildcard && methods.includes("*"));
  if (!allowed) return { code: "preflight-method", value: method };
  const names = new Set(headers.map(byteLowercase));
  const all = wildcard && names.has("*");
  const unsafe = unsafeRequestHeaderNames(headerList, userAgent.engine);
  const refused = unsafe.find((name) => {
    const byWildcard = userAgent.engine.wildcardCoversAuthorization || !isCorsNonWildcardRequestHeaderName(name);
    return !names.has(name) && !(all && byWildcard);
  });
  return refused === undefined ? undefined : { code: "preflight-header", value: refused };
}

/** Steps 7.8 to 7.10: how long it lasts, in seconds. */
function maxAge({ headerList }: FetchResponse, { userAgent: { engine } }: FetchParams): number {
  const name = "Access-Control-Max-Age";
  const seconds = extractDeltaSeconds(name, headerList);
  if (seconds === null) return 5;
  if (seconds !== "failure") return Math.min(seconds, engine.maxAgeLimit);
  return /^-[0-9]+$/.test(headerList.get(name) ?? "") ? engine.negativeMaxAge : engine.malformedMaxAge;
}

/**
 * Asks the server whether it knows the CORS protocol, and allows what the request is about to do.
 *
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch
 *
 * @returns the preflight's response, or a network error
 */
export async function corsPreflightFetch(params: FetchParams): Promise<FetchResponse> {
  const { request, userAgent, trace } = params;
  // 6. It is sent without credentials, and redirects are not followed.
  const response = await httpNetworkOrCacheFetch({ ...params, request: makePreflight(params) }, true);
  if (isNetworkError(response)) return networkError({ ...response.failure, preflight: true });
  const failure = checkAnswer(params, response);
  if (failure !== undefined) return networkError({ ...failure, preflight: true });
  const leave = parseLeave(request, response);
  if ("code" in leave) return networkError({ ...leave, preflight: true });
  const refused = checkLeave(params, leave);
  if (refused !== undefined) return networkError({ ...refused, preflight: true });
  const seconds = maxAge(response, params);
  userAgent.preflightCache.add(request, seconds, leave.methods, leave.headers, userAgent.now());
  trace.add({ kind: "preflight-passed", ...leave, maxAge: seconds });
  return response;
}
