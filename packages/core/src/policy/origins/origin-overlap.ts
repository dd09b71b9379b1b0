import type { OriginGroup } from "../model.ts";
import type { OriginPattern } from "./origin-pattern.ts";

/** A pattern and the group that it stands in. */
export type PatternEntry = readonly [OriginPattern, OriginGroup];

const prefixes = { none: "", one: "*.", many: "**." };

/** A pattern without its port. */
const hostsOf = ({ scheme, labels, host }: OriginPattern): string => `${scheme}://${prefixes[labels]}${host.name}`;

/** The hosts, without port, that hold all those of a pattern, its own among them. */
function holdersOf({ scheme, labels, host }: OriginPattern): string[] {
  const names = host.kind === "domain" ? host.name.split(".") : [host.name];
  const suffix = (from: number): string => names.slice(from).join(".");
  const found = labels === "none" ? [`${scheme}://${host.name}`, `${scheme}://*.${suffix(1)}`] : [];
  if (labels !== "none") found.push(`${scheme}://*.${host.name}`);
  for (let from = labels === "none" ? 1 : 0; from < names.length; from++) found.push(`${scheme}://**.${suffix(from)}`);
  return found;
}

/** Values by hosts and port, so that those of one port or of all are found without a search. */
class PortTable<T> {
  readonly #all = new Map<string, Map<OriginGroup, T>>();
  readonly #byPort = new Map<string, Map<OriginGroup, T>>();

  has(hosts: string): boolean {
    return this.#all.has(hosts);
  }

  add(hosts: string, port: OriginPattern["port"], group: OriginGroup, value: T): void {
    put(this.#all, hosts, group, value);
    put(this.#byPort, `${hosts} ${String(port)}`, group, value);
  }

  *find(hosts: string, port: OriginPattern["port"]): Iterable<readonly [OriginGroup, T]> {
    if (port === "any") {
      yield* this.#all.get(hosts) ?? [];
      return;
    }
    yield* this.#byPort.get(`${hosts} ${String(port)}`) ?? [];
    yield* this.#byPort.get(`${hosts} any`) ?? [];
  }
}

function put<T>(table: Map<string, Map<OriginGroup, T>>, key: string, group: OriginGroup, value: T): void {
  const known = table.get(key);
  if (known === undefined) table.set(key, new Map([[group, value]]));
  else known.set(group, value);
}

/**
 * Finds the patterns that have an origin in common with another one, each at the cost of its labels and of what is found.
 * Of two such patterns the hosts of one hold those of the other; so each is entered by its own hosts, and by those that
 * hold them.
 */
export class OverlapTable<T> {
  readonly #own = new PortTable<{ readonly pattern: OriginPattern; readonly value: T }>();
  readonly #held = new PortTable<{ readonly pattern: OriginPattern; readonly value: T }>();

  add(pattern: OriginPattern, group: OriginGroup, value: T): void {
    const own = hostsOf(pattern);
    this.#own.add(own, pattern.port, group, { pattern, value });
    for (const hosts of holdersOf(pattern))
      if (hosts !== own) this.#held.add(hosts, pattern.port, group, { pattern, value });
  }

  /** What was added last for each group whose pattern meets this one, and the narrower pattern of the two. */
  *find(pattern: OriginPattern): Iterable<readonly [OriginGroup, T, narrower: OriginPattern]> {
    for (const hosts of holdersOf(pattern))
      for (const [group, { value }] of this.#own.find(hosts, pattern.port)) yield [group, value, pattern];
    for (const [group, { pattern: narrower, value }] of this.#held.find(hostsOf(pattern), pattern.port))
      yield [group, value, narrower];
  }
}

/**
 * The patterns of each group that have an origin in common with another group. They are few in most policies, and all
 * that a search for grants that overlap has to look at.
 */
export function sharedPatterns(entries: readonly PatternEntry[]): ReadonlyMap<OriginGroup, readonly OriginPattern[]> {
  const own = new PortTable<true>();
  const held = new PortTable<true>();
  for (const [pattern, group] of entries) own.add(hostsOf(pattern), pattern.port, group, true);
  const isOthers = (table: PortTable<true>, hosts: string, [pattern, group]: PatternEntry): boolean => {
    for (const [other] of table.find(hosts, pattern.port)) if (other !== group) return true;
    return false;
  };
  const met = entries.map((entry) => {
    const [pattern, group] = entry;
    const holders = holdersOf(pattern).filter((hosts) => own.has(hosts));
    for (const hosts of holders) held.add(hosts, pattern.port, group, true);
    return holders.some((hosts) => isOthers(own, hosts, entry));
  });
  const shared = new Map<OriginGroup, OriginPattern[]>();
  for (const [index, entry] of entries.entries()) {
    const [pattern, group] = entry;
    if (met[index] !== true && !isOthers(held, hostsOf(pattern), entry)) continue;
    const known = shared.get(group);
    if (known === undefined) shared.set(group, [pattern]);
    else known.push(pattern);
  }
  return shared;
}
