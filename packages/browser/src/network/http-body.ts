import { NetworkFailure } from "../fetch/network-failure.ts";

/** How much is received ahead of the reader. */
const maxAheadBytes = 1024 * 1024;

/** What a chunk costs beside its bytes: a server chooses how small they are. */
const chunkCost = 256;

const cost = (chunk: Uint8Array): number => chunk.length + chunkCost;

interface BodySource {
  /** Stops receiving. Called again where something comes all the same. */
  hold(): void;
  /** Goes on receiving. */
  release(): void;
  /** The rest is not needed. */
  cancel(): void;
}

/** A body under way: it buffers what has arrived for its reader, and holds the server back when that is too much. */
export class ReceivedBody implements AsyncIterable<Uint8Array> {
  readonly #source: BodySource;
  readonly #chunks: Uint8Array[] = [];
  #ahead = 0;
  #held = false;
  #end: "complete" | NetworkFailure | undefined;
  #wake: (() => void) | undefined;

  constructor(source: BodySource) {
    this.#source = source;
  }

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#ahead += cost(chunk);
    if (this.#held || this.#ahead > maxAheadBytes) {
      this.#held = true;
      this.#source.hold();
    }
    this.#wake?.();
  }

  /** Nothing more comes. What has come is still given. */
  end(how: "complete" | NetworkFailure): void {
    this.#end ??= how;
    this.#wake?.();
  }

  #take(): Uint8Array | undefined {
    const chunk = this.#chunks.shift();
    if (chunk === undefined) return undefined;
    this.#ahead -= cost(chunk);
    if (this.#held && this.#ahead <= maxAheadBytes / 2) {
      this.#held = false;
      this.#source.release();
    }
    return chunk;
  }

  async #next(): Promise<IteratorResult<Uint8Array, undefined>> {
    for (;;) {
      const value = this.#take();
      if (value !== undefined) return { done: false, value };
      if (this.#end instanceof NetworkFailure) throw this.#end;
      if (this.#end === "complete") return { done: true, value: undefined };
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** No generator: `return` must not wait for a chunk that may never come. */
  [Symbol.asyncIterator](): AsyncIterator<Uint8Array, undefined> {
    return {
      next: () => this.#next(),
      return: () => {
        this.#chunks.length = 0;
        this.end("complete");
        this.#source.cancel();
        return Promise.resolve({ done: true, value: undefined });
      },
    };
  }
}
