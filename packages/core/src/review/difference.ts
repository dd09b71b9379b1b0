import type { PolicyDocument } from "../policy/document/document.ts";
import { openedRules } from "./diff-rules.ts";
import { openedServer } from "./diff-server.ts";
import { openedShares } from "./diff-shares.ts";
import { joined, type Change } from "./change.ts";
import { places } from "./path-regions.ts";
import { readPolicy, type Reading, type ReviewOptions } from "./review-input.ts";

/** What a change of a policy opens, and what it closes. */
export interface Difference {
  readonly opens: readonly Change[];
  readonly closes: readonly Change[];
}

function opened(from: Reading, to: Reading): readonly Change[] {
  const changes = places(from.compiled, to.compiled).flatMap((place) => [
    ...openedShares(from, to, place),
    ...openedRules(to, place),
  ]);
  return [...openedServer(from, to), ...joined(changes)];
}

/** The document has compiled, so it has the shape. */
const profilesOf = (document: unknown): readonly string[] => Object.keys((document as PolicyDocument).profiles ?? {});

const compared = (from: Reading, to: Reading): Difference => ({ opens: opened(from, to), closes: opened(to, from) });

/** A profile that one of the two lacks is the base there: that is what runs without it. */
function underProfile(before: unknown, after: unknown, profile: string): Difference {
  const lacks = (document: unknown): boolean => !profilesOf(document).includes(profile);
  const neither = lacks(before) && lacks(after);
  const read = (document: unknown): Reading => readPolicy(document, lacks(document) && !neither ? {} : { profile });
  const { opens, closes } = compared(read(before), read(after));
  const named = (change: Change): Change => ({ ...change, profile });
  return { opens: opens.map(named), closes: closes.map(named) };
}

const meaning = ({ code, who, resource, methods, values }: Change): string =>
  JSON.stringify([code, who, resource, methods, values]);

/** What profiles add to what the base says already. */
function added(base: readonly Change[], profiles: readonly Change[]): readonly Change[] {
  const said = new Set(base.map(meaning));
  return [...base, ...profiles.filter((change) => !said.has(meaning(change)))];
}

/**
 * What a change of a policy opens and closes, by what the two mean and not by how they are written: for each place that
 * both can tell from others, and each requester, what is let in by one and not by the other.
 *
 * Not among it: a request that one policy refuses only because a grant without credentials met a cookie, and that the
 * other passes unread or without the cookie; and that a page may send the forgery token where one is demanded.
 * @param before a policy document
 * @param after another; the functions of their sources are not needed, and a source is the same if its name is
 * @param options `profile`: compare under this one alone. Default: the base, and each profile that either has
 * @throws PolicyError with every problem of the first document that has one, or where neither has the profile
 */
export function difference(before: unknown, after: unknown, options: ReviewOptions = {}): Difference {
  const base = compared(readPolicy(before), readPolicy(after));
  if (options.profile !== undefined) return underProfile(before, after, options.profile);
  const names = [...new Set([...profilesOf(before), ...profilesOf(after)])].sort();
  const each = names.map((name) => underProfile(before, after, name));
  return {
    opens: added(
      base.opens,
      each.flatMap(({ opens }) => opens),
    ),
    closes: added(
      base.closes,
      each.flatMap(({ closes }) => closes),
    ),
  };
}
