import { readPath } from "./path-readings.ts";
import type { PathTree } from "./path-tree.ts";
import type { Resource, Sharing } from "../resource.ts";

/** The restrictions that hold for a path. A resource is the rules of its own path. */
export type Rules = Pick<
  Resource,
  "token" | "refusesNonBrowser" | "refusesReads" | "getChangesState" | "report" | "shares" | "corp"
>;

/** Which resources a request's path may lead to. */
export interface Location {
  /** The one that every reading of the path agrees on; grants come from it alone. */
  readonly resource: Resource | undefined;
  /** The strictest of all that some router could take the path for. */
  readonly rules: Rules;
  readonly ambiguous: boolean;
  /** The readings disagree. */
  readonly alias: boolean;
  /** The resources that the readings lead to, where they disagree. */
  readonly others: readonly Resource[];
}

const noOthers: readonly Resource[] = [];

const noRules: Rules = {
  token: false,
  refusesNonBrowser: false,
  refusesReads: false,
  getChangesState: false,
  report: false,
  shares: "nobody",
  corp: undefined,
};

const widest: readonly Sharing[] = ["anyone", "named", "nobody"];

function strictest(all: readonly Resource[], report: boolean): Rules {
  return {
    token: all.some((one) => one.token),
    refusesNonBrowser: all.some((one) => one.refusesNonBrowser),
    refusesReads: all.some((one) => one.refusesReads),
    getChangesState: all.some((one) => one.getChangesState),
    report,
    shares: widest.find((sharing) => all.some(({ shares }) => shares === sharing)) ?? "nobody",
    corp: all.some(({ corp }) => corp !== undefined) ? "same-origin" : undefined,
  };
}

const locationOf = (
  resource: Resource | undefined,
  rules: Rules,
  ambiguous: boolean,
  alias: boolean,
  others: readonly Resource[] = noOthers,
): Location => Object.freeze({ resource, rules, ambiguous, alias, others });

/** No resource at all: shares nothing. */
export const nowhere: Location = locationOf(undefined, noRules, false, false);

/** No resource in any reading, of a path that may be read in yet another one. */
const ambiguousNowhere: Location = locationOf(undefined, noRules, true, false);

/** Looks paths up as sent and as routers may read them: grants match exactly, restrictions loosely. */
export class Locations {
  readonly #tree: PathTree<Resource>;
  readonly #alone = new Map<Resource, Location>();
  // Literal paths that have one reading: one look-up decides.
  readonly #literals = new Map<string, Location>();
  /** Of a path that has too many readings: it could be any. */
  readonly #any: Location;

  constructor(tree: PathTree<Resource>, resources: readonly Resource[]) {
    this.#tree = tree;
    this.#any = locationOf(undefined, strictest(resources, false), true, true);
    for (const resource of resources) {
      const alone = locationOf(resource, resource, false, false);
      this.#alone.set(resource, alone);
      if (this.find(resource.path) === alone) this.#literals.set(resource.path, alone);
    }
  }

  /** Where a path as sent, without query, may lead; `undefined` stands for the target `*`. */
  find(path: string | undefined): Location {
    if (path === undefined) return nowhere;
    return this.#literals.get(path) ?? this.#search(path);
  }

  #search(path: string): Location {
    if (this.#tree.hasOneReading(path)) return this.#agreed(this.#tree.find(path), false);
    const readings = readPath(path);
    if (readings === undefined) return this.#any;
    const exact = this.#tree.find(path);
    const all = this.#tree.findAll(readings).add(exact);
    if (all.size === 1) return this.#agreed(exact, readings.ambiguous);
    const listed = [...all].filter((one) => one !== undefined);
    // A reading that names no resource is enforced: an unlisted path shares nothing.
    const report = !all.has(undefined) && listed.every((one) => one.report);
    return locationOf(undefined, strictest(listed, report), readings.ambiguous, true, listed);
  }

  /** An ambiguous path is nobody's matter where every reading of it leads to one resource. */
  #agreed(resource: Resource | undefined, ambiguous: boolean): Location {
    if (resource === undefined) return ambiguous ? ambiguousNowhere : nowhere;
    return this.#alone.get(resource) ?? nowhere;
  }
}
