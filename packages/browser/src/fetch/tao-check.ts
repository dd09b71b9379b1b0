import { getDecodeAndSplit } from "sallyport/standard";
import type { Engine } from "../engines/engine.ts";
import { isSameOrigin } from "./origin.ts";
import { currentURL, isOfObject, serializeRequestOrigin, type FetchRequest } from "./request.ts";
import type { FetchResponse } from "./response.ts";

/**
 * Whether the request's origin may see how long the response took.
 *
 * https://fetch.spec.whatwg.org/#concept-tao-check
 */
export function taoCheck(request: FetchRequest, { headerList }: FetchResponse, { elements }: Engine): boolean {
  // 2. A hop before this one did not allow it.
  if (request.timingAllowFailed) return false;
  // 3. to 5. The header's values.
  const header = headerList.get("Timing-Allow-Origin");
  const values = header === null ? [] : getDecodeAndSplit(header);
  const isNobodys = isOfObject(request) && request.urlList.length - 1 > elements.timing.objectRedirects;
  const origin = isNobodys ? "null" : serializeRequestOrigin(request);
  if (values.includes("*") || values.includes(origin)) return true;
  if (isNobodys) return false;
  // 6. A nested navigation to another origin.
  const hops = elements.timing.ownDocumentBehindOthers === "all" ? [currentURL(request)] : request.urlList;
  if (request.mode === "navigate" && !hops.every(({ origin }) => isSameOrigin(origin, request.origin))) return false;
  // 7. The page's own.
  return request.responseTainting === "basic";
}
