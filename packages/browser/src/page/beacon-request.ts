import { isCorsSafelistedRequestHeader } from "sallyport/standard";
import type { Engine } from "../engines/engine.ts";
import { extractBody, type BodyInit } from "../fetch/body.ts";
import { baseURL, type Environment } from "../fetch/environment.ts";
import { HeaderList } from "../fetch/header-list.ts";
import { makeRequest, type FetchRequest } from "../fetch/request.ts";
import { serverURL } from "../navigation/server-url.ts";
import { ReadableStream } from "../platform.ts";

/**
 * The request of `navigator.sendBeacon`: a POST with cookies. It needs a preflight only for a type that forms do not have.
 *
 * https://w3c.github.io/beacon/#sec-processing-model
 *
 * @throws TypeError for what is not a URL with http: or https:, and for a stream
 */
export async function beaconRequest(
  url: string | URL,
  data: BodyInit | null,
  client: Environment,
  { body, requestHeaders }: Engine,
): Promise<FetchRequest> {
  const target = serverURL(url, baseURL(client).href);
  if (data instanceof ReadableStream) throw new TypeError("A beacon cannot have a stream as its data.");
  const extracted = data === null ? undefined : extractBody(data, body.sharedMemory);
  const type = extracted?.type ?? null;
  const isSimple = type === null || isCorsSafelistedRequestHeader("content-type", type);
  return makeRequest(target, client, {
    method: "POST",
    headerList: new HeaderList(type === null ? [] : [["Content-Type", type]]),
    body: extracted === undefined ? null : { source: await extracted.content.read() },
    cacheMode: requestHeaders.beaconCacheMode,
    mode: isSimple ? "no-cors" : "cors",
    credentialsMode: "include",
    keepalive: true,
    initiatorType: "beacon",
    unsafeRequest: true,
  });
}
