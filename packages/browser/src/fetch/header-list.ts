import { byteLowercase } from "./byte-lowercase.ts";

export type Header = readonly [name: string, value: string];

/** A header beside its name in lower case, by which it is found. */
interface Entry {
  readonly lower: string;
  readonly header: Header;
}

const entryOf = (header: Header): Entry => ({ lower: byteLowercase(header[0]), header });

/**
 * Headers in order, names as written; values are isomorphic strings, one character a byte.
 *
 * https://fetch.spec.whatwg.org/#concept-header-list
 */
export class HeaderList implements Iterable<Header> {
  #entries: Entry[] = [];

  constructor(headers?: Iterable<Header>) {
    if (headers !== undefined) for (const header of headers) this.#entries.push(entryOf(header));
  }

  get size(): number {
    return this.#entries.length;
  }

  *[Symbol.iterator](): Iterator<Header> {
    yield* this.toArray();
  }

  toArray(): readonly Header[] {
    return this.#entries.map(({ header }) => header);
  }

  /** https://fetch.spec.whatwg.org/#header-list-contains */
  contains(name: string): boolean {
    const lower = byteLowercase(name);
    return this.#entries.some((entry) => entry.lower === lower);
  }

  /**
   * The values of a name, joined by a comma and a space; `null` without one.
   *
   * https://fetch.spec.whatwg.org/#concept-header-list-get
   */
  get(name: string): string | null {
    const lower = byteLowercase(name);
    let found: string | null = null;
    for (const entry of this.#entries) {
      if (entry.lower !== lower) continue;
      found = found === null ? entry.header[1] : `${found}, ${entry.header[1]}`;
    }
    return found;
  }

  /** The values of a name, a line each. */
  values(name: string): readonly string[] {
    const lower = byteLowercase(name);
    return this.#entries.filter((entry) => entry.lower === lower).map(({ header: [, value] }) => value);
  }

  /** https://fetch.spec.whatwg.org/#concept-header-list-append */
  append(name: string, value: string): void {
    const lower = byteLowercase(name);
    const same = this.#entries.find((entry) => entry.lower === lower);
    this.#entries.push({ lower, header: [same?.header[0] ?? name, value] });
  }

  /** https://fetch.spec.whatwg.org/#concept-header-list-set */
  set(name: string, value: string): void {
    const lower = byteLowercase(name);
    const at = this.#entries.findIndex((entry) => entry.lower === lower);
    const written = this.#entries[at]?.header[0] ?? name;
    const entry: Entry = { lower, header: [written, value] };
    if (at < 0) this.#entries.push(entry);
    else {
      this.#entries[at] = entry;
      this.#entries = this.#entries.filter((one, index) => index <= at || one.lower !== lower);
    }
  }

  /** https://fetch.spec.whatwg.org/#concept-header-list-delete */
  delete(name: string): void {
    const lower = byteLowercase(name);
    this.#entries = this.#entries.filter((entry) => entry.lower !== lower);
  }

  /** The headers whose name, in lower case, is kept. */
  filter(keep: (lower: string) => boolean): HeaderList {
    const kept = new HeaderList();
    kept.#entries = this.#entries.filter(({ lower }) => keep(lower));
    return kept;
  }

  /**
   * Each name once, in lower case and sorted, with its combined value; `set-cookie` a line each.
   *
   * https://fetch.spec.whatwg.org/#concept-header-list-sort-and-combine
   */
  sortAndCombine(): readonly Header[] {
    const names = [...new Set(this.#entries.map(({ lower }) => lower))].sort();
    return names.flatMap((name): Header[] =>
      name === "set-cookie" ? this.values(name).map((value) => [name, value]) : [[name, this.get(name) ?? ""]],
    );
  }

  clone(): HeaderList {
    const copy = new HeaderList();
    copy.#entries = [...this.#entries];
    return copy;
  }
}
