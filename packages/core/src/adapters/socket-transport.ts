import { STATUS_CODES, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { GateResponse } from "../server/gate-response.ts";
import type { RequestHead } from "../policy/request/request.ts";
import type { Seal, Transport } from "./enforce.ts";
import { headOf, stripFields } from "./node-transport.ts";

/** A handshake of node:http: there is no response object, so a refusal is written to the socket. */
export class SocketTransport implements Transport<IncomingMessage> {
  readonly original: IncomingMessage;
  readonly #socket: Duplex;
  #seal: Seal | undefined;

  constructor(request: IncomingMessage, socket: Duplex) {
    this.original = request;
    this.#socket = socket;
  }

  get responded(): boolean {
    return this.#socket.destroyed || this.#socket.writableEnded;
  }

  head(): RequestHead {
    return headOf(this.original, this.original.url);
  }

  /** A handshake is a GET: it has no form. */
  readForm(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  strip(names: readonly string[]): void {
    stripFields(this.original, names);
  }

  /** The head of a handshake that succeeds has no field that a page could read: this is for the gate's own response. */
  seal(seal: Seal): void {
    this.#seal = seal;
  }

  respond({ status, headers, body = "" }: GateResponse): void {
    if (this.responded) return;
    const { decision } = this.#seal ?? {};
    const sealed = { ...decision?.defaults, ...decision?.headers, ...headers };
    const fields = { ...sealed, connection: "close", "content-length": String(Buffer.byteLength(body)) };
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
    // A client that keeps its half open would keep the other too.
    this.#socket.once("finish", () => void this.#socket.destroy());
    this.#socket.end(`HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? "Refused"}\r\n${lines.join("")}\r\n${body}`);
  }
}

/** Until a handler has the socket nobody else listens, and an error that nobody hears ends the process. */
export function ignoreErrors(socket: Duplex): () => void {
  const ignore = (): void => void socket.destroy();
  socket.on("error", ignore);
  return () => void socket.off("error", ignore);
}
