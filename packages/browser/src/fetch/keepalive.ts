import type { Engine } from "../engines/engine.ts";
import type { Environment } from "./environment.ts";
import type { FetchRequest } from "./request.ts";
import { isNetworkError, type FetchResponse } from "./response.ts";

const maxBytes = 65_536;

/** The requests with keepalive of a page whose responses have not come to their ends. */
const inFlight = new WeakMap<Environment, Set<FetchRequest>>();

const bytesOf = ({ body }: FetchRequest): number => body?.source?.length ?? 0;

const isCounted = ({ keepalive, initiatorType }: FetchRequest, { keepalive: rules }: Engine): boolean =>
  keepalive && (rules.limitsBeacons || initiatorType !== "beacon");

/**
 * Whether a body that may outlive the page is more than it may have on the way beside those before it.
 *
 * https://fetch.spec.whatwg.org/#http-network-or-cache-fetch, step 8.10
 */
export function exceedsKeepalive(request: FetchRequest, engine: Engine): boolean {
  if (!isCounted(request, engine)) return false;
  let bytes = bytesOf(request);
  for (const earlier of inFlight.get(request.client) ?? []) {
    if (earlier === request) break;
    bytes += bytesOf(earlier);
  }
  return bytes > maxBytes;
}

/** Whether a body of so many bytes may be on the way beside those that are. */
export function fitsKeepalive(request: FetchRequest, length: number, engine: Engine): boolean {
  if (!isCounted(request, engine)) return true;
  const others = [...(inFlight.get(request.client) ?? [])];
  return others.reduce((sum, other) => sum + bytesOf(other), length) <= maxBytes;
}

/** Counts a request with keepalive until its response has come to its end. */
export async function counted(
  request: FetchRequest,
  engine: Engine,
  fetching: () => Promise<FetchResponse>,
): Promise<FetchResponse> {
  if (!isCounted(request, engine) || bytesOf(request) === 0) return fetching();
  const others = inFlight.get(request.client) ?? new Set();
  inFlight.set(request.client, others.add(request));
  const end = (): void => void others.delete(request);
  try {
    const response = await fetching();
    const body = isNetworkError(response) ? null : (response.internal ?? response).body;
    // The browser receives the body whether or not the page reads it.
    if (body === null || body.bytes !== undefined) end();
    else void body.read().then(end, end);
    return response;
  } catch (error) {
    end();
    throw error;
  }
}
