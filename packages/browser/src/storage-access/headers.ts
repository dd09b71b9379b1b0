import { isConfidential } from "../fetch/fetch-metadata.ts";
import type { HeaderList } from "../fetch/header-list.ts";
import { serializeRequestOrigin, type FetchRequest } from "../fetch/request.ts";
import { tokenItemOf, tokenOf } from "../fetch/structured-token.ts";
import type { UserAgent } from "../fetch/user-agent.ts";
import { storageAccessStatus } from "./status.ts";

const requestHeader = "Sec-Fetch-Storage-Access";
const responseHeader = "Activate-Storage-Access";
const allowedOrigin = "allowed-origin";

/** Whether an engine has the headers for a request. */
function hasHeaders(request: FetchRequest, { engine, cookies }: UserAgent): boolean {
  const { storageAccess: rules, metadata } = engine;
  if (!rules.headersIn.includes(cookies.rules.thirdParty)) return false;
  if (!rules.retriesOverHttp && !isConfidential(request, metadata)) return false;
  if (request.mode === "websocket") return rules.headerAlsoOf.includes("websocket");
  const { isPreflightOfCredentials } = request.redirectState;
  return (
    request.credentialsMode === "include" || (isPreflightOfCredentials && rules.headerAlsoOf.includes("preflight"))
  );
}

/**
 * Tells the server which of its cookies the request has.
 *
 * https://privacycg.github.io/storage-access-headers/#set-storage-access
 */
export function appendStorageAccessHeader(request: FetchRequest, userAgent: UserAgent): void {
  const status = hasHeaders(request, userAgent) ? storageAccessStatus(request, userAgent) : undefined;
  request.storageAccessStatus = status;
  const isRetry = request.eligibleForStorageAccess && request.redirectState.isStorageAccessRetry;
  const isShown = isRetry || isConfidential(request, userAgent.engine.metadata);
  if (status !== undefined && isShown) request.headerList.set(requestHeader, status);
}

/** Whether the user would permit the request more cookies than it has, so that the server has to know whose it is. */
export const isInactive = ({ storageAccessStatus }: FetchRequest): boolean => storageAccessStatus === "inactive";

/**
 * Whether the server asks for the request once more, with its cookies, and names the page's origin.
 *
 * https://privacycg.github.io/storage-access-headers/#perform-a-storage-access-retry-check
 */
export function isRetried(request: FetchRequest, response: { readonly headerList: HeaderList }): boolean {
  if (!isInactive(request)) return false;
  const item = tokenItemOf(response.headerList.get(responseHeader));
  if (item?.token !== "retry") return false;
  return item.bare.get(allowedOrigin) === "*" || item.strings.get(allowedOrigin) === serializeRequestOrigin(request);
}

/**
 * Whether a document that was requested with this status, and came with those headers, has access to its cookies.
 *
 * https://privacycg.github.io/storage-access-headers/#perform-a-storage-access-load-check
 */
export function isLoadedWithAccess(status: FetchRequest["storageAccessStatus"], received: HeaderList): boolean {
  return (status === "inactive" || status === "active") && tokenOf(received.get(responseHeader)) === "load";
}
