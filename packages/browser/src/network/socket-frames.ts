import type { Duplex } from "node:stream";
import type { Header } from "../fetch/header-list.ts";
import type { SocketConnection, SocketListener } from "../fetch/network.ts";
import { setTimeout } from "../platform.ts";

interface Receiver extends NodeJS.WritableStream {
  on(event: "message", listener: (data: Buffer, isBinary: boolean) => void): this;
  on(event: "conclude", listener: (code: number, reason: Buffer) => void): this;
  on(event: "ping", listener: (data: Buffer) => void): this;
  on(event: "error" | "finish", listener: () => void): this;
}

interface Sender {
  send(data: string | Uint8Array, options: FrameOptions, done: () => void): void;
  close(code: number | undefined, reason: string, mask: boolean, done: () => void): void;
  pong(data: Buffer, mask: boolean, done: () => void): void;
}

interface FrameOptions {
  readonly binary: boolean;
  readonly compress: boolean;
  readonly fin: boolean;
  readonly mask: boolean;
}

interface Deflate {
  accept(configurations: unknown): unknown;
  cleanup(): void;
}

type Extensions = Readonly<Record<string, Deflate>>;

/** What of the package `ws` speaks the frames of RFC 6455. */
interface FrameProtocol {
  readonly Receiver: new (options: object) => Receiver;
  readonly Sender: new (socket: Duplex, extensions: Extensions) => Sender;
  readonly PerMessageDeflate: { new (options: object): Deflate; readonly extensionName: string };
  readonly extension: { parse(header: string): Readonly<Record<string, unknown>> };
}

/** Longer messages end the connection, as a body that is too long does a response. */
const maxPayload = 64 * 1024 * 1024;

/** How long the server's part of the closing handshake may take. */
const closeMs = 5000;

/** A package for Node: no literal, so that what bundles this for the web leaves it out. */
const frames = ["ws"].join("");

const nothing = (): void => undefined;

/** The compression that the server has chosen; `undefined` where its parameters are none. */
function extensionsOf(
  headers: readonly Header[],
  { PerMessageDeflate, extension }: FrameProtocol,
): Extensions | undefined {
  const chosen = headers
    .filter(([name]) => name.toLowerCase() === "sec-websocket-extensions")
    .map(([, value]) => value);
  if (chosen.length === 0) return {};
  const name = PerMessageDeflate.extensionName;
  try {
    const parameters = extension.parse(chosen.join(", "))[name];
    if (parameters === undefined) return {};
    const deflate = new PerMessageDeflate({ isServer: false, maxPayload });
    deflate.accept(parameters);
    return { [name]: deflate };
  } catch {
    return undefined;
  }
}

/** The frames of a WebSocket, over a connection that has been switched to them. */
class FramedConnection implements SocketConnection {
  readonly #connection: Duplex;
  readonly #receiver: Receiver;
  readonly #sender: Sender;
  readonly #extensions: Extensions;
  #listener: SocketListener | undefined;
  #closeSent = false;
  #closeReceived = false;
  #ended = false;

  constructor(connection: Duplex, protocol: FrameProtocol, extensions: Extensions) {
    this.#connection = connection;
    this.#extensions = extensions;
    this.#receiver = new protocol.Receiver({ isServer: false, maxPayload, extensions });
    this.#sender = new protocol.Sender(connection, extensions);
  }

  listen(listener: SocketListener): void {
    this.#listener = listener;
    this.#receiver.on("message", (data, isBinary) => listener.message(isBinary ? data : data.toString()));
    this.#receiver.on("ping", (data) => this.#sender.pong(data, true, nothing));
    this.#receiver.on("conclude", (code, reason) => this.#conclude(code, reason.toString()));
    this.#receiver.on("error", () => this.#end("failed"));
    this.#receiver.on("finish", () => this.#end("closed"));
    this.#connection.on("close", () => {
      // Where it has come to its end, its last bytes may still be on their way through the receiver.
      if (!this.#connection.readableEnded) this.#end("closed");
    });
    this.#connection.pipe(this.#receiver);
    this.#connection.resume();
  }

  send(data: string | Uint8Array, sent: () => void): void {
    if (this.#ended || this.#closeSent) return;
    const binary = typeof data !== "string";
    this.#sender.send(
      data,
      { binary, compress: Object.keys(this.#extensions).length > 0, fin: true, mask: true },
      sent,
    );
  }

  close(code: number | undefined, reason: string): void {
    if (this.#ended || this.#closeSent) return;
    this.#closeSent = true;
    this.#sender.close(code, reason, true, () => {
      if (this.#closeReceived) this.#connection.end();
    });
    const timer = setTimeout(() => this.#end("closed"), closeMs);
    timer.unref();
  }

  destroy(): void {
    this.#ended = true;
    this.#release();
  }

  #conclude(code: number, reason: string): void {
    if (this.#ended) return;
    this.#closeReceived = true;
    this.#listener?.closing(code, reason);
    if (this.#closeSent) this.#connection.end();
    else this.close(code === 1005 ? undefined : code, reason);
    this.#end("closed");
  }

  #end(how: "closed" | "failed"): void {
    if (this.#ended) return;
    this.#ended = true;
    // What the closing handshake has to say still goes out.
    if (this.#closeReceived) setTimeout(() => this.#release(), closeMs).unref();
    else this.#release();
    this.#listener?.[how]();
  }

  #release(): void {
    for (const deflate of Object.values(this.#extensions)) deflate.cleanup();
    this.#connection.destroy();
  }
}

/** A connection whose frames cannot be read. */
const unreadable = (connection: Duplex): SocketConnection => ({
  listen: (listener) => {
    connection.destroy();
    queueMicrotask(() => listener.failed());
  },
  send: nothing,
  close: nothing,
  destroy: () => void connection.destroy(),
});

/**
 * Speaks the frames of RFC 6455 as a client.
 *
 * @param headers of the response that switched the connection
 */
export async function socketConnection(connection: Duplex, headers: readonly Header[]): Promise<SocketConnection> {
  // What comes until someone listens waits.
  connection.pause();
  connection.on("error", nothing);
  const protocol = (await import(/* @vite-ignore */ frames)) as FrameProtocol;
  const extensions = extensionsOf(headers, protocol);
  return extensions === undefined ? unreadable(connection) : new FramedConnection(connection, protocol, extensions);
}
