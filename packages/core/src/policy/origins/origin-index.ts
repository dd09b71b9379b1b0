import { isLoopbackHost, type Host } from "../../standard/host.ts";
import { parseOrigin } from "../../standard/origin.ts";
import type { OriginLookup, SiteOf } from "./origin-lookup.ts";
import { LabelPatterns } from "./label-patterns.ts";
import { isExact } from "./is-exact.ts";
import type { OriginPattern } from "./origin-pattern.ts";

const none: readonly never[] = [];

/** Whether a host below a suffix still belongs to its owner: below another public suffix between them, anybody can register names. */
const isWithin = (site: string | undefined, host: Host, suffix: string): boolean =>
  isLoopbackHost(host) || (site !== undefined && `.${suffix}`.endsWith(`.${site}`));

/** Directly below a public suffix there are only the patterns that `dangerouslyUnderSharedSuffix` accepts. */
const isOneBelow = (site: string | undefined, host: Host, suffix: string): boolean =>
  site === host.name || isWithin(site, host, suffix);

/** How many labels `**.` stands before. */
const labelsBelow = ({ labels, host }: OriginPattern): number => (labels === "many" ? host.name.split(".").length : 0);

/** Lists of groups that are joined, each combination once: many origins share few of them. */
class GroupLists<Group> {
  readonly #numbers = new Map<unknown, number>();
  readonly #known = new Map<string, readonly Group[]>();
  readonly #single = new Map<Group, readonly Group[]>();

  #numberOf(value: unknown): number {
    const number = this.#numbers.get(value) ?? this.#numbers.size;
    this.#numbers.set(value, number);
    return number;
  }

  /** The list of one group. */
  one(group: Group): readonly Group[] {
    const known = this.#single.get(group) ?? [group];
    this.#single.set(group, known);
    return known;
  }

  /** A list, or the one that is known with the same groups. */
  own(groups: readonly Group[]): readonly Group[] {
    return this.#intern(groups.map((group) => this.#numberOf(group)).join(), () => groups);
  }

  /** The groups of lists, none twice. */
  joined(lists: readonly (readonly Group[])[]): readonly Group[] {
    const [first, ...others] = lists;
    if (first === undefined) return none;
    if (others.length === 0) return first;
    return this.#intern(lists.map((list) => this.#numberOf(list)).join(" "), () => [...new Set(lists.flat())]);
  }

  #intern(key: string, make: () => readonly Group[]): readonly Group[] {
    const known = this.#known.get(key) ?? make();
    this.#known.set(key, known);
    return known;
  }
}

/**
 * Which groups an origin belongs to, at the same cost for one entry and for 100,000.
 *
 * A pattern is looked up, not matched: an origin has a handful of patterns that could admit it (its own host with any
 * port; `*` for a part of its first label, or for all of it; `**.` before each of its suffixes), and each of these texts
 * is a key of one map. Rejected: a radix tree, whose edges once let `foo.com` and `bar.com` admit `barfoo.com` in a peer.
 */
export class OriginIndex<Group> implements OriginLookup<Group> {
  readonly #groups = new Map<string, readonly Group[]>();
  readonly #patterns: boolean;
  readonly #maxLabels: number;
  readonly #labelPatterns: LabelPatterns;

  readonly #siteOf: SiteOf;

  constructor(
    entries: readonly (readonly [OriginPattern, Group])[],
    siteOf: SiteOf,
    nullGroups: readonly Group[] = [],
  ) {
    this.#siteOf = siteOf;
    const lists = new GroupLists<Group>();
    const wild = entries.filter(([pattern]) => !isExact(pattern));
    this.#gather(entries, lists);
    this.#patterns = wild.length > 0;
    this.#maxLabels = wild.reduce((most, [pattern]) => Math.max(most, labelsBelow(pattern)), 0);
    this.#labelPatterns = new LabelPatterns(wild.flatMap(([pattern]) => (pattern.labels === "part" ? [pattern] : [])));
    const exact = this.#patterns ? entries.flatMap(([pattern]) => (isExact(pattern) ? [pattern.text] : [])) : [];
    for (const text of new Set(exact)) this.#groups.set(text, lists.joined(this.#admitted(text)));
    if (nullGroups.length > 0) this.#groups.set("null", nullGroups);
  }

  /** The groups of each text; most texts are in one. */
  #gather(entries: readonly (readonly [OriginPattern, Group])[], lists: GroupLists<Group>): void {
    const several = new Map<string, Group[]>();
    for (const [{ text }, group] of entries) {
      const known = this.#groups.get(text);
      const more = several.get(text);
      if (known === undefined) this.#groups.set(text, lists.one(group));
      else if (more === undefined && known[0] !== group) several.set(text, [...known, group]);
      else if (more?.at(-1) !== group) more?.push(group);
    }
    for (const [text, groups] of several) this.#groups.set(text, lists.own(groups));
  }

  /**
   * The groups that an origin belongs to.
   * @param origin the value of an Origin header, whatever it holds
   * @returns the most specific first, none twice; empty for what no group names
   */
  groupsOf(origin: string): readonly Group[] {
    const exact = this.#groups.get(origin);
    // A text with a wildcard in it is a pattern's key and never an origin.
    if (!this.#patterns) return exact ?? none;
    if (exact !== undefined) return origin.includes("*") ? none : exact;
    const [first, ...others] = this.#admitted(origin);
    if (first === undefined) return none;
    return others.length === 0 ? first : [...new Set([first, ...others].flat())];
  }

  /** Whether an entry is this origin itself; at the same cost for any number. */
  lists(origin: string): boolean {
    return !origin.includes("*") && this.#groups.has(origin);
  }

  /** The lists of groups of the patterns that an origin matches, in the order of their ranks. */
  #admitted(origin: string): (readonly Group[])[] {
    const admitted: (readonly Group[])[] = [];
    const parsed = parseOrigin(origin);
    if (parsed === undefined) return admitted;
    const { scheme, host, port } = parsed;
    const endings = port === undefined ? ["", ":*"] : [`:${String(port)}`, ":*"];
    const site = this.#siteOf(host);
    const take = (prefixes: readonly string[], suffix: string): void => {
      for (const ending of endings)
        for (const prefix of prefixes) {
          const groups = this.#groups.get(`${scheme}://${prefix}${suffix}${ending}`);
          if (groups !== undefined) admitted.push(groups);
        }
    };
    take([""], host.name);
    if (host.kind !== "domain" || host.name.endsWith(".")) return admitted;
    const labels = host.name.split(".");
    const rest = labels.slice(1).join(".");
    if (labels.length > 1 && isOneBelow(site, host, rest)) {
      for (const prefixes of this.#labelPatterns.prefixes(labels[0] ?? "", rest)) take(prefixes, rest);
      take(["*."], rest);
    }
    for (let first = Math.max(1, labels.length - this.#maxLabels); first < labels.length; first++) {
      const suffix = labels.slice(first).join(".");
      if (isWithin(site, host, suffix)) take(["**."], suffix);
    }
    return admitted;
  }
}
