import { parseForm } from "./held-form.ts";

/** Reads the form of a Web request from a copy, so that the handler can read it again. */
export async function readWebForm(request: Request, limit: number): Promise<FormData | undefined> {
  const { body, headers } = request.clone();
  if (body === null) return undefined;
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.byteLength;
    if (length > limit) {
      // Not awaited: it settles when the handler's copy is cancelled too.
      void reader.cancel();
      return undefined;
    }
    chunks.push(read.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return parseForm(bytes, headers.get("content-type") ?? "");
}
