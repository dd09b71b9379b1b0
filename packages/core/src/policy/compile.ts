import { parseOrigin } from "../standard/origin.ts";
import { isToken } from "../standard/token.ts";
import { fieldsAt, isFields, itemsAt, textsAt, type Fields } from "./fields.ts";
import { readGroups } from "./groups.ts";
import type { OriginIndex } from "./origin-index.ts";
import { Locations } from "./location.ts";
import { foldPattern, type PathPattern } from "./path-pattern.ts";
import { PathTree } from "./path-tree.ts";
import { Problems, type DocumentPath, type Problem } from "./problem.ts";
import { applyProfile, type Effective } from "./profile.ts";
import { read } from "./read.ts";
import { checkOverlaps, readResource, type ReadResource, type Resource } from "./resource.ts";
import { readSelf, type Self } from "./self.ts";
import { documentShape } from "./shape.ts";
import type { SourceCache } from "./source.ts";
import type { SourceCaches, Sources } from "./source-caches.ts";
import { suggest } from "./suggestion.ts";

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

/**
 * Asks all sources of a policy about an origin; never rejects.
 * @param origin the value of an Origin header: a source is asked only about what a browser could have sent
 */
export async function resolveOrigin(policy: CompiledPolicy, origin: string): Promise<void> {
  if (parseOrigin(origin) === undefined) return;
  await Promise.all(policy.sources.map((source) => source.resolve(origin)));
}

interface Trees {
  readonly exact: PathTree<Resource>;
  readonly folded: PathTree<Resource>;
}

function plant(found: readonly (ReadResource & { readonly at: DocumentPath })[], problems: Problems): Trees {
  const trees: Trees = { exact: new PathTree(), folded: new PathTree() };
  const add = (tree: PathTree<Resource>, pattern: PathPattern, resource: Resource): Resource | undefined =>
    tree.add(pattern, resource);
  for (const { pattern, resource, at } of found) {
    if (pattern === undefined) continue;
    const same = add(trees.exact, pattern, resource);
    if (same !== undefined) {
      problems.add("path-duplicate", [...at, "path"], resource.path, { other: same.path });
      continue;
    }
    const alias = add(trees.folded, foldPattern(pattern), resource);
    if (alias !== undefined) problems.add("path-alias", [...at, "path"], resource.path, { other: alias.path });
  }
  return trees;
}

function compileEffective(
  { document, ...paths }: Effective,
  sources: SourceCaches,
  problems: Problems,
): CompiledPolicy {
  const self = readSelf(document, paths.self, paths.hosts, problems);
  const groups = readGroups(document, paths.origins, sources, problems);
  const found = itemsAt(document, "resources").flatMap(([index, item]) => {
    const at = ["resources", index];
    return isFields(item) ? [{ at, ...readResource(item, at, groups, problems) }] : [];
  });
  for (const { resource } of found) checkOverlaps(resource.grants, groups, problems);
  const trees = plant(found, problems);
  const resources = found.map(({ resource }) => resource);
  return {
    self,
    origins: groups.index(),
    sources: [...groups.sources.values()],
    resources,
    locations: new Locations(trees.exact, trees.folded, resources),
    tokenSchemes: readTokenSchemes(document, problems),
    identityHeaders: readIdentityHeaders(document, problems),
  };
}

/** Every problem of the document and of each of its profiles, each once. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [
    ...new Map(
      problems.map((problem) => [`${problem.code} ${JSON.stringify([problem.path, problem.args])}`, problem]),
    ).values(),
  ];
}

function compileAll(document: unknown, options: CompileOptions, caches: SourceCaches): Compilation {
  const problems = new Problems();
  const fields = read(document, documentShape, [], problems);
  if (!isFields(fields)) return { problems: problems.list };
  const profiles = [...(fieldsAt(fields, "profiles")?.keys() ?? [])];
  if (options.profile !== undefined && !profiles.includes(options.profile)) {
    const suggestion = suggest(options.profile, profiles);
    problems.add("profile-unknown", ["profiles"], options.profile, {
      permitted: profiles,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }
  let compiled: CompiledPolicy | undefined;
  for (const name of [undefined, ...profiles]) {
    const effective = compileEffective(applyProfile(fields, name, problems), caches, problems);
    if (name === options.profile) compiled = effective;
  }
  if (problems.list.length > 0 || compiled === undefined) return { problems: distinct(problems.list) };
  return { compiled };
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
