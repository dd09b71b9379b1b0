import type { OriginGroup } from "../policy/model.ts";
import type { Admission } from "../policy/compiled-resource.ts";
import type { SourceRequest } from "../policy/origins/source-request.ts";
import { isLoopbackHost } from "../standard/host.ts";
import { parseOrigin } from "../standard/origin.ts";

/** What an origin has been granted; nothing where a source that comes first has not been asked, or has failed. */
interface GrantSearch<T> {
  readonly value: T | undefined;
  readonly unresolved: boolean;
  readonly failed: boolean;
}

const found = <T>(value: T | undefined): GrantSearch<T> => ({ value, unresolved: false, failed: false });

const nothing: GrantSearch<never> = { value: undefined, unresolved: false, failed: false };
const unasked: GrantSearch<never> = { value: undefined, unresolved: true, failed: false };
const failure: GrantSearch<never> = { value: undefined, unresolved: false, failed: true };

const holdsCredentials = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "credentials" in value && value.credentials === true;

/** What the compiler refuses in a list, a source must not bring in either: credentials over plain http. */
export function sourceMayGrant(origin: string, value: unknown): boolean {
  const parsed = parseOrigin(origin);
  if (parsed === undefined) return false;
  return !holdsCredentials(value) || parsed.scheme !== "http" || isLoopbackHost(parsed.host);
}

/**
 * Looks up what an origin is granted: by a static group that names it, then by a source that does, then by `anyone`. A
 * source without an answer ends the search, for what it would have said may be narrower than what comes after it.
 * @param request what its sources may hear
 * @param groups the static groups of that origin
 */
export function findGrant<T>(
  admission: Admission<T> | undefined,
  request: SourceRequest,
  groups: readonly OriginGroup[],
): GrantSearch<T> {
  if (admission === undefined) return nothing;
  for (const group of groups) {
    const value = admission.named.get(group);
    if (value !== undefined) return found(value);
  }
  const { origin } = request;
  if (origin !== undefined) {
    for (const { source, value } of admission.sources) {
      const member = sourceMayGrant(origin, value) ? source.lookup(request) : false;
      if (member === true) return found(value);
      if (member !== false) return member === "failed" ? failure : unasked;
    }
  }
  return found(admission.anyone);
}
