import { NetworkFailure } from "./network-failure.ts";
import { Uint8Array } from "../platform.ts";

/** The bytes of a body, which can be read again and again. Reading rejects where the connection fails. */
export interface ReadableBody {
  /** All of them, where nothing has to be awaited. */
  readonly bytes?: Uint8Array;
  /** How many have come so far before their content codings were undone, where they had any. */
  readonly codedLength?: () => number;
  /** @throws NetworkFailure when the body is cut off or longer than the budget */
  read(): Promise<Uint8Array>;
  /** All bytes that are there, once there are more than so many; or all there will be. */
  readBeyond(length: number): Promise<Uint8Array>;
  /** Asks for no more bytes. */
  cancel(): void;
}

/** A copy in memory of its own. Not `slice`: that of a Node Buffer is a view. */
export const copyOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** Longer bodies are an error: a test that reads one without end would never finish. */
const maxBodyBytes = 64 * 1024 * 1024;

/** A body that is there as a whole, or will be. */
export function wholeBody(read: () => Promise<Uint8Array>): ReadableBody {
  return { read, readBeyond: read, cancel: () => undefined };
}

export const bodyOfBytes = (bytes: Uint8Array): ReadableBody => ({
  ...wholeBody(() => Promise.resolve(bytes)),
  bytes,
});

/** A body that comes in chunks. One array that grows: a list of chunks costs what a server chooses, by how small they are. */
export class ReceivedBody implements ReadableBody {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #bytes = new Uint8Array();
  #length = 0;
  #ended = false;
  /** The chunk that is awaited; where it failed, it stays. */
  #next: Promise<void> | undefined;

  readonly codedLength?: () => number;

  constructor(chunks: AsyncIterable<Uint8Array>, codedLength?: () => number) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    if (codedLength !== undefined) this.codedLength = codedLength;
  }

  async read(): Promise<Uint8Array> {
    while (!this.#ended) await this.#pull();
    return this.#bytes.subarray(0, this.#length);
  }

  async readBeyond(length: number): Promise<Uint8Array> {
    while (!this.#ended && length >= this.#length) await this.#pull();
    return this.#bytes.subarray(0, this.#length);
  }

  cancel(): void {
    // Its failure has nobody to hear of it.
    void this.#chunks.return?.().catch(() => undefined);
  }

  #pull(): Promise<void> {
    return (this.#next ??= this.#receive().then(() => (this.#next = undefined)));
  }

  async #receive(): Promise<void> {
    const next = await this.#chunks.next();
    if (next.done === true) this.#ended = true;
    else this.#append(next.value);
  }

  #append(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    if (length > maxBodyBytes) {
      this.cancel();
      throw new NetworkFailure("body-too-long", "The body is longer than 64 MiB.");
    }
    if (length > this.#bytes.length) {
      const longer = new Uint8Array(Math.max(length, 2 * this.#bytes.length));
      longer.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = longer;
    }
    this.#bytes.set(chunk, this.#length);
    this.#length = length;
  }
}
