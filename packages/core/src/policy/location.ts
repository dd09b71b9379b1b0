import { foldPath } from "./path-fold.ts";
import type { PathTree } from "./path-tree.ts";
import type { Resource, Sharing } from "./resource.ts";

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
}

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

const locationOf = (resource: Resource | undefined, rules: Rules, ambiguous: boolean, alias: boolean): Location =>
  Object.freeze({ resource, rules, ambiguous, alias });

/** No resource at all: shares nothing. */
export const nowhere: Location = locationOf(undefined, noRules, false, false);

/** Looks paths up as sent and folded: grants match exactly, restrictions loosely. */
export class Locations {
  readonly #exact: PathTree<Resource>;
  readonly #folded: PathTree<Resource>;
  readonly #alone = new Map<Resource, Location>();
  // Literal paths that are their own fold: one look-up decides, for no other reading of them exists.
  readonly #literals = new Map<string, Location>();

  constructor(exact: PathTree<Resource>, folded: PathTree<Resource>, resources: readonly Resource[]) {
    this.#exact = exact;
    this.#folded = folded;
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
    const exact = this.#exact.find(path);
    const { paths, ambiguous } = foldPath(path);
    const found = paths.map((folded) => this.#folded.find(folded));
    const alias = found.some((one) => one !== exact);
    if (!alias && !ambiguous) return exact === undefined ? nowhere : (this.#alone.get(exact) ?? nowhere);
    const all = [...new Set([exact, ...found])].filter((one) => one !== undefined);
    // A reading that names no resource is enforced: an unlisted path shares nothing.
    const report = exact?.report !== false && found.every((one) => one?.report === true);
    return locationOf(undefined, strictest(all, report), ambiguous, alias);
  }
}
