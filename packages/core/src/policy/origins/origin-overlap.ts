import type { OriginGroup } from "../model.ts";
import type { OriginPattern } from "./origin-pattern.ts";

/** A pattern and the group that it stands in. */
export type PatternEntry = readonly [OriginPattern, OriginGroup];

const prefixes = { none: "", one: "*.", many: "**." };

/** A pattern without its port. */
const hostPattern = ({ scheme, labels, host }: OriginPattern): string => `${scheme}://${prefixes[labels]}${host.name}`;

/** The hosts, without port, that hold all those of a pattern, its own among them. */
function coveringHosts({ scheme, labels, host }: OriginPattern): string[] {
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
  readonly #byCovering = new PortTable<{ readonly pattern: OriginPattern; readonly value: T }>();

  add(pattern: OriginPattern, group: OriginGroup, value: T): void {
    const own = hostPattern(pattern);
    this.#own.add(own, pattern.port, group, { pattern, value });
    for (const hosts of coveringHosts(pattern))
      if (hosts !== own) this.#byCovering.add(hosts, pattern.port, group, { pattern, value });
  }

  /** What was added last for each group whose pattern meets this one, and the narrower pattern of the two. */
  *find(pattern: OriginPattern): Iterable<readonly [OriginGroup, T, narrower: OriginPattern]> {
    for (const hosts of coveringHosts(pattern))
      for (const [group, { value }] of this.#own.find(hosts, pattern.port)) yield [group, value, pattern];
    for (const [group, { pattern: narrower, value }] of this.#byCovering.find(hostPattern(pattern), pattern.port))
      yield [group, value, narrower];
  }
}

/** By hosts and port, the group that has them; `undefined` where several have. */
class OwnerTable {
  readonly #owners = new Map<string, OriginGroup | undefined>();

  add(hosts: string, port: OriginPattern["port"], group: OriginGroup): void {
    for (const key of [hosts, `${hosts} ${String(port)}`])
      this.#owners.set(key, this.#owners.has(key) && this.#owners.get(key) !== group ? undefined : group);
  }

  /** Whether another group than this has them too. */
  isShared(hosts: string, port: OriginPattern["port"], group: OriginGroup): boolean {
    const keys = port === "any" ? [hosts] : [`${hosts} ${String(port)}`, `${hosts} any`];
    return keys.some((key) => this.#owners.has(key) && this.#owners.get(key) !== group);
  }
}

/**
 * The patterns of each group that have an origin in common with another group. They are few in most policies, and all
 * that a search for grants that overlap has to look at.
 */
export function sharedPatterns(entries: readonly PatternEntry[]): ReadonlyMap<OriginGroup, readonly OriginPattern[]> {
  const own = new OwnerTable();
  const byCovering = new OwnerTable();
  const wild = new Set<string>();
  for (const [pattern, group] of entries) {
    own.add(hostPattern(pattern), pattern.port, group);
    if (pattern.labels !== "none") wild.add(hostPattern(pattern));
  }
  const met = entries.map(([pattern, group]) => {
    const hosts = hostPattern(pattern);
    const covering = wild.size === 0 ? [] : coveringHosts(pattern).filter((one) => one !== hosts && wild.has(one));
    for (const one of covering) byCovering.add(one, pattern.port, group);
    return [hosts, ...covering].some((one) => own.isShared(one, pattern.port, group));
  });
  const shared = new Map<OriginGroup, OriginPattern[]>();
  for (const [index, [pattern, group]] of entries.entries()) {
    if (met[index] !== true && !byCovering.isShared(hostPattern(pattern), pattern.port, group)) continue;
    const known = shared.get(group);
    if (known === undefined) shared.set(group, [pattern]);
    else known.push(pattern);
  }
  return shared;
}
