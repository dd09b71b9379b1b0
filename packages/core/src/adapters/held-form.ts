import type { Readable } from "node:stream";

/** What Node's streams keep of themselves; it has no public name on every kind of request (node:http, http2, inject). */
interface Ended {
  readonly _readableState?: { readonly ended: boolean };
}

const hasEnded = (stream: Readable): boolean => (stream as Readable & Ended)._readableState?.ended === true;

/**
 * Reads a stream's bytes and puts them back, so that its next reader finds them all: `end` has not been emitted yet.
 * @returns `undefined` where there are more than `limit`, where somebody has read before, or where the stream breaks off
 */
export function peekBody(stream: Readable, limit: number): Promise<Buffer | undefined> {
  if (stream.readableDidRead || stream.destroyed) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const settle = (body: Buffer | undefined): void => {
      stream.off("readable", take).off("error", fail).off("close", fail);
      resolve(body);
    };
    const fail = (): void => settle(undefined);
    const take = (): void => {
      for (let chunk = next(stream); chunk !== null; chunk = next(stream)) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > limit) {
          settle(undefined);
          return;
        }
      }
      if (!hasEnded(stream)) return;
      const body = Buffer.concat(chunks);
      if (length > 0) stream.unshift(body);
      settle(body);
    };
    stream.on("readable", take).on("error", fail).on("close", fail);
  });
}

const next = (stream: Readable): Buffer | null => stream.read() as Buffer | null;

/** Parses a form by the platform's own parser (Fetch, body's formData). */
export const parseForm = (body: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> =>
  new Response(body, { headers: { "content-type": type } }).formData();
