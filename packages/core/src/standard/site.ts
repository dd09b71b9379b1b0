import type { Host } from "./host.ts";
import type { TupleOrigin } from "./origin.ts";
import { suffixList } from "./suffix-list.ts";

/** Names reach the list as they are: parsing and validation are host.ts's, and its rules know underscores. */
const lookupOptions = {
  allowPrivateDomains: true,
  extractHostname: false,
  validateHostname: false,
  detectIp: false,
} as const;

/**
 * The registrable domain of `host`: its public suffix and one label more (`www.bank.co.uk` gives `bank.co.uk`), by the
 * ICANN and the private section of the Public Suffix List, with the dot at the end where `host` has one.
 * `undefined` for addresses, opaque hosts, and public suffixes themselves.
 *
 * https://url.spec.whatwg.org/#host-registrable-domain
 */
export function registrableDomain(host: Host): string | undefined {
  const suffix = publicSuffix(host);
  if (suffix === undefined || suffix === host.name) return undefined;
  const end = host.name.length - suffix.length - 1;
  return host.name.slice(host.name.lastIndexOf(".", end - 1) + 1);
}

/**
 * Whether `host` is a public suffix, below which strangers register names: `com`, `co.uk`, `github.io`, and, by the
 * list's default rule, any top-level name it does not hold, `localhost` included.
 *
 * https://url.spec.whatwg.org/#host-public-suffix
 */
export function isPublicSuffix(host: Host): boolean {
  return publicSuffix(host) === host.name;
}

/**
 * Which part of the Public Suffix List a public suffix is from: `icann` (`co.uk`), `private` (`github.io`), or `unlisted`
 * where the list's default rule alone makes a top-level name one (`corp`). `undefined` for a host that is none.
 *
 * https://github.com/publicsuffix/list/wiki/Format
 */
export function publicSuffixSection(host: Host): "icann" | "private" | "unlisted" | undefined {
  if (!isPublicSuffix(host)) return undefined;
  const { isIcann, isPrivate } = suffixList().parse(host.name, lookupOptions);
  return isPrivate === true ? "private" : isIcann === true ? "icann" : "unlisted";
}

function publicSuffix({ kind, name }: Host): string | undefined {
  if (kind !== "domain") return undefined;
  const dot = name.endsWith(".") ? "." : "";
  const suffix = suffixList().getPublicSuffix(dot === "" ? name : name.slice(0, -1), lookupOptions);
  return suffix === null ? undefined : suffix + dot;
}

/**
 * Whether two origins are same site: the same scheme, and {@link isSchemelesslySameSite}.
 *
 * https://html.spec.whatwg.org/#same-site
 */
export function isSameSite(a: TupleOrigin, b: TupleOrigin): boolean {
  return a.scheme === b.scheme && isSchemelesslySameSite(a, b);
}

/**
 * Whether two origins have one host, or hosts with one registrable domain; scheme and port do not matter. Addresses are
 * same site only with themselves, and so are public suffixes.
 *
 * https://html.spec.whatwg.org/#schemelessly-same-site
 */
export function isSchemelesslySameSite(a: TupleOrigin, b: TupleOrigin): boolean {
  if (a.host.name === b.host.name) return a.host.kind === b.host.kind;
  const domain = registrableDomain(a.host);
  return domain !== undefined && domain === registrableDomain(b.host);
}
