import type { AuthenticationRules } from "./rules.ts";

/** A password that the user gave for a part of a server. */
interface AuthenticationEntry {
  readonly partition: string;
  readonly origin: string;
  /** The directory of the URL that asked for it, which ends in a slash. */
  readonly path: string;
  readonly realm: string;
  /** The value of Authorization. */
  readonly value: string;
}

export type AuthenticationState = readonly AuthenticationEntry[];

/** The user gives a few; a page's script can give as many as it wants. */
const maxEntries = 1000;

const directoryOf = ({ pathname }: URL): string => pathname.slice(0, pathname.lastIndexOf("/") + 1);

/**
 * The passwords that a browser knows.
 *
 * https://fetch.spec.whatwg.org/#authentication-entry
 */
export class AuthenticationEntries {
  #entries: readonly AuthenticationEntry[] = [];

  /** Data that another thread can have. */
  get state(): AuthenticationState {
    return this.#entries;
  }

  restore(state: AuthenticationState): void {
    this.#entries = state;
  }

  /**
   * The value of Authorization for a URL, of the entry whose directory is nearest (RFC 7617, section 2.2).
   *
   * @param prefers which of several in that directory
   */
  valueFor(partition: string, url: URL, prefers: AuthenticationRules["realmOfDirectory"]): string | undefined {
    return this.#nearest(partition, url, prefers)?.value;
  }

  /** The same for a realm of the server. */
  valueForRealm(partition: string, url: URL, realm: string): string | undefined {
    return this.#of(partition, url).find((one) => one.realm === realm)?.value;
  }

  /** Those of the realm elsewhere on the server have the new value too. */
  add(partition: string, url: URL, realm: string, value: string): void {
    const path = directoryOf(url);
    this.#renew(partition, url, realm, value);
    if (this.#of(partition, url).some((one) => one.realm === realm && one.path === path)) return;
    this.#entries = [{ partition, origin: url.origin, path, realm, value }, ...this.#entries].slice(0, maxEntries);
  }

  /** Replaces the value for a URL, and for the rest of its realm. */
  replace(partition: string, url: URL, prefers: AuthenticationRules["realmOfDirectory"], value: string): void {
    const entry = this.#nearest(partition, url, prefers);
    if (entry !== undefined) this.#renew(partition, url, entry.realm, value);
  }

  /** Forgets those of some origins. */
  clear(isOne: (origin: string) => boolean): void {
    this.#entries = this.#entries.filter(({ origin }) => !isOne(origin));
  }

  #nearest(partition: string, url: URL, prefers: AuthenticationRules["realmOfDirectory"]) {
    const found = this.#of(partition, url).filter(({ path }) => url.pathname.startsWith(path));
    const ordered = prefers === "newest" ? found : found.toReversed();
    return ordered.toSorted((a, b) => b.path.length - a.path.length)[0];
  }

  #renew(partition: string, url: URL, realm: string, value: string): void {
    const here = this.#of(partition, url);
    this.#entries = this.#entries.map((one) => (one.realm === realm && here.includes(one) ? { ...one, value } : one));
  }

  #of(partition: string, { origin }: URL): readonly AuthenticationEntry[] {
    return this.#entries.filter((one) => one.partition === partition && one.origin === origin);
  }
}
