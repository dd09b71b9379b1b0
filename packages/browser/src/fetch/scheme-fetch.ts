import { HeaderList } from "./header-list.ts";
import { httpFetch } from "./http-fetch.ts";
import { currentURL } from "./request.ts";
import { makeResponse, networkError, type FetchResponse } from "./response.ts";
import type { FetchParams } from "./user-agent.ts";

const made = (type: string, bytes: Uint8Array): FetchResponse =>
  makeResponse({
    statusMessage: "OK",
    headerList: new HeaderList([["Content-Type", type]]),
    body: { read: () => Promise.resolve(bytes) },
  });

/** The platform knows data: and blob: URLs, and asks no network for them. */
async function local(url: URL): Promise<FetchResponse> {
  try {
    const response = await fetch(url);
    return made(response.headers.get("content-type") ?? "", new Uint8Array(await response.arrayBuffer()));
  } catch {
    return networkError({ code: "scheme-not-fetched", value: url.protocol.slice(0, -1) });
  }
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
      if (url.pathname === "blank") return made("text/html;charset=utf-8", new Uint8Array());
      break;
    case "blob:":
      // Only GET: that is how engines are.
      if (params.request.method === "GET") return local(url);
      break;
    case "data:":
      return local(url);
    case "http:":
    case "https:":
      return httpFetch(params, false);
  }
  return networkError({ code: "scheme-not-fetched", value: url.protocol.slice(0, -1) });
}
