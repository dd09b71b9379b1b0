import type { OriginGroup } from "../policy/model.ts";
import type { Admission } from "../policy/compiled-resource.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { SourceRequest } from "../policy/origins/source-request.ts";
import type { ReadRequest } from "../policy/request/read-request.ts";
import { isLoopbackHost } from "../standard/host.ts";
import { parseOrigin } from "../standard/origin.ts";

/** What an origin has been granted; or that a source which comes first has not been asked, or has failed. */
type GrantSearch<T> = T | undefined | "unasked" | "failed";

/** The grant that was found, if one was. */
export const grantIn = <T extends object | true>(found: GrantSearch<T>): T | undefined =>
  typeof found === "string" ? undefined : found;

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
 * @param read what its sources may hear
 * @param groups the static groups of that origin
 */
export function findGrant<T extends object | true>(
  admission: Admission<T> | undefined,
  policy: CompiledPolicy,
  read: ReadRequest,
  groups: readonly OriginGroup[],
): GrantSearch<T> {
  if (admission === undefined) return undefined;
  for (const group of groups) {
    const value = admission.named.get(group);
    if (value !== undefined) return value;
  }
  return admission.sources.length === 0 ? admission.anyone : findBySource(admission, new SourceRequest(policy, read));
}

function findBySource<T extends object | true>(admission: Admission<T>, request: SourceRequest): GrantSearch<T> {
  const { origin } = request;
  if (origin === undefined) return admission.anyone;
  for (const { source, value } of admission.sources) {
    const member = sourceMayGrant(origin, value) ? source.lookup(request) : false;
    if (member === true) return value;
    if (member !== false) return member === "failed" ? "failed" : "unasked";
  }
  return admission.anyone;
}
