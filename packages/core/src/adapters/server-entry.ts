import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Gate } from "../server/gate.ts";
import { enforce, whenPassed, type Passage } from "./enforce.ts";
import { noteGuardedServer } from "./socket-check.ts";
import { NodeTransport } from "./node-transport.ts";
import { ignoreErrors, SocketTransport } from "./socket-transport.ts";

/** The events in which a server of node:http or http2 hands over a request, whoever listens. */
const requestEvents: ReadonlySet<string | symbol> = new Set(["request", "checkContinue", "checkExpectation"]);

/** Called with what passes, before anybody else: a response where one is made, and what hands the request on. */
export type Entered = (request: IncomingMessage, passage: Passage<IncomingMessage>, proceed: () => void) => void;

type Emit = (event: string | symbol, ...parameters: unknown[]) => boolean;

/**
 * Guards every request and handshake of a server before any of its listeners, those that are added later too: the one
 * point that all of them pass.
 */
export function guardServer(server: Server, gate: Gate<IncomingMessage>, entered: Entered): void {
  const emit = server.emit.bind(server) as Emit;
  const emitGuarded: Emit = (event, ...parameters) => {
    if (requestEvents.has(event)) {
      const [request, response] = parameters as [IncomingMessage, ServerResponse];
      whenPassed(enforce(gate, new NodeTransport(request, response, request.url)), (passage) => {
        entered(request, passage, () => emit(event, ...parameters));
      });
      return true;
    }
    if (event !== "upgrade" || server.listenerCount("upgrade") === 0) return emit(event, ...parameters);
    const [request, socket] = parameters as [IncomingMessage, Duplex];
    const handOver = ignoreErrors(socket);
    whenPassed(enforce(gate, new SocketTransport(request, socket)), (passage) => {
      handOver();
      entered(request, passage, () => emit(event, ...parameters));
    });
    return true;
  };
  server.emit = emitGuarded as typeof server.emit;
  noteGuardedServer(server);
}
