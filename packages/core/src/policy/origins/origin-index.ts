import { isLoopbackHost, type Host } from "../../standard/host.ts";
import { parseOrigin } from "../../standard/origin.ts";
import { registrableDomain } from "../../standard/site.ts";
import type { OriginPattern } from "./origin-pattern.ts";

/** Groups are numbered when a policy is compiled. */
export type GroupId = number;

const none: readonly GroupId[] = [];

/** Whether a host below a suffix still belongs to its owner: another public suffix between them hands names to strangers. */
const isWithin = (site: string | undefined, host: Host, suffix: string): boolean =>
  isLoopbackHost(host) || (site !== undefined && `.${suffix}`.endsWith(`.${site}`));

/**
 * Which groups an origin belongs to, at the same cost for one entry and for 100,000.
 *
 * A pattern is looked up, not matched: an origin has a handful of patterns that could admit it (its own host with any
 * port; `*.` before what follows its first label; `**.` before each of its suffixes), and each of these texts is a key of
 * one map. Rejected: a radix tree, whose edges once let `foo.com` and `bar.com` admit `barfoo.com` in a peer.
 */
export class OriginIndex {
  readonly #groups = new Map<string, readonly GroupId[]>();
  readonly #interned = new Map<string, readonly GroupId[]>();
  readonly #patterns: boolean;
  readonly #longest: number;

  constructor(entries: readonly (readonly [OriginPattern, GroupId])[], nullGroups: readonly GroupId[] = []) {
    const gathered = new Map<string, GroupId[]>();
    const exact = new Set<string>();
    let longest = 0;
    for (const [pattern, group] of entries) {
      const groups = gathered.get(pattern.text);
      if (groups === undefined) gathered.set(pattern.text, [group]);
      else if (groups.at(-1) !== group) groups.push(group);
      if (pattern.labels === "none" && pattern.port !== "any") exact.add(pattern.text);
      else if (pattern.labels === "many") longest = Math.max(longest, pattern.host.name.split(".").length);
    }
    for (const [text, groups] of gathered) this.#groups.set(text, this.#intern(groups));
    this.#patterns = exact.size < gathered.size;
    this.#longest = longest;
    if (this.#patterns) for (const text of exact) this.#groups.set(text, this.#intern([...this.#admitted(text)]));
    if (nullGroups.length > 0) this.#groups.set("null", nullGroups);
  }

  /** Many origins share few sets of groups. */
  #intern(groups: readonly GroupId[]): readonly GroupId[] {
    const key = groups.join();
    const known = this.#interned.get(key) ?? groups;
    this.#interned.set(key, known);
    return known;
  }

  /**
   * The groups that an origin belongs to.
   * @param origin the value of an Origin header, whatever it holds
   * @returns group numbers, none twice; empty for what no group names
   */
  groupsOf(origin: string): readonly GroupId[] {
    const exact = this.#groups.get(origin);
    // A text with a wildcard in it is a pattern's key and never an origin.
    if (!this.#patterns) return exact ?? none;
    if (exact !== undefined) return origin.includes("*") ? none : exact;
    const admitted = this.#admitted(origin);
    return admitted.size === 0 ? none : [...admitted];
  }

  #admitted(origin: string): Set<GroupId> {
    const admitted = new Set<GroupId>();
    const parsed = parseOrigin(origin);
    if (parsed === undefined) return admitted;
    const { scheme, host, port } = parsed;
    const endings = port === undefined ? ["", ":*"] : [`:${String(port)}`, ":*"];
    const site = registrableDomain(host);
    const take = (start: string, suffix?: string): void => {
      if (suffix !== undefined && !isWithin(site, host, suffix)) return;
      for (const ending of endings) for (const group of this.#groups.get(start + ending) ?? none) admitted.add(group);
    };
    take(`${scheme}://${host.name}`);
    if (host.kind !== "domain" || host.name.endsWith(".")) return admitted;
    const labels = host.name.split(".");
    if (labels.length > 1) take(`${scheme}://*.${labels.slice(1).join(".")}`, labels.slice(1).join("."));
    for (let first = Math.max(1, labels.length - this.#longest); first < labels.length; first++) {
      take(`${scheme}://**.${labels.slice(first).join(".")}`, labels.slice(first).join("."));
    }
    return admitted;
  }
}
