import { isLoopbackHost } from "../../standard/host.ts";
import { fieldsAt, isFields, textAt, textsAt, type Fields } from "../document/document-node.ts";
import { OriginIndex, type GroupId } from "./origin-index.ts";
import { overlappingGroups } from "./origin-overlap.ts";
import { parseOriginPattern, type OriginPattern } from "./origin-pattern.ts";
import type { DocumentPath, Problems } from "../document/problem.ts";
import { groupNamePattern } from "../document/shape.ts";
import type { SourceCaches } from "./source-caches.ts";
import type { SourceCache } from "./source-cache.ts";

const isGroupName = new RegExp(groupNamePattern);

/** Plain http outside this machine: whoever sits on the wire speaks for such an origin. */
export const isInsecure = (pattern: OriginPattern): boolean =>
  pattern.scheme === "http" && !isLoopbackHost(pattern.host);

/** The origin groups of one document; an origin that is named in place is a group of one. */
export class Groups {
  // eslint-disable-next-line @typescript-eslint/consistent-generic-constructors -- isolatedDeclarations wants the type
  readonly sources: Map<GroupId, SourceCache> = new Map();
  readonly #ids = new Map<string, GroupId>();
  readonly #patterns: (readonly [OriginPattern, GroupId])[] = [];
  readonly #insecure = new Map<GroupId, string>();
  readonly #problems: Problems;
  #overlaps: ReturnType<typeof overlappingGroups> | undefined;
  #null: GroupId | undefined;
  #next: GroupId = 0;

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  /** Reads the group `name`, a list of origins or a reference to a source. */
  define(name: string, origins: Fields, path: DocumentPath, sources: SourceCaches): void {
    const id = this.#next++;
    this.#ids.set(name, id);
    const reference = origins.get(name);
    if (isFields(reference)) this.#defineSource(id, textAt(reference, "source"), path, sources);
    else for (const [index, text] of textsAt(origins, name)) this.#addPattern(id, text, [...path, index]);
  }

  #defineSource(id: GroupId, name: string | undefined, path: DocumentPath, sources: SourceCaches): void {
    if (name === undefined) return;
    const at = [...path, "source"];
    const source = sources.find(name);
    if (source === undefined) {
      this.#problems.addName("source-unknown", at, name, sources.names);
    } else if ("fault" in source) this.#problems.add("source-malformed", at, name, { option: source.fault });
    else this.sources.set(id, source);
  }

  /** Adds what one text stands for; false where it has a problem, which is told. */
  #addPattern(id: GroupId, text: string, path: DocumentPath): boolean {
    const pattern = parseOriginPattern(text);
    if ("code" in pattern) {
      this.#problems.add(pattern.code, path, text, pattern.args);
      return false;
    }
    this.#patterns.push([pattern, id]);
    if (isInsecure(pattern) && !this.#insecure.has(id)) this.#insecure.set(id, text);
    return true;
  }

  /**
   * The groups that a list names, by group name or by an origin written in place.
   * @param nullToo whether `null` may be named (in `receive` only)
   */
  named(fields: Fields, key: string, path: DocumentPath, nullToo = false): readonly GroupId[] {
    return textsAt(fields, key).flatMap(([index, text]) => {
      if (text === "null" && nullToo) return [(this.#null ??= this.#next++)];
      const known = this.#ids.get(text);
      if (known !== undefined) return [known];
      return this.#unnamed(text, [...path, key, index]);
    });
  }

  /** A text that is no group's name: an origin written in place, or a name that was meant for one. */
  #unnamed(text: string, at: DocumentPath): readonly GroupId[] {
    if (text.toLowerCase() === "anyone") {
      this.#problems.add("group-unknown", at, text, { anyone: "stands alone" });
      return [];
    }
    const suggestion = text.includes("://") ? undefined : this.#problems.suggest(text, this.#ids.keys());
    if (suggestion !== undefined || (isGroupName.test(text) && text !== "null")) {
      this.#problems.add("group-unknown", at, text, suggestion === undefined ? {} : { suggestion });
      return [];
    }
    const id = this.#next++;
    if (!this.#addPattern(id, text, at)) return [];
    this.#ids.set(text, id);
    return [id];
  }

  /** An origin of the group for which plain http is not this machine's, if there is one. */
  insecureOrigin(group: GroupId): string | undefined {
    return this.#insecure.get(group);
  }

  /** The groups that have an origin in common with a group, each with such a pattern. Asked once all groups are known. */
  overlaps(group: GroupId): ReadonlyMap<GroupId, string> {
    this.#overlaps ??= overlappingGroups(this.#patterns);
    return this.#overlaps.get(group) ?? new Map<GroupId, string>();
  }

  index(): OriginIndex {
    return new OriginIndex(this.#patterns, this.#null === undefined ? [] : [this.#null]);
  }
}

/** Reads all groups of a document, then those that only the profile has. */
export function readGroups(
  document: Fields,
  paths: ReadonlyMap<string, DocumentPath>,
  sources: SourceCaches,
  problems: Problems,
): Groups {
  const groups = new Groups(problems);
  const origins: Fields = fieldsAt(document, "origins") ?? new Map();
  for (const name of origins.keys()) groups.define(name, origins, paths.get(name) ?? ["origins", name], sources);
  return groups;
}
