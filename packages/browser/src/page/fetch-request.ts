import { isRefusedByHeaders, readAuthoredHeaders } from "../fetch/authored-headers.ts";
import type { Body } from "../fetch/body.ts";
import { isConditional } from "../fetch/conditional.ts";
import { useCORSPreflightFlag } from "../fetch/preflight-needed.ts";
import { makeRequest, type FetchRequest } from "../fetch/request.ts";
import type { BodyContent } from "./body-content.ts";
import { PageHeaders } from "./page-headers.ts";
import type { RequestState } from "./request-state.ts";
import type { Realm } from "./realm.ts";
import { DOMException, URL } from "../platform.ts";

/** Whose request it is. */
type Client = Pick<Realm, "engine" | "environment">;

/** A stream stays unread: over HTTP/1.1 none can be sent. */
async function bodyOf(content: BodyContent | null, { engine }: Client): Promise<Body | null> {
  if (content === null) return null;
  if (!content.isScriptStream) return { source: await content.read() };
  if (engine.streamBody === "not-supported")
    throw new DOMException("Streams are not supported for bodies.", "NotSupportedError");
  return { source: null };
}

/**
 * The request that `fetch` makes of a Request, with a body that has been read already.
 *
 * @throws TypeError where the engine does not send its headers
 */
export function requestOf({ engine, environment }: Client, state: RequestState, body: Body | null): FetchRequest {
  const { parameters, headers, intercepted } = state;
  const { url, ...properties } = parameters;
  const request = makeRequest(new URL(url), environment, {
    ...properties,
    unsafeRequest: true,
    body,
    headerList: readAuthoredHeaders(PageHeaders.listOf(headers), engine.requestHeaders).clone(),
    ...intercepted?.parts(parameters.mode),
  });
  if (body !== null) request.useCORSPreflight ||= useCORSPreflightFlag(body, false, engine);
  if (
    engine.preflight.conditionsIgnoreCache === "in-fetch" &&
    request.cacheMode === "default" &&
    isConditional(request)
  )
    request.cacheMode = "no-store";
  if (isRefusedByHeaders(request.headerList, engine.requestHeaders)) throw new TypeError(engine.errorMessage);
  return request;
}

/**
 * The request that `fetch` makes of a Request.
 *
 * https://fetch.spec.whatwg.org/#dom-global-fetch
 *
 * @throws TypeError where the engine does not send its headers
 */
export const fetchRequestOf = async (client: Client, state: RequestState): Promise<FetchRequest> =>
  requestOf(client, state, await bodyOf(state.content, client));
