import { STATUS_CODES } from "node:http";
import { leavingOf, type ScriptedResponse, type ScriptedSocket, type HeaderList, type Route } from "../cases/case.ts";
import type { Placed } from "../cases/placed.ts";
import { framesOf, openingHeaders } from "./socket.ts";
import { leavingDocument, outerDocument } from "../script/leave.ts";

/** The response that both sides get: bytes for the engine, a value for the model. */
export interface ServedResponse {
  /** Instead of the others: the bytes, and pauses in milliseconds between them, after which the connection ends. */
  readonly raw?: readonly (Buffer | number)[];
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderList;
  readonly body: Buffer;
  readonly socket?: ScriptedSocket;
}

interface ServedRequest {
  readonly method: string;
  readonly headers: HeaderList;
}

const document: ScriptedResponse & { readonly body: string } = {
  status: 200,
  headers: [["content-type", "text/html"]],
  body: '<!doctype html><link rel="icon" href="data:,"><title>page</title>',
};
const sandbox = ["content-security-policy", "sandbox allow-scripts"] as const;
const nothing = Buffer.alloc(0);
const notFound: ScriptedResponse = { status: 404, headers: [] };

export function responseTo(placed: Placed, path: string, asked: ServedRequest): ServedResponse {
  const chosen = choose(placed, path, asked);
  return chosen.status === 101 && chosen.raw === undefined ? switched(chosen, asked) : onWire(chosen, asked.method);
}

function choose(placed: Placed, path: string, { method, headers }: ServedRequest): ScriptedResponse {
  const route = placed.routes[path];
  if (route === undefined && path === pathOf(placed)) {
    const { headers: own = [], sandboxed } = placed.page;
    const leaving = leavingOf(placed);
    const body = leaving === undefined ? document.body : leavingDocument(leaving);
    return { ...document, headers: [...document.headers, ...own, ...(sandboxed ? [sandbox] : [])], body };
  }
  if (route === undefined && path === "/outer") return { ...document, body: outerDocument(placed.page.url) };
  if (route === undefined) return path === "/jar" ? document : notFound;
  const preflight = method === "OPTIONS" && has(headers, "access-control-request-method");
  if (preflight) return route.preflight ?? route.actual;
  return conditionalOn(route, headers) ?? nextOf(placed, path, [route.actual, ...(route.later ?? [])]);
}

/** The response for what a request has, or lacks. */
function conditionalOn({ unauthorized, unchanged }: Route, headers: HeaderList): ScriptedResponse | undefined {
  if (unauthorized !== undefined && !has(headers, "authorization")) return unauthorized;
  return unchanged !== undefined && conditions.some((name) => has(headers, name)) ? unchanged : undefined;
}

const conditions = ["if-none-match", "if-modified-since"];

/** How often each path of a case was requested. */
const requested = new WeakMap<Placed, Map<string, number>>();

function nextOf(placed: Placed, path: string, responses: readonly [ScriptedResponse, ...ScriptedResponse[]]) {
  const counts = requested.get(placed) ?? new Map<string, number>();
  const count = counts.get(path) ?? 0;
  requested.set(placed, counts.set(path, count + 1));
  return responses[Math.min(count, responses.length - 1)] ?? responses[0];
}

function pathOf({ page, names }: Placed): string {
  return new URL(names.plain(page.url)).pathname;
}

const isNoCacheControl = ([name, value]: HeaderList[number]): boolean =>
  name.toLowerCase() === "cache-control" && value === "-";

/** https://www.rfc-editor.org/rfc/rfc9110#section-6.4.1 */
const bodiless = new Set([204, 205, 304]);

function onWire({ status, headers, body = "", bytes, raw }: ScriptedResponse, method: string): ServedResponse {
  if (raw !== undefined) return { raw: piecesOf(raw), status, statusText: "", headers, body: nothing };
  const whole = bytes === undefined ? Buffer.from(body) : Buffer.from(bytes, "hex");
  const sent = bodiless.has(status) ? nothing : whole;
  const filled: (readonly [string, string])[] = headers.filter((header) => !isNoCacheControl(header));
  const fill = (name: string, value: string): void => {
    if (!has(filled, name)) filled.push([name, value]);
  };
  if (!headers.some(isNoCacheControl)) fill("cache-control", "no-store");
  if (!bodiless.has(status)) fill("content-type", "text/plain");
  if (!bodiless.has(status)) fill("content-length", String(sent.length));
  if (status === 205) fill("content-length", "0");
  return { status, statusText: STATUS_CODES[status] ?? "", headers: filled, body: method === "HEAD" ? nothing : sent };
}

const piecesOf = (raw: NonNullable<ScriptedResponse["raw"]>): (Buffer | number)[] =>
  (typeof raw === "string" ? [raw] : raw).map((piece) =>
    typeof piece === "number" ? piece : Buffer.from(piece, "latin1"),
  );

function switched({ headers, socket = {} }: ScriptedResponse, asked: ServedRequest): ServedResponse {
  const opening = openingHeaders(asked.headers).filter(([name]) => !has(headers, name));
  const kept = headers.filter(([, value]) => value !== "-");
  return {
    status: 101,
    statusText: "Switching Protocols",
    headers: [...opening, ...kept],
    body: framesOf(socket),
    socket,
  };
}

function has(headers: HeaderList, name: string): boolean {
  return headers.some(([key]) => key.toLowerCase() === name);
}

/** The bytes of a connection, and pauses in milliseconds between them. */
export function bytesOf({ raw, status, statusText, headers, body }: ServedResponse): readonly (Buffer | number)[] {
  if (raw !== undefined) return raw;
  const lines = [`HTTP/1.1 ${status} ${statusText}`, ...headers.map(([name, value]) => `${name}: ${value}`), "", ""];
  return [Buffer.concat([Buffer.from(lines.join("\r\n"), "latin1"), body])];
}

/** The same as they come. */
export async function* withPauses(pieces: readonly (Buffer | number)[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    if (typeof piece !== "number") yield piece;
    else await new Promise((resolve) => setTimeout(resolve, piece));
  }
}
