import { mimeTypeEssence } from "sallyport/standard";
import { clearTimeout, setTimeout, TextDecoder, Uint8Array } from "../platform.ts";

type Bytes = AsyncIterable<Uint8Array>;

/** Of a longer document nothing is read. */
const maxBytes = 4096;

/** How long a response may keep its document back, in milliseconds. */
const maxWait = 1000;

const maxType = 200;

/**
 * The `type` of a problem document. It is text from the network: whoever shows it compares it with what is known.
 *
 * https://www.rfc-editor.org/rfc/rfc9457#name-type
 */
export function problemTypeIn(text: string): string | undefined {
  if (text.length > maxBytes) return undefined;
  try {
    const { type } = JSON.parse(text) as { readonly type?: unknown };
    return typeof type === "string" && type.length <= maxType ? type : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a response says that its body is a problem document. */
export const isProblem = (status: number, contentType: string | null): boolean =>
  status >= 400 && contentType !== null && mimeTypeEssence(contentType) === "application/problem+json";

/** A short body, and the body as if nothing of it had been read. */
interface Peeked {
  /** `undefined` where it is too long, comes too late, or breaks off. */
  readonly bytes: Uint8Array | undefined;
  readonly body: Uint8Array | Bytes;
}

async function* after(
  chunks: readonly Uint8Array[],
  next: Promise<IteratorResult<Uint8Array>>,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
    for (let result = await next; result.done !== true; result = await rest.next()) yield result.value;
  } finally {
    // Not waited for: a source that stalls would hold its reader up.
    rest.return?.().catch(() => undefined);
  }
}

function concat(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Reads a body of a document's length, and leaves it to be read again. */
export async function peek(body: Uint8Array | Bytes): Promise<Peeked> {
  if (body instanceof Uint8Array) return { bytes: body.length > maxBytes ? undefined : body, body };
  const source = body[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, maxWait, undefined)));
  let next = source.next();
  // A body that breaks off fails where it is read.
  let result = await Promise.race([next.catch(() => undefined), late]);
  while (result?.done === false && (length += result.value.length) <= maxBytes) {
    chunks.push(result.value);
    next = source.next();
    result = await Promise.race([next.catch(() => undefined), late]);
  }
  clearTimeout(timer);
  return { bytes: result?.done === true ? concat(chunks, length) : undefined, body: after(chunks, next, source) };
}

/** Reads the type of a problem document; the body can be read from its start again. */
export async function readProblemType(
  content: Uint8Array | Bytes,
): Promise<{ readonly problem?: string; readonly body: Uint8Array | Bytes }> {
  const { bytes, body } = await peek(content);
  const problem = bytes === undefined ? undefined : problemTypeIn(new TextDecoder().decode(bytes));
  return problem === undefined ? { body } : { problem, body };
}
