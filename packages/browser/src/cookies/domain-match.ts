import { isPublicSuffix, parseHost, type Host } from "sallyport/standard";
import type { RefusedReason } from "./reasons.ts";

/**
 * Whether `host` is `domain` or, unless it is an address, a name below it.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-domain-matching
 */
export function domainMatches(host: Host, domain: string): boolean {
  return host.name === domain || (host.kind === "domain" && host.name.endsWith(`.${domain}`));
}

/** The hosts that a cookie is for. */
interface CookieDomain {
  readonly domain: string;
  readonly hostOnly: boolean;
}

/**
 * The domain of a cookie that `host` sets with the Domain attribute `attribute`.
 *
 * An empty attribute is as if there were none, and a lone dot is malformed: so in rfc6265bis and all three engines for
 * the former, in layered-cookies and all three engines for the latter. Nothing is decoded or repaired on the way, as a
 * URL's host would be (`127.1`, `%61.example`): no engine does.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-store-a-cookie
 */
export function cookieDomain(
  attribute: string | undefined,
  host: Host,
): CookieDomain | { readonly refused: RefusedReason } {
  // No Domain: the host alone.
  if (attribute === undefined || attribute === "") return { domain: host.name, hostOnly: true };
  const text = attribute.startsWith(".") ? attribute.slice(1) : attribute;
  const domain = parseHost(text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()));
  if (domain === undefined) return { refused: "domain-malformed" };
  // A public suffix: the host alone if it is the suffix itself, or strangers would share the cookie.
  if (isPublicSuffix(domain)) {
    return domain.name === host.name ? { domain: host.name, hostOnly: true } : { refused: "domain-public-suffix" };
  }
  // Else a domain of the host's.
  return domainMatches(host, domain.name) ? { domain: domain.name, hostOnly: false } : { refused: "domain-mismatch" };
}
