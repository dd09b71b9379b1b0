import type { Network, WireRequest, WireResponse } from "../fetch/network.ts";
import { NetworkFailure } from "../fetch/network-failure.ts";
import { readHar, type Recorded } from "./har-read.ts";
import { Uint8Array } from "../platform.ts";

export interface RecordingOptions {
  /**
   * Grants preflights that the log does not have, for methods and URLs that it has: several versions of Chromium write
   * none, and a browser sends none while its cache has the permission. Default: false, they are "unreachable".
   */
  readonly assumePreflights?: boolean;
  /** Characters of the log's text, and of all bodies in it. Default: 134,217,728. */
  readonly maxCharacters?: number;
}

/** The entries of one method and URL, in their order. */
interface Series {
  readonly entries: readonly [Recorded, ...Recorded[]];
  used: number;
}

const keyOf = (method: string, url: string): string => `${method} ${url}`;

function group(recorded: readonly Recorded[]): ReadonlyMap<string, Series> {
  const groups = new Map<string, [Recorded, ...Recorded[]]>();
  for (const entry of recorded) {
    const key = keyOf(entry.method, entry.url);
    const entries = groups.get(key);
    if (entries === undefined) groups.set(key, [entry]);
    else entries.push(entry);
  }
  return new Map([...groups].map(([key, entries]) => [key, { entries, used: 0 }]));
}

function next(series: Series): Recorded {
  const entry = series.entries[series.used] ?? series.entries.at(-1) ?? series.entries[0];
  series.used += 1;
  return entry;
}

/** How many characters two URLs share at their start and at their end. */
function sharedCharacters(one: string, other: string): number {
  const min = Math.min(one.length, other.length);
  let start = 0;
  while (start < min && one[start] === other[start]) start++;
  let end = 0;
  while (end < min - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return start + end;
}

const shown = (url: string): string => (url.length > 200 ? `${url.slice(0, 200)}…` : url);

/** Names the nearest request that the log has. */
function missing({ method, url }: WireRequest, recorded: readonly Recorded[]): NetworkFailure {
  let nearest: Recorded | undefined;
  let highest = -1;
  for (const entry of recorded) {
    const score = sharedCharacters(entry.url, url);
    if (score > highest) [nearest, highest] = [entry, score];
  }
  const what = `The recording has no ${method} ${shown(url)}`;
  if (nearest === undefined) return new NetworkFailure("unreachable", `${what}; it is empty.`);
  return new NetworkFailure(
    "unreachable",
    `${what}; the nearest that it has is ${nearest.method} ${shown(nearest.url)}.`,
  );
}

const header = ({ headers }: WireRequest, name: string): string | undefined =>
  headers.find(([one]) => one.toLowerCase() === name)?.[1];

/** The response that allows exactly what a preflight requests. */
function grant(request: WireRequest, method: string): WireResponse {
  const names = header(request, "access-control-request-headers");
  return {
    status: 204,
    statusText: "No Content",
    headers: [
      ["Access-Control-Allow-Origin", header(request, "origin") ?? "null"],
      ["Access-Control-Allow-Credentials", "true"],
      ["Access-Control-Allow-Methods", method],
      ...(names === undefined ? [] : [["Access-Control-Allow-Headers", names] as const]),
    ],
    body: new Uint8Array(),
  };
}

/**
 * A network that replays a HAR 1.2 log, such as a browser's developer tools save: by method and URL, each entry once
 * and in order, the last one again and again. What the log does not have is "unreachable".
 *
 * @param har the log, or its text
 * @throws HarError for a log that is none, with the places
 */
export function recording(har: string | object, options: RecordingOptions = {}): Network {
  const { assumePreflights = false, maxCharacters = 128 * 1024 * 1024 } = options;
  const recorded = readHar(har, maxCharacters);
  const groups = group(recorded);

  const respondTo = (request: WireRequest): WireResponse | NetworkFailure => {
    const series = groups.get(keyOf(request.method, request.url));
    if (series !== undefined) return next(series).response;
    const requestedMethod = request.method === "OPTIONS" ? header(request, "access-control-request-method") : undefined;
    if (requestedMethod === undefined || !groups.has(keyOf(requestedMethod, request.url)))
      return missing(request, recorded);
    if (assumePreflights) return grant(request, requestedMethod);
    const why = `The recording has ${keyOf(requestedMethod, shown(request.url))} without its preflight; assumePreflights grants it.`;
    return new NetworkFailure("unreachable", why);
  };

  return {
    exchange: (request, signal) => {
      if (signal?.aborted === true) return Promise.reject(new NetworkFailure("aborted", "The request was aborted."));
      const response = respondTo(request);
      if (!(response instanceof NetworkFailure)) return Promise.resolve(response);
      return Promise.reject(new NetworkFailure(response.code, response.message));
    },
  };
}
