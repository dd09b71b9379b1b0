import { isCorsSafelistedRequestHeader } from "sallyport/standard";
import type { Engine } from "../engines/engine.ts";
import { extractBody, type BodyInit, type ExtractedBody } from "../fetch/body.ts";
import { isBadPort } from "../fetch/bad-port.ts";
import { blockedAtOnce } from "../fetch/blocked-by-page.ts";
import { baseURL, type Environment } from "../fetch/environment.ts";
import { HeaderList } from "../fetch/header-list.ts";
import { fitsKeepalive } from "../fetch/keepalive.ts";
import { currentURL, makeRequest, type FetchRequest } from "../fetch/request.ts";
import { serverURL } from "../navigation/server-url.ts";
import { ReadableStream } from "../platform.ts";

interface Beacon {
  readonly request: FetchRequest;
  readonly data: ExtractedBody | undefined;
}

/** The request without its body, which a script need not wait for. */
function beaconOf(url: string | URL, data: BodyInit | null, client: Environment, engine: Engine): Beacon {
  const { body, navigation, requestHeaders } = engine;
  const target = serverURL(url, baseURL(client).href);
  if (data instanceof ReadableStream && engine.streamBody !== "string")
    throw new TypeError("A beacon cannot have a stream as its data.");
  const extracted =
    data === null ? undefined : extractBody(data, { sharedMemory: body.sharedMemory, boundary: navigation.boundary });
  const type = extracted?.type ?? null;
  const isSimple = type === null || isCorsSafelistedRequestHeader("content-type", type);
  const request = makeRequest(target, client, {
    method: "POST",
    headerList: new HeaderList(type === null ? [] : [["Content-Type", type]]),
    cacheMode: requestHeaders.beaconCacheMode,
    mode: isSimple ? "no-cors" : "cors",
    credentialsMode: "include",
    keepalive: true,
    initiatorType: "beacon",
    unsafeRequest: true,
  });
  return { request, data: extracted };
}

/**
 * The request of `navigator.sendBeacon`: a POST with cookies. It needs a preflight only for a type that forms do not have.
 *
 * https://w3c.github.io/beacon/#sec-processing-model
 *
 * @throws TypeError for what is not a URL with http: or https:, and for a stream
 */
export async function beaconRequest(...given: Parameters<typeof beaconOf>): Promise<FetchRequest> {
  const { request, data } = beaconOf(...given);
  request.body = data === undefined ? null : { source: await data.content.read() };
  return request;
}

/**
 * Whether a script hears that the browser has taken a beacon: not where it is known at once that it is not sent.
 *
 * @throws TypeError as `beaconRequest` does
 */
export function takesBeacon(...given: Parameters<typeof beaconOf>): boolean {
  const [, , , engine] = given;
  const { request, data } = beaconOf(...given);
  const failure = blockedAtOnce(request, engine);
  if (isBadPort(currentURL(request)) && !engine.keepalive.takesBlockedPorts) return false;
  const isTaken = failure === undefined || (failure.code === "csp" && engine.contentSecurityPolicy.takesBlockedBeacon);
  return isTaken && fitsKeepalive(request, data?.length ?? 0, engine);
}
