import type { HeaderList } from "../fetch/header-list.ts";
import type { FetchResponse } from "../fetch/response.ts";
import type { ReadableBody } from "../fetch/response-body.ts";
import { StoredBody } from "./stored-body.ts";

const maxEntries = 1000;
const maxBytes = 64 * 1024 * 1024;
/** What is longer would push out everything else. */
const maxEntryBytes = maxBytes / 8;

interface Held<Entry> {
  readonly entry: Entry;
  readonly headBytes: number;
  bytes: number;
}

export const lengthOf = (headerList: HeaderList): number =>
  headerList.toArray().reduce((length, [name, value]) => length + name.length + value.length, 0);

/** What a cache keeps by a key, within a budget: the least recently used goes first. */
export class StoredEntries<Entry> implements Iterable<readonly [string, Entry]> {
  readonly #held = new Map<string, Held<Entry>>();
  #bytes = 0;

  get size(): number {
    return this.#held.size;
  }

  *[Symbol.iterator](): Iterator<readonly [string, Entry]> {
    for (const [key, { entry }] of this.#held) yield [key, entry];
  }

  get(key: string): Entry | undefined {
    return this.#held.get(key)?.entry;
  }

  /** Makes it the most recently used one. */
  touch(key: string): void {
    const held = this.#held.get(key);
    if (held === undefined) return;
    this.#held.delete(key);
    this.#held.set(key, held);
  }

  /**
   * Stores a response, whose body is read from the cache from now on.
   *
   * @param headBytes how long its headers are, and those of its request
   * @param entryOf makes the entry, given the body
   */
  store(key: string, response: FetchResponse, headBytes: number, entryOf: (body: ReadableBody | null) => Entry): void {
    this.delete(key);
    const { body } = response;
    if ((body?.bytes?.length ?? 0) > maxEntryBytes) return;
    const shared =
      body === null || body.bytes !== undefined
        ? body
        : new StoredBody(
            body,
            (length) => {
              this.#resize(key, held, length);
            },
            () => {
              if (this.#held.get(key) === held) this.delete(key);
            },
          );
    const held: Held<Entry> = { entry: entryOf(shared), headBytes, bytes: 0 };
    this.#held.set(key, held);
    response.body = shared;
    this.#resize(key, held, body?.bytes?.length ?? 0);
  }

  #resize(key: string, held: Held<Entry>, length: number): void {
    if (this.#held.get(key) !== held) return;
    this.#bytes += length + held.headBytes - held.bytes;
    held.bytes = length + held.headBytes;
    if (length > maxEntryBytes) this.delete(key);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= maxEntries && this.#bytes <= maxBytes) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#bytes -= this.#held.get(key)?.bytes ?? 0;
    this.#held.delete(key);
  }
}
