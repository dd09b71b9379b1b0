import net from "node:net";
import tls from "node:tls";
import type { Certificate } from "../certificate.ts";
import { readResponse, type RawResponse } from "./response.ts";

/** A request as it goes over the wire: a client would normalise its target. */
export interface RawRequest {
  /** The request line; without a version it is HTTP/1.1. */
  readonly send: string;
  /** Header lines; `Host: api.bank.example` and `Connection: close` are added unless a Host, or `noHost`, is there. */
  readonly with?: readonly string[];
  readonly noHost?: boolean;
  readonly body?: string;
}

const maxDuration = 4_000;

/** The bytes of a request. */
function requestBytes({ send, with: fields = [], noHost = false, body }: RawRequest): string {
  const has = (name: string): boolean => fields.some((field) => field.toLowerCase().startsWith(`${name}:`));
  const lines = [/ HTTP\/1\.\d$/.test(send) ? send : `${send} HTTP/1.1`];
  if (!noHost && !has("host")) lines.push("Host: api.bank.example");
  lines.push(...fields);
  if (!has("connection")) lines.push("Connection: close");
  if (body !== undefined) lines.push(`Content-Length: ${String(Buffer.byteLength(body))}`);
  return `${lines.join("\r\n")}\r\n\r\n${body ?? ""}`;
}

/** How an exchange is made, beside its request. */
export interface ExchangeOptions {
  /** Speaks TLS, and shows the certificate. */
  readonly certificates?: Certificate | undefined;
  /** Gets the body each time that more of it has come. */
  readonly onBody?: (body: string) => void;
}

/** Sends a request over a new connection and reads one response, until it ends. */
export function exchange(
  port: number,
  request: RawRequest,
  { certificates, onBody }: ExchangeOptions = {},
): Promise<RawResponse> {
  const method = request.send.split(" ")[0] ?? "";
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
    const timer = setTimeout(() => fail("the response does not end"), maxDuration);
    socket.on("data", (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      response = readResponse(bytes, method);
      if (response !== undefined) onBody?.(response.body);
      if (response?.ends === "here") finish();
    });
    socket.on("end", finish);
    socket.on("error", (error: Error) => (bytes.length === 0 ? reject(error) : finish()));
    socket.write(Buffer.from(requestBytes(request), "latin1"));
  });
}
