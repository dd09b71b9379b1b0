/** What a response shows of the gate. */
export interface Received {
  readonly status: number;
  readonly allowOrigin: string | undefined;
  readonly allowCredentials: boolean;
  /** The head and the body, as they came. */
  readonly text: string;
}

/** The value of a field of a head. */
export const valueOf = (head: string, name: string): string | undefined =>
  new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*$`, "im").exec(head)?.[1];

/** Where the chunked body that starts at `start` ends; `undefined` while more of it is to come. */
function endOfChunks(text: string, start: number): number | undefined {
  for (let at = start; ;) {
    const line = text.indexOf("\r\n", at);
    if (line < 0) return undefined;
    const size = Number.parseInt(text.slice(at, line), 16);
    at = line + 2 + size + 2;
    if (at > text.length) return undefined;
    if (size === 0) return at;
  }
}

function endOfBody(text: string, head: string, start: number, method: string, status: number): number | undefined {
  if (method === "HEAD" || status === 204 || status === 304) return start;
  if (/^transfer-encoding:.*chunked/im.test(head)) return endOfChunks(text, start);
  const length = valueOf(head, "content-length");
  // Without a length the body ends with the connection; only Node's own refusals do so here.
  const end = length === undefined ? start : start + Number(length);
  return end <= text.length ? end : undefined;
}

/** Reads the first response of a text; `undefined` while more of it is to come. */
export function readResponse(text: string, method: string): { received: Received; end: number } | undefined {
  const blank = text.indexOf("\r\n\r\n");
  if (blank < 0) return undefined;
  const head = text.slice(0, blank);
  const status = Number(head.slice(9, 12));
  const end = endOfBody(text, head, blank + 4, method, status);
  if (end === undefined) return undefined;
  const allowOrigin = valueOf(head, "access-control-allow-origin");
  const allowCredentials = valueOf(head, "access-control-allow-credentials") !== undefined;
  return { received: { status, allowOrigin, allowCredentials, text: text.slice(0, end) }, end };
}

/** The parser of a runtime refuses a request by itself, and closes the connection. */
export const isParserRefusal = ({ text }: Received): boolean =>
  /^HTTP\/1\.1 (?:4\d\d|505) [\w ]+\r\nConnection: close\r\n\r\n$/.test(text);
