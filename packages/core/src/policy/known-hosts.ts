import { flatCopy } from "./flat-copy.ts";
import { parseHost, type Host } from "../standard/host.ts";
import { defaultPort, serializeOrigin } from "../standard/origin.ts";
import type { HostPattern, PolicyModel } from "./model.ts";
import type { OriginLookup, PatternLookups } from "./origins/origin-lookup.ts";
import type { OriginPattern } from "./origins/origin-pattern.ts";
import type { SourceCache } from "./origins/source-cache.ts";
import { noKeys } from "./origins/source.ts";
import type { SourceCaches } from "./origins/source-caches.ts";

/** The name by which a request came. */
export interface KnownHost {
  /** In lower case, without port; `undefined` where the request has none. */
  readonly host: string | undefined;
  /** This server's own origin under it, if there is one. */
  readonly own: string | undefined;
}

/** The entries of `self` that have one host, or one pattern of hosts, by port. */
interface PortTable {
  readonly scheme: string;
  readonly byPort: Map<number | undefined, OriginPattern>;
  anyPort: OriginPattern | undefined;
}

/** Most hosts have one entry. */
type OwnHost = OriginPattern | PortTable;

/** The port that a Host header without one means. */
const portOf = (scheme: string, port: number | undefined): number | undefined => port ?? defaultPort(scheme);

function addPort(table: PortTable, pattern: OriginPattern): PortTable {
  if (pattern.port === "any") table.anyPort ??= pattern;
  else table.byPort.set(portOf(table.scheme, pattern.port), pattern);
  return table;
}

const isSingle = (host: OwnHost): host is OriginPattern => "text" in host;

/** The entries of `self` by their hosts. */
export class OwnHosts {
  // eslint-disable-next-line @typescript-eslint/consistent-generic-constructors -- isolatedDeclarations wants the type
  readonly exact: Map<string, OwnHost> = new Map();
  /** Patterns by their text without scheme and port. */
  // eslint-disable-next-line @typescript-eslint/consistent-generic-constructors -- isolatedDeclarations wants the type
  readonly wild: Map<string, OwnHost> = new Map();

  /** Adds an entry. Returns the scheme of those that have its host already. */
  add(pattern: OriginPattern): string | undefined {
    const hosts = pattern.labels === "none" ? this.exact : this.wild;
    const name = `${pattern.prefix}${pattern.host.name}`;
    const known = hosts.get(name);
    if (known === undefined) hosts.set(name, pattern);
    else if (isSingle(known))
      hosts.set(
        name,
        addPort(addPort({ scheme: known.scheme, byPort: new Map(), anyPort: undefined }, known), pattern),
      );
    else addPort(known, pattern);
    return known?.scheme;
  }
}

/** The entry that a request by its Host header came by; where there is but one, a Host without a port means it. */
function entryAt(host: OwnHost, port: number | undefined): OriginPattern | undefined {
  if (!isSingle(host)) return host.byPort.get(portOf(host.scheme, port)) ?? host.anyPort;
  const isIts = host.port === "any" || port === undefined || portOf(host.scheme, host.port) === port;
  return isIts ? host : undefined;
}

/** A pattern of https origins without ports: only the name is matched. */
const patternOf = (text: string, host: OwnHost): OriginPattern | undefined => {
  const pattern = isSingle(host) ? host : (host.anyPort ?? host.byPort.values().next().value);
  return pattern && { ...pattern, scheme: "https", port: undefined, text: `https://${text}` };
};

/** A source of host names, and the scheme of the pages under them. */
interface HostSource {
  readonly source: SourceCache;
  readonly scheme: "http" | "https";
}

const noSources: readonly HostSource[] = [];

/** The names under which this server is reached, and the origins that it has under them. */
export class KnownHosts {
  readonly #sources: readonly HostSource[];
  readonly #own: ReadonlyMap<string, OwnHost>;
  readonly #others: ReadonlySet<string>;
  readonly #ownPatterns: OriginLookup<OwnHost> | undefined;
  readonly #otherPatterns: OriginLookup<HostPattern> | undefined;
  /** What Host values mean that have been seen, as the entries write them, so that they need no parsing. */
  readonly #seen = new Map<string, KnownHost>();

  readonly #siteOf: PatternLookups["siteOf"];

  constructor(
    { self, hosts }: Pick<PolicyModel, "self" | "hosts">,
    { exact, wild }: OwnHosts,
    caches: SourceCaches,
    lookups: PatternLookups,
  ) {
    const index = <T>(entries: readonly (readonly [OriginPattern, T])[]): OriginLookup<T> | undefined =>
      entries.length === 0 ? undefined : lookups.indexOf(entries);
    this.#siteOf = lookups.siteOf;
    this.#own = exact;
    this.#others = hosts.names;
    this.#ownPatterns = index(
      [...wild].flatMap(([text, host]) => {
        const pattern = patternOf(text, host);
        return pattern === undefined ? [] : [[pattern, host] as const];
      }),
    );
    this.#otherPatterns = index(hosts.patterns.map((one) => [one.pattern, one] as const));
    this.#sources = self.sources.flatMap(({ name, scheme }) => {
      const source = caches.find({ name, keys: noKeys });
      return source === undefined || "fault" in source ? [] : [{ source, scheme }];
    });
  }

  /** The entry of `self` by which a request with this Host comes. */
  entryOf(name: string, port: number | undefined): OriginPattern | undefined {
    for (const host of this.#ownHosts(name)) {
      const entry = entryAt(host, port);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  /** Whether a name is this server's, whatever the port. */
  has(name: string): boolean {
    return (
      this.#others.has(name) ||
      this.#ownHosts(name).length > 0 ||
      (this.#otherPatterns?.groupsOf(`https://${name}`).length ?? 0) > 0
    );
  }

  /**
   * The origin that this server has under a name.
   * @param name the host, as `parseAuthority` gives it
   * @param port the header's port
   * @returns with the entry's scheme and port; `undefined` where no entry of `self` has name and port
   */
  ownOrigin(name: string, port: number | undefined): string | undefined {
    const entry = this.entryOf(name, port);
    if (entry === undefined) return undefined;
    const host = entry.labels === "none" ? entry.host : { kind: "domain" as const, name };
    return serializeOrigin({ scheme: entry.scheme, host, port: entry.port === "any" ? port : entry.port });
  }

  /** The sources that may know a name: one that somebody could register. */
  sourcesFor(host: Host): readonly HostSource[] {
    return this.#sources.length > 0 && this.#siteOf(host) !== undefined ? this.#sources : noSources;
  }

  /** What a Host means that has been seen; `undefined` for others. */
  seen(text: string): KnownHost | undefined {
    return this.#seen.get(text);
  }

  /**
   * What the name and port of a Host mean; `undefined` for a name that no entry has.
   * @param text the Host as sent
   */
  find(text: string, name: string, port: number | undefined): KnownHost | undefined {
    if (!this.has(name)) return undefined;
    const known = { host: name, own: this.ownOrigin(name, port) };
    if (this.#isAsListed(text, name, port)) this.#seen.set(flatCopy(text), flatCopy(known));
    return known;
  }

  /** Others are too many to keep: any port, upper case, names that a pattern matches. */
  #isAsListed(text: string, name: string, port: number | undefined): boolean {
    // At an address the connection can tell the own origin.
    if (text === name) return this.#own.has(name) || (this.#others.has(name) && parseHost(name)?.kind === "domain");
    const entry = this.#own.has(name) ? this.entryOf(name, port) : undefined;
    return entry?.labels === "none" && entry.port === port && text === `${name}:${String(port)}`;
  }

  /** Exact names first, then patterns, the most specific first. */
  #ownHosts(name: string): readonly OwnHost[] {
    const exact = this.#own.get(name);
    const wild = this.#ownPatterns?.groupsOf(`https://${name}`) ?? [];
    return exact === undefined ? wild : [exact, ...wild];
  }
}
