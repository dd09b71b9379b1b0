import type { Policy } from "./policy.ts";
import type { TransportSecurityRules } from "./rules.ts";

interface KnownHost {
  /** Milliseconds since 1970. */
  readonly expires: number;
  readonly includeSubDomains: boolean;
}

/** What is known of hosts, as data that another thread can have. */
export type KnownHostsState = ReadonlyMap<string, KnownHost>;

/** Whether it is so for a name, or for one that it is below. */
function someAbove(host: string, isSo: (name: string) => boolean): boolean {
  for (let name = host; ; name = name.slice(name.indexOf(".") + 1)) {
    if (isSo(name)) return true;
    if (!name.includes(".")) return false;
  }
}

/** Above this the oldest is forgotten: a server can have as many names as it wants. */
const maxHosts = 10_000;

/**
 * Hosts that are requested over https alone, by their names in lower case.
 *
 * https://www.rfc-editor.org/rfc/rfc6797#section-8
 */
export class KnownHosts {
  #hosts = new Map<string, KnownHost>();
  readonly #preloaded: Set<string>;
  readonly #preloadedMayLeave: boolean;

  /** @param preloaded names that an engine's list has, each with all names below it */
  constructor(preloaded: readonly string[], { preloadedMayLeave }: Pick<TransportSecurityRules, "preloadedMayLeave">) {
    this.#preloaded = new Set(preloaded);
    this.#preloadedMayLeave = preloadedMayLeave;
  }

  get state(): KnownHostsState {
    return this.#hosts;
  }

  restore(state: KnownHostsState): void {
    this.#hosts = new Map(state);
  }

  /** https://www.rfc-editor.org/rfc/rfc6797#section-8.1 */
  note(host: string, { maxAge, includeSubDomains }: Policy, now: number): void {
    this.#hosts.delete(host);
    if (maxAge === 0) {
      if (this.#preloadedMayLeave) this.#preloaded.delete(host);
      return;
    }
    this.#hosts.set(host, { expires: now + maxAge * 1000, includeSubDomains });
    const [oldest] = this.#hosts.keys();
    if (this.#hosts.size > maxHosts && oldest !== undefined) this.#hosts.delete(oldest);
  }

  /**
   * The name itself, or one that it is below and that includes it.
   *
   * https://www.rfc-editor.org/rfc/rfc6797#section-8.2
   */
  has(host: string, now: number): boolean {
    if (this.#hosts.size === 0) return this.isPreloaded(host);
    const isKnown = (name: string): boolean => {
      const known = this.#hosts.get(name);
      return known !== undefined && known.expires > now && (name === host || known.includeSubDomains);
    };
    return this.isPreloaded(host) || someAbove(host, isKnown);
  }

  /** Whether the engine's list has the name, or one that it is below. */
  isPreloaded(host: string): boolean {
    return this.#preloaded.size > 0 && someAbove(host, (name) => this.#preloaded.has(name));
  }
}
