import { isLoopbackHost, isPrivateAddress, type Host } from "../../standard/host.ts";
import { publicSuffixSection } from "../../standard/site.ts";
import { nodeAt, isNode, itemsAt, textAt, textsAt, type DocumentNode } from "../document/document-node.ts";
import type { DocumentPath, Problems } from "../document/problem.ts";
import { groupNamePattern } from "../document/shape.ts";
import type { ParsedValue } from "../document/read.ts";
import type { NamedSubject, OriginGroup } from "../model.ts";
import type { OriginLookup } from "./origin-lookup.ts";
import { patternLookups } from "./pattern-lookups.ts";

import { parseSharedSuffixPattern, type OriginFault, type OriginPattern } from "./origin-pattern.ts";
import type { PatternCache } from "./pattern-cache.ts";
import { tiedPatterns, type PatternEntry } from "./origin-ties.ts";
import { sourceKey, sourceLabel } from "./source.ts";
import type { SourceCache } from "./source-cache.ts";
import type { SourceCaches } from "./source-caches.ts";
import { readKeys } from "./source-keys.ts";

const isGroupName = new RegExp(groupNamePattern);

/** Plain http outside this machine: whoever sits on the wire speaks for such an origin. */
export const isInsecure = (pattern: OriginPattern): boolean =>
  pattern.scheme === "http" && !isLoopbackHost(pattern.host);

/** `laptop`, and no top-level domain: some of these have pages, as `http://ai` had. */
const isLocalName = (host: Host): boolean => !host.name.includes(".") && publicSuffixSection(host) === "unlisted";

/** Where only the local network can pose as an http origin: at one private address, `.local` or single-label name. */
const isOnLocalNetwork = ({ host, labels }: OriginPattern): boolean =>
  labels === "none" &&
  (isPrivateAddress(host) || (host.kind === "domain" && (isLocalName(host) || /.\.local$/.test(host.name))));

/** The origin groups of one document, while it is resolved. */
export class OriginGroups {
  // eslint-disable-next-line @typescript-eslint/consistent-generic-constructors -- isolatedDeclarations wants the type
  readonly byName: Map<string, OriginGroup> = new Map();
  /** By `sourceKey`. */
  // eslint-disable-next-line @typescript-eslint/consistent-generic-constructors -- isolatedDeclarations wants the type
  readonly sources: Map<string, SourceCache> = new Map();
  readonly #inPlace = new Map<string, OriginGroup>();
  readonly #entries: PatternEntry[] = [];
  readonly #insecure = new Map<OriginGroup, string>();
  readonly #memory: { readonly sources: SourceCaches; readonly patterns: PatternCache };
  readonly #problems: Problems;
  /** Whether plain http counts as secure at private addresses, `.local` and single-label names. */
  readonly permitsLocalNetwork: boolean;
  #tied: ReturnType<typeof tiedPatterns> | undefined;
  #null: OriginGroup | undefined;

  /** @param permitsLocalNetwork whether plain http counts as secure there */
  constructor(
    memory: { readonly sources: SourceCaches; readonly patterns: PatternCache },
    problems: Problems,
    permitsLocalNetwork: boolean,
  ) {
    this.#memory = memory;
    this.#problems = problems;
    this.permitsLocalNetwork = permitsLocalNetwork;
  }

  /** Resolves the group `name`, a list of origins or a reference to a source. */
  define(name: string, origins: DocumentNode, at: DocumentPath): void {
    const reference = origins.get(name);
    const members = isNode(reference)
      ? this.#sourceMembers(name, reference, at)
      : itemsAt(origins, name).flatMap(([index, item]) => this.#member(item, name, [...at, index]));
    this.byName.set(name, this.#add(groupOf(name, at, members)));
  }

  #sourceMembers(group: string, node: DocumentNode, path: DocumentPath): readonly NamedSubject[] {
    const { sources } = this.#memory;
    const keys = readKeys(node, path, this.#problems);
    const name = textAt(node, "source");
    if (name === undefined) return [];
    const at = [...path, "source"];
    const reference = { name, keys };
    const source = sources.find(reference);
    if (source === undefined) this.#problems.addName("source-unknown", at, name, sources.names);
    else if ("fault" in source) this.#problems.add("source-malformed", at, name, { option: source.fault });
    else this.sources.set(sourceKey(reference), source);
    return [{ kind: "source", name: sourceLabel(reference), pattern: undefined, source: reference, group, at }];
  }

  /** What one entry of a list stands for; nothing where it has a problem. */
  #member(item: ParsedValue, group: string, at: DocumentPath): readonly NamedSubject[] {
    if (typeof item === "string") return this.#originMembers(item, group, at);
    const text = isNode(item) ? textAt(item, "pattern") : undefined;
    return text === undefined ? [] : this.#originMembers(text, group, at, parseSharedSuffixPattern);
  }

  #originMembers(
    text: string,
    group: string | undefined,
    at: DocumentPath,
    parse: (text: string) => OriginPattern | OriginFault = (one) => this.#memory.patterns.parse(one),
  ): readonly NamedSubject[] {
    const pattern = parse(text);
    if (!("code" in pattern)) return [{ kind: "origin", name: text, pattern, group, at }];
    this.#problems.add(pattern.code, at, text, pattern.args);
    return [];
  }

  #add(group: OriginGroup): OriginGroup {
    for (const { pattern } of group.members) {
      if (pattern === undefined) continue;
      this.#entries.push([pattern, group]);
      const isPermitted = this.permitsLocalNetwork && isOnLocalNetwork(pattern);
      if (isInsecure(pattern) && !isPermitted && !this.#insecure.has(group)) this.#insecure.set(group, pattern.text);
    }
    return group;
  }

  /**
   * The groups that a list names, by group name or by an origin written in place.
   * @param nullToo whether `null` may be named (in `receive` only)
   */
  named(node: DocumentNode, key: string, path: DocumentPath, nullToo = false): readonly OriginGroup[] {
    return textsAt(node, key).flatMap(([index, text]) => {
      const at = [...path, key, index];
      if (text === "null" && nullToo) return [(this.#null ??= nullGroup(at))];
      return this.byName.get(text) ?? this.#inPlace.get(text) ?? this.#unnamed(text, at);
    });
  }

  /** A text that is no group's name: an origin written in place, or a misspelt name. */
  #unnamed(text: string, at: DocumentPath): readonly OriginGroup[] {
    if (text.toLowerCase() === "anyone") {
      this.#problems.add("group-unknown", at, text, { anyone: "stands alone" });
      return [];
    }
    const suggestion = text.includes("://") ? undefined : this.#problems.suggest(text, this.byName.keys());
    if (suggestion !== undefined || (isGroupName.test(text) && text !== "null")) {
      this.#problems.add("group-unknown", at, text, suggestion === undefined ? {} : { suggestion });
      return [];
    }
    const members = this.#originMembers(text, undefined, at);
    if (members.length === 0) return [];
    const group = this.#add(groupOf(undefined, at, members));
    this.#inPlace.set(text, group);
    return [group];
  }

  /** An origin of the group for which plain http is not this machine's, if there is one. */
  insecureOrigin(group: OriginGroup): string | undefined {
    return this.#insecure.get(group);
  }

  /** Refuses groups with an origin that strangers may have, where a list must not name one. */
  refuseSharedSuffix(groups: readonly OriginGroup[], at: DocumentPath, option: string): void {
    for (const group of groups) {
      const { sharedSuffix } = group;
      if (sharedSuffix !== undefined) this.#problems.add("shared-suffix-use", at, sharedSuffix, { option });
    }
  }

  /** The patterns of a group that tie with one of another group. Asked once all groups are known. */
  tiedPatterns(group: OriginGroup): readonly OriginPattern[] {
    this.#tied ??= tiedPatterns(this.#entries);
    return this.#tied.get(group) ?? [];
  }

  index(): OriginLookup<OriginGroup> {
    return patternLookups.indexOf(this.#entries, this.#null === undefined ? [] : [this.#null]);
  }
}

function groupOf(name: string | undefined, at: DocumentPath, members: readonly NamedSubject[]): OriginGroup {
  return { name, at, members, sharedSuffix: members.find(({ pattern }) => pattern?.sharedSuffix === true)?.name };
}

const nullGroup = (at: DocumentPath): OriginGroup =>
  groupOf(undefined, at, [{ kind: "null", name: "null", pattern: undefined, group: undefined, at }]);

/** Resolves all groups of a document, then those that only the profile has. */
export function resolveGroups(
  document: DocumentNode,
  paths: ReadonlyMap<string, DocumentPath>,
  memory: { readonly sources: SourceCaches; readonly patterns: PatternCache },
  problems: Problems,
): OriginGroups {
  const groups = new OriginGroups(memory, problems, isNode(document.get("dangerouslyInsecure")));
  const origins: DocumentNode = nodeAt(document, "origins") ?? new Map();
  for (const name of origins.keys()) groups.define(name, origins, paths.get(name) ?? ["origins", name]);
  return groups;
}
