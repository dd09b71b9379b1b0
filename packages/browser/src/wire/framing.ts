import { NetworkFailure } from "../fetch/network-failure.ts";
import type { WireRules } from "../engines/wire-rules.ts";
import type { Head } from "./head-reader.ts";

/** How a body ends: after so many bytes, with its last chunk, or with the connection. */
export type Framing = { readonly length: number } | "chunks" | "connection";

const refused = (name: string): NetworkFailure =>
  new NetworkFailure("malformed", `The response is not HTTP: its ${name} is not understood.`);

/**
 * RFC 9112, section 6.3.
 *
 * @throws NetworkFailure for what an engine refuses
 */
export function framingOf({ line, headers, isCut }: Head, method: string, rules: WireRules): Framing {
  const values = (name: string): string[] =>
    headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  const lengths = values("content-length");
  const codings = values("transfer-encoding");
  const chunked = rules.isChunked(codings, line);
  if (chunked === "refused") throw refused("Transfer-Encoding");
  if (chunked && lengths.length > 0 && rules.lengthBesideChunks === "refused") throw refused("Content-Length");
  const counts = !chunked || rules.lengthBesideChunks === "checked";
  const length = counts ? rules.contentLength(lengths) : undefined;
  if (length === "refused") throw refused("Content-Length");
  if (isCut || method === "HEAD" || rules.bodiless.includes(line.status)) return { length: 0 };
  if (chunked) return "chunks";
  return length === undefined ? "connection" : { length };
}
