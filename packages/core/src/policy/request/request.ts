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

/** The fields as node:http lists them: name, value, name, value. */
const flatHeaders = (headers: HeaderSource): readonly string[] => (isFlat(headers) ? headers : flatten(headers));

/**
 * The value of one field; sent several times, the values joined by a comma.
 * @param lower its name in lower case
 */
export function headerValue(headers: HeaderSource, lower: string): string | undefined {
  const flat = flatHeaders(headers);
  let found: string | undefined;
  for (let index = 0; index + 1 < flat.length; index += 2)
    if (is(flat[index] ?? "", lower)) found = join(found, flat[index + 1] ?? "");
  return found;
}

/** The names of all fields, in lower case. */
export const headerNames = (headers: HeaderSource): readonly string[] =>
  flatHeaders(headers).flatMap((text, index) => (index % 2 === 0 ? [text.toLowerCase()] : []));

/** The fields that decisions read. A field sent twice holds both values, joined by a comma. */
export class RequestFields {
  host: string | undefined;
  hosts = 0;
  authority: string | undefined;
  scheme: string | undefined;
  origin: string | undefined;
  site: string | undefined;
  mode: string | undefined;
  destination: string | undefined;
  requestMethod: string | undefined;
  requestHeaders: string | undefined;
  upgrade: string | undefined;
  purpose: string | undefined;
  protocol: string | undefined;
  authorization: string | undefined;
  authorizations = 0;
  proxyAuthorization = false;
  cookie = false;
  /** The fields present of those in which a proxy passes on who the user is. */
  identity: string[] | undefined;
  /** The value of the header that the option `hostHeader` names. */
  forwardedHost: string | undefined;
  readonly #hostHeader: string | undefined;
  readonly #identityHeaders: ReadonlySet<string> | undefined;

  /**
   * @param hostHeader the field in which a proxy passes the Host on, in lower case
   * @param identityHeaders the fields in which a proxy passes on who the user is, in lower case
   */
  constructor(headers: HeaderSource, hostHeader?: string, identityHeaders?: ReadonlySet<string>) {
    this.#hostHeader = hostHeader;
    this.#identityHeaders = identityHeaders === undefined || identityHeaders.size === 0 ? undefined : identityHeaders;
    const flat = flatHeaders(headers);
    for (let index = 0; index + 1 < flat.length; index += 2) this.#take(flat[index] ?? "", flat[index + 1] ?? "");
  }

  #take(name: string, value: string): void {
    if (name.length < 13) this.#takeShort(name, value);
    else this.#takeLong(name, value);
    if (this.#hostHeader !== undefined && is(name, this.#hostHeader))
      this.forwardedHost = join(this.forwardedHost, value);
    if (this.#identityHeaders?.has(name.toLowerCase()) === true) (this.identity ??= []).push(name.toLowerCase());
  }

  /** By length first: most fields of a request are none of these. */
  #takeShort(name: string, value: string): void {
    switch (name.length) {
      case 4:
        if (is(name, "host")) {
          this.hosts++;
          this.host = join(this.host, value);
        }
        break;
      case 6:
        if (is(name, "origin")) this.origin = join(this.origin, value);
        else if (is(name, "cookie")) this.cookie = true;
        break;
      case 7:
        if (is(name, "upgrade")) this.upgrade = join(this.upgrade, value);
        else if (name === ":scheme") this.scheme = value;
        break;
      case 11:
        if (is(name, "sec-purpose")) this.purpose = join(this.purpose, value);
        break;
      case 9:
        if (name === ":protocol") this.protocol = value;
        break;
      case 10:
        if (name === ":authority") this.authority = join(this.authority, value);
        break;
    }
  }

  #takeLong(name: string, value: string): void {
    switch (name.length) {
      case 13:
        if (is(name, "authorization")) {
          this.authorizations++;
          this.authorization = value;
        }
        break;
      case 14:
        if (is(name, "sec-fetch-site")) this.site = join(this.site, value);
        else if (is(name, "sec-fetch-mode")) this.mode = join(this.mode, value);
        else if (is(name, "sec-fetch-dest")) this.destination = join(this.destination, value);
        break;
      case 19:
        if (is(name, "proxy-authorization")) this.proxyAuthorization = true;
        break;
      case 29:
        if (is(name, "access-control-request-method")) this.requestMethod = join(this.requestMethod, value);
        break;
      case 30:
        if (is(name, "access-control-request-headers")) this.requestHeaders = join(this.requestHeaders, value);
        break;
    }
  }
}

const is = (name: string, lower: string): boolean =>
  name === lower || (name.length === lower.length && name.toLowerCase() === lower);

const join = (before: string | undefined, value: string): string =>
  before === undefined ? value : `${before}, ${value}`;
