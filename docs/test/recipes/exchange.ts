import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { expect } from "vitest";
import { type MessageHead, type Page, isResponse, parseHead, statusOf } from "@sallyport/testing/documents";

/** A request and its response as a page shows them. */
export interface Exchange {
  readonly title: string;
  /** What the request's fence says: the program that is asked, where not each of the page is. */
  readonly info: string;
  readonly request: MessageHead;
  readonly response: MessageHead;
}

export interface Answer {
  readonly status: number;
  /** Names in lower case; a repeated field's values joined by a comma and a space. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export type Fields = readonly (readonly [string, string])[];

export function exchangesOf(page: Page): Exchange[] {
  const heads = page.blocks.filter(({ language }) => language === "http");
  return heads.flatMap((block, index) => {
    const next = heads[index + 1];
    if (isResponse(block)) return [];
    if (next === undefined || !isResponse(next)) throw new Error(`${page.path}:${block.line}: no response follows`);
    const head = parseHead(block.text);
    const at = `${page.path.split("/").at(-1) ?? ""}:${block.line}`;
    return [{ title: `${at}: ${head.start}`, info: block.info, request: head, response: parseHead(next.text) }];
  });
}

export function startLine({ start }: MessageHead): { readonly method: string; readonly target: string } {
  const [method = "", target = ""] = start.split(" ");
  return { method, target };
}

function headersOf({ rawHeaders }: IncomingMessage): Map<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? "").toLowerCase();
    const before = headers.get(name);
    const value = rawHeaders[index + 1] ?? "";
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return headers;
}

export interface AskOptions {
  readonly body?: string;
  /** By TLS, whoever the certificate names. */
  readonly secure?: boolean;
}

/** Sends the fields as they are, repeated ones too, over a connection of its own. */
export function ask(
  port: number,
  method: string,
  path: string,
  fields: Fields,
  { body = "", secure = false }: AskOptions = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = (secure ? https : http).request({
      host: "localhost",
      port,
      method,
      path,
      headers: fields.flat(),
      setHost: false,
      agent: false,
      rejectUnauthorized: false,
      signal: AbortSignal.timeout(10_000),
    });
    const settle = (message: IncomingMessage, text: string): void =>
      resolve({ status: message.statusCode ?? 0, headers: headersOf(message), body: text });
    sent.on("upgrade", (message, socket) => {
      socket.destroy();
      settle(message, "");
    });
    sent.on("response", (message) => {
      let text = "";
      message.setEncoding("utf8");
      message.on("data", (chunk: string) => (text += chunk));
      message.on("end", () => settle(message, text));
      message.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** The fields that other origins' pages are ruled by: a page of the guide shows each that is sent. */
const isShown = (name: string): boolean =>
  name.startsWith("access-control-") || ["vary", "cross-origin-resource-policy", "timing-allow-origin"].includes(name);

/** A response of ours, or a Web one. */
interface Head {
  readonly status: number;
  readonly headers: Iterable<readonly [string, string]>;
}

/** What the page shows of the response must have been sent, and no field besides by which the browser rules. */
export function expectShown({ response }: Exchange, { status, headers }: Head): void {
  const shown = new Map(response.fields.map(([name, value]) => [name.toLowerCase(), value]));
  const relevant = [...headers].filter(([name]) => isShown(name) || shown.has(name));
  expect({ status, ...Object.fromEntries(relevant) }).toEqual({
    status: statusOf(response),
    ...Object.fromEntries(shown),
  });
}
