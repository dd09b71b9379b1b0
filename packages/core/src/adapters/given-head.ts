import type { OutgoingHttpHeaders } from "node:http";
import type { MutableHead } from "../server/headers.ts";

/** The forms that writeHead of node:http takes: an object, a flat list, a list of pairs. */
export type HeadersArgument = OutgoingHttpHeaders | readonly unknown[] | null | undefined;

export type FieldValue = number | string | readonly string[];

/** A field's value as one text, as browsers join it. */
export const textOf = (value: FieldValue | undefined): string | undefined =>
  value === undefined ? undefined : Array.isArray(value) ? value.join(", ") : String(value);

/** Fields that were given to writeHead: a name can stand more than once, and is sent as often. */
export class GivenHead implements MutableHead {
  /** In lower case. */
  #names: string[] = [];
  /** The names as they were given, and the values, by turns. */
  #list: FieldValue[] = [];

  constructor(headers: HeadersArgument) {
    if (!Array.isArray(headers)) {
      const record = (headers ?? {}) as OutgoingHttpHeaders;
      for (const name of Object.keys(record)) this.#add(name, record[name]);
      return;
    }
    const list = headers as readonly unknown[];
    const flat = Array.isArray(list[0]) ? (list as readonly (readonly unknown[])[]).flat() : list;
    for (let index = 0; index + 1 < flat.length; index += 2) this.#add(String(flat[index]), flat[index + 1]);
  }

  #add(name: string, value: unknown): void {
    if (value === undefined) return;
    this.#names.push(name.toLowerCase());
    this.#list.push(name, value as FieldValue);
  }

  /** Names and values by turns: one of the forms that Node takes. */
  get list(): readonly FieldValue[] {
    return this.#list;
  }

  names(): readonly string[] {
    return this.#names;
  }

  /** All values of a name, in one. */
  #value(lower: string): FieldValue | undefined {
    const first = this.#names.indexOf(lower);
    if (first < 0) return undefined;
    if (!this.#names.includes(lower, first + 1)) return this.#list[first * 2 + 1];
    return this.#list.filter((_, index) => index % 2 === 1 && this.#names[index >> 1] === lower).flat() as string[];
  }

  get(name: string): string | undefined {
    return textOf(this.#value(name));
  }

  set(name: string, value: string): void {
    const first = this.#names.indexOf(name);
    if (first < 0) {
      this.#add(name, value);
      return;
    }
    this.#list[first * 2] = name;
    this.#list[first * 2 + 1] = value;
    if (this.#names.includes(name, first + 1)) this.#keep((lower, index) => lower !== name || index === first);
  }

  remove(name: string): void {
    if (this.#names.includes(name)) this.#keep((lower) => lower !== name);
  }

  /** Into new lists: somebody may be on the way through the names. */
  #keep(isKept: (lower: string, index: number) => boolean): void {
    const names = this.#names;
    this.#list = this.#list.filter((_, index) => isKept(names[index >> 1] ?? "", index >> 1));
    this.#names = names.filter(isKept);
  }

  /** Each name once, as it was given last, with all its values. */
  get fields(): ReadonlyMap<string, readonly [name: string, value: FieldValue]> {
    const fields = new Map<string, readonly [name: string, value: FieldValue]>();
    for (let index = 0; index + 1 < this.#list.length; index += 2) {
      const [name, value] = this.#list.slice(index, index + 2) as [string, FieldValue];
      const lower = name.toLowerCase();
      const known = fields.get(lower)?.[1];
      fields.set(lower, [name, known === undefined ? value : ([known, value].flat() as readonly string[])]);
    }
    return fields;
  }
}
