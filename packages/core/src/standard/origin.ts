import { parseHost } from "./host.ts";
import type { Host } from "./host.ts";

/** An origin that is not opaque. A `port` of `undefined` is the scheme's default one, or none. */
export interface TupleOrigin {
  readonly scheme: string;
  readonly host: Host;
  readonly port: number | undefined;
}

const originPattern = /^([a-z][a-z0-9+.-]{0,63}):\/\/(\[[0-9a-f:]+\]|[a-z0-9._-]+)(?::([1-9][0-9]{0,4}))?$/;
const maxHostLength = 254;
const maxOriginLength = 64 + "://".length + maxHostLength + ":65535".length;

/** The special schemes that have tuple origins, with their default ports. */
const defaultPorts: ReadonlyMap<string, number> = new Map([
  ["http", 80],
  ["https", 443],
  ["ws", 80],
  ["wss", 443],
  ["ftp", 21],
]);

/** Schemes whose URLs have an opaque origin in every browser: they serialize to `null`, never to `file://…`. */
const opaqueSchemes: ReadonlySet<string> = new Set(["about", "blob", "data", "file", "javascript"]);

/**
 * The origin that `serialized` is the serialization of: `https://a.example`, `http://localhost:3000`,
 * `capacitor://localhost`. `undefined` for everything else: `null`, upper case, a default port, leading zeros, a path or
 * a lone trailing slash, userinfo, a host that {@link parseHost} refuses.
 *
 * Port 0 is refused although URLs can hold it: it is a bad port for fetch, and nothing can be served there.
 * The host of a scheme that the URL standard does not know is opaque, of `a-z 0-9 . _ -`.
 *
 * https://www.rfc-editor.org/rfc/rfc6454.html#section-6.2, https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin
 */
export function parseOrigin(serialized: string): TupleOrigin | undefined {
  if (serialized.length > maxOriginLength) return undefined;
  const found = originPattern.exec(serialized);
  if (found === null) return undefined;
  const { 1: scheme, 2: name, 3: digits } = found;
  if (scheme === undefined || name === undefined || opaqueSchemes.has(scheme)) return undefined;
  const port = digits === undefined ? undefined : Number(digits);
  if (port !== undefined && (port > 65535 || port === defaultPort(scheme))) return undefined;
  const host = defaultPorts.has(scheme) ? parseHost(name) : parseOpaqueHost(name);
  return host === undefined ? undefined : { scheme, host, port };
}

function parseOpaqueHost(name: string): Host | undefined {
  return name.length > maxHostLength || name.startsWith("[") ? undefined : { kind: "opaque", name };
}

/**
 * The origin as it stands in an Origin header.
 *
 * https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin
 */
export function serializeOrigin(origin: TupleOrigin): string {
  const { scheme, host, port } = origin;
  return port === undefined || port === defaultPort(scheme)
    ? `${scheme}://${host.name}`
    : `${scheme}://${host.name}:${port}`;
}

/**
 * Whether scheme, host and port are the same. `document.domain` plays no part.
 *
 * https://html.spec.whatwg.org/#same-origin
 */
export function isSameOrigin(a: TupleOrigin, b: TupleOrigin): boolean {
  return a.scheme === b.scheme && a.host.name === b.host.name && effectivePort(a) === effectivePort(b);
}

function effectivePort({ scheme, port }: TupleOrigin): number | undefined {
  return port ?? defaultPort(scheme);
}

/**
 * The default port of a special scheme (`https` gives 443); `undefined` for any other.
 *
 * https://url.spec.whatwg.org/#default-port
 */
export function defaultPort(scheme: string): number | undefined {
  return defaultPorts.get(scheme);
}
