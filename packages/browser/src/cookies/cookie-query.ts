import { parseHost, type Host } from "sallyport/standard";
import type { CookieRules } from "./rules.ts";
import type { SameSiteMode } from "./same-site.ts";
import { isSecureConnection } from "./secure.ts";

/** A request or a script that reads the cookies of `url`. */
export interface CookieQuery {
  readonly url: URL;
  readonly sameSite: SameSiteMode;
  /** Whether the browser's third-party policy applies. */
  readonly thirdParty: boolean;
  /** The host of the first party, where that has one. Default: none. */
  readonly firstPartyHost?: string | undefined;
  /** The top-level site, for cookies that are kept apart by it; `undefined` where it has no name. */
  readonly partitionKey: string | undefined;
  /** `non-http`: a script. */
  readonly type: "http" | "non-http";
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** A response or a script that sets a cookie: as a query, with the SameSite mode for storing. */
export interface CookieContext extends CookieQuery {
  /** What time the response's Date header says it is, in milliseconds since 1970. Default: none. */
  readonly serverTime?: number | undefined;
  readonly isTopLevelNavigation: boolean;
}

/** The connection that a query's URL needs. */
export interface Connection {
  readonly host: Host;
  readonly isSecure: boolean;
}

/** `undefined` for a URL without a host, or with one that cannot be in the DNS. */
export function connectionTo(url: URL, rules: CookieRules): Connection | undefined {
  const host = parseHost(url.hostname);
  return host === undefined ? undefined : { host, isSecure: isSecureConnection(url, host, rules) };
}
