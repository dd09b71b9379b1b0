import { isToken } from "../standard/token.ts";
import { fieldsAt, isFields, itemsAt, textsAt, type Fields } from "./document/document-node.ts";
import { readGroups } from "./origins/origin-groups.ts";
import type { OriginIndex } from "./origins/origin-index.ts";
import { Locations } from "./paths/resource-index.ts";
import { samplePath, type PathPattern } from "./paths/path-pattern.ts";
import { readPath } from "./paths/path-readings.ts";
import { PathTree } from "./paths/path-tree.ts";
import { Problems, type DocumentPath, type Problem } from "./document/problem.ts";
import { applyProfile, type Effective } from "./document/profile.ts";
import { read } from "./document/read.ts";
import { checkOverlaps, readResource, type ReadResource, type Resource } from "./resource.ts";
import { readSelf, type Self } from "./self.ts";
import { documentShape } from "./document/shape.ts";
import type { SourceCache } from "./origins/source-cache.ts";
import type { SourceCaches, Sources } from "./origins/source-caches.ts";

export interface CompileOptions {
  /** The functions that groups with `source` refer to. */
  readonly sources?: Sources;
  /** The profile to apply. Default: none. */
  readonly profile?: string;
}

/** A policy in the form that decisions look up; immutable. */
export interface CompiledPolicy {
  readonly self: Self;
  readonly origins: OriginIndex;
  readonly sources: readonly SourceCache[];
  readonly resources: readonly Resource[];
  readonly locations: Locations;
  /** Authorization schemes in lower case that no browser sends by itself. */
  readonly tokenSchemes: ReadonlySet<string>;
  /** Request header names in lower case in which a proxy passes on who the user is. */
  readonly identityHeaders: ReadonlySet<string>;
}

export type Compilation =
  | { readonly compiled: CompiledPolicy; readonly problems?: undefined }
  | { readonly compiled?: undefined; readonly problems: readonly Problem[] };

/** Browsers send these by themselves once the user has signed in. */
const ambientSchemes = new Set(["basic", "digest", "negotiate", "ntlm"]);

function readTokenSchemes(document: Fields, problems: Problems): Set<string> {
  const schemes = new Set(["bearer", "dpop"]);
  for (const [index, text] of textsAt(document, "tokenSchemes")) {
    if (!isToken(text) || ambientSchemes.has(text.toLowerCase()))
      problems.add("token-scheme", ["tokenSchemes", index], text);
    else schemes.add(text.toLowerCase());
  }
  return schemes;
}

function readIdentityHeaders(document: Fields, problems: Problems): Set<string> {
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

type Found = readonly (ReadResource & { readonly at: DocumentPath })[];

/** Adds every resource to the tree, with a problem for each path that no request could reach. */
function indexPaths(found: Found, problems: Problems): PathTree<Resource> {
  const tree = new PathTree<Resource>();
  for (const { pattern, resource, at } of found) {
    const same = pattern === undefined ? undefined : tree.add(pattern, resource);
    if (same !== undefined) problems.add("path-duplicate", [...at, "path"], resource.path, { other: same.path });
  }
  checkAliases(found, tree, problems);
  return tree;
}

/** Tells of each two resources that a router may take for each other, at the later one. */
function checkAliases(found: Found, tree: PathTree<Resource>, problems: Problems): void {
  const order = new Map(found.map(({ resource }, index) => [resource, index]));
  const told = new Set<string>();
  for (const [index, { pattern, resource }] of found.entries()) {
    if (problems.isFull) return;
    for (const other of pattern === undefined ? [] : aliasesOf(pattern, resource, tree)) {
      const pair = [index, order.get(other) ?? 0].sort((a, b) => a - b);
      const [first, later] = pair.map((one) => found[one]);
      if (told.has(pair.join()) || first === undefined || later === undefined) continue;
      told.add(pair.join());
      problems.add("path-alias", [...later.at, "path"], later.resource.path, { other: first.resource.path });
    }
  }
}

/** The other resources that some router may run for a path of the pattern's own. */
function aliasesOf(pattern: PathPattern, resource: Resource, tree: PathTree<Resource>): Resource[] {
  const path = samplePath(pattern);
  const readings = tree.find(path) === resource ? readPath(path) : undefined;
  const all = readings === undefined ? [] : [...tree.findAll(readings)];
  return all.filter((one): one is Resource => one !== undefined && one !== resource);
}

function compileEffective(
  { document, ...paths }: Effective,
  sources: SourceCaches,
  problems: Problems,
): CompiledPolicy | undefined {
  const self = readSelf(document, paths.self, paths.hosts, problems);
  const groups = readGroups(document, paths.origins, sources, problems);
  const found = itemsAt(document, "resources").flatMap(([index, item]) => {
    const at = ["resources", index];
    return isFields(item) ? [{ at, ...readResource(item, at, groups, problems) }] : [];
  });
  for (const { resource } of found) checkOverlaps(resource.grants, groups, problems);
  const tree = indexPaths(found, problems);
  const tokenSchemes = readTokenSchemes(document, problems);
  const identityHeaders = readIdentityHeaders(document, problems);
  if (!problems.isEmpty) return undefined;
  const resources = found.map(({ resource }) => resource);
  return {
    self,
    origins: groups.index(),
    sources: [...groups.sources.values()],
    resources,
    locations: new Locations(tree, resources),
    tokenSchemes,
    identityHeaders,
  };
}

/** Each profile is compiled, so that it has no problem on the day when it is needed. */
const maxProfiles = 32;

function compileAll(document: unknown, options: CompileOptions, caches: SourceCaches): Compilation {
  const problems = new Problems();
  const fields = read(document, documentShape, [], problems);
  if (!isFields(fields)) return { problems: problems.list };
  const profiles = [...(fieldsAt(fields, "profiles")?.keys() ?? [])];
  if (options.profile !== undefined && !profiles.includes(options.profile))
    problems.addName("profile-unknown", ["profiles"], options.profile, profiles, { permitted: profiles });
  if (profiles.length > maxProfiles)
    problems.add("profiles-too-many", ["profiles"], undefined, { count: profiles.length, most: maxProfiles });
  let compiled: CompiledPolicy | undefined;
  for (const name of [undefined, ...profiles.slice(0, maxProfiles)]) {
    if (problems.isFull) break;
    const effective = compileEffective(applyProfile(fields, name, problems), caches, problems);
    if (name === options.profile) compiled = effective;
  }
  return !problems.isEmpty || compiled === undefined ? { problems: problems.list } : { compiled };
}

/** What was thrown may be anything, and unfit for a text. */
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : "it threw what is no error");

/** Compiles a document; never throws, whatever it is given. */
export function compile(document: unknown, options: CompileOptions, caches: SourceCaches): Compilation {
  try {
    return compileAll(document, options, caches);
  } catch (error) {
    // A getter or a proxy in the document that throws.
    return {
      problems: [
        {
          code: "document-unreadable",
          path: [],
          args: { reason: reasonOf(error) },
        },
      ],
    };
  }
}
