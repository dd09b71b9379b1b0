import { isToken, normalizeHeaderValue } from "sallyport/standard";
import type { Header } from "../../fetch/header-list.ts";

/** More than any server sends; what stands behind it is not read. */
const maxCharacters = 65_536;

interface ParsedHead {
  readonly status: number | undefined;
  readonly headers: readonly Header[];
  /** Lines that are neither a status nor a header. */
  readonly unreadable: readonly string[];
}

const nothing: ParsedHead = { status: undefined, headers: [], unreadable: [] };

/** `HTTP/1.1 200 OK`, `HTTP/2 200` */
function statusIn(line: string): number | undefined {
  const status = /^HTTP\/[0-9](?:\.[0-9])? ([0-9]{3})(?: |$)/.exec(line)?.[1];
  return status === undefined ? undefined : Number(status);
}

/** `Name: value`; `:status: 200` as some tools show HTTP/2 is none. */
function headerIn(line: string): Header | undefined {
  const colon = line.indexOf(":", 1);
  const name = line.slice(0, colon);
  return colon > 0 && isToken(name) ? [name, normalizeHeaderValue(line.slice(colon + 1))] : undefined;
}

/** The lines of the response alone: `curl -v` shows its own and the request's too. */
function responseLines(text: string): readonly string[] {
  const lines = text.slice(0, maxCharacters).split(/\r\n|\n|\r/);
  const verbose = lines.some((line) => line.startsWith("< "));
  return verbose ? lines.filter((line) => line.startsWith("<")).map((line) => line.slice(2)) : lines;
}

/** What nobody would write in a value's place: a name, a colon, a space. */
const isPlain = (line: string): boolean => /^[^\s:]+:(?:\s|$)/.test(line);

/** The headers with one more line. */
function take({ status, headers, unreadable }: ParsedHead, raw: string): ParsedHead {
  const line = raw.trim();
  const last = headers.at(-1);
  const header = headerIn(line);
  // Folded, or as DevTools copies a value: on a line of its own.
  const continues = last !== undefined && (/^[ \t]/.test(raw) || last[1] === "") && !isPlain(line);
  if (continues)
    return { status, headers: [...headers.slice(0, -1), [last[0], `${last[1]} ${line}`.trim()]], unreadable };
  if (header !== undefined) return { status, headers: [...headers, header], unreadable };
  const pseudo = /^:status:? ?([0-9]{3})$/.exec(line)?.[1];
  return pseudo === undefined
    ? { status, headers, unreadable: [...unreadable, line] }
    : { status: Number(pseudo), headers, unreadable };
}

/** Parses pasted response headers; of several responses, as redirects have, the last one. */
export function parseHeaders(text: string): ParsedHead {
  let block = nothing;
  let ended = false;
  for (const line of responseLines(text)) {
    const status = statusIn(line.trim());
    if (status !== undefined) {
      block = { ...nothing, status };
      ended = false;
    } else if (line.trim() === "") {
      ended = ended || block.headers.length > 0 || block.status !== undefined;
    } else if (!ended) block = take(block, line);
  }
  return block;
}
