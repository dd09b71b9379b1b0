import { formatPath, type Problems } from "./document/problem.ts";
import type { Grant, OriginGroup } from "./model.ts";
import type { OriginGroups } from "./origins/origin-groups.ts";
import { OverlapTable } from "./origins/origin-overlap.ts";

/** Where a method name stands for socket handshakes. */
const handshake = "a socket handshake";

const methodsOf = ({ methods, webSocket }: Grant): readonly string[] => [...methods, ...(webSocket ? [handshake] : [])];

/** The earlier grants of one method. */
class GrantedMethod {
  readonly #origins: OriginGroups;
  readonly #byGroup = new Map<OriginGroup, Grant>();
  readonly #byPattern = new OverlapTable<Grant>();
  #anyone: Grant | undefined;

  constructor(origins: OriginGroups) {
    this.#origins = origins;
  }

  /** The grants that could decide for an origin of this one too, each with such an origin. */
  *overlapping(grant: Grant): Iterable<readonly [Grant, string]> {
    if (grant.anyone && this.#anyone !== undefined) yield [this.#anyone, "anyone"];
    for (const group of grant.groups) {
      const same = this.#byGroup.get(group);
      if (same !== undefined) yield [same, "the same group"];
      for (const pattern of this.#origins.sharedPatterns(group))
        for (const [other, before, { text }] of this.#byPattern.find(pattern))
          if (other !== group) yield [before, text];
    }
  }

  add(grant: Grant): void {
    if (grant.anyone) this.#anyone = grant;
    for (const group of grant.groups) {
      this.#byGroup.set(group, grant);
      for (const pattern of this.#origins.sharedPatterns(group)) this.#byPattern.add(pattern, group, grant);
    }
  }
}

/** The methods that more than one grant of a resource has. */
function repeatedMethods(grants: readonly Grant[]): Map<string, GrantedMethod | undefined> {
  const counted = new Set<string>();
  const repeated = new Map<string, undefined>();
  for (const method of grants.flatMap(methodsOf)) {
    if (counted.has(method)) repeated.set(method, undefined);
    counted.add(method);
  }
  return repeated;
}

/** Two grants that could both decide for one origin and method leave open which one does. */
export function checkOverlaps(grants: readonly Grant[], origins: OriginGroups, problems: Problems): void {
  const byMethod = repeatedMethods(grants);
  for (const grant of grants) {
    if (problems.isFull) return;
    const found = new Map<Grant, { readonly origin: string; readonly methods: Set<string> }>();
    for (const method of methodsOf(grant).filter((one) => byMethod.has(one))) {
      const granted = byMethod.get(method) ?? new GrantedMethod(origins);
      byMethod.set(method, granted);
      for (const [before, origin] of granted.overlapping(grant)) {
        const known = found.get(before) ?? { origin, methods: new Set() };
        if (before !== grant) found.set(before, known);
        known.methods.add(method);
      }
      granted.add(grant);
    }
    for (const [before, { origin, methods }] of found) {
      const args = { methods: [...methods], origin, other: formatPath(before.at) };
      problems.add("grants-overlap", grant.at, undefined, args);
    }
  }
}
