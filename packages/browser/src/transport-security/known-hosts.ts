import type { Policy } from "./policy.ts";

interface KnownHost {
  /** Milliseconds since 1970. */
  readonly expires: number;
  readonly includeSubDomains: boolean;
}

/** What is known of hosts, as data that another thread can have. */
export type KnownHostsState = ReadonlyMap<string, KnownHost>;

/** Above this the oldest is forgotten: a server can have as many names as it wants. */
const maxHosts = 10_000;

/**
 * Hosts that are requested over https alone, by their names in lower case.
 *
 * https://www.rfc-editor.org/rfc/rfc6797#section-8
 */
export class KnownHosts {
  #hosts = new Map<string, KnownHost>();

  get state(): KnownHostsState {
    return this.#hosts;
  }

  restore(state: KnownHostsState): void {
    this.#hosts = new Map(state);
  }

  /** https://www.rfc-editor.org/rfc/rfc6797#section-8.1 */
  note(host: string, { maxAge, includeSubDomains }: Policy, now: number): void {
    this.#hosts.delete(host);
    if (maxAge === 0) return;
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
    if (this.#hosts.size === 0) return false;
    const isKnown = (name: string): boolean => {
      const known = this.#hosts.get(name);
      return known !== undefined && known.expires > now && (name === host || known.includeSubDomains);
    };
    for (let name = host; ; name = name.slice(name.indexOf(".") + 1)) {
      if (isKnown(name)) return true;
      if (!name.includes(".")) return false;
    }
  }
}
