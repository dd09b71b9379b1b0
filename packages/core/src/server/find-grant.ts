import type { OriginGroup } from "../policy/model.ts";
import type { Admission } from "../policy/compiled-resource.ts";
import { isLoopbackHost } from "../standard/host.ts";
import { parseOrigin } from "../standard/origin.ts";

/** What an origin has been granted, and whether a source that has not been asked could grant more. */
export interface GrantSearch<T> {
  readonly value: T | undefined;
  readonly unresolved: boolean;
}

const nothing: GrantSearch<never> = { value: undefined, unresolved: false };

const holdsCredentials = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "credentials" in value && value.credentials === true;

/** What the compiler refuses in a list, a source must not bring in either: credentials over plain http. */
export function sourceMayGrant(origin: string, value: unknown): boolean {
  const parsed = parseOrigin(origin);
  if (parsed === undefined) return false;
  return !holdsCredentials(value) || parsed.scheme !== "http" || isLoopbackHost(parsed.host);
}

/**
 * Looks up what an origin is granted: by a static group that names it, then by a source that does, then by `anyone`.
 * @param origin the Origin header's value; `undefined` without one
 * @param groups the static groups of that origin
 */
export function findGrant<T>(
  admission: Admission<T> | undefined,
  origin: string | undefined,
  groups: readonly OriginGroup[],
): GrantSearch<T> {
  if (admission === undefined) return nothing;
  for (const group of groups) {
    const value = admission.named.get(group);
    if (value !== undefined) return { value, unresolved: false };
  }
  let unresolved = false;
  if (origin !== undefined) {
    for (const { source, value } of admission.sources) {
      const member = sourceMayGrant(origin, value) ? source.lookup(origin) : false;
      if (member === true) return { value, unresolved: false };
      // A later source must not decide for one that has yet to: the first that admits wins.
      unresolved ||= member === undefined;
      if (unresolved) break;
    }
  }
  return { value: admission.anyone, unresolved };
}
