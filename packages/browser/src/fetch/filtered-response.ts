import { isCorsSafelistedResponseHeaderName, isForbiddenResponseHeaderName } from "sallyport/standard";
import { byteLowercase } from "./byte-lowercase.ts";
import { HeaderList } from "./header-list.ts";
import type { FetchResponse } from "./response.ts";

const withHeaders = (response: FetchResponse, keep: (name: string) => boolean): HeaderList =>
  new HeaderList([...response.headerList].filter(([name]) => keep(name)));

/** https://fetch.spec.whatwg.org/#concept-filtered-response-basic */
export const basicFilteredResponse = (response: FetchResponse): FetchResponse => ({
  ...response,
  type: "basic",
  headerList: withHeaders(response, (name) => !isForbiddenResponseHeaderName(name)),
  internal: response,
});

/** https://fetch.spec.whatwg.org/#concept-filtered-response-cors */
export function corsFilteredResponse(response: FetchResponse): FetchResponse {
  const exposed = new Set(response.corsExposedHeaderNames.map(byteLowercase));
  const isVisible = (name: string): boolean =>
    isCorsSafelistedResponseHeaderName(name) ||
    (exposed.has(byteLowercase(name)) && !isForbiddenResponseHeaderName(name));
  return { ...response, type: "cors", headerList: withHeaders(response, isVisible), internal: response };
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
