import type { IncomingMessage } from "node:http";
import { parseCookies } from "./cookies.ts";

/** A request as the bank's code reads it. */
export interface ApiCall {
  readonly method: string;
  readonly path: string;
  readonly session: string | undefined;
  /** The query of a GET; else the body, be it JSON or a form's. */
  readonly fields: ReadonlyMap<string, string>;
}

/** What an executed request did: for the lab's journal, not for the client. */
export interface Effect {
  readonly kind: "read" | "write" | "delete" | "sign-in";
  readonly text: string;
}

export interface ApiResponse {
  readonly status: number;
  readonly body: unknown;
  readonly cookies?: readonly string[];
  readonly effect?: Effect;
}

const largestBody = 10_000;

/** Reads a whole request; returns a response instead if its body cannot be read. */
export async function readCall(request: IncomingMessage): Promise<ApiCall | ApiResponse> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const method = request.method ?? "GET";
  const session = parseCookies(request.headers.cookie).get("session");
  const call = { method, path: pathname, session, fields: new Map(searchParams) };
  if (method === "GET" || method === "DELETE") return call;
  let text = "";
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > largestBody) return { status: 413, body: { error: "too long" } };
  }
  const fields = text === "" ? new Map<string, string>() : parseBody(text, request.headers["content-type"] ?? "");
  return fields === undefined ? { status: 415, body: { error: "neither JSON nor a form" } } : { ...call, fields };
}

function parseBody(text: string, type: string): ReadonlyMap<string, string> | undefined {
  if (type.startsWith("application/x-www-form-urlencoded")) return new Map(new URLSearchParams(text));
  if (!type.startsWith("application/json")) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return new Map(Object.entries(value ?? {}).map(([name, field]) => [name, String(field)]));
  } catch {
    return undefined;
  }
}
