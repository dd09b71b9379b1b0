import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Gate } from "../server/gate.ts";
import { enforce, whenPassed, type Passage } from "./enforce.ts";
import { internalSlot } from "./internal-slot.ts";
import { NodeTransport } from "./node-transport.ts";
import { noteGuardedServer } from "./socket-check.ts";
import { ignoreErrors, SocketTransport } from "./socket-transport.ts";

/** The events in which a server of node:http or http2 hands over a request, whoever listens. */
const requestEvents: ReadonlySet<string | symbol> = new Set(["request", "checkContinue", "checkExpectation"]);

/** Called with what passes, before anybody else: a response where one is made, and what hands the request on. */
type Entered = (request: IncomingMessage, passage: Passage<IncomingMessage>, proceed: () => void) => void;

type Emit = (event: string | symbol, ...parameters: unknown[]) => boolean;

/** A client that waits for 100 sends no form before. */
class ExpectingTransport extends NodeTransport {
  override readForm(limit: number): Promise<unknown> {
    this.response.writeContinue();
    // A listener for `checkContinue` would send it once more.
    this.response.writeContinue = () => undefined;
    return super.readForm(limit);
  }
}

/**
 * Guards every request and handshake of a server before any of its listeners, those that are added later too: the one
 * point that all of them pass.
 */
export function guardServer(server: Server, gate: Gate<IncomingMessage>, entered: Entered): void {
  const emit = server.emit.bind(server) as Emit;
  // A listener for `checkContinue` emits its request again.
  const passages = internalSlot<Passage<IncomingMessage>>();
  const emitRequest = (event: string | symbol, request: IncomingMessage, response: ServerResponse): void => {
    const proceed = (): boolean => emit(event, request, response);
    const known = passages.get(request);
    if (known !== undefined) {
      const { method = "", url = "" } = request;
      if (known.isFor(method, url) || known.reroute({ ...known.head, method, target: url }))
        entered(request, known, proceed);
      return;
    }
    const make = event === "request" ? NodeTransport : ExpectingTransport;
    whenPassed(enforce(gate, new make(request, response, request.url)), (passage) => {
      passages.set(request, passage);
      entered(request, passage, proceed);
    });
  };
  const emitGuarded: Emit = (event, ...parameters) => {
    if (requestEvents.has(event)) {
      emitRequest(event, ...(parameters as [IncomingMessage, ServerResponse]));
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
