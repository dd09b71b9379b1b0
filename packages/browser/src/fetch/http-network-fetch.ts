import { abortWhen } from "./abort-when.ts";
import { handleContentCodings } from "./content-coding.ts";
import type { WireRequest, WireResponse } from "./network.ts";
import { NetworkFailure } from "./network-failure.ts";
import { isProblem, readProblemType } from "./problem-type.ts";
import { currentURL, type FetchRequest } from "./request.ts";
import { makeResponse, networkError, type FetchResponse } from "./response.ts";
import { bodyOfBytes, ReceivedBody, type ReadableBody } from "./response-body.ts";
import { conflictingHeader, parseReceivedHeaders } from "./received-headers.ts";
import { parseAndStoreSetCookieHeaders } from "./cookie-header.ts";
import type { FetchParams } from "./user-agent.ts";
import { URL, Uint8Array } from "../platform.ts";

const withoutFragmentAndCredentials = (url: URL): string => {
  if (url.hash === "" && url.username === "" && url.password === "") return url.href.replace(/#$/, "");
  const plain = new URL(url);
  plain.hash = plain.username = plain.password = "";
  return plain.href.replace(/#$/, "");
};

const readableBody = (body: WireResponse["body"]): ReadableBody =>
  body instanceof Uint8Array ? bodyOfBytes(body) : new ReceivedBody(body);

const socketOf = ({ mode }: FetchRequest): Pick<WireRequest, "opensSocket"> =>
  mode === "websocket" ? { opensSocket: true } : {};

const storesCookies = ({ request, userAgent }: FetchParams, status: number): boolean =>
  request.mode !== "websocket" || status === 101 || userAgent.engine.webSocket.refusalSetsCookies;

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
  trace.add({ kind: "request", preflight, method: request.method, url, headers });
  let wireResponse: WireResponse;
  try {
    const body = request.body?.source ?? undefined;
    wireResponse = await abortWhen(
      signal,
      userAgent.network.exchange({ method: request.method, url, headers, body, ...socketOf(request) }, signal),
    );
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error;
    const { code, message: value, connected } = error;
    return networkError({ code, value, ...(connected === false ? { connected } : {}) });
  }
  const rules = userAgent.engine.responseHeaders;
  const conflict = conflictingHeader(wireResponse.headers, rules);
  if (conflict !== undefined) return networkError({ code: "malformed", value: `Two values of ${conflict}` });
  if (rules.refusedStatuses.includes(wireResponse.status))
    return networkError({ code: "malformed", value: `Status ${String(wireResponse.status)}` });
  const headerList = parseReceivedHeaders(wireResponse.headers, rules);
  const { status, statusText: statusMessage } = wireResponse;
  const content = handleContentCodings(headerList, wireResponse.body);
  const read = isProblem(status, headerList.get("Content-Type")) ? await readProblemType(content) : { body: content };
  const { body, ...problem } = read;
  trace.add({ kind: "response", preflight, status, headers: headerList.toArray(), ...problem });
  const { socket } = wireResponse;
  const response = makeResponse({ status, statusMessage, headerList, body: readableBody(body), socket });
  if (includeCredentials && storesCookies(params, status)) parseAndStoreSetCookieHeaders(params, response);
  return response;
}
