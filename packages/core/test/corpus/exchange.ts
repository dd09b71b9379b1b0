import net from "node:net";
import tls from "node:tls";
import type { Certificates } from "./certificates.ts";
import type { Row } from "./row.ts";

export interface RawResponse {
  readonly status: number;
  /** Names in lower case; a field sent several times is joined by a comma and a space. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

const longest = 4_000;

/** The bytes of a row's request. */
export function requestBytes({ send, with: fields = [], noHost = false, body }: Row): string {
  const has = (name: string): boolean => fields.some((field) => field.toLowerCase().startsWith(`${name}:`));
  const lines = [/ HTTP\/1\.\d$/.test(send) ? send : `${send} HTTP/1.1`];
  if (!noHost && !has("host")) lines.push("Host: api.bank.example");
  lines.push(...fields);
  if (!has("connection")) lines.push("Connection: close");
  if (body !== undefined) lines.push(`Content-Length: ${String(Buffer.byteLength(body))}`);
  return `${lines.join("\r\n")}\r\n\r\n${body ?? ""}`;
}

function unchunk(text: string): string {
  let rest = text;
  let body = "";
  for (;;) {
    const end = rest.indexOf("\r\n");
    const size = Number.parseInt(rest.slice(0, end), 16);
    if (end < 0 || !(size > 0)) return body;
    body += rest.slice(end + 2, end + 2 + size);
    rest = rest.slice(end + 4 + size);
  }
}

function parse(text: string): RawResponse | undefined {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [line = "", ...fields] = text.slice(0, end).split("\r\n");
  const headers = new Map<string, string>();
  for (const field of fields) {
    const colon = field.indexOf(":");
    const name = field.slice(0, colon).toLowerCase();
    const before = headers.get(name);
    const value = field.slice(colon + 1).trim();
    headers.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  const raw = text.slice(end + 4);
  return {
    status: Number(line.split(" ")[1]),
    headers,
    body: headers.get("transfer-encoding") === "chunked" ? unchunk(raw) : raw,
  };
}

/** Whether all of a response is there: a kept connection does not say so by closing. */
function isWhole(text: string, method: string): boolean {
  const head = parse(text);
  if (head === undefined) return false;
  if (method === "HEAD" || head.status === 204 || head.status === 304) return true;
  const length = head.headers.get("content-length");
  if (length !== undefined) return Buffer.byteLength(text.slice(text.indexOf("\r\n\r\n") + 4)) >= Number(length);
  return text.endsWith("0\r\n\r\n");
}

/** Sends raw bytes over a socket of its own and reads one response. */
export function exchange(port: number, row: Row, certificates?: Certificates): Promise<RawResponse> {
  const method = row.send.split(" ")[0] ?? "";
  return new Promise((resolve, reject) => {
    const at = { port, host: "127.0.0.1" };
    const socket =
      certificates === undefined
        ? net.connect(at)
        : tls.connect({ ...at, key: certificates.key, cert: certificates.cert, rejectUnauthorized: false });
    let text = "";
    const finish = (): void => {
      clearTimeout(timer);
      socket.destroy();
      const response = parse(text);
      if (response === undefined) reject(new Error(`no response: ${JSON.stringify(text.slice(0, 200))}`));
      else resolve(response);
    };
    const timer = setTimeout(finish, longest);
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => {
      text += chunk;
      if (isWhole(text, method)) finish();
    });
    socket.on("end", finish);
    socket.on("error", (error: Error) => (text === "" ? reject(error) : finish()));
    socket.write(Buffer.from(requestBytes(row), "latin1"));
  });
}
