/** A request as data: a failure is replayed from it. */
export interface RawRequest {
  readonly method: string;
  /** As on the request line, one character a byte. */
  readonly target: string;
  /** Without Content-Length. */
  readonly fields: readonly (readonly [string, string])[];
  readonly body?: string;
}

/** The field by which a handler knows which request it runs for: requests are pipelined. */
export const caseField = "x-case";

/** The bytes of a request, one character a byte. */
export function bytesOf({ method, target, fields, body }: RawRequest, id: number): string {
  let text = `${method} ${target} HTTP/1.1\r\n`;
  for (const [name, value] of fields) text += `${name}: ${value}\r\n`;
  const length = body === undefined ? (method === "GET" || method === "HEAD" ? undefined : 0) : body.length;
  if (length !== undefined) text += `content-length: ${length}\r\n`;
  return `${text}${caseField}: ${id}\r\n\r\n${body ?? ""}`;
}
