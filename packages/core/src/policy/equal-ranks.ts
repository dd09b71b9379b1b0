import { formatPath, type Problems } from "./document/problem.ts";
import type { Grant, OriginGroup } from "./model.ts";
import type { OriginGroups } from "./origins/origin-groups.ts";
import { TieTable } from "./origins/origin-ties.ts";

/** Where a method name stands for socket handshakes. */
const handshake = "a socket handshake";

const methodsOf = ({ methods, webSocket }: Grant): readonly string[] => [...methods, ...(webSocket ? [handshake] : [])];

const isSource = ({ members }: OriginGroup): boolean => members[0]?.kind === "source";

/** The earlier grants of one method. */
class GrantedMethod {
  readonly #origins: OriginGroups;
  readonly #byGroup = new Map<OriginGroup, Grant>();
  readonly #byPattern = new TieTable<Grant>();
  #anyone: Grant | undefined;
  #bySource: Grant | undefined;

  constructor(origins: OriginGroups) {
    this.#origins = origins;
  }

  /** The grants that no rank tells apart from this one for some origin, each with such an origin. */
  *tied(grant: Grant): Iterable<readonly [Grant, string]> {
    if (grant.anyone && this.#anyone !== undefined) yield [this.#anyone, "anyone"];
    for (const group of grant.groups) {
      const same = this.#byGroup.get(group);
      if (same !== undefined) yield [same, "the same group"];
      if (isSource(group) && this.#bySource !== undefined) yield [this.#bySource, "a source"];
      for (const pattern of this.#origins.tiedPatterns(group))
        for (const [other, before] of this.#byPattern.find(pattern)) if (other !== group) yield [before, pattern.text];
    }
  }

  add(grant: Grant): void {
    if (grant.anyone) this.#anyone = grant;
    for (const group of grant.groups) {
      this.#byGroup.set(group, grant);
      if (isSource(group)) this.#bySource = grant;
      for (const pattern of this.#origins.tiedPatterns(group)) this.#byPattern.add(pattern, group, grant);
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

/** Of the grants that name an origin for a method the most specific one wins; two of one rank leave open which does. */
export function checkRanks(grants: readonly Grant[], origins: OriginGroups, problems: Problems): void {
  const byMethod = repeatedMethods(grants);
  for (const grant of grants) {
    if (problems.isFull) return;
    const found = new Map<Grant, { readonly origin: string; readonly methods: Set<string> }>();
    for (const method of methodsOf(grant).filter((one) => byMethod.has(one))) {
      const granted = byMethod.get(method) ?? new GrantedMethod(origins);
      byMethod.set(method, granted);
      for (const [before, origin] of granted.tied(grant)) {
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
