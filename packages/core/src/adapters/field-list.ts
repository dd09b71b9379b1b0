import type { MutableHead } from "../server/headers.ts";

/** The head of a response as a list of pairs, where a name can stand more than once. Names in lower case. */
export class FieldList implements MutableHead {
  #pairs: (readonly [name: string, value: string])[] = [];

  /** @param fields values or lists of values by name, or names and values in one list */
  constructor(fields: unknown) {
    const flat: readonly unknown[] = Array.isArray(fields)
      ? (fields as unknown[])
      : Object.entries(fields ?? {}).flat(1);
    for (let index = 0; index + 1 < flat.length; index += 2)
      for (const value of [flat[index + 1]].flat())
        this.#pairs.push([String(flat[index]).toLowerCase(), String(value)]);
  }

  get flat(): string[] {
    return this.#pairs.flat();
  }

  /** By name; a list where a name stands more than once. */
  get record(): Record<string, string | string[]> {
    return Object.fromEntries(
      this.names().map((name) => {
        const values = this.#values(name);
        return [name, values.length === 1 ? (values[0] ?? "") : values];
      }),
    );
  }

  #values(name: string): string[] {
    return this.#pairs.filter(([one]) => one === name).map(([, value]) => value);
  }

  names(): readonly string[] {
    return this.#pairs.map(([name]) => name);
  }

  get(name: string): string | undefined {
    const values = this.#values(name);
    return values.length === 0 ? undefined : values.join(", ");
  }

  set(name: string, value: string): void {
    this.remove(name);
    this.#pairs.push([name, value]);
  }

  remove(name: string): void {
    this.#pairs = this.#pairs.filter(([one]) => one !== name);
  }
}
