import {
  isForbiddenRequestHeader,
  isForbiddenResponseHeaderName,
  isHeaderValue,
  isNoCorsSafelistedRequestHeader,
  isNoCorsSafelistedRequestHeaderName,
  isPrivilegedNoCorsRequestHeaderName,
  isToken,
  normalizeHeaderValue,
} from "sallyport/standard";
import { HeaderList, type Header } from "../fetch/header-list.ts";

/** https://fetch.spec.whatwg.org/#concept-headers-guard */
export type HeadersGuard = "immutable" | "request" | "request-no-cors" | "response" | "none";

export type HeadersInit = Iterable<Header> | Readonly<Record<string, string>>;

const pairsOf = (init: HeadersInit): Iterable<unknown> => (Symbol.iterator in init ? init : Object.entries(init));

/**
 * A page's Headers object: what a script may set, it sets; what it may not is dropped without a word, as in browsers.
 *
 * https://fetch.spec.whatwg.org/#headers-class
 */
export class PageHeaders implements Iterable<Header> {
  /** The headers that the object guards. */
  readonly list: HeaderList;
  readonly #guard: HeadersGuard;

  constructor(guard: HeadersGuard, list: HeaderList = new HeaderList()) {
    this.#guard = guard;
    this.list = list;
  }

  /**
   * https://fetch.spec.whatwg.org/#concept-headers-fill
   *
   * @throws TypeError when a name or a value is none
   */
  fill(init: HeadersInit): void {
    const headers: Iterable<unknown> = init instanceof PageHeaders ? init.list : pairsOf(init);
    for (const pair of headers) {
      const [name, value, ...more] = Array.isArray(pair) ? pair.map(String) : [];
      if (name === undefined || value === undefined || more.length > 0)
        throw new TypeError("A header is a pair of a name and a value.");
      this.append(name, value);
    }
  }

  /** https://fetch.spec.whatwg.org/#concept-headers-append */
  append(name: string, text: string): void {
    const value = normalizeHeaderValue(text);
    if (!this.#validate(name, value)) return;
    if (this.#guard === "request-no-cors") {
      const before = this.list.get(name);
      const both = before === null ? value : `${before}, ${value}`;
      if (!isNoCorsSafelistedRequestHeader(name, both)) return;
    }
    this.list.append(name, value);
    this.#removePrivileged();
  }

  set(name: string, text: string): void {
    const value = normalizeHeaderValue(text);
    if (!this.#validate(name, value)) return;
    if (this.#guard === "request-no-cors" && !isNoCorsSafelistedRequestHeader(name, value)) return;
    this.list.set(name, value);
    this.#removePrivileged();
  }

  delete(name: string): void {
    if (!this.#validate(name, "")) return;
    const removable = isNoCorsSafelistedRequestHeaderName(name) || isPrivilegedNoCorsRequestHeaderName(name);
    if (this.#guard === "request-no-cors" && !removable) return;
    if (!this.list.contains(name)) return;
    this.list.delete(name);
    this.#removePrivileged();
  }

  get(name: string): string | null {
    this.#mustBeName(name);
    return this.list.get(name);
  }

  getSetCookie(): string[] {
    return [...this.list.values("set-cookie")];
  }

  has(name: string): boolean {
    this.#mustBeName(name);
    return this.list.contains(name);
  }

  forEach(callback: (value: string, name: string, headers: PageHeaders) => void): void {
    for (const [name, value] of this) callback(value, name, this);
  }

  entries(): IterableIterator<Header> {
    return this.list.sortAndCombine()[Symbol.iterator]();
  }

  *keys(): IterableIterator<string> {
    for (const [name] of this) yield name;
  }

  *values(): IterableIterator<string> {
    for (const [, value] of this) yield value;
  }

  [Symbol.iterator](): IterableIterator<Header> {
    return this.entries();
  }

  #mustBeName(name: string): void {
    if (!isToken(name)) throw new TypeError(`${JSON.stringify(name)} is not a valid header name.`);
  }

  /** https://fetch.spec.whatwg.org/#headers-validate */
  #validate(name: string, value: string): boolean {
    this.#mustBeName(name);
    if (!isHeaderValue(value)) throw new TypeError(`${JSON.stringify(value)} is not a valid header value.`);
    if (this.#guard === "immutable") throw new TypeError("These headers cannot be changed.");
    if (this.#guard === "request" && isForbiddenRequestHeader(name, value)) return false;
    return !(this.#guard === "response" && isForbiddenResponseHeaderName(name));
  }

  /** https://fetch.spec.whatwg.org/#concept-headers-remove-privileged-no-cors-request-headers */
  #removePrivileged(): void {
    if (this.#guard === "request-no-cors") this.list.delete("range");
  }
}
