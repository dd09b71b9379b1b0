import { getDecodeAndSplit } from "sallyport/standard";
import type { Engine } from "../engines/engine.ts";
import type { Failure } from "./failure.ts";
import type { HeaderList } from "./header-list.ts";
import { extractMimeType, isJavaScript } from "./mime-type.ts";
import { isOfWorker, type Destination, type FetchRequest } from "./request.ts";
import type { FetchResponse } from "./response.ts";

/** https://fetch.spec.whatwg.org/#request-destination-script-like */
const isScriptLike = (destination: Destination): boolean => destination === "script" || isOfWorker({ destination });

/** https://fetch.spec.whatwg.org/#determine-nosniff */
export function determineNosniff(headerList: HeaderList): boolean {
  const value = headerList.get("X-Content-Type-Options");
  return value !== null && getDecodeAndSplit(value)[0]?.toLowerCase() === "nosniff";
}

const shownType = ({ headerList }: FetchResponse): string => headerList.get("Content-Type") ?? "";

/** https://fetch.spec.whatwg.org/#should-response-to-request-be-blocked-due-to-nosniff? */
function isBlockedDueToNosniff({ destination }: FetchRequest, { headerList }: FetchResponse): boolean {
  if (!determineNosniff(headerList)) return false;
  const type = extractMimeType(headerList);
  if (isScriptLike(destination)) return type === undefined || !isJavaScript(type);
  return destination === "style" && type?.essence !== "text/css";
}

/** https://fetch.spec.whatwg.org/#should-response-to-request-be-blocked-due-to-mime-type? */
function isBlockedDueToMimeType({ destination }: FetchRequest, { headerList }: FetchResponse): boolean {
  const type = extractMimeType(headerList);
  return isScriptLike(destination) && type !== undefined && /^(?:audio|image|video)\/|^text\/csv$/.test(type.essence);
}

/** Why a response is not for what the page wants it for, by its type alone. */
export function mimeTypeFailure(
  request: FetchRequest,
  response: FetchResponse,
  { elements }: Engine,
): Failure | undefined {
  if (request.initiatorType === "preload" && !elements.preloadChecksType) return undefined;
  if (isBlockedDueToNosniff(request, response)) return { code: "nosniff", value: shownType(response) };
  if (isBlockedDueToMimeType(request, response)) return { code: "mime-type", value: shownType(response) };
  return undefined;
}
