import { isToken, normalizeHeaderValue } from "sallyport/standard";
import type { Header } from "../../fetch/header-list.ts";

/** More than servers send; what stands behind it is not read. */
const maxCharacters = 65_536;

export interface ParsedHead {
  readonly status: number | undefined;
  readonly headers: readonly Header[];
  /** Lines that are neither a status nor a header. */
  readonly unreadable: readonly string[];
  /** Whether the headers go on behind what is read. */
  readonly isCut: boolean;
  /** What stands behind them. */
  readonly body: string;
  /** Where the responses before it redirect to, as they say it. */
  readonly locations?: readonly string[];
}

const nothing: ParsedHead = { status: undefined, headers: [], unreadable: [], isCut: false, body: "" };

/** `HTTP/1.1 200 OK`, `HTTP/2 200` */
function statusIn(line: string): number | undefined {
  const status = /^HTTP\/[0-9](?:\.[0-9])? ([0-9]{3})(?: |$)/.exec(line)?.[1];
  return status === undefined ? undefined : Number(status);
}

/** `Name: value`; `:status: 200` as some tools show HTTP/2 is none. */
function headerIn(line: string): Header | undefined {
  // A table of headers, as it is copied from a panel.
  const [, cell, text] = /^([^\s:]+):?\t+(.*)/.exec(line) ?? [];
  if (cell !== undefined && isToken(cell)) return [cell, normalizeHeaderValue(text ?? "")];
  const colon = line.indexOf(":", 1);
  const name = line.slice(0, colon);
  return colon > 0 && isToken(name) ? [name, normalizeHeaderValue(line.slice(colon + 1))] : undefined;
}

/** What `curl -v` prints beside headers and body: its notes, the request, and how much it has received. */
const isOfCurl = (line: string): boolean => /^(?:[*>](?: |$)|[{}] \[)/.test(line);

/** What `wget -S` says of the length, of the file and of the time. */
const isOfWget = (line: string): boolean => /^(?:Length: (?:\d|unspecified)|Saving to: |--\d{4}-\d\d-\d\d )/.test(line);

/** A body need not end its line, and curl goes on in it. */
const withoutNote = (line: string): string => line.replace(/(?<=\})\* .*$/, "");

/** The lines of the response alone: `curl -v` shows its own and the request's too, and the body without a mark. */
function responseLines(text: string): { readonly lines: readonly string[]; readonly body?: string } {
  const lines = text
    .slice(0, maxCharacters)
    .split(/\r\n|\n|\r/)
    .filter((line) => !isOfWget(line));
  if (!lines.some((line) => line.startsWith("< "))) return { lines };
  const head = lines.filter((line) => line.startsWith("<")).map((line) => line.slice(2));
  const body = lines.filter((line) => !line.startsWith("<") && !isOfCurl(line)).map(withoutNote);
  return { lines: head, body: body.join("\n") };
}

/** What nobody would write in a value's place: a name, a colon, a space. */
const isPlain = (line: string): boolean => /^[^\s:]+:(?:\s|$)/.test(line);

/** The headers with one more line. */
function take(head: ParsedHead, raw: string): ParsedHead {
  const { headers, unreadable } = head;
  const line = raw.trim();
  const last = headers.at(-1);
  const header = headerIn(line);
  // Folded, or as DevTools copies a value: on a line of its own.
  const continues = last !== undefined && (/^[ \t]/.test(raw) || last[1] === "") && !isPlain(line);
  if (continues) return { ...head, headers: [...headers.slice(0, -1), [last[0], `${last[1]} ${line}`.trim()]] };
  if (header !== undefined) return { ...head, headers: [...headers, header] };
  const pseudo = /^:status:? ?([0-9]{3})$/.exec(line)?.[1];
  return pseudo === undefined ? { ...head, unreadable: [...unreadable, line] } : { ...head, status: Number(pseudo) };
}

/** Where a response that is not the last one redirects to. */
function locationOf({ status = 0, headers }: ParsedHead): readonly string[] {
  const location = headers.find(([name]) => name.toLowerCase() === "location")?.[1];
  return status >= 300 && status <= 399 && location !== undefined ? [location] : [];
}

/** Parses pasted response headers; of several responses, as redirects have, the last one. */
export function parseHeaders(text: string): ParsedHead {
  let block = nothing;
  const locations: string[] = [];
  let ended = false;
  let after: string[] = [];
  const { lines, body } = responseLines(text);
  for (const line of lines) {
    const status = statusIn(line.trim());
    if (status !== undefined) {
      locations.push(...locationOf(block));
      block = { ...nothing, status };
      after = [];
      ended = false;
    } else if (ended) {
      after.push(line);
    } else if (line.trim() === "") {
      ended = block.headers.length > 0 || block.status !== undefined;
    } else block = take(block, line);
  }
  const isCut = text.length > maxCharacters && !ended && body === undefined;
  return { ...block, isCut, body: body ?? after.join("\n"), ...(locations.length === 0 ? {} : { locations }) };
}
