import { cleanPaste } from "../../explain/clipboard/clean-paste.ts";
import { pastedRequest, type PastedRequest } from "../../explain/clipboard/pasted-request.ts";
import { isCredentialHeader } from "../../explain/third-party-cookies.ts";
import { headerIn } from "../script-headers.ts";
import { CurlError } from "./curl-error.ts";
import { curlRequest } from "./curl-request.ts";
import { readRequest } from "./read-request.ts";

/** Where a tool's own lines, or the response, begin. */
const printed = /^(?:[*<>](?: |$)|[{}] \[|\s*HTTP\/\d|--\d{4}-|\s*% Total|:status:|[A-Z]{3,7} \/\S* HTTP\/)/;

const command = /^(?:\S{0,100}[\\/])?(?:curl|wget2?|https?)(?:\.exe)?\s/i;

const maxLines = 100;

/** A request of which a command or its response tells. */
export interface PrintedRequest extends PastedRequest {
  /** Whether a command stands above the response. */
  readonly hasCommand: boolean;
}

/** What a command line says of its request. */
function requestOf(text: string): PastedRequest {
  const line = readRequest(text);
  const { url, method, isPreflight, cookies, headers } = curlRequest(line);
  return {
    url,
    origin: headerIn(line.headers, "origin"),
    method: isPreflight ? "OPTIONS" : method,
    asksFor: isPreflight ? method : undefined,
    asksForHeaders: isPreflight ? headers.map(([name]) => name.toLowerCase()) : [],
    preflight: isPreflight,
    credentials: cookies.length > 0,
    authenticated: cookies.length > 0 || headers.some(([name]) => isCredentialHeader(name)),
  };
}

/** The request of the command above what it printed; `undefined` where there is none that can be read. */
function requestAbove(text: string): PastedRequest | undefined {
  const lines = text.split(/\r?\n/, maxLines);
  const end = lines.findIndex((line) => printed.test(line));
  for (let start = end - 1; start >= 0; start--) {
    const pasted = cleanPaste(lines.slice(start, end).join("\n")).trim();
    if (!command.test(pasted)) continue;
    try {
      return requestOf(pasted);
    } catch (error) {
      if (error instanceof CurlError) return undefined;
      throw error;
    }
  }
  return undefined;
}

/**
 * Finds the request in what a tool has printed: the lines of `curl -v`, DevTools' panes, or the command above the response.
 * @param text as it was copied
 * @returns what is known of it
 * @example printedRequest("$ curl -i https://api.example/\nHTTP/2 200").url // "https://api.example/"
 */
export function printedRequest(text: string): PrintedRequest {
  const shown = pastedRequest(text);
  const own = requestAbove(text);
  if (own === undefined) return { ...shown, hasCommand: false };
  return {
    url: shown.url ?? own.url,
    origin: shown.origin ?? own.origin,
    method: shown.method ?? own.method,
    asksFor: shown.asksFor ?? own.asksFor,
    asksForHeaders: shown.asksForHeaders.length > 0 ? shown.asksForHeaders : own.asksForHeaders,
    preflight: shown.preflight || own.preflight,
    credentials: shown.credentials || own.credentials,
    authenticated: shown.authenticated || own.authenticated,
    hasCommand: true,
  };
}
