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
import { HeadersIterator } from "./headers-iterator.ts";
import { isObject, requireArguments, toByteString, toSequence, toSequenceIfIterable } from "./web-idl.ts";

/** https://fetch.spec.whatwg.org/#concept-headers-guard */
export type HeadersGuard = "immutable" | "request" | "request-no-cors" | "response" | "none";

export type HeadersInit = Iterable<Header> | Readonly<Record<string, string>>;

/**
 * A script's headers, each a pair of byte strings.
 *
 * https://fetch.spec.whatwg.org/#typedefdef-headersinit
 */
function toHeaders(init: unknown): string[][] {
  if (!isObject(init)) throw new TypeError("Headers are made of an object, or of pairs of a name and a value.");
  const pairs = toSequenceIfIterable(init);
  if (pairs !== undefined) return pairs.map((pair) => toSequence(pair).map(toByteString));
  const headers = new Map<string, string>();
  for (const key of Reflect.ownKeys(init)) {
    // One look at each property, in this order: a proxy sees them.
    if (Reflect.getOwnPropertyDescriptor(init, key)?.enumerable !== true) continue;
    const name = toByteString(key);
    headers.set(name, toByteString((init as Record<PropertyKey, unknown>)[key]));
  }
  return [...headers];
}

/**
 * A page's Headers object: what a script may set, it sets; what it may not is dropped without a word, as in browsers.
 *
 * https://fetch.spec.whatwg.org/#headers-class
 */
export class PageHeaders implements Iterable<[string, string]> {
  /** The headers that the object guards. */
  readonly #list: HeaderList;
  readonly #guard: HeadersGuard;
  readonly #isSafelisted: (header: Header) => boolean;
  #changes = 0;
  declare readonly [Symbol.iterator]: () => IterableIterator<[string, string]>;

  /** @param isSafelisted which headers a no-cors request may have; default: as in the standard */
  constructor(
    guard: HeadersGuard,
    list: HeaderList = new HeaderList(),
    isSafelisted: (header: Header) => boolean = ([name, value]) => isNoCorsSafelistedRequestHeader(name, value),
  ) {
    this.#guard = guard;
    this.#list = list;
    this.#isSafelisted = isSafelisted;
  }

  /** https://fetch.spec.whatwg.org/#concept-headers-fill */
  static fill(headers: PageHeaders, init: unknown): void {
    for (const [name, value, ...more] of toHeaders(init)) {
      if (name === undefined || value === undefined || more.length > 0)
        throw new TypeError("A header is a pair of a name and a value.");
      headers.#append(name, value);
    }
  }

  static listOf(headers: PageHeaders): HeaderList {
    return headers.#list;
  }

  append(name: string, value: string): void;
  append(...given: unknown[]): void {
    this.#append(...this.#pair("append", given));
  }

  /** https://fetch.spec.whatwg.org/#concept-headers-append */
  #append(name: string, given: string): void {
    const value = normalizeHeaderValue(given);
    if (!this.#validate(name, value)) return;
    if (this.#guard === "request-no-cors") {
      const before = this.#list.get(name);
      const both = before === null ? value : `${before}, ${value}`;
      if (!this.#isSafelisted([name, both])) return;
    }
    this.#list.append(name, value);
    this.#changed();
  }

  set(name: string, value: string): void;
  set(...given: unknown[]): void {
    const [name, text] = this.#pair("set", given);
    const value = normalizeHeaderValue(text);
    if (!this.#validate(name, value)) return;
    if (this.#guard === "request-no-cors" && !this.#isSafelisted([name, value])) return;
    this.#list.set(name, value);
    this.#changed();
  }

  delete(name: string): void;
  delete(...given: unknown[]): void {
    const name = this.#name("delete", given);
    if (!this.#validate(name, "")) return;
    const removable = isNoCorsSafelistedRequestHeaderName(name) || isPrivilegedNoCorsRequestHeaderName(name);
    if (this.#guard === "request-no-cors" && !removable) return;
    if (!this.#list.contains(name)) return;
    this.#list.delete(name);
    this.#changed();
  }

  get(name: string): string | null;
  get(...given: unknown[]): string | null {
    return this.#list.get(this.#name("get", given));
  }

  getSetCookie(): string[] {
    return [...this.#list.values("set-cookie")];
  }

  has(name: string): boolean;
  has(...given: unknown[]): boolean {
    return this.#list.contains(this.#name("has", given));
  }

  forEach(callback: (value: string, name: string, headers: PageHeaders) => void, thisArgument?: unknown): void {
    if (typeof callback !== "function") throw new TypeError("forEach needs a function.");
    for (const [name, value] of this) callback.call(thisArgument, value, name, this);
  }

  entries(): IterableIterator<[string, string]> {
    return this.#iterate(([name, value]) => [name, value]);
  }

  keys(): IterableIterator<string> {
    return this.#iterate(([name]) => name);
  }

  values(): IterableIterator<string> {
    return this.#iterate(([, value]) => value);
  }

  /** What a loop changes, the rest of the loop sees. */
  #iterate<Item>(itemOf: (header: Header) => Item): HeadersIterator<Item> {
    let [headers, seen, at] = [this.#list.sortAndCombine(), this.#changes, 0];
    return new HeadersIterator(() => {
      if (seen !== this.#changes) [headers, seen] = [this.#list.sortAndCombine(), this.#changes];
      const header = headers[at];
      if (header === undefined) return { value: undefined, done: true };
      at += 1;
      return { value: itemOf(header), done: false };
    });
  }

  #pair(method: string, given: readonly unknown[]): [name: string, value: string] {
    requireArguments(`Headers.${method}`, given, 2);
    return [toByteString(given[0]), toByteString(given[1])];
  }

  #name(method: string, given: readonly unknown[]): string {
    requireArguments(`Headers.${method}`, given, 1);
    const name = toByteString(given[0]);
    this.#mustBeName(name);
    return name;
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
  #changed(): void {
    this.#changes += 1;
    if (this.#guard === "request-no-cors") this.#list.delete("range");
  }
}

// https://webidl.spec.whatwg.org/#js-iterable: the same function
Object.defineProperty(PageHeaders.prototype, Symbol.iterator, {
  value: Object.getOwnPropertyDescriptor(PageHeaders.prototype, "entries")?.value as unknown,
  writable: true,
  configurable: true,
});
