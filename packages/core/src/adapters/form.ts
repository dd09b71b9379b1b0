import type { IncomingMessage, ServerResponse } from "node:http";
import { tokenIn, type FormReader } from "../server/form.ts";

/** Middleware of Connect and Express that parses forms: `express.urlencoded({ extended: false })`, `multer().none()`. */
export type BodyParser = (request: never, response: never, next: never) => unknown;

type Parse = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => unknown;

/** Reads a plain form where a parser stands before the guard, or by the guard's own. */
export function formReader(
  request: IncomingMessage & { body?: unknown },
  response: ServerResponse,
  parser: BodyParser | undefined,
): FormReader {
  return () => {
    if (parser === undefined || tokenIn(request.body) !== undefined) return request.body;
    return new Promise((resolve) => {
      (parser as Parse)(request, response, () => resolve(request.body));
    });
  };
}

/** Longer forms send the token in the header: all of it is kept until the token is found. */
const longestForm = 1_048_576;

/** Reads the form of a Web request from a copy, so that the handler can read it again. */
export async function readWebForm(request: Request): Promise<FormData | undefined> {
  const { body, headers } = request.clone();
  if (body === null) return undefined;
  const reader = body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.byteLength;
    if (length > longestForm) {
      // Not awaited: it settles when the handler's copy is cancelled too.
      void reader.cancel();
      return undefined;
    }
    chunks.push(read.value);
  }
  return new Response(new Blob(chunks), { headers: { "content-type": headers.get("content-type") ?? "" } }).formData();
}
