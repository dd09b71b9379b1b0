import { NetworkFailure } from "../fetch/network-failure.ts";
import type { WireRules } from "../engines/wire-rules.ts";
import type { Head } from "./head-reader.ts";

const maxShown = 80;

/** How a body ends: after so many bytes, with its last chunk, or with the connection. */
export type Framing = { readonly length: number } | "chunks" | "connection";

const names = { "content-length": "Content-Length", "transfer-encoding": "Transfer-Encoding" } as const;

const refused = (part: keyof typeof names, values: readonly string[]): NetworkFailure => {
  const value = JSON.stringify(values.join(", ").slice(0, maxShown));
  return new NetworkFailure("malformed", `The response is not HTTP: its ${names[part]} is ${value}.`, { part });
};

const bothLengths = (): NetworkFailure =>
  new NetworkFailure("malformed", "The response is not HTTP: it has Content-Length and Transfer-Encoding.", {
    part: "transfer-encoding",
  });

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
  if (chunked === "refused") throw refused("transfer-encoding", codings);
  if (chunked && lengths.length > 0 && rules.lengthBesideChunks === "refused") throw bothLengths();
  const counts = !chunked || rules.lengthBesideChunks === "checked";
  const length = counts ? rules.contentLength(lengths) : undefined;
  if (length === "refused") throw refused("content-length", lengths);
  const isBodiless = (method === "HEAD" && rules.headHasBody !== true) || rules.bodiless.includes(line.status);
  if (isCut || isBodiless) return { length: 0 };
  if (chunked) return "chunks";
  return length === undefined ? "connection" : { length };
}
