/**
 * The body of a request. A `source` of `null` is a stream, which can be sent once.
 *
 * https://fetch.spec.whatwg.org/#concept-body
 */
export interface Body {
  readonly source: Uint8Array | null;
  readonly stream?: ReadableStream<Uint8Array>;
}

/** What a script may pass as a body. */
export type BodyInit =
  string | URLSearchParams | FormData | Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array>;

interface BodyWithType {
  readonly body: Body;
  readonly type: string | null;
}

const encoder = new TextEncoder();

/** A stream where the browser does not support streams as bodies: an object as a string (Web IDL). */
export const streamAsText = "[object ReadableStream]";

/** https://fetch.spec.whatwg.org/#concept-body-total-bytes, before it is made; 0 for a form, whose boundary is to come. */
export function bodyLength(object: Exclude<BodyInit, ReadableStream>): number {
  if (object instanceof Blob) return object.size;
  if (object instanceof ArrayBuffer || ArrayBuffer.isView(object)) return object.byteLength;
  return object instanceof FormData ? 0 : encoder.encode(String(object)).length;
}

/**
 * The bytes and the content type of a script's body.
 *
 * https://fetch.spec.whatwg.org/#concept-bodyinit-extract
 */
export async function extractBody(object: BodyInit): Promise<BodyWithType> {
  if (typeof object === "string") return { body: { source: encoder.encode(object) }, type: "text/plain;charset=UTF-8" };
  if (object instanceof URLSearchParams) {
    const type = "application/x-www-form-urlencoded;charset=UTF-8";
    return { body: { source: encoder.encode(object.toString()) }, type };
  }
  if (object instanceof FormData) {
    const encoded = new Response(object);
    return { body: { source: new Uint8Array(await encoded.arrayBuffer()) }, type: encoded.headers.get("content-type") };
  }
  if (object instanceof Blob) {
    return {
      body: { source: new Uint8Array(await object.arrayBuffer()) },
      type: object.type === "" ? null : object.type,
    };
  }
  if (object instanceof ReadableStream) {
    // Throws a TypeError where it is locked or was read from.
    new Response(object);
    return { body: { source: null, stream: object }, type: null };
  }
  if (object instanceof ArrayBuffer) return { body: { source: new Uint8Array(object.slice(0)) }, type: null };
  if (ArrayBuffer.isView(object)) {
    return {
      body: { source: new Uint8Array(object.buffer, object.byteOffset, object.byteLength).slice() },
      type: null,
    };
  }
  // Any other value becomes a string (Web IDL).
  return extractBody(String(object));
}
