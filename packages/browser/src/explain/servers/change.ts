import { isCorsSafelistedMethod, parseOrigin } from "sallyport/standard";
import { pathPatternOf } from "../policy-fragment.ts";
import type { Share } from "../explanation.ts";
import type { ServerChange } from "./server.ts";

/** What can stand in any configuration language without an escape; anything else might end a string of it. */
const isSafeOrigin = (text: string): boolean =>
  parseOrigin(text) !== undefined &&
  /^[a-z][a-z0-9+.-]*:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:]+\])(?::[0-9]{1,5})?$/.test(text);
const isSafeName = (text: string): boolean => /^[A-Za-z0-9_-]{1,100}$/.test(text);
const isSafeSegment = (text: string): boolean => /^[A-Za-z0-9_~.-]{0,100}$/.test(text);

const maxSegments = 20;

/** The path as segments; of a path that isn't plain nothing is known. */
function segmentsOf(url: string | undefined): ServerChange["path"] {
  const pattern = url === undefined || !/^https?:/.test(url) ? undefined : pathPatternOf(url);
  if (pattern === undefined || pattern === "/") return [];
  const segments = pattern.slice(1).split("/");
  const isPlain = segments.every((one) => one.startsWith(":") || isSafeSegment(one));
  return isPlain && segments.length <= maxSegments
    ? segments.map((one) => (one.startsWith(":") ? undefined : one))
    : [];
}

/**
 * The change that a fix needs.
 * @param others values of Access-Control-Allow-Origin that the server sends already, which stay
 * @returns `undefined` where a name could not be written in every language without an escape
 */
export function changeOf(
  { with: [origin], methods, headers = [], expose = [], credentials = false }: Share,
  url?: string,
  others: readonly string[] = [],
): ServerChange | undefined {
  const [method, ...more] = methods;
  if (method === undefined || !isSafeOrigin(origin)) return undefined;
  if (![...methods, ...headers, ...expose].every(isSafeName)) return undefined;
  return {
    origins: [origin, ...new Set(others.filter((one) => one !== origin && isSafeOrigin(one)))],
    methods: [method, ...more],
    headers,
    expose,
    credentials,
    preflight: headers.length > 0 || !methods.every(isCorsSafelistedMethod),
    path: segmentsOf(url),
  };
}
