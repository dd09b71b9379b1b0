import { isLoopbackHost, type Host } from "sallyport/standard";
import type { CookieRules } from "./rules.ts";

/**
 * Whether Secure cookies may be set and sent over a connection to `url`, whose host is `host`: TLS, and where the
 * browser trusts it, this machine.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-retrieval-algorithm
 */
export function isSecureConnection(url: URL, host: Host, rules: CookieRules): boolean {
  return url.protocol === "https:" || url.protocol === "wss:" || (rules.secureOnLoopback && isLoopbackHost(host));
}
