import { isCorsSafelistedResponseHeaderName, isForbiddenResponseHeaderName } from "sallyport/standard";
import { byteLowercase } from "./byte-lowercase.ts";
import { HeaderList } from "./header-list.ts";
import type { FetchResponse } from "./response.ts";

/** https://fetch.spec.whatwg.org/#concept-filtered-response-basic */
export const basicFilteredResponse = (response: FetchResponse): FetchResponse => ({
  ...response,
  type: "basic",
  headerList: response.headerList.filter((name) => !isForbiddenResponseHeaderName(name)),
  internal: response,
});

/** https://fetch.spec.whatwg.org/#concept-filtered-response-cors */
export function corsFilteredResponse(response: FetchResponse): FetchResponse {
  const exposed = new Set(response.corsExposedHeaderNames.map(byteLowercase));
  const isVisible = (name: string): boolean =>
    isCorsSafelistedResponseHeaderName(name) || (exposed.has(name) && !isForbiddenResponseHeaderName(name));
  return { ...response, type: "cors", headerList: response.headerList.filter(isVisible), internal: response };
}

const hidden = (
  response: FetchResponse,
  type: "opaque" | "opaqueredirect",
  urlList: readonly URL[],
): FetchResponse => ({
  ...response,
  type,
  urlList,
  status: 0,
  statusMessage: "",
  headerList: new HeaderList(),
  body: null,
  internal: response,
});

/** https://fetch.spec.whatwg.org/#concept-filtered-response-opaque */
export const opaqueFilteredResponse = (response: FetchResponse): FetchResponse => hidden(response, "opaque", []);

/** https://fetch.spec.whatwg.org/#concept-filtered-response-opaque-redirect */
export const opaqueRedirectFilteredResponse = (response: FetchResponse): FetchResponse =>
  hidden(response, "opaqueredirect", response.urlList);
