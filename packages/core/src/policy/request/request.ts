import { isToken } from "../../standard/token.ts";

/**
 * Where header fields come from: a `Headers` object or another iterable of pairs; an object by name, values joined or as
 * lists; or node:http's flat `rawHeaders`. Names in any case. Only the flat list and pairs can tell two Host lines apart
 * from one.
 */
export type HeaderSource =
  | Iterable<readonly [string, string]>
  | readonly string[]
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The head of a request, as a server receives it. */
export interface RequestHead {
  readonly method: string;
  /** As on the request line: a path with its query, an absolute URL, or `*`; never a mount-stripped path. */
  readonly target: string;
  readonly headers: HeaderSource;
  /** `"1.0"`, `"1.1"` or `"2.0"`. Default: one that has a Host. */
  readonly httpVersion?: string | undefined;
  /**
   * Whether the connection is TLS, by the server's own socket and never by a header that a proxy or a client wrote. A page
   * at this server's address is then known by its Origin. Default: not known.
   */
  readonly encrypted?: boolean | undefined;
  /** Whether the client showed a TLS certificate. Default: false. */
  readonly clientCertificate?: boolean | undefined;
  /** What `verifyToken` said of the request's forgery token; left out where it has none. */
  readonly token?: "valid" | "wrong" | undefined;
}

const isFlat = (headers: HeaderSource): headers is readonly string[] =>
  Array.isArray(headers) && typeof headers[0] === "string";

function flatten(headers: Exclude<HeaderSource, readonly string[]>): readonly string[] {
  const flat: string[] = [];
  if (Symbol.iterator in headers) for (const [name, value] of headers) flat.push(name, value);
  else
    for (const name in headers) {
      const value = headers[name];
      if (typeof value === "string") flat.push(name, value);
      else if (Array.isArray(value)) for (const one of value as readonly string[]) flat.push(name, one);
    }
  return flat;
}

/**
 * Whether fields can be looked up: to list those of a `Headers` object takes longer than all else, for it sorts them. By its
 * tag, for Node loads the class when it is first named.
 */
const isIndexed = (headers: HeaderSource): headers is Headers =>
  (headers as { readonly [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] === "Headers";

/** The fields as node:http lists them: name, value, name, value. */
const flatHeaders = (headers: HeaderSource): readonly string[] => (isFlat(headers) ? headers : flatten(headers));

/**
 * The value of one field; sent several times, the values joined by a comma.
 * @param lower its name in lower case
 */
export function headerValue(headers: HeaderSource, lower: string): string | undefined {
  // Of other names, such as `:scheme`, it throws.
  if (isIndexed(headers)) return isToken(lower) ? (headers.get(lower) ?? undefined) : undefined;
  const flat = flatHeaders(headers);
  let found: string | undefined;
  for (let index = 0; index + 1 < flat.length; index += 2)
    if (is(flat[index] ?? "", lower)) found = join(found, flat[index + 1] ?? "");
  return found;
}

/** The names of all fields, in lower case. */
export const headerNames = (headers: HeaderSource): readonly string[] =>
  flatHeaders(headers).flatMap((text, index) => (index % 2 === 0 ? [text.toLowerCase()] : []));

/**
 * The fields that decisions read. A field sent twice holds both values, joined by a comma. Those that few decisions need
 * are looked up when they are read.
 */
export class RequestFields {
  host: string | undefined;
  hosts = 0;
  authority: string | undefined;
  origin: string | undefined;
  site: string | undefined;
  requestMethod: string | undefined;
  requestHeaders: string | undefined;
  upgrade: string | undefined;
  authorization: string | undefined;
  authorizations = 0;
  proxyAuthorization = false;
  cookie = false;
  /** The fields present of those in which a proxy passes on who the user is. */
  readonly identity: readonly string[] | undefined;
  /** The value of the header that the option `hostHeader` names. */
  readonly forwardedHost: string | undefined;
  readonly #source: HeaderSource;

  /**
   * @param hostHeader the field in which a proxy passes the Host on, in lower case
   * @param identityHeaders the fields in which a proxy passes on who the user is, in lower case
   */
  constructor(headers: HeaderSource, hostHeader?: string, identityHeaders?: ReadonlySet<string>) {
    const source = isIndexed(headers) ? headers : flatHeaders(headers);
    this.#source = source;
    if (isIndexed(source)) takeIndexed(this, source);
    else takeListed(this, source);
    this.forwardedHost = hostHeader === undefined ? undefined : headerValue(source, hostHeader);
    this.identity =
      identityHeaders === undefined || identityHeaders.size === 0 ? undefined : namesAmong(source, identityHeaders);
  }

  get mode(): string | undefined {
    return headerValue(this.#source, "sec-fetch-mode");
  }

  get destination(): string | undefined {
    return headerValue(this.#source, "sec-fetch-dest");
  }

  get purpose(): string | undefined {
    return headerValue(this.#source, "sec-purpose");
  }

  get scheme(): string | undefined {
    return headerValue(this.#source, ":scheme");
  }

  get protocol(): string | undefined {
    return headerValue(this.#source, ":protocol");
  }
}

const names = [
  "host", "origin", "cookie", "upgrade", "authorization", "sec-fetch-site", "proxy-authorization",
  "access-control-request-method", "access-control-request-headers",
]; // prettier-ignore

function takeIndexed(fields: RequestFields, headers: Headers): void {
  for (const name of names) {
    const value = headers.get(name);
    if (value !== null) take(fields, name, value);
  }
}

function takeListed(fields: RequestFields, flat: readonly string[]): void {
  for (let index = 0; index + 1 < flat.length; index += 2) take(fields, flat[index] ?? "", flat[index + 1] ?? "");
}

function take(fields: RequestFields, name: string, value: string): void {
  if (name.length < 13) takeShort(fields, name, value);
  else takeLong(fields, name, value);
}

/** By length first, and then by a letter: most fields of a request are none of these. */
function takeShort(fields: RequestFields, name: string, value: string): void {
  switch (name.length) {
    case 4:
      if (is(name, "host", "Host")) {
        fields.hosts++;
        fields.host = join(fields.host, value);
      }
      break;
    case 6:
      if (is(name, "origin", "Origin")) fields.origin = join(fields.origin, value);
      else if (is(name, "cookie", "Cookie")) fields.cookie = true;
      break;
    case 7:
      if (is(name, "upgrade", "Upgrade")) fields.upgrade = join(fields.upgrade, value);
      break;
    case 10:
      if (name === ":authority") fields.authority = join(fields.authority, value);
      break;
  }
}

function takeLong(fields: RequestFields, name: string, value: string): void {
  switch (name.length) {
    case 13:
      if (is(name, "authorization", "Authorization")) {
        fields.authorizations++;
        fields.authorization = value;
      }
      break;
    case 14:
      if (is(name, "sec-fetch-site", "Sec-Fetch-Site", 10)) fields.site = join(fields.site, value);
      break;
    case 19:
      if (is(name, "proxy-authorization", "Proxy-Authorization")) fields.proxyAuthorization = true;
      break;
    case 29:
      if (is(name, "access-control-request-method", "Access-Control-Request-Method"))
        fields.requestMethod = join(fields.requestMethod, value);
      break;
    case 30:
      if (is(name, "access-control-request-headers", "Access-Control-Request-Headers"))
        fields.requestHeaders = join(fields.requestHeaders, value);
      break;
  }
}

/** The names of a list that a set has, in lower case. */
function namesAmong(source: HeaderSource, set: ReadonlySet<string>): readonly string[] | undefined {
  const names = headerNames(source).filter((name) => set.has(name));
  return names.length === 0 ? undefined : names;
}

/**
 * Whether a field has a name, in any case. One letter is compared first, which rules out most fields.
 * @param written the name as browsers write it over HTTP/1.1, which saves the lower-casing
 * @param at where a letter tells the name from others of its length
 */
const is = (name: string, lower: string, written = lower, at = 0): boolean =>
  (name.charCodeAt(at) | 0x20) === lower.charCodeAt(at) &&
  (name === written || name === lower || name.toLowerCase() === lower);

const join = (before: string | undefined, value: string): string =>
  before === undefined ? value : `${before}, ${value}`;
