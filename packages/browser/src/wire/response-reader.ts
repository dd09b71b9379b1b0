import { joinBytes } from "../fetch/join-bytes.ts";
import { NetworkFailure } from "../fetch/network-failure.ts";
import type { ResponseSource, WireRules } from "../engines/wire-rules.ts";
import { ByteQueue } from "./byte-queue.ts";
import { ChunkReader } from "./chunk-reader.ts";
import { framingOf, type Framing } from "./framing.ts";
import { HeadReader, type Head } from "./head-reader.ts";

/** What is being read. */
export interface ReadRequest {
  readonly method: string;
  readonly url: string;
}

export interface ReadLimits {
  readonly maxHeadBytes: number;
  readonly maxBodyBytes: number;
}

function sourceOf(url: string): ResponseSource {
  const { protocol, port } = new URL(url);
  return { secure: protocol === "https:", defaultPort: port === "" };
}

/**
 * Reads a response from the bytes of an HTTP/1 connection as an engine does: bytes are put in, and the head and the content
 * come out. It waits for nothing, and reads nothing behind the response.
 */
export class ResponseReader {
  readonly #method: string;
  readonly #rules: WireRules;
  readonly #limits: ReadLimits;
  readonly #heads: HeadReader;
  readonly #chunks: ChunkReader;
  readonly #queue = new ByteQueue();
  #read: Head | undefined;
  #framing: Framing = "connection";
  #content: Uint8Array[] = [];
  #length = 0;
  #any = false;
  #done = false;
  #failure: NetworkFailure | undefined;

  constructor({ method, url }: ReadRequest, rules: WireRules, limits: ReadLimits) {
    this.#method = method;
    this.#rules = rules;
    this.#limits = limits;
    this.#heads = new HeadReader(rules, sourceOf(url), limits.maxHeadBytes);
    this.#chunks = new ChunkReader(rules, limits.maxHeadBytes);
  }

  /** Whether anything has come at all. */
  get started(): boolean {
    return this.#any;
  }

  /** The head, once the page may see it. */
  get head(): Head | undefined {
    const isShown = this.#rules.headIsShown === "at-once" || this.#length > 0 || this.#done;
    return isShown ? this.#read : undefined;
  }

  /** Whether the response is whole. */
  get done(): boolean {
    return this.#done;
  }

  /** What is wrong with it. What has come before is content all the same, if there is a head. */
  get failure(): NetworkFailure | undefined {
    return this.#failure;
  }

  push(chunk: Uint8Array): void {
    if (this.#done || this.#failure !== undefined || chunk.length === 0) return;
    this.#any = true;
    this.#queue.push(chunk);
    this.#attempt(() => this.#advance(false));
  }

  /** The connection is at its end. */
  end(): void {
    if (this.#done || this.#failure !== undefined) return;
    this.#attempt(() => {
      if (!this.#any)
        throw new NetworkFailure("unreachable", "No response came: the connection ended.", { connected: true });
      this.#advance(true);
      if (!this.#done) this.#endBody();
    });
  }

  /** The content since the last call: one piece, however small those of the server are. */
  take(): Uint8Array | undefined {
    const content = this.#content;
    this.#content = [];
    return content.length < 2 ? content[0] : joinBytes(content);
  }

  #attempt(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error;
      this.#failure = error;
      if (this.#rules.headIsShown === "with-content" && error.code === "malformed" && this.#isFirst)
        this.#read = undefined;
    }
  }

  /** Whether no content was taken before. */
  get #isFirst(): boolean {
    return this.#content.reduce((sum, { length }) => sum + length, 0) === this.#length;
  }

  #advance(ended: boolean): void {
    if (this.#read === undefined) {
      const head = this.#heads.read(this.#queue, ended);
      if (head === undefined) return;
      this.#framing = framingOf(head, this.#method, this.#rules);
      this.#read = head;
    }
    this.#readBody();
  }

  #readBody(): void {
    if (this.#framing === "chunks") {
      for (const content of this.#chunks.read(this.#queue)) this.#add(content);
      this.#done = this.#chunks.done;
    } else if (this.#framing === "connection") {
      if (this.#queue.length > 0) this.#add(this.#queue.take(this.#queue.length));
    } else {
      const content = this.#queue.take(this.#framing.length - this.#length);
      if (content.length > 0) this.#add(content);
      this.#done = this.#length === this.#framing.length;
    }
  }

  #add(content: Uint8Array): void {
    const { maxBodyBytes } = this.#limits;
    if (this.#length + content.length > maxBodyBytes)
      throw new NetworkFailure("body-too-long", `The body is longer than ${String(maxBodyBytes)} bytes.`);
    this.#length += content.length;
    this.#content.push(content);
  }

  #endBody(): void {
    if (this.#framing === "chunks") this.#chunks.end(this.#queue);
    else if (this.#framing !== "connection" && this.#read !== undefined) {
      const { line, headers } = this.#read;
      if (this.#rules.shortBody(line, headers) === "broken")
        throw new NetworkFailure("truncated", "The body broke off: it is shorter than its Content-Length.");
    }
    this.#done = true;
  }
}
