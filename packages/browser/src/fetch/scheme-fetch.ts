import { parseSingleRangeHeaderValue } from "sallyport/standard";
import { HeaderList } from "./header-list.ts";
import { httpFetch } from "./http-fetch.ts";
import { currentURL } from "./request.ts";
import { makeResponse, networkError, type FetchResponse } from "./response.ts";
import { bodyOfBytes } from "./response-body.ts";
import type { FetchParams } from "./user-agent.ts";
import { Uint8Array, fetch } from "../platform.ts";

/** The URL's scheme, as a failure names it. `about:blank` is the one URL of its scheme that can be fetched at all. */
export const schemeName = ({ protocol, href }: URL): string => (href === "about:blank" ? href : protocol.slice(0, -1));

const makeLocalResponse = (type: string, bytes: Uint8Array): FetchResponse =>
  makeResponse({
    statusMessage: "OK",
    headerList: new HeaderList([["Content-Type", type]]),
    body: bodyOfBytes(bytes),
  });

/** The platform reads data: and blob: URLs without a network. */
async function readLocally(url: URL): Promise<{ readonly type: string; readonly bytes: Uint8Array } | undefined> {
  try {
    const response = await fetch(url);
    return {
      type: response.headers.get("content-type") ?? "",
      bytes: new Uint8Array(await response.arrayBuffer()),
    };
  } catch {
    return undefined;
  }
}

/** The part of a blob that the page requests. */
function rangeResponse(type: string, bytes: Uint8Array, range: string): FetchResponse {
  const parsed = parseSingleRangeHeaderValue(range, true);
  const full = bytes.length;
  if (parsed === undefined) return networkError({ code: "range-malformed", value: range });
  const start = parsed.start ?? full - (parsed.end ?? 0);
  const end = parsed.start === null ? full - 1 : Math.min(parsed.end ?? full - 1, full - 1);
  if (start >= full || start < 0) return networkError({ code: "range-malformed", value: range });
  const part = bytes.slice(start, end + 1);
  return makeResponse({
    status: 206,
    statusMessage: "Partial Content",
    rangeRequested: true,
    headerList: new HeaderList([
      ["Content-Length", String(part.length)],
      ["Content-Type", type],
      ["Content-Range", `bytes ${String(start)}-${String(end)}/${String(full)}`],
    ]),
    body: bodyOfBytes(part),
  });
}

async function blobResponse({ request, userAgent }: FetchParams): Promise<FetchResponse> {
  const url = currentURL(request);
  const found = request.method === "GET" ? await readLocally(url) : undefined;
  if (found === undefined) return networkError({ code: "scheme-not-fetched", value: "blob" });
  const range = request.headerList.get("Range");
  const response =
    range === null ? makeLocalResponse(found.type, found.bytes) : rangeResponse(found.type, found.bytes, range);
  if (range === null) response.headerList.append("Content-Length", String(found.bytes.length));
  if (userAgent.engine.local.blobHasReferrerPolicy)
    response.headerList.append("Referrer-Policy", request.referrerPolicy);
  return response;
}

async function dataResponse({ request, userAgent }: FetchParams): Promise<FetchResponse> {
  const found = await readLocally(currentURL(request));
  if (found === undefined) return networkError({ code: "scheme-not-fetched", value: "data" });
  const response = makeLocalResponse(found.type, found.bytes);
  if (userAgent.engine.local.dataHasContentLength)
    response.headerList.append("Content-Length", String(found.bytes.length));
  return response;
}

/**
 * Fetches by the URL's scheme.
 *
 * https://fetch.spec.whatwg.org/#concept-scheme-fetch
 */
export async function schemeFetch(params: FetchParams): Promise<FetchResponse> {
  const url = currentURL(params.request);
  switch (url.protocol) {
    case "about:":
      if (url.pathname === "blank" && params.userAgent.engine.local.fetchesAboutBlank)
        return makeLocalResponse("text/html;charset=utf-8", new Uint8Array());
      break;
    case "blob:":
      return blobResponse(params);
    case "data:":
      return dataResponse(params);
    case "http:":
    case "https:":
      return httpFetch(params, false);
  }
  return networkError({ code: "scheme-not-fetched", value: schemeName(url) });
}
