import type { OutgoingHttpHeaders } from "node:http";
import type { MutableHead } from "../server/headers.ts";

/** The forms that writeHead of node:http takes: an object, a flat list, a list of pairs. */
export type HeadersArgument = OutgoingHttpHeaders | readonly unknown[] | null | undefined;

export type FieldValue = number | string | readonly string[];

/** A field's value as one text, as browsers join it. */
export const textOf = (value: FieldValue | undefined): string | undefined =>
  value === undefined ? undefined : Array.isArray(value) ? value.join(", ") : String(value);

/** Fields that were given to writeHead: the name as it was given and the value, by the name in lower case. */
export class GivenHead implements MutableHead {
  readonly #fields = new Map<string, readonly [name: string, value: FieldValue]>();

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

  /** A name that is repeated is sent as often. */
  #add(name: string, value: unknown): void {
    if (value === undefined) return;
    const lower = name.toLowerCase();
    const known = this.#fields.get(lower)?.[1];
    this.#fields.set(lower, [name, (known === undefined ? value : [known, value].flat()) as FieldValue]);
  }

  get pairs(): readonly (readonly [name: string, value: FieldValue])[] {
    return [...this.#fields.values()];
  }

  names(): readonly string[] {
    return [...this.#fields.keys()];
  }

  get(name: string): string | undefined {
    return textOf(this.#fields.get(name)?.[1]);
  }

  set(name: string, value: string): void {
    this.#fields.set(name, [name, value]);
  }

  remove(name: string): void {
    this.#fields.delete(name);
  }
}
