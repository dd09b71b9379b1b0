import type { CompiledPolicy, CompiledProfiles } from "../policy/compile.ts";
import { joinChanges, type Change } from "./change.ts";
import { diffRules } from "./diff-rules.ts";
import { diffServer } from "./diff-server.ts";
import { diffShares } from "./diff-shares.ts";
import { pathRegions } from "./path-regions.ts";
import { readProfiles, type ReviewOptions } from "./review-input.ts";

/** What a change of a policy opens, and what it closes. */
export interface Difference {
  readonly opens: readonly Change[];
  readonly closes: readonly Change[];
}

function opened(from: CompiledPolicy, to: CompiledPolicy): readonly Change[] {
  const changes = pathRegions(from, to).flatMap((region) => [...diffShares(from, to, region), ...diffRules(region)]);
  return [...diffServer(from, to), ...joinChanges(changes)];
}

/** A profile that one of the two lacks is the base there: that is what runs without it. */
const under = (profiles: CompiledProfiles, name: string | undefined): CompiledPolicy | undefined =>
  profiles.get(name) ?? profiles.get(undefined);

function compare(before: CompiledProfiles, after: CompiledProfiles, profile?: string): Difference {
  const [from, to] = [under(before, profile), under(after, profile)];
  if (from === undefined || to === undefined) return { opens: [], closes: [] };
  const named = (change: Change): Change => (profile === undefined ? change : { ...change, profile });
  return { opens: opened(from, to).map(named), closes: opened(to, from).map(named) };
}

const keyOf = ({ code, who, resource, methods, values }: Change): string =>
  JSON.stringify([code, who, resource, methods, values]);

/** What profiles add to what the base says already. */
function withAdded(base: readonly Change[], profiles: readonly Change[]): readonly Change[] {
  const said = new Set(base.map(keyOf));
  return [...base, ...profiles.filter((change) => !said.has(keyOf(change)))];
}

/** The names of the profiles that either has. */
const namesOf = (...both: readonly CompiledProfiles[]): readonly string[] =>
  [...new Set(both.flatMap((profiles) => [...profiles.keys()]))].filter((name) => name !== undefined).sort();

/**
 * What a change of a policy opens and closes, by what the two mean and not by how they are written: for each path that
 * both can tell from others, and each requester, what is let in by one and not by the other.
 *
 * Not among it: a request that one policy refuses only because a grant without credentials met a cookie, and that the
 * other passes unread or without the cookie; and that a page may send the forgery token where one is demanded.
 * @param before a policy, or a policy document
 * @param after another; the functions of their sources are not needed, and a source is the same if its name is
 * @param options `profile`: compare under this one alone. Default: the base, and each profile that either document has
 * @throws PolicyError with every problem of the first document that has one, or where neither has the profile
 */
export function difference(before: unknown, after: unknown, options: ReviewOptions = {}): Difference {
  const [from, to] = [readProfiles(before), readProfiles(after)];
  const { profile } = options;
  if (profile !== undefined) {
    if (!from.has(profile) && !to.has(profile)) readProfiles(before, profile);
    return compare(from, to, profile);
  }
  const base = compare(from, to);
  const each = namesOf(from, to).map((name) => compare(from, to, name));
  return {
    opens: withAdded(
      base.opens,
      each.flatMap(({ opens }) => opens),
    ),
    closes: withAdded(
      base.closes,
      each.flatMap(({ closes }) => closes),
    ),
  };
}
