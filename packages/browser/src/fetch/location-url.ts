import type { RedirectRules } from "../engines/redirect-rules.ts";
import { isomorphicEncode } from "./isomorphic.ts";
import type { RequestMode } from "./request.ts";
import type { FetchResponse } from "./response.ts";
import { TextDecoder, URL } from "../platform.ts";

/** The one location that an engine reads from the header; `null` where there is none to follow. */
function locationOf({ headerList }: FetchResponse, rules: RedirectRules): { text: string } | null | "failure" {
  const lines = headerList.values("Location");
  const { severalLocations } = rules;
  const differing = severalLocations === "refused" ? lines.length : new Set(lines).size;
  if (differing > 1 && severalLocations !== "joined") return "failure";
  const location = severalLocations === "joined" ? headerList.get("Location") : (lines[0] ?? null);
  if (location === null) return null;
  if (location !== "" || rules.emptyLocation === "followed") return { text: location };
  return rules.emptyLocation === "refused" ? "failure" : null;
}

// eslint-disable-next-line no-control-regex -- what an engine keeps of a header's bytes
const controls = /[\x01-\x1f]/g;

const escapeAll = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);

/** The text of a header's bytes, as an engine hands it to its reader of URLs. */
function readLocation(
  bytes: string,
  { locationBytes, locationKeepsControls, locationCapitals }: RedirectRules,
): string {
  const kept = locationKeepsControls ? escapeAll(bytes, controls) : bytes;
  const text =
    locationBytes === "escaped"
      ? escapeAll(kept, /[\x80-\xff]/g)
      : locationBytes === "utf-8"
        ? new TextDecoder().decode(isomorphicEncode(kept))
        : kept;
  return locationCapitals ? text.replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase()) : text;
}

/**
 * The URL that a response redirects to; `null` without the header.
 *
 * https://fetch.spec.whatwg.org/#concept-response-location-url
 */
export function locationURL(
  response: FetchResponse,
  base: URL,
  rules: RedirectRules,
  mode?: RequestMode,
): URL | null | "failure" {
  const location = locationOf(response, rules);
  if (location === null || location === "failure") return location;
  const text = readLocation(location.text, rules);
  if (!URL.canParse(text, base.href)) return "failure";
  // A WebSocket's handshake is a request over http or https.
  const resolved = new URL(text, base);
  const url = mode === "websocket" ? new URL(resolved.href.replace(/^ws(?=s?:)/, "http")) : resolved;
  // A URL without a fragment has that of the request; an empty fragment is one.
  if (!url.href.includes("#")) url.hash = base.hash;
  return url;
}
