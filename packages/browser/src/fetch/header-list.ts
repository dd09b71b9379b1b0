import { byteLowercase } from "./byte-lowercase.ts";

export type Header = readonly [name: string, value: string];

/**
 * Headers in order, names as written; values are isomorphic strings, one character a byte.
 *
 * https://fetch.spec.whatwg.org/#concept-header-list
 */
export class HeaderList implements Iterable<Header> {
  #headers: Header[];

  constructor(headers: Iterable<Header> = []) {
    this.#headers = [...headers];
  }

  get size(): number {
    return this.#headers.length;
  }

  [Symbol.iterator](): Iterator<Header> {
    return this.#headers[Symbol.iterator]();
  }

  /** https://fetch.spec.whatwg.org/#header-list-contains */
  contains(name: string): boolean {
    const lower = byteLowercase(name);
    return this.#headers.some(([one]) => byteLowercase(one) === lower);
  }

  /**
   * The values of a name, joined by a comma and a space; `null` without one.
   *
   * https://fetch.spec.whatwg.org/#concept-header-list-get
   */
  get(name: string): string | null {
    const values = this.values(name);
    return values.length === 0 ? null : values.join(", ");
  }

  /** The values of a name, a line each. */
  values(name: string): readonly string[] {
    const lower = byteLowercase(name);
    const values: string[] = [];
    for (const [one, value] of this.#headers) if (byteLowercase(one) === lower) values.push(value);
    return values;
  }

  /** https://fetch.spec.whatwg.org/#concept-header-list-append */
  append(name: string, value: string): void {
    const lower = byteLowercase(name);
    const same = this.#headers.find(([one]) => byteLowercase(one) === lower);
    this.#headers.push([same?.[0] ?? name, value]);
  }

  /** https://fetch.spec.whatwg.org/#concept-header-list-set */
  set(name: string, value: string): void {
    const lower = byteLowercase(name);
    const at = this.#headers.findIndex(([one]) => byteLowercase(one) === lower);
    if (at < 0) {
      this.#headers.push([name, value]);
      return;
    }
    const [written] = this.#headers[at] ?? [name];
    this.#headers = this.#headers.filter(([one], index) => index <= at || byteLowercase(one) !== lower);
    this.#headers[at] = [written, value];
  }

  /** https://fetch.spec.whatwg.org/#concept-header-list-delete */
  delete(name: string): void {
    const lower = byteLowercase(name);
    this.#headers = this.#headers.filter(([one]) => byteLowercase(one) !== lower);
  }

  /**
   * Each name once, in lower case and sorted, with its combined value; `set-cookie` a line each.
   *
   * https://fetch.spec.whatwg.org/#concept-header-list-sort-and-combine
   */
  sortAndCombine(): readonly Header[] {
    const names = [...new Set(this.#headers.map(([name]) => byteLowercase(name)))].sort();
    return names.flatMap((name): Header[] =>
      name === "set-cookie" ? this.values(name).map((value) => [name, value]) : [[name, this.get(name) ?? ""]],
    );
  }

  clone(): HeaderList {
    return new HeaderList(this.#headers);
  }
}
