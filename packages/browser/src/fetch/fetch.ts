import { defaultAcceptLanguage } from "./accept-language.ts";
import { isEligible } from "../storage-access/status.ts";
import { counted, exceedsKeepalive } from "./keepalive.ts";
import { mainFetch } from "./main-fetch.ts";
import { networkError, type FetchResponse } from "./response.ts";
import type { FetchParams } from "./user-agent.ts";

/**
 * Starts a fetch.
 *
 * https://fetch.spec.whatwg.org/#concept-fetch
 */
export async function startFetch(params: FetchParams): Promise<FetchResponse> {
  const { headerList, destination, mode } = params.request;
  const hasAccept = mode !== "websocket" || params.userAgent.engine.webSocket.sendsAccept;
  // 12. to 14. What the page takes, unless its script said so.
  const { accept } = params.userAgent.engine.requestHeaders;
  if (hasAccept && !headerList.contains("Accept")) headerList.append("Accept", accept[destination] ?? "*/*");
  if (!headerList.contains("Accept-Language")) headerList.append("Accept-Language", defaultAcceptLanguage);
  if (mode !== "navigate")
    params.request.eligibleForStorageAccess = isEligible(params.request, params.userAgent.engine.storageAccess);
  // What the script does next in the same turn comes before anything is sent.
  await Promise.resolve();
  if (params.signal?.aborted === true) return networkError({ code: "aborted" });
  const { engine } = params.userAgent;
  if (engine.keepalive.limitedBeforePreflight && exceedsKeepalive(params.request, engine))
    return networkError({ code: "keepalive-too-long" });
  return counted(params.request, engine, () => mainFetch(params));
}
