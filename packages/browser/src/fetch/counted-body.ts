import { Uint8Array } from "../platform.ts";

type Bytes = AsyncIterable<Uint8Array>;

/** A body that knows how much of it has come. */
export class CountedBody implements Bytes {
  readonly #body: Uint8Array | Bytes;
  #length = 0;

  constructor(body: Uint8Array | Bytes) {
    this.#body = body;
  }

  get length(): number {
    return this.#length;
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    const body = this.#body;
    const chunks = body instanceof Uint8Array ? [body][Symbol.iterator]() : body[Symbol.asyncIterator]();
    return {
      next: async () => {
        const result = await chunks.next();
        if (result.done !== true) this.#length += result.value.length;
        return result as IteratorResult<Uint8Array>;
      },
      // Not awaited: a source that stalls would hold its reader up.
      return: () => {
        void Promise.resolve(chunks.return?.()).catch(() => undefined);
        return Promise.resolve({ done: true, value: undefined });
      },
    };
  }
}
