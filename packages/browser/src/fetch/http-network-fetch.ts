import type { Engine } from "../engines/engine.ts";
import { abortWhen } from "./abort-when.ts";
import { DecodedBody, handleContentCodings, unofferedCoding } from "./content-coding.ts";
import { clearSiteData } from "./clear-site-data.ts";
import { CountedBody } from "./counted-body.ts";
import type { Failure } from "./failure.ts";
import type { HeaderList } from "./header-list.ts";
import type { WireRequest, WireResponse } from "./network.ts";
import { NetworkFailure } from "./network-failure.ts";
import { isProblem, readProblemType } from "./problem-type.ts";
import { currentURL, type FetchRequest } from "./request.ts";
import { makeResponse, networkError, type FetchResponse } from "./response.ts";
import { bodyOfBytes, ReceivedBody, type ReadableBody } from "./response-body.ts";
import { conflictingHeader, parseReceivedHeaders } from "./received-headers.ts";
import { parseAndStoreSetCookieHeaders } from "./cookie-header.ts";
import { processTransportSecurity } from "./transport-security.ts";
import type { FetchParams } from "./user-agent.ts";
import { URL, Uint8Array } from "../platform.ts";

const withoutFragmentAndCredentials = (url: URL): string => {
  if (url.hash === "" && url.username === "" && url.password === "") return url.href.replace(/#$/, "");
  const plain = new URL(url);
  plain.hash = plain.username = plain.password = "";
  return plain.href.replace(/#$/, "");
};

const readableBody = (body: WireResponse["body"], coded?: CountedBody): ReadableBody =>
  body instanceof Uint8Array ? bodyOfBytes(body) : new ReceivedBody(body, coded && ((): number => coded.length));

const countedBody = (headers: HeaderList, body: WireResponse["body"]): CountedBody | undefined =>
  headers.contains("Content-Encoding") && !(body instanceof DecodedBody) ? new CountedBody(body) : undefined;

/** Sends a request, more than once where an engine does because the connection ended without a byte. */
async function exchange(
  { userAgent, trace, signal }: FetchParams,
  preflight: boolean,
  request: WireRequest,
): Promise<WireResponse | NetworkFailure> {
  const { wire } = userAgent.engine;
  const { method, url, headers } = request;
  const most = wire.resentMethods.includes(method) ? wire.sendsWithoutResponse : 1;
  for (let sends = 1; ; sends++) {
    trace.add({ kind: "request", preflight, method, url, headers });
    try {
      return await abortWhen(signal, userAgent.network.exchange(request, signal, wire));
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error;
      const isEmpty = error.code === "unreachable" && error.connected === true;
      if (!isEmpty || sends >= most) return error;
    }
  }
}

const socketOf = ({ mode }: FetchRequest): Pick<WireRequest, "opensSocket"> =>
  mode === "websocket" ? { opensSocket: true } : {};

/** https://fetch.spec.whatwg.org/#credentials: TLS client certificates are credentials. */
function certificateOf(
  { request, userAgent: { engine, clientCertificates } }: FetchParams,
  includeCredentials: boolean,
  preflight: boolean,
): Pick<WireRequest, "clientCertificate"> {
  const { preflights, withoutCredentials } = engine.clientCertificates;
  const isOffered = includeCredentials || (preflight ? preflights : withoutCredentials);
  return isOffered && clientCertificates.includes(currentURL(request).origin) ? { clientCertificate: true } : {};
}

const storesCookies = ({ request, userAgent }: FetchParams, status: number): boolean =>
  request.mode !== "websocket" || status === 101 || userAgent.engine.webSocket.refusalSetsCookies;

/** Why an engine refuses a response by its head. */
function headRefusal({ headers, status }: WireResponse, rules: Engine["responseHeaders"]): Failure | undefined {
  const conflict = conflictingHeader(headers, rules);
  if (conflict !== undefined) return { code: "malformed", value: `Two values of ${conflict}`, part: "repeated-header" };
  if (!rules.refusedStatuses.includes(status)) return undefined;
  return { code: "malformed", value: `Status ${String(status)}`, part: "status" };
}

/** What the browser keeps of a response, and what it clears then. */
function keepState(params: FetchParams, response: FetchResponse, includeCredentials: boolean): void {
  processTransportSecurity(params, response.headerList);
  if (includeCredentials && storesCookies(params, response.status)) parseAndStoreSetCookieHeaders(params, response);
  clearSiteData(params, response, "all");
  if (includeCredentials) clearSiteData(params, response, "credentialed");
  if (params.userAgent.engine.clearSiteData.hidesHeader) response.headerList.delete("Clear-Site-Data");
}

/**
 * Puts the request on the wire.
 *
 * https://fetch.spec.whatwg.org/#concept-http-network-fetch
 */
export async function httpNetworkFetch(
  params: FetchParams,
  includeCredentials: boolean,
  preflight: boolean,
): Promise<FetchResponse> {
  const { request, userAgent, trace, signal } = params;
  if (request.body?.source === null) return networkError({ code: "stream-over-http1" });
  if (signal?.aborted === true) return networkError({ code: "aborted" });
  const url = withoutFragmentAndCredentials(currentURL(request));
  const headers = request.headerList.toArray();
  const wireResponse = await exchange(params, preflight, {
    method: request.method,
    url,
    headers,
    body: request.body?.source ?? undefined,
    ...socketOf(request),
    ...certificateOf(params, includeCredentials, preflight),
  });
  if (wireResponse instanceof NetworkFailure) {
    const { code, message: value, connected, part } = wireResponse;
    const known = part === undefined ? {} : { part };
    return networkError({ code, value, ...known, ...(connected === false ? { connected } : {}) });
  }
  const rules = userAgent.engine.responseHeaders;
  const refusal = headRefusal(wireResponse, rules);
  if (refusal !== undefined) return networkError(refusal);
  const headerList = parseReceivedHeaders(wireResponse.headers, rules);
  const { status, statusText: statusMessage } = wireResponse;
  const { contentCodings } = userAgent.engine;
  const counted = countedBody(headerList, wireResponse.body);
  const coded = { headers: headerList, body: counted ?? wireResponse.body, url: currentURL(request) };
  const unoffered = unofferedCoding(coded, contentCodings);
  if (unoffered !== undefined)
    return networkError({ code: "malformed", value: `Content-Encoding ${unoffered}, which the browser did not offer` });
  const content = handleContentCodings(coded, contentCodings);
  const read = isProblem(status, headerList.get("Content-Type")) ? await readProblemType(content) : { body: content };
  const { body, ...problem } = read;
  trace.add({ kind: "response", preflight, status, headers: headerList.toArray(), ...problem });
  const { socket } = wireResponse;
  const response = makeResponse({ status, statusMessage, headerList, body: readableBody(body, counted), socket });
  keepState(params, response, includeCredentials);
  return response;
}
