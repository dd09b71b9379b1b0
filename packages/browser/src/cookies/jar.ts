import { registrableDomain, type Host } from "sallyport/standard";
import type { StoredCookie } from "./cookie.ts";

/** A cookie with what the store alone knows of it. */
export interface Kept {
  readonly cookie: StoredCookie;
  /** What {@link siteOf} says of its host. */
  readonly site: string;
  /** Its place among all by creation-time, which tells those of one millisecond apart. */
  readonly order: number;
  /** Grows with each access of any cookie: the last-access-time. */
  lastAccess: number;
}

type Site = ReadonlyMap<string, Kept>;

const NONE: Site = new Map();

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
export class Jar {
  readonly #sites = new Map<string, Map<string, Kept>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  site(site: string): Site {
    return this.#sites.get(site) ?? NONE;
  }

  /** Without a copy of the site, which a flood of cookies from ever other hosts would make for each of them. */
  select(site: string, wanted: (kept: Kept) => boolean): readonly Kept[] {
    const selected: Kept[] = [];
    for (const kept of this.site(site).values()) if (wanted(kept)) selected.push(kept);
    return selected;
  }

  all(): Kept[] {
    return [...this.#sites.values()].flatMap((site) => [...site.values()]);
  }

  put(kept: Kept): void {
    const site = this.#sites.get(kept.site) ?? new Map<string, Kept>();
    this.#sites.set(kept.site, site);
    const before = site.size;
    site.set(identity(kept.cookie), kept);
    this.#size += site.size - before;
  }

  remove(gone: Kept): void {
    const site = this.#sites.get(gone.site);
    if (site?.delete(identity(gone.cookie)) !== true) return;
    this.#size -= 1;
    if (site.size === 0) this.#sites.delete(gone.site);
  }

  clear(): void {
    this.#sites.clear();
    this.#size = 0;
  }
}
