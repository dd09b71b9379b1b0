import { parseHost, type Host } from "sallyport/standard";
import type { CookieRules } from "./rules.ts";
import type { SameSiteMode } from "./same-site.ts";
import { isSecureConnection } from "./secure.ts";

/** Who asks for the cookies of `url`, and when. */
export interface CookieQuery {
  readonly url: URL;
  readonly sameSite: SameSiteMode;
  /** Whether the browser's third-party policy applies. */
  readonly thirdParty: boolean;
  /** The top-level site, for cookies that are kept apart by it; `undefined` where it has no name. */
  readonly partitionKey: string | undefined;
  /** `non-http`: a script. */
  readonly type: "http" | "non-http";
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** Who sets a cookie: as for a query, but with the SameSite mode for storing. */
export interface CookieContext extends CookieQuery {
  readonly isTopLevelNavigation: boolean;
}

/** What a query's URL says of the connection. */
export interface Connection {
  readonly host: Host;
  readonly isSecure: boolean;
}

/** `undefined` for URLs without a host, and with one that no name server could know. */
export function connectionTo(url: URL, rules: CookieRules): Connection | undefined {
  const host = parseHost(url.hostname);
  return host === undefined ? undefined : { host, isSecure: isSecureConnection(url, host, rules) };
}
