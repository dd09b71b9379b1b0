import { registrableDomain, type Host } from "sallyport/standard";
import type { StoredCookie } from "./cookie.ts";

/** A cookie in the store, with what only the store knows. */
export interface StoreEntry {
  readonly cookie: StoredCookie;
  /** The {@link siteOf} its host. */
  readonly site: string;
  /** Its place by creation-time; cookies of one millisecond differ too. */
  readonly order: number;
  /** Grows with each access of any cookie: the last-access-time. */
  lastAccess: number;
  /** When that was, in milliseconds since 1970. */
  accessTime: number;
  /** Its place where a script reads it, in an engine for which that is another. */
  readonly scriptOrder?: number;
}

type Site = ReadonlyMap<string, StoreEntry>;

const noEntries: Site = new Map();

/** What hosts that can share cookies have in common: their registrable domain, or else the host itself. */
export function siteOf(host: Host): string {
  return registrableDomain(host) ?? host.name;
}

/**
 * What two cookies have in common when the later one replaces the earlier. The partition comes last, for it alone can
 * hold a line feed.
 */
export function identity({ name, domain, hostOnly, path, partition }: StoredCookie): string {
  return `${name}\n${domain}\n${hostOnly ? "1" : "0"}\n${path}\n${partition === undefined ? "" : `1${partition}`}`;
}

/** The cookies by site, since no other site's can matter to a request, and in a site by identity. */
export class CookieIndex {
  readonly #sites = new Map<string, Map<string, StoreEntry>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  site(site: string): Site {
    return this.#sites.get(site) ?? noEntries;
  }

  /** Without a copy of the site, which a flood of cookies from ever other hosts would make for each of them. */
  select(site: string, wanted: (entry: StoreEntry) => boolean): readonly StoreEntry[] {
    const selected: StoreEntry[] = [];
    for (const entry of this.site(site).values()) if (wanted(entry)) selected.push(entry);
    return selected;
  }

  all(): StoreEntry[] {
    return [...this.#sites.values()].flatMap((site) => [...site.values()]);
  }

  put(entry: StoreEntry): void {
    const site = this.#sites.get(entry.site) ?? new Map<string, StoreEntry>();
    this.#sites.set(entry.site, site);
    const before = site.size;
    site.set(identity(entry.cookie), entry);
    this.#size += site.size - before;
  }

  remove(entry: StoreEntry): void {
    const site = this.#sites.get(entry.site);
    if (site?.delete(identity(entry.cookie)) !== true) return;
    this.#size -= 1;
    if (site.size === 0) this.#sites.delete(entry.site);
  }

  clear(): void {
    this.#sites.clear();
    this.#size = 0;
  }
}
