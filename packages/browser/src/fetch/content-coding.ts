import { byteLowercase } from "./byte-lowercase.ts";
import { extractTokens } from "./extract-header-list-values.ts";
import type { HeaderList } from "./header-list.ts";
import { NetworkFailure } from "./network-failure.ts";
import { Uint8Array } from "../platform.ts";

type Format = ConstructorParameters<typeof DecompressionStream>[0];
type Bytes = AsyncIterable<Uint8Array>;

/** Each coding costs a decoder; nobody means to apply more. */
const maxCodings = 5;

let brotli: Format | undefined | "not tried" = "not tried";

/** The platform's name for Brotli; `undefined` where it cannot undo it. */
function brotliFormat(): Format | undefined {
  if (brotli !== "not tried") return brotli;
  try {
    new DecompressionStream("brotli" as Format);
    return (brotli = "brotli" as Format);
  } catch {
    return (brotli = undefined);
  }
}

/** What `Accept-Encoding` says: the codings that can be undone here. */
export const acceptedCodings = (): string => (brotliFormat() === undefined ? "gzip, deflate" : "gzip, deflate, br");

// Registered, so that a body of another copy of this package is one too.
const mark: symbol = Symbol.for("@sallyport/browser.DecodedBody");

/** A body whose codings somebody else has undone, though its headers still name them: a recording's. */
export class DecodedBody implements Bytes {
  static {
    Object.defineProperty(this.prototype, mark, { value: true });
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && mark in value;
  }

  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(this.#bytes);
  }
}

/** RFC 9110, section 8.4.1: the names are case-insensitive, and `x-gzip` is `gzip`. */
const isKnown = (coding: string): boolean =>
  ["gzip", "x-gzip", "deflate", "identity"].includes(coding) || (coding === "br" && brotliFormat() !== undefined);

/** RFC 1950, section 2.2. Some servers send `deflate` without this header, and browsers take both. */
const hasZlibHeader = ([method = 0, flags = 0]: Uint8Array): boolean =>
  (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;

function formatOf(coding: string, start: Uint8Array): Format {
  if (coding === "deflate") return hasZlibHeader(start) ? "deflate" : "deflate-raw";
  return coding === "br" ? (brotliFormat() ?? "gzip") : "gzip";
}

const joined = (one: Uint8Array, other: Uint8Array): Uint8Array => {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
};

/** Undoes one coding. Nothing at all is the coding of nothing. */
async function* decode(coding: string, body: Bytes): AsyncGenerator<Uint8Array> {
  const source = body[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array();
  let done = false;
  while (start.length < 2 && !done) {
    const next = await source.next();
    if (next.done === true) done = true;
    else start = joined(start, next.value);
  }
  if (start.length === 0) return;
  yield* decompress(formatOf(coding, start), start, source);
}

async function* decompress(
  format: Format,
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream(format);
  const reader = readable.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const feeding = feed(writable.getWriter() as WritableStreamDefaultWriter<Uint8Array>, start, rest);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (cause) {
    const failure = await feeding;
    if (failure instanceof NetworkFailure) throw failure;
    throw new NetworkFailure("malformed", "The body is not what its Content-Encoding says.", { cause });
  } finally {
    // Neither is waited for: a source that stalls would hold its reader up.
    reader.cancel().catch(() => undefined);
    rest.return?.().catch(() => undefined);
  }
}

/** Puts a body into a decoder. Gives what stopped it, and never rejects: the reader's end tells the rest. */
async function feed(
  writer: WritableStreamDefaultWriter<Uint8Array>,
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): Promise<unknown> {
  try {
    await writer.write(start);
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) await writer.write(next.value);
    await writer.close();
    return undefined;
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
    return error;
  }
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

const tooMany: Bytes = {
  [Symbol.asyncIterator]: () => ({
    next: () =>
      Promise.reject(new NetworkFailure("malformed", `The body has more than ${String(maxCodings)} content codings.`)),
  }),
};

/**
 * The content of a body, with its codings undone as it is read; as it came where one of them is not known. What does not
 * decode, and what ends within a coding, is "malformed" when it is read; whether bytes behind the end of a coding are, the
 * platform's DecompressionStream decides.
 *
 * https://fetch.spec.whatwg.org/#handle-content-codings
 */
export function handleContentCodings(headers: HeaderList, body: Uint8Array | Bytes): Uint8Array | Bytes {
  if (body instanceof DecodedBody) return body;
  const values = extractTokens("Content-Encoding", headers);
  if (values === null || values === "failure" || values.length === 0) return body;
  const codings = values.map(byteLowercase);
  if (!codings.every(isKnown)) return body;
  const applied = codings.filter((coding) => coding !== "identity");
  if (applied.length > maxCodings) return tooMany;
  // The last one was applied last.
  return applied.reduceRight<Uint8Array | Bytes>(
    (coded, coding) => decode(coding, coded instanceof Uint8Array ? only(coded) : coded),
    body,
  );
}
