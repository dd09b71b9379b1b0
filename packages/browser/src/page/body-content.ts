import type { Engine } from "../engines/engine.ts";
import { abortWhen } from "../fetch/abort-when.ts";
import { isUint8Array } from "../fetch/foreign-objects.ts";
import { NetworkFailure } from "../fetch/network-failure.ts";
import { copyOf, type ReadableBody } from "../fetch/response-body.ts";
import { teeWithClones } from "./tee-with-clones.ts";
import { Blob, DOMException, ReadableStream, TransformStream, Uint8Array, responseClass } from "../platform.ts";

/** What a script may get in place of the bytes. */
export interface ReadingContext {
  readonly engine: Engine;
  /** The request's own: it ends the body of its response too. */
  readonly signal?: AbortSignal | undefined;
  /** Hears why the body breaks off, which the script does not learn: each time that it is read. */
  readonly onBroken?: ((failure: NetworkFailure) => Promise<void>) | undefined;
}

type Stream = ReadableStream<Uint8Array>;

/** What both kinds of streams need, of bytes and of chunks. */
interface Source {
  readonly type?: "bytes";
  start(controller: Controller): void;
  pull(controller: Controller): Promise<void>;
  cancel(): void;
}

interface Controller {
  readonly byobRequest?: { respond(length: number): void } | null;
  enqueue(chunk: Uint8Array): void;
  close(): void;
  error(reason: unknown): void;
}

const readMessage = "The body has been read.";

/** A stream that a script passes as a body: no one has read of it. */
export function mustBeUnread(stream: Stream): void {
  // The platform knows whether it was read from; a script cannot.
  if (stream.locked || new (responseClass())(stream).bodyUsed)
    throw new TypeError("The stream is locked, or was read from.");
}

async function readStream(stream: Stream): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer());
    if (!isUint8Array(value)) throw new TypeError("A chunk of the stream isn't a Uint8Array.");
    chunks.push(value);
  }
}

/**
 * The bytes of a Request or a Response, which are read once, at once or as a stream.
 *
 * https://fetch.spec.whatwg.org/#concept-body
 */
export class BodyContent {
  /** `undefined` for a script's stream. */
  readonly #bytes: ReadableBody | undefined;
  readonly #context: ReadingContext;
  #stream: Stream | undefined;
  /** Knows whether the stream was read from. */
  #probe: Response | undefined;
  #isRead = false;
  #isShared = false;

  constructor(content: ReadableBody | Stream, context: ReadingContext) {
    this.#context = context;
    if (content instanceof ReadableStream) this.#setStream(content);
    else this.#bytes = content;
  }

  get isRead(): boolean {
    return this.#isRead || this.#probe?.bodyUsed === true;
  }

  /** https://fetch.spec.whatwg.org/#body-unusable */
  get isUnusable(): boolean {
    return this.isRead || this.#stream?.locked === true;
  }

  /** How much has come as it was coded. */
  get codedLength(): number | undefined {
    return this.#bytes?.codedLength?.();
  }

  get isScriptStream(): boolean {
    return this.#bytes === undefined;
  }

  /** What the browser has of it; `undefined` for a script's stream. */
  get bytes(): ReadableBody | undefined {
    return this.#bytes;
  }

  get stream(): Stream {
    if (this.#stream === undefined) {
      const stream = this.#makeStream();
      this.#setStream(stream);
      if (this.#isRead) stream.getReader();
      return stream;
    }
    return this.#stream;
  }

  /** https://fetch.spec.whatwg.org/#concept-body-consume-body, without the shape that a script wants */
  async read(): Promise<Uint8Array<ArrayBuffer>> {
    return this.startReading();
  }

  /**
   * The same for a method whose promise is rejected at once, before any microtask, where nothing can be read.
   *
   * @throws TypeError, or the signal's reason, where the promise of `read` is rejected with it
   */
  startReading(): Promise<Uint8Array<ArrayBuffer>> {
    const { signal, engine } = this.#context;
    if (signal?.aborted === true && (!this.isUnusable || engine.abort.countsAfterReading))
      throw this.#abortError(engine.abort.givesReason) as Error;
    if (this.isUnusable) throw new TypeError(readMessage);
    this.#isRead = true;
    return this.#readAll();
  }

  async #readAll(): Promise<Uint8Array<ArrayBuffer>> {
    const { signal, engine } = this.#context;
    try {
      // Without a stream the bytes come faster. A copy: the script may change them.
      const bytes = this.#stream === undefined ? this.#bytes?.read() : readStream(this.#stream);
      return copyOf(await abortWhen(signal, bytes ?? Promise.resolve(new Uint8Array())));
    } catch (error) {
      await this.#report(error);
      // A stream fails with what its reader gets: a script's own error, or the engine's.
      const isMade = this.#stream !== undefined && signal?.aborted !== true;
      throw isMade ? error : this.#errorFor(error, engine.abort.givesReasonWhileReading);
    }
  }

  /** All bytes that are there, once there are more than so many; or all there will be. */
  async readBeyond(length: number): Promise<Uint8Array> {
    try {
      return await abortWhen(
        this.#context.signal,
        this.#bytes?.readBeyond(length) ?? Promise.resolve(new Uint8Array()),
      );
    } catch (error) {
      await this.#report(error);
      throw error;
    }
  }

  /** https://fetch.spec.whatwg.org/#concept-body-clone */
  clone(): BodyContent {
    if (this.isUnusable) throw new TypeError(readMessage);
    if (this.#bytes !== undefined) {
      const copy = new BodyContent(this.#bytes, this.#context);
      this.#isShared = copy.#isShared = true;
      return copy;
    }
    const [one, other] = teeWithClones(this.stream);
    this.#setStream(one);
    return new BodyContent(other, this.#context);
  }

  /**
   * The same body for another object; this one has been read then.
   *
   * https://streams.spec.whatwg.org/#readablestream-create-a-proxy
   */
  transfer(): BodyContent {
    if (this.isUnusable) throw new TypeError(readMessage);
    const content = this.#bytes ?? this.stream.pipeThrough(new TransformStream<Uint8Array, Uint8Array>());
    const moved = new BodyContent(content, this.#context);
    moved.#isShared = this.#isShared;
    this.markRead();
    return moved;
  }

  markRead(): void {
    this.#isRead = true;
    if (this.#stream?.locked === false) this.#stream.getReader();
  }

  #setStream(stream: Stream): void {
    this.#stream = stream;
    this.#probe = new (responseClass())(stream);
  }

  #makeStream(): Stream {
    const { signal, engine } = this.#context;
    const source = this.#bytes;
    let offset = 0;
    const underlying: Source = {
      ...(engine.body.givesByteReaders && { type: "bytes" }),
      start: (controller) =>
        signal?.addEventListener("abort", () => controller.error(this.#abortError(engine.abort.givesReason))),
      pull: async (controller) => {
        try {
          const bytes = copyOf((await this.readBeyond(offset)).subarray(offset));
          offset += bytes.length;
          if (bytes.length > 0) controller.enqueue(bytes);
          else controller.close();
          if (bytes.length === 0) controller.byobRequest?.respond(0);
        } catch (error) {
          controller.error(this.#errorFor(error, engine.abort.givesReason));
        }
      },
      cancel: () => {
        if (!this.#isShared) source?.cancel();
      },
    };
    return new ReadableStream(underlying as unknown as ConstructorParameters<typeof ReadableStream>[0]) as Stream;
  }

  /** What the script gets. Where nothing else hears why the body breaks off, that is its cause; a browser's has none. */
  #errorFor(cause: unknown, givesReason: boolean): unknown {
    const { signal, engine, onBroken } = this.#context;
    if (signal?.aborted === true) return this.#abortError(givesReason);
    return new TypeError(engine.errorMessage, onBroken === undefined ? { cause } : undefined);
  }

  async #report(error: unknown): Promise<void> {
    const { signal, onBroken } = this.#context;
    if (error instanceof NetworkFailure && signal?.aborted !== true) await onBroken?.(error);
  }

  #abortError(givesReason: boolean): unknown {
    return abortError(this.#context.signal, givesReason);
  }
}

/** What a script gets for an abort: the signal's reason, or an error that hides it. */
export const abortError = (signal: AbortSignal | undefined, givesReason: boolean): unknown =>
  givesReason ? signal?.reason : new DOMException("The operation was aborted.", "AbortError");
