import type { BoundaryRules } from "../engines/navigation-rules.ts";
import type { SharedMemoryRules } from "../engines/page-rules.ts";
import { pickEncoding } from "../forms/form-encoding.ts";
import { multipartBytes, multipartLength, multipartTextBytes, newBoundary } from "../forms/multipart.ts";
import { isArrayBuffer, isForeignBlob, isForm, isForeignParameters } from "./foreign-objects.ts";
import { bodyOfBytes, wholeBody, type ReadableBody } from "./response-body.ts";
import { ArrayBuffer, Blob, ReadableStream, TextEncoder, URLSearchParams, Uint8Array } from "../platform.ts";

/**
 * The body of a request. A `source` of `null` is a stream, which can be sent once.
 *
 * https://fetch.spec.whatwg.org/#concept-body
 */
export interface Body {
  readonly source: Uint8Array | null;
}

/** What engines do in their own ways. */
interface ExtractionRules {
  readonly sharedMemory: SharedMemoryRules;
  readonly boundary: BoundaryRules;
}

/** What a script may pass as a body. */
export type BodyInit =
  string | URLSearchParams | FormData | Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array>;

/** What a script's body holds when it is passed: what the script changes later changes nothing. */
export interface ExtractedBody<Content = ReadableBody> {
  readonly content: Content;
  readonly type: string | null;
  /** https://fetch.spec.whatwg.org/#concept-body-total-bytes; 0 for a stream. */
  readonly length: number;
  /** What it was: text, which is sent in UTF-8, a Blob, or another object. */
  readonly kind: "text" | "blob" | "other";
}

const encoder = new TextEncoder();

const ofBytes = (bytes: Uint8Array, type: string | null, kind: ExtractedBody["kind"] = "other"): ExtractedBody => ({
  content: bodyOfBytes(bytes),
  type,
  length: bytes.length,
  kind,
});

/** A form of the platform, of jsdom or of happy-dom. */
function ofForm(form: FormData, rules: BoundaryRules): ExtractedBody {
  const boundary = newBoundary(rules);
  const entries = [...form].map(([name, value]) => ({
    name,
    value: typeof value === "string" ? value : { name: value.name, blob: value },
  }));
  const encoding = pickEncoding();
  const text = multipartTextBytes(entries, encoding, boundary);
  return {
    content: text === undefined ? wholeBody(() => multipartBytes(entries, encoding, boundary)) : bodyOfBytes(text),
    type: `multipart/form-data; boundary=${boundary}`,
    length: text?.length ?? multipartLength(entries, encoding, boundary),
    kind: "other",
  };
}

const ofBlob = (blob: Blob): ExtractedBody => ({
  content: wholeBody(async () => new Uint8Array(await blob.arrayBuffer())),
  type: blob.type === "" ? null : blob.type,
  length: blob.size,
  kind: "blob",
});

/** https://webidl.spec.whatwg.org/#AllowShared */
const isShared = (value: unknown): boolean => Object.prototype.toString.call(value) === "[object SharedArrayBuffer]";

function refuseShared(rules: SharedMemoryRules[keyof SharedMemoryRules]): void {
  if (rules === "refused") throw new TypeError("Shared memory cannot be a body.");
}

/** The bytes of an ArrayBuffer or of a view; `undefined` for what is a string (Web IDL). */
function bytesOf(object: unknown, rules: SharedMemoryRules): Uint8Array | undefined {
  if (isArrayBuffer(object)) return new Uint8Array(object.slice(0));
  if (isShared(object)) refuseShared(rules.buffer);
  if (!ArrayBuffer.isView(object)) return undefined;
  if (isShared(object.buffer)) refuseShared(rules.view);
  if (isShared(object.buffer) && rules.view === "string") return undefined;
  return new Uint8Array(object.buffer, object.byteOffset, object.byteLength).slice();
}

const isBlob = (object: unknown): object is Blob => object instanceof Blob || isForeignBlob(object);

const isParameters = (object: unknown): object is URLSearchParams =>
  object instanceof URLSearchParams || isForeignParameters(object);

/**
 * A script's body as Web IDL converts it, once: what isn't one of the objects that can be a body becomes a string.
 *
 * @throws TypeError for what does not become one
 */
export function toBodyInit(object: unknown): BodyInit {
  const isObject = isBlob(object) || isForm(object) || isParameters(object) || object instanceof ReadableStream;
  if (isObject || isArrayBuffer(object) || isShared(object) || ArrayBuffer.isView(object)) return object as BodyInit;
  return "".concat(object as string);
}

/**
 * The bytes and the content type of a script's body.
 *
 * https://fetch.spec.whatwg.org/#concept-bodyinit-extract
 *
 * @throws TypeError for shared memory in some engines, and for what does not become a string
 */
export function extractBody(object: unknown, { sharedMemory, boundary }: ExtractionRules): ExtractedBody {
  if (isBlob(object)) return ofBlob(object);
  if (isForm(object)) return ofForm(object, boundary);
  if (isParameters(object))
    return ofBytes(encoder.encode(object.toString()), "application/x-www-form-urlencoded;charset=UTF-8");
  const bytes = bytesOf(object, sharedMemory);
  // Any other value becomes a string (Web IDL).
  return bytes === undefined
    ? ofBytes(encoder.encode("".concat(object as string)), "text/plain;charset=UTF-8", "text")
    : ofBytes(bytes, null);
}

/** The same where a stream may be the body. */
export const extractBodyOrStream = (
  object: unknown,
  rules: ExtractionRules,
): ExtractedBody<ReadableBody | ReadableStream<Uint8Array>> =>
  object instanceof ReadableStream
    ? { content: object as ReadableStream<Uint8Array>, type: null, length: 0, kind: "other" }
    : extractBody(object, rules);
