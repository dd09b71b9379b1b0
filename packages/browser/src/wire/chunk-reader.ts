import { NetworkFailure } from "../fetch/network-failure.ts";
import type { WireRules } from "../engines/wire-rules.ts";
import type { ByteQueue } from "./byte-queue.ts";

const lineFeed = 10;

const broken = (what: string): NetworkFailure =>
  new NetworkFailure("malformed", `The response is not HTTP: ${what}.`, { part: "chunks" });

const brokenOff = (): NetworkFailure =>
  new NetworkFailure("truncated", "The body broke off: the last chunk is missing.");

/** Reads a body in chunks (RFC 9112, section 7.1). Extensions and trailers are left out. */
export class ChunkReader {
  readonly #rules: WireRules;
  readonly #maxTrailerBytes: number;
  #at: "size" | "content" | "behind" | "trailers" | "end" = "size";
  #left = 0;
  #trailerBytes = 0;

  constructor(rules: WireRules, maxTrailerBytes: number) {
    this.#rules = rules;
    this.#maxTrailerBytes = maxTrailerBytes;
  }

  get done(): boolean {
    return this.#at === "end";
  }

  /**
   * What has come of the content.
   *
   * @throws NetworkFailure
   */
  *read(queue: ByteQueue): Generator<Uint8Array> {
    while (this.#at !== "end") {
      if (this.#at === "content") {
        if (queue.length === 0) return;
        const content = queue.take(this.#left);
        this.#left -= content.length;
        if (this.#left === 0) this.#at = "behind";
        yield content;
      } else if (!this.#readLine(queue)) return;
    }
  }

  /** No more comes. */
  end(queue: ByteQueue): void {
    if (this.#at === "end") return;
    const isBetween = (this.#at !== "content" && queue.length === 0) || this.#at === "trailers";
    if (!isBetween || this.#rules.endBetweenChunks === "broken") throw brokenOff();
  }

  #readLine(queue: ByteQueue): boolean {
    const end = queue.indexOf(lineFeed);
    const length = end < 0 ? queue.length : end + 1;
    const isTrailer = this.#at === "trailers";
    if (isTrailer && this.#trailerBytes + length > this.#maxTrailerBytes)
      throw new NetworkFailure("head-too-long", "The trailers are too long.");
    const { maxChunkLineBytes, maxTrailerLineBytes } = this.#rules;
    if (length > (isTrailer ? maxTrailerLineBytes : maxChunkLineBytes))
      throw broken("a line around a chunk is too long");
    if (end < 0) return false;
    if (this.#at === "behind" && !this.#skipsLine(queue, end)) {
      this.#at = "size";
      return true;
    }
    const line = queue.takeText(length).replace(/\r?\n$/, "");
    if (isTrailer) this.#trailerBytes += length;
    this.#next(line);
    return true;
  }

  /** Whether the line behind a chunk is one of its own. */
  #skipsLine(queue: ByteQueue, end: number): boolean {
    return this.#rules.chunkEnd !== "line-end-or-nothing" || queue.peekText(end).replace(/\r$/, "") === "";
  }

  #next(line: string): void {
    if (this.#at === "behind") {
      if (line !== "" && this.#rules.chunkEnd === "line-end") throw broken("a chunk is longer than its size");
      this.#at = "size";
    } else if (this.#at === "trailers") {
      if (line === "") this.#at = "end";
    } else this.#size(line);
  }

  #size(line: string): void {
    if (line === "" && this.#rules.chunkEnd === "line-end-or-nothing") return;
    const size = this.#rules.chunkSize(line);
    if (size === undefined) throw broken(`the size of a chunk is ${JSON.stringify(line.slice(0, 40))}`);
    this.#left = size;
    this.#at = size === 0 ? "trailers" : "content";
  }
}
