import { isDomain } from "./domain.ts";
import { endsInANumber, isCanonicalIpv4 } from "./ipv4.ts";
import { isCanonicalIpv6 } from "./ipv6.ts";

/** A host of a URL, in the form in which the URL standard serializes it; `name` of an IPv6 address has its brackets. */
export interface Host {
  /** `opaque`: the host of a scheme that is not special, such as `capacitor://localhost`; it names nothing in the DNS. */
  readonly kind: "domain" | "ipv4" | "ipv6" | "opaque";
  readonly name: string;
}

const authorityPattern = /^(\[[0-9A-Fa-f:]+\]|[0-9A-Za-z._-]+)(?::([0-9]{1,5}))?$/;
const maxAuthorityLength = 254 + ":65535".length;

/**
 * The host that `text` serializes, for an http(s) URL: a lower-case domain, a dotted IPv4 address, or a compressed IPv6
 * address in brackets. `undefined` for any other spelling, also for those that a URL parser would repair (`A.example`,
 * `127.1`, `[0:0:0:0:0:0:0:1]`): what is compared must have one spelling.
 *
 * https://url.spec.whatwg.org/#concept-host-serializer
 */
export function parseHost(text: string): Host | undefined {
  if (text.startsWith("[")) {
    return text.endsWith("]") && isCanonicalIpv6(text.slice(1, -1)) ? { kind: "ipv6", name: text } : undefined;
  }
  if (endsInANumber(text)) return isCanonicalIpv4(text) ? { kind: "ipv4", name: text } : undefined;
  return isDomain(text) ? { kind: "domain", name: text } : undefined;
}

/**
 * Host and port of a Host header, of `:authority`, or of a URL without userinfo. Upper case is folded, and one dot after
 * a domain is dropped, for the DNS knows neither; apart from that the host must be spelled as {@link parseHost} wants
 * it. The port is 0–65535 in one to five digits; `undefined` without one. `undefined` for anything else: userinfo,
 * spaces, an empty port, a list.
 *
 * https://www.rfc-editor.org/rfc/rfc9110.html#section-7.2
 */
export function parseAuthority(text: string): { readonly host: Host; readonly port: number | undefined } | undefined {
  if (text.length > maxAuthorityLength) return undefined;
  const [, name, digits] = authorityPattern.exec(text) ?? [];
  if (name === undefined) return undefined;
  const port = digits === undefined ? undefined : Number(digits);
  if (port !== undefined && port > 65535) return undefined;
  const host = parseHost(name.toLowerCase());
  if (host === undefined) return undefined;
  return { host: host.name.endsWith(".") ? { kind: host.kind, name: host.name.slice(0, -1) } : host, port };
}

const privateAddress =
  /^(?:10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2[0-9]|3[01])\.|100\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\.|\[f[cd][0-9a-f]{2}:|\[fe[89ab][0-9a-f]:)/;

/**
 * Whether `host` is an address of a local network, which the public internet doesn't route: RFC 1918, 3927, 4193, 4291 and
 * 6598. Loopback addresses are not among them.
 *
 * https://wicg.github.io/local-network-access/#non-public-ip-address-blocks
 */
export const isPrivateAddress = ({ kind, name }: Host): boolean =>
  (kind === "ipv4" || kind === "ipv6") && privateAddress.test(name);

/**
 * Whether `host` is this machine: 127.0.0.0/8, [::1], `localhost` or a name below it, with or without a dot at the end.
 * False for opaque hosts: `capacitor://localhost` is an app, not a port here.
 *
 * https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy, steps 4 and 5
 */
export function isLoopbackHost(host: Host): boolean {
  switch (host.kind) {
    case "domain":
      return /(?:^|\.)localhost\.?$/.test(host.name);
    case "ipv4":
      return host.name.startsWith("127.");
    case "ipv6":
      return host.name === "[::1]";
    case "opaque":
      return false;
  }
}
