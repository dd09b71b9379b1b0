export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: [name: string, value: string][];
  readonly body: Buffer;
}

const headLimit = 1 << 20;

export class Malformed extends Error {
  override readonly name = "Malformed";
}

/** RFC 9112 requests from the bytes of one connection. Methods and header names keep their spelling. */
export class RequestReader {
  #bytes: Buffer = Buffer.alloc(0);

  /** The requests that the chunk completed; those before a malformed one too. */
  *push(chunk: Buffer): Generator<RawRequest> {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    for (let next = this.#next(); next !== undefined; next = this.#next()) yield next;
  }

  #next(): RawRequest | undefined {
    while (this.#bytes.indexOf("\r\n") === 0) this.#bytes = this.#bytes.subarray(2); // RFC 9112, section 2.2
    const end = this.#bytes.indexOf("\r\n\r\n");
    if (end < 0 && this.#bytes.length > headLimit) throw new Malformed("the head has no end");
    if (end < 0) return undefined;
    const head = parseHead(this.#bytes.toString("latin1", 0, end));
    const content = readBody(this.#bytes.subarray(end + 4), head.headers);
    if (content === undefined) return undefined;
    this.#bytes = this.#bytes.subarray(end + 4 + content.length);
    return { ...head, body: content.body };
  }
}

function parseHead(text: string): Omit<RawRequest, "body"> {
  const [line = "", ...fields] = text.split("\r\n");
  const [, method, target] = /^(\S+) (\S+) HTTP\/1\.[01]$/.exec(line) ?? [];
  if (method === undefined || target === undefined) throw new Malformed(`not a request line: ${JSON.stringify(line)}`);
  return { method, target, headers: fields.map(parseField) };
}

function parseField(line: string): [string, string] {
  const colon = line.indexOf(":");
  if (colon <= 0) throw new Malformed(`not a header field: ${JSON.stringify(line)}`);
  return [line.slice(0, colon), trimmed(line.slice(colon + 1))];
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-5.5: white space around a value is no part of it. */
export function trimmed(value: string): string {
  return value.replace(/^[ \t]+|[ \t]+$/g, "");
}

interface Content {
  readonly body: Buffer;
  /** Of the bytes on the wire. */
  readonly length: number;
}

function readBody(bytes: Buffer, headers: readonly [string, string][]): Content | undefined {
  const named = (name: string): string | undefined => headers.find(([key]) => key.toLowerCase() === name)?.[1];
  if (named("transfer-encoding")?.toLowerCase() === "chunked") return readChunks(bytes);
  const length = Number(named("content-length") ?? 0);
  if (!Number.isInteger(length) || length < 0) throw new Malformed("not a Content-Length");
  return bytes.length < length ? undefined : { body: bytes.subarray(0, length), length };
}

function readChunks(bytes: Buffer): Content | undefined {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = bytes.indexOf("\r\n", at);
    if (end < 0) return undefined;
    const size = parseInt(bytes.toString("latin1", at, end), 16);
    if (!(size >= 0)) throw new Malformed("not the size of a chunk");
    at = end + 2;
    if (bytes.length < at + size + 2) return undefined;
    parts.push(bytes.subarray(at, at + size));
    at += size + 2;
    if (size === 0) return { body: Buffer.concat(parts), length: at };
  }
}
