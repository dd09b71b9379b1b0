import { constants, gunzipSync } from "node:zlib";

/** What has come of a response so far. */
export interface RawResponse {
  readonly status: number;
  /** Names in lower case; a field sent several times is joined by a comma and a space. */
  readonly headers: ReadonlyMap<string, string>;
  /** The body, decompressed as far as it has come. */
  readonly body: string;
  /** Where its framing says that it ends. */
  readonly ends: "here" | "later" | "with the connection";
}

function headersOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).toLowerCase();
    const before = headers.get(name);
    const value = line.slice(colon + 1).trim();
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return headers;
}

type Framed = Pick<RawResponse, "ends"> & { readonly content: Buffer };

/** RFC 9112, 7.1; extensions and trailers are not expected. */
function unchunk(bytes: Buffer): Framed {
  const chunks: Buffer[] = [];
  for (let rest = bytes; ;) {
    const end = rest.indexOf("\r\n");
    const size = Number.parseInt(rest.toString("latin1", 0, Math.max(end, 0)), 16);
    if (end < 0 || !(size > 0)) return { content: Buffer.concat(chunks), ends: size === 0 ? "here" : "later" };
    chunks.push(rest.subarray(end + 2, end + 2 + size));
    rest = rest.subarray(end + 4 + size);
  }
}

/** RFC 9112, 6.3. */
function unframe(content: Buffer, status: number, headers: RawResponse["headers"], method: string): Framed {
  if (method === "HEAD" || status === 101 || status === 204 || status === 304) return { content, ends: "here" };
  if (headers.get("transfer-encoding") === "chunked") return unchunk(content);
  const length = headers.get("content-length");
  if (length === undefined) return { content, ends: "with the connection" };
  return { content, ends: content.length < Number(length) ? "later" : "here" };
}

/** What a compressor has flushed, even if more is to come. */
const decompress = (content: Buffer): Buffer =>
  content.length === 0 ? content : gunzipSync(content, { finishFlush: constants.Z_SYNC_FLUSH });

/** @returns `undefined` while the head is not there */
export function readResponse(bytes: Buffer, method: string): RawResponse | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [line = "", ...fields] = bytes.toString("latin1", 0, end).split("\r\n");
  const status = Number(line.split(" ")[1]);
  const headers = headersOf(fields);
  const { content, ends } = unframe(bytes.subarray(end + 4), status, headers, method);
  const plain = headers.get("content-encoding") === "gzip" ? decompress(content) : content;
  return { status, headers, body: plain.toString(), ends };
}
