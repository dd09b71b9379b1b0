import { isToken, parseOrigin } from "sallyport/standard";
import { headersAsLines } from "./headers-as-lines.ts";
import { credentialHeader } from "../third-party-cookies.ts";

/** What a paste says of the request: beside response headers, or where it has nothing else. */
export interface PastedRequest {
  readonly url: string | undefined;
  readonly origin: string | undefined;
  readonly method: string | undefined;
  /** The method that a preflight asks for; only preflights have it. */
  readonly asksFor: string | undefined;
  /** The headers that it asks for. */
  readonly asksForHeaders: readonly string[];
  /** Whether it is a preflight: it asks for a method, or a pane of a browser shows OPTIONS. */
  readonly preflight: boolean;
  /** Whether it has a cookie, and a page of another origin sent it: its credentials were included. */
  readonly credentials: boolean;
  /** Whether it has a cookie or an Authorization header. */
  readonly authenticated: boolean;
}

const maxCharacters = 65_536;

/** A header or a field of a pane: with a colon, after a mark or in a command line; with a tab or on two lines; in JSON. */
function fieldIn(text: string, name: string, value: string): string | undefined {
  const forms = [
    `(?:^|[\\s"'>])${name}["']?:[ \\t]{0,8}["']?(${value})`,
    `^[ \\t]{0,8}${name}:?[ \\t]{0,4}(?:\\t|\\r?\\n)[ \\t]{0,8}(${value})`,
    `"name"\\s{0,4}:\\s{0,4}"${name}"\\s{0,4},\\s{0,4}"value"\\s{0,4}:\\s{0,4}"(${value})`,
  ];
  for (const form of forms) {
    const found = new RegExp(form, "im").exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A list of names, as in Vary, is no method. */
const methods = "(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|QUERY)(?![\\w-])";

/** Development servers speak http. */
const schemeFor = (host: string): string => (/^(?:localhost|127\.|\[::1\])/i.test(host) ? "http" : "https");

function urlIn(text: string): string | undefined {
  const whole = fieldIn(text, "request url", "https?://[^\\s\"']{1,2048}");
  if (whole !== undefined) return whole;
  const host = fieldIn(text, ":authority", "[^\\s\"'/]{1,255}") ?? fieldIn(text, "host", "[^\\s\"'/]{1,255}");
  const path =
    fieldIn(text, ":path", "/[^\\s\"']{0,2048}") ?? /(?:^|\s)[A-Z]{3,7} (\/\S{0,2048}) HTTP\/[0-9]/m.exec(text)?.[1];
  if (host === undefined || path === undefined) return undefined;
  return `${fieldIn(text, ":scheme", "https?") ?? schemeFor(host)}://${host}${path}`;
}

const namesIn = (list = ""): readonly string[] =>
  list
    .split(",")
    .map((one) => one.trim())
    .filter(isToken);

const isFromElsewhere = (url: string | undefined, origin: string | undefined): boolean =>
  url !== undefined && origin !== undefined && URL.canParse(url) && new URL(url).origin !== origin;

/**
 * Finds the request in a text: its lines in `curl -v`, DevTools' general section and request headers, pseudo-headers.
 * @param text as it was copied
 * @returns what is known of it
 */
export function pastedRequest(text: string): PastedRequest {
  const start = text.slice(0, maxCharacters);
  const url = urlIn(start);
  const origin = fieldIn(start, "origin", "https?://[^\\s\"',;]{1,300}|null");
  const inPane = fieldIn(start, '(?:request method|:method|(?<=")method(?="))', methods);
  const method = inPane ?? /(?:^|\s)([A-Z]{3,7}) \/\S{0,2048} HTTP\/[0-9]/m.exec(start)?.[1];
  const asksFor = fieldIn(start, "access-control-request-method", methods);
  return {
    url: url !== undefined && URL.canParse(url) ? new URL(url).href : undefined,
    origin: origin === "null" || (origin !== undefined && parseOrigin(origin) !== undefined) ? origin : undefined,
    method,
    asksFor,
    asksForHeaders: namesIn(fieldIn(start, "access-control-request-headers", "[\\w!#$%&*+.^|~, -]{1,2000}")),
    credentials: isFromElsewhere(url, origin) && fieldIn(start, "cookie", "[^\\s\"']") !== undefined,
    preflight: asksFor !== undefined || inPane === "OPTIONS",
    authenticated: fieldIn(start, credentialHeader, "[^\\s\"']") !== undefined,
  };
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const line = /^(?:> ?)?(:?[A-Za-z][\w-]*)[:\t]\s*(.*)/;

/** The headers of a request as a curl line, which sends the same; `undefined` where they don't say the URL. */
export function requestAsCurl(text: string): string | undefined {
  const { url, method = "GET" } = pastedRequest(text);
  if (url === undefined) return undefined;
  const headers = headersAsLines(text.slice(0, maxCharacters))
    .split(/\r\n|\n|\r/)
    .flatMap((one) => {
      const [, name = ":", value = ""] = line.exec(one.trim()) ?? [];
      return name.startsWith(":") || /^(?:host|content-length|connection)$/i.test(name)
        ? []
        : [`-H ${quote(`${name}: ${value}`)}`];
    });
  return ["curl", quote(url), "-X", quote(method), ...headers].join(" ");
}
