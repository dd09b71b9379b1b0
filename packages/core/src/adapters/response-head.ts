import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Decision } from "../server/decision.ts";
import type { ResponseHead } from "../server/finding.ts";
import { seal, type MutableHead } from "./head.ts";

type HeadersArgument = OutgoingHttpHeaders | readonly unknown[] | null | undefined;

const text = (value: number | string | readonly string[] | undefined): string | undefined =>
  value === undefined ? undefined : typeof value === "object" ? value.join(", ") : String(value);

const mutable = (response: ServerResponse): MutableHead => ({
  // Some libraries answer handshakes through an object that only resembles a response.
  names: () => (response as Partial<ServerResponse>).getHeaderNames?.() ?? [],
  get: (name) => text(response.getHeader(name)),
  set: (name, value) => void response.setHeader(name, value),
  remove: (name) => response.removeHeader(name),
});

/** The forms that writeHead takes: an object, a flat list, a list of pairs. */
function* pairsOf(headers: HeadersArgument): Iterable<readonly [string, string | string[]]> {
  if (headers === undefined || headers === null) return;
  if (!Array.isArray(headers)) {
    for (const [name, value] of Object.entries(headers))
      if (value !== undefined) yield [name, value as string | string[]];
    return;
  }
  const list = headers as readonly unknown[];
  const flat = Array.isArray(list[0]) ? (list as readonly (readonly unknown[])[]).flat() : list;
  for (let index = 0; index + 1 < flat.length; index += 2)
    yield [String(flat[index]), flat[index + 1] as string | string[]];
}

/** Sets the fields given to writeHead; a name that a list repeats is sent as often. */
function setAll(response: ServerResponse, headers: HeadersArgument): void {
  if (headers === undefined || headers === null) return;
  const seen = new Map<string, string[]>();
  for (const [name, value] of pairsOf(headers)) {
    const known = seen.get(name.toLowerCase());
    const values = [...(known ?? []), ...(Array.isArray(value) ? value : [value])];
    seen.set(name.toLowerCase(), values);
    response.setHeader(name, known === undefined ? value : values);
  }
}

/** What a response's head is sealed with; another decision can be put in until it is flushed. */
export interface Seal {
  decision: Decision;
}

/**
 * Seals the head of a node:http or http2 compatibility response at the moment it is flushed, whichever way that happens:
 * writeHead, write, end, flushHeaders and pipe all go through writeHead.
 * @param onSealed told once what the head showed
 */
export function sealResponse(
  response: ServerResponse,
  decision: Decision,
  onSealed: (head: ResponseHead, decision: Decision) => void,
): Seal {
  const by: Seal = { decision };
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  let told = false;
  response.writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
    if (response.headersSent) return writeHead(status, ...rest);
    const [first, second] = rest;
    const reason = typeof first === "string" ? first : undefined;
    const headers = (reason === undefined ? (first ?? second) : second) as HeadersArgument;
    setAll(response, headers);
    const setsCookie = response.getHeader("set-cookie") !== undefined;
    const cacheControl = text(response.getHeader("cache-control")) ?? "";
    const replaced = seal(mutable(response), by.decision);
    if (!told) onSealed({ status, setsCookie, cacheControl, replaced }, by.decision);
    told = true;
    return reason === undefined ? writeHead(status) : writeHead(status, reason);
  };
  return by;
}
