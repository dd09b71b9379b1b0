import type { URL } from "../platform.ts";
import type { PolicyRules } from "./rules.ts";

/** A source expression that decides by the URL. */
interface Source {
  readonly scheme?: string | undefined;
  /** `undefined` of a scheme alone. */
  readonly host?: string;
  readonly port?: string | undefined;
  readonly path?: string | undefined;
  readonly hasQuery: boolean;
}

/** The value of a directive, compiled. */
export interface SourceList {
  /** As it is written, in one line. */
  readonly text: string;
  readonly isAny: boolean;
  readonly hasSelf: boolean;
  readonly sources: readonly Source[];
  /** `'strict-dynamic'`: what a script adds is allowed, and no source counts. */
  readonly strictDynamic: boolean;
}

const defaultPorts: Readonly<Record<string, string>> = { "http:": "80", "ws:": "80", "https:": "443", "wss:": "443" };

const portOf = ({ protocol, port }: URL): string => (port === "" ? (defaultPorts[protocol] ?? "") : port);

/** https://w3c.github.io/webappsec-csp/#scheme-part-match */
function schemeMatches(listed: string, actual: string, { socketSourcesCoverHttp }: PolicyRules): boolean {
  if (listed === actual || (listed === "http:" && actual === "https:")) return true;
  if (listed === "ws:" && actual === "wss:") return true;
  if (!socketSourcesCoverHttp) return false;
  return (listed === "ws:" && /^https?:$/.test(actual)) || (listed === "wss:" && actual === "https:");
}

/** Of what the page's own origin stands for: WebSockets too. */
const ownSchemeMatches = (self: URL, { protocol }: URL, rules: PolicyRules): boolean =>
  schemeMatches(self.protocol, protocol.replace(/^ws/, "http"), rules);

/** https://w3c.github.io/webappsec-csp/#host-part-match */
function hostMatches(pattern: string, host: string): boolean {
  if (pattern === "*") return true;
  return pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : pattern === host;
}

/** https://w3c.github.io/webappsec-csp/#port-part-matches */
function portMatches(listed: string | undefined, url: URL): boolean {
  const port = portOf(url);
  if (listed === undefined) return port === defaultPorts[url.protocol];
  return (
    listed === "*" || listed === port || (listed === "80" && port === "443" && defaultPorts[url.protocol] === "443")
  );
}

/** A piece of a path, whose escapes may be those of no text. */
function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}

/** https://w3c.github.io/webappsec-csp/#path-part-match */
function pathMatches(listed: string | undefined, path: string, { decodesWholePath }: PolicyRules): boolean {
  if (listed === undefined || listed === "/") return true;
  const piecesOf = (text: string): readonly string[] =>
    decodesWholePath ? decoded(text).split("/") : text.split("/").map(decoded);
  const pieces = piecesOf(listed);
  const actual = piecesOf(path);
  const isFolder = listed.endsWith("/");
  if (isFolder ? pieces.length > actual.length : pieces.length !== actual.length) return false;
  return (isFolder ? pieces.slice(0, -1) : pieces).every((piece, at) => piece === actual[at]);
}

const schemeSource = /^[a-z][a-z0-9+.-]*:$/i;
const hostSource =
  /^(?:([a-z][a-z0-9+.-]*:)\/\/)?(\*|(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])(?::([0-9]+|\*))?(\/[^?#]*)?([?#].*)?$/i;

/** https://w3c.github.io/webappsec-csp/#source-list-syntax; what is no source matches nothing. */
function parseSource(text: string): readonly Source[] {
  if (schemeSource.test(text)) return [{ scheme: text.toLowerCase(), hasQuery: false }];
  const [, scheme, host, port, path, query] = hostSource.exec(text) ?? [];
  if (host === undefined) return [];
  return [{ scheme: scheme?.toLowerCase(), host: host.toLowerCase(), port, path, hasQuery: query !== undefined }];
}

/** Compiles the value of a directive: expressions with spaces between them. */
export function parseSourceList(value: string): SourceList {
  const expressions = value.split(/[\t\n\f\r ]+/).filter((one) => one !== "");
  const words = new Set(expressions.map((one) => one.toLowerCase()));
  return {
    text: expressions.join(" "),
    isAny: words.has("*"),
    hasSelf: words.has("'self'"),
    strictDynamic: words.has("'strict-dynamic'"),
    sources: expressions.flatMap(parseSource),
  };
}

/** https://w3c.github.io/webappsec-csp/#match-url-to-source-expression, for `'self'` */
const isSelf = (url: URL, self: URL, rules: PolicyRules): boolean =>
  url.origin === self.origin ||
  (url.hostname === self.hostname &&
    (portOf(url) === portOf(self) || (url.port === "" && self.port === "")) &&
    ownSchemeMatches(self, url, rules));

const networkScheme = /^(?:https?|wss?):$/;

/** What is compared with a source list. */
interface Compared {
  readonly url: URL;
  /** The URL of the document that the policy came with. */
  readonly self: URL;
  /** After a redirect, whose path a page must not learn; and of an origin. */
  readonly ignoresPath: boolean;
}

function sourceMatches(source: Source, { url, self, ignoresPath }: Compared, rules: PolicyRules): boolean {
  const { scheme, host, port, path, hasQuery } = source;
  if (hasQuery && !rules.ignoresQuery) return false;
  if (host === "*" && scheme === undefined && port !== undefined && !rules.anyHostMayHavePort) return false;
  const fits = scheme === undefined ? ownSchemeMatches(self, url, rules) : schemeMatches(scheme, url.protocol, rules);
  if (!fits || host === undefined) return fits;
  return (
    hostMatches(host, url.hostname) && portMatches(port, url) && (ignoresPath || pathMatches(path, url.pathname, rules))
  );
}

/**
 * Whether a list has a URL.
 *
 * https://w3c.github.io/webappsec-csp/#match-url-to-source-list
 */
export function listMatches(list: SourceList, compared: Compared, rules: PolicyRules): boolean {
  const { url, self } = compared;
  if (list.isAny && (networkScheme.test(url.protocol) || url.protocol === self.protocol)) return true;
  if (list.hasSelf && isSelf(url, self, rules)) return true;
  return list.sources.some((source) => sourceMatches(source, compared, rules));
}
