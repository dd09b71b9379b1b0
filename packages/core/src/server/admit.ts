import type { GroupId } from "../policy/origin-index.ts";
import type { Admission } from "../policy/resource.ts";
import { isLoopbackHost } from "../standard/host.ts";
import { parseOrigin } from "../standard/origin.ts";

/** What an origin is admitted to, and whether a source that has not been asked could say more. */
export interface Admitted<T> {
  readonly value: T | undefined;
  readonly unresolved: boolean;
}

const nobody = { value: undefined, unresolved: false };

/** What the compiler refuses in a list, a source must not bring in either: credentials over plain http. */
function mayHold(origin: string, value: unknown): boolean {
  const parsed = parseOrigin(origin);
  if (parsed === undefined) return false;
  const credentials =
    typeof value === "object" && value !== null && "credentials" in value && value.credentials === true;
  return !credentials || parsed.scheme !== "http" || isLoopbackHost(parsed.host);
}

/**
 * Looks up what an origin is admitted to: a static group that names it, then a source that does, then anyone.
 * @param origin the Origin header's value; `undefined` without one
 * @param groups the static groups of that origin
 */
export function admit<T>(
  admission: Admission<T> | undefined,
  origin: string | undefined,
  groups: readonly GroupId[],
): Admitted<T> {
  if (admission === undefined) return nobody;
  for (const group of groups) {
    const value = admission.named.get(group);
    if (value !== undefined) return { value, unresolved: false };
  }
  let unresolved = false;
  if (origin !== undefined) {
    for (const { source, value } of admission.sources) {
      const member = mayHold(origin, value) ? source.lookup(origin) : false;
      if (member === true) return { value, unresolved: false };
      // A later source must not answer for one that has yet to: the first that admits wins.
      unresolved ||= member === undefined;
      if (unresolved) break;
    }
  }
  return { value: admission.anyone, unresolved };
}
