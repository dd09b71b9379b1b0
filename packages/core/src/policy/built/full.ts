import { isLoopbackHost } from "../../standard/host.ts";
import { isPublicSuffix } from "../../standard/site.ts";
import type { Policy } from "../handle.ts";
import type { PolicyModel } from "../model.ts";
import { patternLookups } from "../origins/pattern-lookups.ts";
import type { SourceCache } from "../origins/source-cache.ts";
import { SourceCaches, type Sources } from "../origins/source-caches.ts";
import { noKeys, sourceKey, type SourceReference } from "../origins/source.ts";
import { parametersOf } from "../paths/path-parameters.ts";
import type { BuiltPolicy } from "./format.ts";
import { groupsIn } from "./groups-in.ts";
import { load, type Lookups } from "./load.ts";

export type { BuiltPolicy } from "./format.ts";

export interface BuiltPolicyOptions {
  /** The functions that groups and `self` refer to with `source`. */
  readonly sources?: Sources;
}

/** A pattern directly below a public suffix, whose other names strangers have. */
const refusedIn = (model: PolicyModel): string | undefined =>
  [
    ...groupsIn(model).flatMap(({ members }) => members.map(({ pattern }) => pattern)),
    ...model.self.entries.map(({ pattern }) => pattern),
    ...model.hosts.patterns.map(({ pattern }) => pattern),
  ].find(
    (pattern) =>
      pattern !== undefined &&
      pattern.labels !== "none" &&
      !pattern.sharedSuffix &&
      !isLoopbackHost(pattern.host) &&
      isPublicSuffix(pattern.host),
  )?.text;

/** The sources that a policy asks, by `sourceKey`. */
function sourcesIn(model: PolicyModel, caches: SourceCaches): ReadonlyMap<string, SourceCache> {
  const references: readonly SourceReference[] = [
    ...groupsIn(model).flatMap(({ members }) =>
      members.flatMap(({ source }) => (source === undefined ? [] : [source])),
    ),
    ...model.self.sources.map(({ name }) => ({ name, keys: noKeys })),
  ];
  const found = new Map<string, SourceCache>();
  const faults = new Set<string>();
  for (const reference of references) {
    const source = caches.find(reference);
    if (source === undefined) faults.add(`the source ${JSON.stringify(reference.name)} is missing`);
    else if ("fault" in source) faults.add(`${source.fault} of the source ${JSON.stringify(reference.name)} is wrong`);
    else found.set(sourceKey(reference), source);
  }
  if (faults.size > 0)
    throw new TypeError(`The option \`sources\` does not have what the policy asks: ${[...faults].join("; ")}.`);
  return found;
}

const lookups: Lookups = { ...patternLookups, parametersOf, sourcesIn, refusedIn };

/**
 * Loads a policy that `sallyport build` has written, where it has patterns, null or sources: with the suffix list, without
 * the compiler. The module that the command writes calls it.
 * @param built what the module has
 * @param options `sources`, where the policy names some
 * @returns the policy, for a guard or for `decide`; it can't be replaced
 * @throws TypeError where the build is another version's or was edited, a pattern is below a public suffix of the installed
 * list, a source is missing, or it has a profile that production must not have; the message names the fix
 * @example export const policy = loadBuiltPolicy({ release, checksum, groups, model });
 */
export const loadBuiltPolicy = (built: BuiltPolicy, { sources }: BuiltPolicyOptions = {}): Policy =>
  load(built, { lookups, caches: new SourceCaches(sources) });
