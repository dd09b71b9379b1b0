import net from "node:net";
import tls from "node:tls";
import type { Certificates } from "./certificates.ts";
import { readResponse, type RawResponse } from "./response.ts";
import type { Row } from "./row.ts";

export type { RawResponse } from "./response.ts";

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

/** How an exchange is made, beside its row. */
export interface ExchangeOptions {
  /** Speaks TLS, and shows the certificate. */
  readonly certificates?: Certificates | undefined;
  /** Told of the body each time that more of it has come. */
  readonly onBody?: (body: string) => void;
}

/** Sends raw bytes over a socket of its own and reads one response, until it ends. */
export function exchange(port: number, row: Row, { certificates, onBody }: ExchangeOptions = {}): Promise<RawResponse> {
  const method = row.send.split(" ")[0] ?? "";
  return new Promise((resolve, reject) => {
    const at = { port, host: "127.0.0.1" };
    const socket =
      certificates === undefined
        ? net.connect(at)
        : tls.connect({ ...at, key: certificates.key, cert: certificates.cert, rejectUnauthorized: false });
    let bytes = Buffer.alloc(0);
    let response: RawResponse | undefined;
    const stop = (): void => {
      clearTimeout(timer);
      socket.destroy();
    };
    const fail = (what: string): void => {
      stop();
      reject(new Error(`${what}: ${JSON.stringify(bytes.toString("latin1", 0, 200))}`));
    };
    const finish = (): void => {
      stop();
      if (response === undefined) fail("no response");
      else resolve(response);
    };
    const timer = setTimeout(() => fail("the response does not end"), longest);
    socket.on("data", (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      response = readResponse(bytes, method);
      if (response !== undefined) onBody?.(response.body);
      if (response?.ends === "here") finish();
    });
    socket.on("end", finish);
    socket.on("error", (error: Error) => (bytes.length === 0 ? reject(error) : finish()));
    socket.write(Buffer.from(requestBytes(row), "latin1"));
  });
}
