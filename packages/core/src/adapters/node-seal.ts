import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import { isCredentialField, isGateField, sealHead, type MutableHead } from "../server/headers.ts";
import { isBun, sealBunResponse } from "./bun-seal.ts";
import type { Seal } from "./enforce.ts";
import { addSeal } from "./seals.ts";

type HeadersArgument = OutgoingHttpHeaders | readonly unknown[] | null | undefined;

/** Where Node itself stores the head of a response: every way to send one comes through here. */
interface Storing {
  _storeHeader?: (firstLine: string, headers: unknown) => unknown;
}

const textOf = (value: number | string | readonly string[] | undefined): string | undefined =>
  value === undefined ? undefined : typeof value === "object" ? value.join(", ") : String(value);

const mutable = (response: ServerResponse): MutableHead => ({
  // Some libraries respond to handshakes through an object that only resembles a response.
  names: () => (response as Partial<ServerResponse>).getHeaderNames?.() ?? [],
  get: (name) => textOf(response.getHeader(name)),
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
  const seen = new Map<string, string[]>();
  for (const [name, value] of pairsOf(headers)) {
    const known = seen.get(name.toLowerCase());
    const values = [...(known ?? []), ...(Array.isArray(value) ? value : [value])];
    seen.set(name.toLowerCase(), values);
    response.setHeader(name, known === undefined ? value : values);
  }
}

let outHeaders: symbol | undefined;

/** The headers that were set on a response, in the form in which Node stores them. */
function storedHeaders(response: ServerResponse): unknown {
  outHeaders ??= Object.getOwnPropertySymbols(response).find(({ description }) => description === "kOutHeaders");
  return outHeaders === undefined ? undefined : (response as unknown as Record<symbol, unknown>)[outHeaders];
}

function sealNow(response: ServerResponse, seals: readonly Seal[]): void {
  for (const seal of seals) sealBy(response, seal);
}

function sealBy(response: ServerResponse, seal: Seal): void {
  const setsCookie = response.getHeader("set-cookie") !== undefined;
  const cacheControl = textOf(response.getHeader("cache-control")) ?? "";
  const replaced = sealHead(mutable(response), seal.decision);
  seal.inspect({ status: response.statusCode, setsCookie, cacheControl, replaced });
}

/** Fields that may go neither before the head nor behind the body. */
function isKept(name: string, seals: readonly Seal[]): boolean {
  const lower = name.toLowerCase();
  return !isGateField(lower) && !(isCredentialField(lower) && seals.some(({ decision }) => decision.strip.length > 0));
}

const keptOf = (headers: OutgoingHttpHeaders, seals: readonly Seal[]): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => isKept(name, seals)));

/** Early hints and trailers carry no field that only the gate writes. */
function sealAround(response: ServerResponse, seals: readonly Seal[]): void {
  const { addTrailers, writeEarlyHints } = response as Partial<ServerResponse>;
  if (addTrailers !== undefined)
    response.addTrailers = (trailers) => {
      const pairs = Array.isArray(trailers) ? trailers : Object.entries(trailers);
      const kept = pairs.filter(([name]) => isKept(String(name), seals));
      addTrailers.call(response, kept as [string, string][]);
    };
  if (writeEarlyHints !== undefined)
    response.writeEarlyHints = (hints, callback) => {
      writeEarlyHints.call(response, keptOf(hints as OutgoingHttpHeaders, seals) as typeof hints, callback);
    };
}

/** Without a place where the head is stored (a runtime that resembles Node) the calls that send it are wrapped. */
function sealCalls(response: ServerResponse, seals: readonly Seal[]): void {
  const writeHead = response.writeHead.bind(response) as (status: number, reason?: string) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
    const reason = typeof rest[0] === "string" ? rest[0] : undefined;
    if (!response.headersSent) {
      setAll(response, (reason === undefined ? (rest[0] ?? rest[1]) : rest[1]) as HeadersArgument);
      response.statusCode = status;
      sealNow(response, seals);
    }
    return reason === undefined ? writeHead(status) : writeHead(status, reason);
  };
}

/** Node 20 sends one field of a list that repeats a name, where others were set before. */
function keepRepeated(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]): ServerResponse => {
    const headers = rest.at(-1);
    if (!Array.isArray(headers) || response.headersSent) return writeHead(status, ...rest);
    setAll(response, headers);
    return writeHead(status, ...rest.slice(0, -1));
  };
}

function install(response: ServerResponse, seals: readonly Seal[]): void {
  const store = (response as Storing)._storeHeader;
  sealAround(response, seals);
  if (store === undefined) {
    sealCalls(response, seals);
    return;
  }
  if (isBun) sealBunResponse(response, seals);
  else keepRepeated(response);
  const storeSealed = (firstLine: string, headers: unknown): unknown => {
    if (headers !== storedHeaders(response)) setAll(response, headers as HeadersArgument);
    sealNow(response, seals);
    return store.call(response, firstLine, storedHeaders(response));
  };
  // Not to be deleted or replaced: further in is whatever the application loads.
  Object.defineProperty(response, "_storeHeader", { value: storeSealed });
}

/** Seals the head of a node:http response where Node stores it. */
export const sealNodeResponse = (response: ServerResponse, seal: Seal): void =>
  addSeal(response, seal, (seals) => install(response, seals));
