import net from "node:net";
import tls from "node:tls";
import { onTestFinished } from "vitest";

/** What a server does once a request is there. */
export type Act = (socket: net.Socket) => void;

export interface RawServer {
  readonly port: number;
  /** `http://127.0.0.1:port`, or `https:`. */
  readonly origin: string;
  /** The bytes of each connection. */
  readonly requests: readonly string[];
}

export interface RawServerOptions {
  readonly tls?: tls.TlsOptions;
  /** Speaks first. Default: waits for the request's head. */
  readonly greets?: boolean;
  readonly host?: string;
}

const isWhole = (text: string): boolean => {
  const head = text.indexOf("\r\n\r\n");
  const length = Number(/\r\ncontent-length: *([0-9]+)/i.exec(text.slice(0, head + 2))?.[1] ?? 0);
  return head >= 0 && text.length >= head + 4 + length;
};

/** A server that answers with what bytes it likes, until the test is over. */
export async function rawServer(act: Act, options: RawServerOptions = {}): Promise<RawServer> {
  const requests: string[] = [];
  const sockets = new Set<net.Socket>();
  const accept = (socket: net.Socket): void => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    const index = requests.push("") - 1;
    let answered = options.greets === true;
    if (answered) act(socket);
    socket.on("data", (chunk: Buffer) => {
      const text = (requests[index] ?? "") + chunk.toString("latin1");
      requests[index] = text;
      if (answered || !isWhole(text)) return;
      answered = true;
      act(socket);
    });
  };
  const server = options.tls === undefined ? net.createServer(accept) : tls.createServer(options.tls, accept);
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, options.host ?? "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const { port } = server.address() as net.AddressInfo;
  const scheme = options.tls === undefined ? "http" : "https";
  return { port, origin: `${scheme}://127.0.0.1:${String(port)}`, requests };
}

/** Sends bytes and ends. */
export const sends =
  (...chunks: readonly string[]): Act =>
  (socket) => {
    socket.end(Buffer.from(chunks.join(""), "latin1"));
  };

/** Sends bytes and says no more. */
export const sendsAndStalls =
  (...chunks: readonly string[]): Act =>
  (socket) => {
    socket.write(Buffer.from(chunks.join(""), "latin1"));
  };

/** Sends bytes, and resets the connection when they have surely arrived. */
export const sendsAndResets =
  (...chunks: readonly string[]): Act =>
  (socket) => {
    socket.write(Buffer.from(chunks.join(""), "latin1"));
    setTimeout(() => socket.resetAndDestroy(), 250);
  };

/** Sends a start, and then the same bytes for as long as somebody takes them. */
export const sendsForEver =
  (start: string, again: string): Act =>
  (socket) => {
    const bytes = Buffer.from(again, "latin1");
    const more = (): void => {
      if (!socket.destroyed) socket.write(bytes, () => setImmediate(more));
    };
    socket.write(Buffer.from(start, "latin1"), more);
  };
