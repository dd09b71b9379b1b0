import type { Readable } from "node:stream";
import { isFormOverBudget } from "../server/form-budget.ts";
import { shared } from "./shared.ts";

/** What Node's streams keep of themselves; it has no public name on every kind of request (node:http, http2, inject). */
interface Ended {
  readonly _readableState?: { readonly ended: boolean };
}

const hasEnded = (stream: Readable): boolean => (stream as Readable & Ended)._readableState?.ended === true;

/** What guards have read of a request and put back. */
const peeked = shared("peeked", () => new WeakMap<Readable, Promise<Buffer | undefined>>());

/**
 * Reads a stream's bytes and puts them back, so that its next reader finds them all: `end` has not been emitted yet.
 * @returns `undefined` where there are more than `limit`, where somebody else reads it, or where the stream breaks off
 */
export function peekBody(stream: Readable, limit: number): Promise<Buffer | undefined> {
  const known = peeked.get(stream) ?? read(stream, limit);
  peeked.set(stream, known);
  return known;
}

/** Somebody who listens already would get the bytes twice; a text cannot be put back as bytes. */
const isTaken = (stream: Readable): boolean =>
  stream.readableDidRead ||
  stream.destroyed ||
  stream.readableEncoding !== null ||
  stream.listenerCount("data") > 0 ||
  stream.listenerCount("readable") > 0;

function read(stream: Readable, limit: number): Promise<Buffer | undefined> {
  if (isTaken(stream)) return Promise.resolve(undefined);
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
          // The rest goes nowhere: it would hold the connection.
          stream.resume();
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

/**
 * Parses a form by the platform's own parser (Fetch, body's formData).
 * @returns `undefined` where it has more fields than anybody writes
 */
export function parseForm(body: Buffer | Uint8Array<ArrayBuffer>, type: string): Promise<FormData | undefined> {
  const bytes = new Uint8Array(body);
  if (isFormOverBudget(new TextDecoder("latin1").decode(bytes), type)) return Promise.resolve(undefined);
  return new Response(bytes, { headers: { "content-type": type } }).formData();
}
