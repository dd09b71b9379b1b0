import { openedRules } from "./opened-rules.ts";
import { openedServer } from "./opened-server.ts";
import { openedShares } from "./opened-shares.ts";
import { joined, type Change } from "./opened.ts";
import { places } from "./places.ts";
import { readPolicy, type Reading, type ReviewOptions } from "./reading.ts";

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

/**
 * What a change of a policy opens and closes, by what the two mean and not by how they are written: for each place that
 * both can tell from others, and each requester, what is let in by one and not by the other.
 *
 * Not among it: a request that one policy refuses only because a grant without credentials met a cookie, and that the
 * other passes unread or without the cookie; and that a page may send the forgery token where one is demanded.
 * @param before a policy document
 * @param after another; the functions of their sources are not needed, and a source is the same if its name is
 * @param options `profile`, applied to both
 * @throws PolicyError with every problem of the first document that has one
 */
export function difference(before: unknown, after: unknown, options: ReviewOptions = {}): Difference {
  const [from, to] = [readPolicy(before, options), readPolicy(after, options)];
  return { opens: opened(from, to), closes: opened(to, from) };
}
