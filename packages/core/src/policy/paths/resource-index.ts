import { readPath } from "./path-readings.ts";
import { normalizeSpelling } from "./pattern-signs.ts";
import type { PathTree } from "./path-tree.ts";
import type { CompiledResource, Rules, Sharing } from "../compiled-resource.ts";

/** Which resources a request's path may lead to. */
export interface ResourceMatch {
  /** The one that every reading of the path agrees on; grants come from it alone. */
  readonly resource: CompiledResource | undefined;
  /** The strictest of all that some router could take the path for. */
  readonly rules: Rules;
  readonly ambiguous: boolean;
  /** The readings disagree. */
  readonly alias: boolean;
  /** The resources that the readings lead to, where they disagree. */
  readonly others: readonly CompiledResource[];
}

const noOthers: readonly CompiledResource[] = [];

/** By how much a response depends on the requester. */
const widest: readonly Sharing[] = ["anyone", "named", "everyone", "nobody"];

function strictest(all: readonly CompiledResource[], report: boolean): Rules {
  const some = (rule: keyof Rules): boolean => all.some((one) => Boolean(one[rule]));
  return {
    token: some("token"),
    refusesNonBrowser: some("refusesNonBrowser"),
    refusesReads: some("refusesReads"),
    getChangesState: some("getChangesState"),
    queryChangesState: some("queryChangesState"),
    report,
    anonymous: some("anonymous"),
    receivesFromAnyone: some("receivesFromAnyone"),
    shares: widest.find((sharing) => all.some(({ shares }) => shares === sharing)) ?? "nobody",
    corp: some("corp") ? "same-origin" : undefined,
    readsHost: some("readsHost"),
  };
}

const matchOf = (
  resource: CompiledResource | undefined,
  rules: Rules,
  ambiguous: boolean,
  alias: boolean,
  others: readonly CompiledResource[] = noOthers,
): ResourceMatch => Object.freeze({ resource, rules, ambiguous, alias, others });

const noRules = strictest([], false);

/** No resource at all: shares nothing. */
export const noResource: ResourceMatch = matchOf(undefined, noRules, false, false);

/** No resource in any reading, of a path that may be read in yet another one. */
const ambiguousNoResource: ResourceMatch = matchOf(undefined, noRules, true, false);

/** Looks paths up as sent and as routers may read them: grants match exactly, restrictions loosely. */
export class ResourceIndex {
  readonly #tree: PathTree<CompiledResource>;
  readonly #alone = new Map<CompiledResource, ResourceMatch>();
  // Literal paths that have one reading: one look-up decides.
  readonly #literals = new Map<string, ResourceMatch>();
  /** Of a path that has too many readings: it could be any. */
  readonly #any: ResourceMatch;

  constructor(tree: PathTree<CompiledResource>, resources: readonly CompiledResource[]) {
    this.#tree = tree;
    this.#any = matchOf(undefined, strictest(resources, false), true, true);
    for (const resource of resources) {
      const alone = matchOf(resource, resource, false, false);
      this.#alone.set(resource, alone);
      const spellings = resource.model.addresses.flatMap(({ text }) => [text, normalizeSpelling(text)]);
      for (const path of spellings) if (this.find(path) === alone) this.#literals.set(path, alone);
    }
  }

  /** Where a path as sent, without query, may lead; `undefined` stands for the target `*`. */
  find(path: string | undefined): ResourceMatch {
    if (path === undefined) return noResource;
    return this.#literals.get(path) ?? this.#search(path);
  }

  #search(path: string): ResourceMatch {
    if (this.#tree.hasOneReading(path)) return this.#agreed(this.#tree.find(path), false);
    const readings = readPath(path);
    if (readings === undefined) return this.#any;
    const exact = this.#tree.find(path);
    const all = this.#tree.findAll(readings).add(exact);
    if (all.size === 1 && (exact === undefined || !readings.obscure)) return this.#agreed(exact, readings.ambiguous);
    const listed = [...all].filter((one) => one !== undefined);
    // A reading that names no resource is enforced: an unlisted path shares nothing.
    const report = !all.has(undefined) && listed.every((one) => one.report);
    return matchOf(undefined, strictest(listed, report), readings.ambiguous, true, listed);
  }

  /** An ambiguous path is nobody's matter where every reading of it leads to one resource. */
  #agreed(resource: CompiledResource | undefined, ambiguous: boolean): ResourceMatch {
    if (resource === undefined) return ambiguous ? ambiguousNoResource : noResource;
    return this.#alone.get(resource) ?? noResource;
  }
}
