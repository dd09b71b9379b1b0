import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

/** A request as a story's server reads it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly cookies: ReadonlyMap<string, string>;
  /** The query of a request without a body; else the body, be it JSON or a form's. */
  readonly fields: ReadonlyMap<string, string>;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Text as it is, bytes as they are, anything else as JSON. */
  readonly body?: unknown;
}

/** Returns `undefined` for what it does not have. `page` is the page of the server's role. */
export type Handle = (call: Call, page: () => Reply) => Reply | undefined | Promise<Reply | undefined>;

const maxBody = 10_000;

/** `//` at the beginning is a part of the path here, and not the name of a host. */
const urlOf = (target: string): URL =>
  target.startsWith("/") ? new URL(`http://localhost${target}`) : new URL(target, "http://localhost");

/** Reads a whole request; returns a response instead if its body cannot be read. */
export async function readCall(request: IncomingMessage): Promise<Call | Reply> {
  const { pathname, searchParams } = urlOf(request.url ?? "/");
  const { method = "GET", headers } = request;
  const call = { method, path: pathname, headers, cookies: parseCookies(headers.cookie) };
  let text = "";
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > maxBody) return { status: 413, body: { error: "too long" } };
  }
  const fields = text === "" ? new Map(searchParams) : parseBody(text, headers["content-type"] ?? "");
  return fields === undefined ? { status: 415, body: { error: "neither JSON nor a form" } } : { ...call, fields };
}

export const isReply = (value: Call | Reply): value is Reply => !("cookies" in value);

function parseBody(text: string, type: string): ReadonlyMap<string, string> | undefined {
  if (type.startsWith("application/x-www-form-urlencoded")) return new Map(new URLSearchParams(text));
  // A server that reads JSON whatever its content type is called: common, and what a form-shaped POST uses.
  if (!type.startsWith("application/json") && !type.startsWith("text/plain")) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return new Map(Object.entries(value ?? {}).map(([name, field]) => [name, String(field)]));
  } catch {
    return undefined;
  }
}

export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const pairs = (header ?? "").split(";").map((pair) => pair.trim().split("="));
  return new Map(pairs.map(([name = "", ...value]) => [name, value.join("=")]));
}

export function send(response: ServerResponse, { status = 200, headers = {}, body = "" }: Reply): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const isText = typeof body === "string" || body instanceof Uint8Array;
  if (!response.hasHeader("content-type"))
    response.setHeader("content-type", isText ? "text/plain; charset=utf-8" : "application/json");
  if (!response.hasHeader("cache-control")) response.setHeader("cache-control", "no-store");
  response.writeHead(status).end(isText ? body : JSON.stringify(body));
}
