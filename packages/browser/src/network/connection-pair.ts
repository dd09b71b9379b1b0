import type { Duplex } from "node:stream";
import { builtin } from "../fetch/node-builtin.ts";

/** One end, with what of a socket applications call. */
interface End extends Duplex {
  /** Gets what the other end writes; `done` is called when there is room for more. */
  receive: (chunk: Buffer, done: () => void) => void;
}

export interface ConnectionPair {
  readonly client: Duplex;
  readonly server: Duplex;
  /** Whether the server has sent anything. */
  readonly started: () => boolean;
}

/** What applications read and set on a socket. There is no time and no wire here. */
const socketLike = ({ protocol, port }: URL): object => ({
  encrypted: protocol === "https:",
  authorized: false,
  getPeerCertificate: () => ({}),
  remoteAddress: "127.0.0.1",
  remoteFamily: "IPv4",
  remotePort: 49_152,
  localAddress: "127.0.0.1",
  localPort: Number(port === "" ? (protocol === "https:" ? 443 : 80) : port),
  setTimeout(this: Duplex) {
    return this;
  },
  setNoDelay(this: Duplex) {
    return this;
  },
  setKeepAlive(this: Duplex) {
    return this;
  },
  ref(this: Duplex) {
    return this;
  },
  unref(this: Duplex) {
    return this;
  },
});

function makeEnd(other: () => End): End {
  let waiting: (() => void) | undefined;
  const { Duplex } = builtin("node:stream");
  const duplex: Duplex = new Duplex({
    read: () => {
      const resume = waiting;
      waiting = undefined;
      resume?.();
    },
    write: (chunk, _encoding, done) => other().receive(chunk as Buffer, done),
    final: (done) => {
      other().push(null);
      done();
    },
    destroy: (error, done) => {
      // With the error that the application has thrown.
      if (!other().destroyed) queueMicrotask(() => void other().destroy(error ?? undefined));
      done(error);
    },
  });
  const receive = (chunk: Buffer, done: () => void): void => {
    if (duplex.push(chunk)) done();
    else waiting = done;
  };
  return Object.assign(duplex, { receive });
}

/**
 * Two ends of a connection that never leaves the process.
 *
 * @param url where the application is: behind https, it takes the connection for TLS
 */
export function connectionPair(url: URL): ConnectionPair {
  let started = false;
  const client: End = makeEnd(() => server);
  const server: End = Object.assign(
    makeEnd(() => client),
    socketLike(url),
  );
  const { receive } = client;
  client.receive = (chunk, done) => {
    started = true;
    receive(chunk, done);
  };
  // What is destroyed with an error says so, and nobody may be listening.
  for (const end of [client, server]) end.on("error", () => undefined);
  return { client, server, started: () => started };
}
