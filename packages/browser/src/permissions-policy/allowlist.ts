import { isSameOrigin, type Origin } from "../fetch/origin.ts";
import { URL } from "../platform.ts";

/** For whom a feature is: https://w3c.github.io/webappsec-permissions-policy/#allowlists */
export interface Allowlist {
  readonly all: boolean;
  /** Whether the document itself is in it, whose origin may be opaque. */
  readonly self: boolean;
  /** Origins, and patterns such as `https://*.app.example`. */
  readonly origins: readonly string[];
}

/** A list of origins as they are written; what is none is left out. */
export function allowlistOf(
  written: readonly string[],
  kinds: Pick<Allowlist, "all" | "self">,
  self: Origin,
): Allowlist {
  const origins = written.flatMap((one) => (URL.canParse(one) ? new URL(one).origin : []));
  return { ...kinds, origins: kinds.self ? [self, ...origins] : origins };
}

function matchesPattern(pattern: string, origin: Origin): boolean {
  const [scheme = "", host] = pattern.split("://*.");
  return host !== undefined && origin.startsWith(`${scheme}://`) && origin.endsWith(`.${host}`);
}

/** https://w3c.github.io/webappsec-permissions-policy/#matches */
export const allows = ({ all, origins }: Allowlist, origin: Origin): boolean =>
  all || origins.some((one) => isSameOrigin(one, origin) || matchesPattern(one, origin));
