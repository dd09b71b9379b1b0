import { isToken } from "../standard/token.ts";
import { compileResource, type CompiledResource } from "./compiled-resource.ts";
import { nodeAt, isNode, itemsAt, textsAt, type DocumentNode } from "./document/document-node.ts";
import { Problems, type Problem } from "./document/problem.ts";
import { applyProfile, insecureProfiles, type MergedDocument } from "./document/profile.ts";
import { read } from "./document/read.ts";
import { documentShape } from "./document/shape.ts";
import { checkRanks } from "./equal-ranks.ts";
import { resolveDefaults } from "./resolve-grant.ts";
import { KnownHosts, OwnHosts } from "./known-hosts.ts";
import type { OriginGroup, PolicyModel } from "./model.ts";
import { isProduction } from "./node-env.ts";
import { resolveGroups } from "./origins/origin-groups.ts";
import type { OriginLookup } from "./origins/origin-lookup.ts";
import { patternLookups } from "./origins/pattern-lookups.ts";
import type { SourceResults } from "./origins/source.ts";
import { PatternCache } from "./origins/pattern-cache.ts";
import { SourceCaches, type Sources } from "./origins/source-caches.ts";
import { parametersOf } from "./paths/path-parameters.ts";
import { indexPaths } from "./paths/index-paths.ts";
import { ResourceIndex } from "./paths/resource-index.ts";
import { resolveAllow, resolveResource } from "./resolve-resource.ts";
import { resolveHosts, resolveSelf } from "./resolve-self.ts";

export interface CompileOptions {
  /** The functions that groups with `source` refer to. */
  readonly sources?: Sources;
  /** The profile to apply. Default: none. */
  readonly profile?: string;
}

/** A policy in the form that decisions look up, derived from its model; immutable. */
export interface CompiledPolicy {
  readonly model: PolicyModel;
  readonly self: KnownHosts;
  readonly origins: OriginLookup<OriginGroup>;
  /** What sources have said about the one request that this is resolved for. */
  readonly results?: SourceResults;
  readonly resources: readonly CompiledResource[];
  readonly resourceIndex: ResourceIndex;
  /** Authorization schemes in lower case that no browser sends by itself. */
  readonly tokenSchemes: ReadonlySet<string>;
  /** Request header names in lower case in which a proxy passes on who the user is. */
  readonly identityHeaders: ReadonlySet<string>;
}

/** The compiled policy of each profile; `undefined` is the name of none. */
export type CompiledProfiles = ReadonlyMap<string | undefined, CompiledPolicy>;

export type Compilation<T = CompiledPolicy> =
  | { readonly compiled: T; readonly problems?: undefined }
  | { readonly compiled?: undefined; readonly problems: readonly Problem[] };

/** Browsers send these by themselves once the user has signed in. */
const ambientSchemes = new Set(["basic", "digest", "negotiate", "ntlm"]);

/** A page's own code sends these, unless a proxy makes them from a cookie. */
const defaultTokenSchemes: readonly string[] = ["bearer", "dpop"];

function readTokenSchemes(document: DocumentNode, problems: Problems): Set<string> {
  const schemes = new Set(defaultTokenSchemes);
  for (const [index, text] of textsAt(document, "tokenSchemes")) {
    if (!isToken(text) || ambientSchemes.has(text.toLowerCase()))
      problems.add("token-scheme", ["tokenSchemes", index], text);
    else schemes.add(text.toLowerCase());
  }
  for (const [index, text] of textsAt(document, "ambientSchemes")) {
    // Any other scheme is ambient unless tokenSchemes names it.
    if (!defaultTokenSchemes.includes(text.toLowerCase()))
      problems.add("ambient-scheme", ["ambientSchemes", index], text);
    schemes.delete(text.toLowerCase());
  }
  return schemes;
}

function readIdentityHeaders(document: DocumentNode, problems: Problems): Set<string> {
  const names = new Set<string>();
  for (const [index, text] of textsAt(document, "identityHeaders")) {
    const name = text.toLowerCase();
    const at = ["identityHeaders", index];
    if (!isToken(name)) problems.add("header-malformed", at, text);
    else if (names.has(name)) problems.add("value-duplicate", at, text);
    else names.add(name);
  }
  return names;
}

/** What one compilation leaves to the next. */
export interface CompileMemory {
  readonly sources: SourceCaches;
  readonly patterns: PatternCache;
}

export const compileMemory = (sources: Sources | undefined): CompileMemory => ({
  sources: new SourceCaches(sources),
  patterns: new PatternCache(),
});

function compileMerged(
  { document, profile, ...paths }: MergedDocument,
  memory: CompileMemory,
  problems: Problems,
): CompiledPolicy | undefined {
  const own = new OwnHosts();
  const self = resolveSelf(document, paths.self, own, memory, problems);
  const hosts = resolveHosts(document, paths.hosts, memory.patterns, problems);
  const origins = resolveGroups(document, paths.origins, memory, problems);
  const defaults = resolveDefaults(document, problems);
  const allow = resolveAllow(document, [], problems);
  const resources = itemsAt(document, "resources").flatMap(([index, item]) =>
    isNode(item) ? [resolveResource(item, ["resources", index], { origins, defaults, problems })] : [],
  );
  for (const { grants } of resources) checkRanks(grants, origins, problems);
  const compiled = resources.map((resource) => compileResource(resource, origins.sources, parametersOf));
  const tree = indexPaths(compiled, problems);
  const tokenSchemes = readTokenSchemes(document, problems);
  const identityHeaders = readIdentityHeaders(document, problems);
  if (!problems.isEmpty) return undefined;
  const model = {
    self,
    hosts,
    groups: origins.byName,
    defaults,
    allow,
    resources,
    tokenSchemes,
    identityHeaders,
    insecureProfiles: insecureProfiles(document, profile),
  };
  return {
    model,
    self: new KnownHosts(model, own, memory.sources, patternLookups),
    origins: origins.index(),
    resources: compiled,
    resourceIndex: new ResourceIndex(tree, compiled),
    tokenSchemes,
    identityHeaders,
  };
}

/** A profile for a developer's own network must not be what a server in production runs. */
function refuseInProduction(root: DocumentNode, profile: string | undefined, problems: Problems): void {
  const applied = insecureProfiles(root, profile).find(({ isApplied }) => isApplied);
  if (applied !== undefined && isProduction()) problems.add("insecure-production", applied.at, profile);
}

/** Each profile is compiled, so that it has no problem on the day when it is needed. */
const maxProfiles = 32;

function compileAll(
  document: unknown,
  profile: string | undefined,
  memory: CompileMemory,
): Compilation<CompiledProfiles> {
  const problems = new Problems();
  memory.patterns.begin();
  const root = read(document, documentShape, [], problems);
  if (!isNode(root)) return { problems: problems.list };
  const names = [...(nodeAt(root, "profiles")?.keys() ?? [])];
  if (profile !== undefined && !names.includes(profile))
    problems.addName("profile-unknown", ["profiles"], profile, names, { permitted: names });
  refuseInProduction(root, profile, problems);
  if (names.length > maxProfiles)
    problems.add("profiles-too-many", ["profiles"], undefined, { count: names.length, most: maxProfiles });
  const profiles = new Map<string | undefined, CompiledPolicy>();
  for (const name of [undefined, ...names.slice(0, maxProfiles)]) {
    if (problems.isFull) break;
    const compiled = compileMerged(applyProfile(root, name, problems), memory, problems);
    if (compiled !== undefined) profiles.set(name, compiled);
  }
  return problems.isEmpty ? { compiled: profiles } : { problems: problems.list };
}

/** What was thrown may be anything, and unfit for a text. */
const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : "it threw a value that isn't an Error";

/**
 * Compiles a document under each of its profiles; never throws, whatever it is given.
 * @param profile one that must be there
 */
export function compileProfiles(
  document: unknown,
  profile: string | undefined,
  memory: CompileMemory,
): Compilation<CompiledProfiles> {
  try {
    return compileAll(document, profile, memory);
  } catch (error) {
    // A getter or a proxy in the document that throws.
    return { problems: [{ code: "document-unreadable", path: [], args: { reason: reasonOf(error) } }] };
  }
}

/** Compiles a document under one profile; never throws, whatever it is given. */
export function compile(document: unknown, { profile }: CompileOptions, memory: CompileMemory): Compilation {
  const { compiled: profiles, problems } = compileProfiles(document, profile, memory);
  const compiled = profiles?.get(profile);
  return compiled === undefined ? { problems: problems ?? [] } : { compiled };
}
