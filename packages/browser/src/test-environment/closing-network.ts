import { Uint8Array } from "../platform.ts";
import type { Network, SocketConnection } from "../fetch/network.ts";
import type { HttpNetwork } from "../network/http.ts";

/** A network whose exchanges neither end nor fail once it is closed: a page that is gone hears nothing more. */
interface ClosingNetwork extends Network {
  readonly isClosed: boolean;
  close(): void;
}

export function closingNetwork(http: HttpNetwork): ClosingNetwork {
  let isClosed = false;
  const unlessClosed = <T>(promise: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      promise.then(
        (value) => (isClosed ? undefined : resolve(value)),
        (reason: unknown) => (isClosed ? undefined : reject(reason as Error)),
      );
    });
  async function* chunksOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const chunks = body[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await unlessClosed(chunks.next());
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      await chunks.return?.();
    }
  }
  const unlessClosedSocket = (socket: SocketConnection): SocketConnection => ({
    listen: (listener) =>
      socket.listen({
        message: (data) => (isClosed ? undefined : listener.message(data)),
        closing: (code, reason) => (isClosed ? undefined : listener.closing(code, reason)),
        closed: () => (isClosed ? undefined : listener.closed()),
        failed: () => (isClosed ? undefined : listener.failed()),
      }),
    send: (data, sent) => socket.send(data, sent),
    close: (code, reason) => socket.close(code, reason),
    destroy: () => socket.destroy(),
  });
  return {
    get isClosed() {
      return isClosed;
    },
    exchange: async (request, signal, rules) => {
      const response = await unlessClosed(http.exchange(request, signal, rules));
      const { body, socket } = response;
      const chunks = body instanceof Uint8Array ? body : chunksOf(body);
      return { ...response, body: chunks, ...(socket && { socket: unlessClosedSocket(socket) }) };
    },
    close: () => {
      isClosed = true;
      http.close();
    },
  };
}
