import { Decompress, ZstdErrorCode } from "fzstd";
import { gzipHeadLength } from "./gzip-head.ts";
import { joinBytes } from "./join-bytes.ts";
import { NetworkFailure } from "./network-failure.ts";
import { builtinIfThere } from "./node-builtin.ts";
import { Uint8Array } from "../platform.ts";

type Bytes = AsyncIterable<Uint8Array>;
type Pair = Pick<DecompressionStream, "readable" | "writable">;

/** RFC 1950, section 2.2. Some servers send `deflate` without this header, and browsers take both. */
const hasZlibHeader = ([method = 0, flags = 0]: Uint8Array): boolean =>
  (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;

/** The longest head of a gzip member. */
const maxHeadBytes = 256 * 1024;

const broken = (cause: unknown): NetworkFailure =>
  new NetworkFailure("malformed", "The body is not what its Content-Encoding says.", { cause });

/** The platform's decoder. Where it lacks one, the body stays as unreadable as one that is broken. */
function platformStream(format: string): Pair {
  try {
    return new DecompressionStream(
      (format === "br" ? "brotli" : format.replace(/^x-/, "")) as ConstructorParameters<typeof DecompressionStream>[0],
    );
  } catch (cause) {
    throw broken(cause);
  }
}

/** Node's decoders, which may end early; elsewhere the platform's, which may not, and may lack Brotli. */
function streamFor(coding: string, start: Uint8Array, mayEndEarly: boolean): Pair {
  const format = coding === "deflate" ? (hasZlibHeader(start) ? "deflate" : "deflate-raw") : coding;
  const zlib = builtinIfThere("node:zlib");
  const stream = builtinIfThere("node:stream");
  if (zlib === undefined || stream === undefined) return platformStream(format);
  const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = zlib.constants;
  const options = mayEndEarly ? { finishFlush: format === "br" ? BROTLI_OPERATION_FLUSH : Z_SYNC_FLUSH } : {};
  const make =
    format === "br"
      ? zlib.createBrotliDecompress
      : format === "deflate"
        ? zlib.createInflate
        : format === "deflate-raw"
          ? zlib.createInflateRaw
          : zlib.createGunzip;
  return stream.Duplex.toWeb(make(options)) as unknown as Pair;
}

async function* decompress(
  { readable, writable }: Pair,
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
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
    throw broken(cause);
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

/** A block of a frame can be a thousand times as long as its bytes: so many at once are 8 MiB. */
const zstdBytes = 256;

/** RFC 8878. The library reads no checksums. */
async function* unzstd(
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
  mayEndEarly: boolean,
): AsyncGenerator<Uint8Array> {
  let decoded: Uint8Array[] = [];
  const decoder = new Decompress((chunk) => void decoded.push(chunk));
  const push = (bytes: Uint8Array, final?: boolean): void => {
    try {
      decoder.push(bytes, final);
    } catch (cause) {
      const isEnd = (cause as { readonly code?: unknown }).code === ZstdErrorCode.UnexpectedEOF;
      if (!isEnd || !mayEndEarly) throw broken(cause);
    }
  };
  try {
    for (let next: IteratorResult<Uint8Array> = { value: start }; next.done !== true; next = await rest.next()) {
      for (let at = 0; at < next.value.length; at += zstdBytes) {
        push(next.value.subarray(at, at + zstdBytes));
        yield* decoded;
        decoded = [];
      }
    }
    push(new Uint8Array(), true);
    yield* decoded;
  } finally {
    rest.return?.().catch(() => undefined);
  }
}

const isGzip = (coding: string): boolean => coding === "gzip" || coding === "x-gzip";

/** How long what must be there before a decoder is chosen is: for gzip, of which only the content is read, its head. */
function headLength(coding: string, start: Uint8Array, mayEndEarly: boolean): number | "more-needed" {
  if (start.length < 2) return "more-needed";
  if (!isGzip(coding) || !mayEndEarly || builtinIfThere("node:zlib") === undefined) return 0;
  const length = gzipHeadLength(start);
  if (length === "broken" || (length === "more-needed" && start.length > maxHeadBytes)) throw broken(undefined);
  return length;
}

/**
 * Undoes one coding. Nothing at all is the coding of nothing.
 *
 * @param mayEndEarly whether what has come is all, where the end of the coding is missing; then nobody reads the checksum
 * of gzip, and what stands behind it, either
 */
export async function* decode(coding: string, body: Bytes, mayEndEarly: boolean): AsyncGenerator<Uint8Array> {
  const source = body[Symbol.asyncIterator]();
  let start: Uint8Array = new Uint8Array();
  let head = headLength(coding, start, mayEndEarly);
  while (head === "more-needed") {
    const next = await source.next();
    if (next.done === true) break;
    start = joinBytes([start, next.value]);
    head = headLength(coding, start, mayEndEarly);
  }
  if (start.length === 0 || (head === "more-needed" && mayEndEarly)) return;
  if (coding === "zstd") yield* unzstd(start, source, mayEndEarly);
  else if (head === "more-needed" || head === 0)
    yield* decompress(streamFor(coding, start, mayEndEarly), start, source);
  else yield* decompress(streamFor("deflate-raw", start, mayEndEarly), start.subarray(head), source);
}

/** The same; what is broken before it gives a byte is given as it came. */
export async function* decodeIfPossible(coding: string, body: Bytes): AsyncGenerator<Uint8Array> {
  const source = body[Symbol.asyncIterator]();
  const came: Uint8Array[] = [];
  let any = false;
  const kept: Bytes = {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        const next = await source.next();
        if (next.done !== true && !any) came.push(next.value);
        return next;
      },
    }),
  };
  try {
    for await (const chunk of decode(coding, kept, true)) {
      any = true;
      yield chunk;
    }
  } catch (error) {
    if (any || !(error instanceof NetworkFailure) || error.code !== "malformed") throw error;
    yield* came;
    for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
  } finally {
    source.return?.().catch(() => undefined);
  }
}
