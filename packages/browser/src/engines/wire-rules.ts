import type { Header } from "../fetch/header-list.ts";

/** Where a response's status line begins among its first bytes; what there is instead of one. */
type ResponseStart = number | "more-needed" | "no-head" | "refused";

/** A status line as an engine reads it. */
export interface StatusLine {
  /** Whether the response may come in chunks: HTTP/1.1 and later. */
  readonly takesChunks: boolean;
  /** Whether it is HTTP/1.0 or earlier. */
  readonly isOld: boolean;
  readonly status: number;
  readonly text: string;
}

/** Where the response comes from. */
export interface ResponseSource {
  readonly secure: boolean;
  /** Whether its port is the scheme's own. */
  readonly defaultPort: boolean;
}

/**
 * How an engine reads a response from the bytes of an HTTP/1 connection. Texts have a character for each byte. What is
 * `undefined` or `"refused"` makes the response, or the rest of it, a network error.
 */
export interface WireRules {
  /** How often a request is sent where the connection ends without a byte, and with which methods. */
  readonly sendsWithoutResponse: number;
  readonly resentMethods: readonly string[];
  /** The longest head, in bytes. */
  readonly maxHeadBytes: number;
  /** @param first the first bytes: all there are if `ended`, and otherwise as many as have come */
  readonly start: (first: string, ended: boolean, from: ResponseSource) => ResponseStart;
  /** Whether a carriage return alone ends the status line. */
  readonly returnEndsLine: boolean;
  readonly statusLine: (line: string) => StatusLine | undefined;
  /** The fields of a head, in order. Names that are no tokens are left out. */
  readonly fields: (text: string) => readonly Header[] | undefined;
  /** A head that the end of the connection cuts off: it has no body, unless it ends with a line. */
  readonly endInHead: "accepted" | "accepted-over-http" | "accepted-after-line" | "refused";
  /** Whether 101 is an interim response, and not one that the page gets. */
  readonly switchingIsInterim: boolean | "refused";
  /** Statuses without a body. */
  readonly bodiless: readonly number[];
  /** Whether a response to HEAD has a body all the same: where its bytes are only kept, its head is one. */
  readonly headHasBody?: true;
  /** @param values of each Transfer-Encoding line */
  readonly isChunked: (values: readonly string[], line: StatusLine) => boolean | "refused";
  /** @param values of each Content-Length line; `undefined`: the body ends with the connection */
  readonly contentLength: (values: readonly string[]) => number | undefined | "refused";
  /** Whether lengths that contradict each other are refused where the body comes in chunks too. */
  readonly lengthBesideChunks: "ignored" | "checked" | "refused";
  /** Whether a body that is shorter than its Content-Length is broken. */
  readonly shortBody: (line: StatusLine, headers: readonly Header[]) => "broken" | "whole";
  /** The size of a chunk, of its line without the line's end; `undefined`: broken. */
  readonly chunkSize: (line: string) => number | undefined;
  /** The longest line with the size of a chunk, with its extensions and its end, and the longest trailer, in bytes. */
  readonly maxChunkLineBytes: number;
  readonly maxTrailerLineBytes: number;
  /** What stands behind a chunk's bytes: a line's end, a line's end or nothing, or any line. */
  readonly chunkEnd: "line-end" | "line-end-or-nothing" | "any-line";
  /** Whether an end of the connection between two chunks, or in the trailers, is the body's end. */
  readonly endBetweenChunks: "broken" | "whole";
  /** Whether the page gets the head at once, or with the first bytes of the body: what is broken before leaves nothing. */
  readonly headIsShown: "at-once" | "with-content";
}
