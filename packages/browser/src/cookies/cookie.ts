/** The SameSite attribute as it was written; `unset` when it was absent, or no value that a browser knows. */
export type SameSite = "strict" | "lax" | "none" | "unset";

/**
 * A cookie in the store. Names and values are isomorphic strings: one character a byte.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-cookie-struct
 */
export interface StoredCookie {
  readonly name: string;
  readonly value: string;
  /** The host that may have it, as the URL standard serializes it. */
  readonly domain: string;
  /** Whether hosts below `domain` go without: no Domain attribute was given. */
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite;
  /** The top-level site that it is kept apart for; `undefined` for the jar that all sites share. */
  readonly partition: string | undefined;
  /** In milliseconds since 1970, as are all times here. A cookie that replaces another may inherit its time. */
  readonly creationTime: number;
  /** `undefined`: it lasts until the browser closes. */
  readonly expiryTime: number | undefined;
  /** The Priority attribute, in an engine that knows it. Default: medium. */
  readonly priority?: "low" | "high";
}

/** The first moment at which the cookie is expired is its expiry-time itself. */
export function isExpired(cookie: StoredCookie, now: number): boolean {
  return cookie.expiryTime !== undefined && cookie.expiryTime <= now;
}

/**
 * The value of the Cookie header for `cookies`, in their order; `undefined` when there is none.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-serialize-cookies
 */
export function serializeCookies(cookies: readonly StoredCookie[]): string | undefined {
  if (cookies.length === 0) return undefined;
  const pairs = cookies.map(({ name, value }) => (name === "" ? value : `${name}=${value}`));
  return pairs.filter((pair) => pair !== "").join("; ");
}
