import { compileResource, type CompiledResource, type ParametersOf } from "../compiled-resource.ts";
import type { CompiledPolicy } from "../compile.ts";
import { PolicyHandle, type Policy } from "../handle.ts";
import { KnownHosts, OwnHosts } from "../known-hosts.ts";
import type { OriginGroup, PolicyModel } from "../model.ts";
import { isProduction } from "../node-env.ts";
import type { OriginLookup, PatternLookups } from "../origins/origin-lookup.ts";
import type { OriginPattern } from "../origins/origin-pattern.ts";
import type { SourceCache } from "../origins/source-cache.ts";
import type { SourceCaches } from "../origins/source-caches.ts";
import { PathTree } from "../paths/path-tree.ts";
import { ResourceIndex } from "../paths/resource-index.ts";
import type { BuiltPolicy } from "./format.ts";
import { groupsIn } from "./groups-in.ts";
import { isExactPolicy } from "./is-exact-policy.ts";
import { unpackModel, unusable } from "./unpack.ts";

/** What a policy needs that has more than exact origins. */
export interface Lookups extends PatternLookups {
  readonly parametersOf: ParametersOf;
  /** The sources that the policy asks, by `sourceKey`, of those that there are. */
  readonly sourcesIn: (model: PolicyModel, caches: SourceCaches) => ReadonlyMap<string, SourceCache>;
  /** Finds a pattern that the compiler would refuse now. */
  readonly refusedIn: (model: PolicyModel) => string | undefined;
}

/** What the compiler would refuse now, although it was right when the policy was built. */
function checkHere(model: PolicyModel, lookups: Lookups | undefined): void {
  if (model.insecureProfiles.some(({ isApplied }) => isApplied) && isProduction())
    throw new TypeError(
      "The policy was built with a profile that has `dangerouslyInsecure`, and NODE_ENV is `production`. Build it without the profile.",
    );
  if (lookups === undefined && !isExactPolicy(model))
    throw unusable("The policy has patterns or sources, and its module loads it as one of exact origins.");
  const refused = lookups?.refusedIn(model);
  if (refused !== undefined)
    throw unusable(`The pattern ${refused} is below a public suffix of this installation's suffix list.`);
}

function treeOf(resources: readonly CompiledResource[]): PathTree<CompiledResource> {
  const tree = new PathTree<CompiledResource>();
  for (const resource of resources) for (const address of resource.model.addresses) tree.add(address, resource);
  return tree;
}

/** Each origin by its own text. */
function exactOrigins(entries: readonly (readonly [OriginPattern, OriginGroup])[]): OriginLookup<OriginGroup> {
  const groups = new Map<string, OriginGroup[]>();
  for (const [{ text }, group] of entries) {
    const known = groups.get(text);
    if (known === undefined) groups.set(text, [group]);
    else if (known.at(-1) !== group) known.push(group);
  }
  return { groupsOf: (origin) => groups.get(origin) ?? [], lists: (origin) => groups.has(origin) };
}

function indexOf(model: PolicyModel, lookups: Lookups | undefined): OriginLookup<OriginGroup> {
  const groups = groupsIn(model);
  const entries = groups.flatMap((group) =>
    group.members.flatMap(({ pattern }) => (pattern === undefined ? [] : [[pattern, group] as const])),
  );
  if (lookups === undefined) return exactOrigins(entries);
  return lookups.indexOf(
    entries,
    groups.filter(({ members }) => members[0]?.kind === "null"),
  );
}

const noLookups: PatternLookups = {
  siteOf: () => undefined,
  indexOf: () => {
    throw unusable("The policy has patterns, and its module loads it as one of exact origins.");
  },
};

function compileModel(model: PolicyModel, caches: SourceCaches, lookups: Lookups | undefined): CompiledPolicy {
  const sources = lookups?.sourcesIn(model, caches) ?? new Map<string, SourceCache>();
  const own = new OwnHosts();
  for (const { pattern } of model.self.entries) own.add(pattern);
  const resources = model.resources.map((resource) => compileResource(resource, sources, lookups?.parametersOf));
  return {
    model,
    self: new KnownHosts(model, own, caches, lookups ?? noLookups),
    origins: indexOf(model, lookups),
    resources,
    resourceIndex: new ResourceIndex(treeOf(resources), resources),
    tokenSchemes: model.tokenSchemes,
    identityHeaders: model.identityHeaders,
  };
}

function refuseReplacement(): never {
  throw new TypeError(
    "A built policy can't be replaced: it has no compiler. Build the new document and deploy it, or load the document with `loadPolicy` or `definePolicy`.",
  );
}

const noSources: Pick<SourceCaches, "find" | "invalidate"> = {
  find: () => undefined,
  invalidate: (name) => {
    throw new TypeError(`There is no source ${JSON.stringify(name)}: the policy was built without sources.`);
  },
};

/**
 * Loads a built policy; the compiler is not needed, and not loaded.
 * @param more what a policy needs that has more than exact origins
 */
export function load(built: BuiltPolicy, more?: { readonly lookups: Lookups; readonly caches: SourceCaches }): Policy {
  const model = unpackModel(built);
  checkHere(model, more?.lookups);
  const caches = more?.caches ?? (noSources as SourceCaches);
  return new PolicyHandle(compileModel(model, caches, more?.lookups), refuseReplacement, caches);
}
