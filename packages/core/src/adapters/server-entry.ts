import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Gate } from "../server/gate.ts";
import { enforceThen, type Passage } from "./enforce.ts";
import type { InternalSlot } from "./internal-slot.ts";
import { NodeTransport } from "./node-transport.ts";
import { reenter } from "./reroute.ts";
import { noteGuardedServer } from "./socket-check.ts";
import { ignoreErrors, SocketTransport } from "./socket-transport.ts";

/** The events in which a server of node:http or http2 hands over a request, whoever listens. */
const requestEvents: ReadonlySet<string | symbol> = new Set(["request", "checkContinue", "checkExpectation"]);

/** How the requests passed that came through a server. */
export type Passages = InternalSlot<Passage<IncomingMessage>>;

/** Called around what hands a request on that has passed. */
type Around = (request: IncomingMessage, passage: Passage<IncomingMessage>, proceed: () => void) => void;

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
 * @param passages where the passage of each request is kept, for whoever gets it next
 * @param around what is done with a request that passes; by default it is handed on
 */
export function guardServer(server: Server, gate: Gate<IncomingMessage>, passages: Passages, around?: Around): void {
  const emit = server.emit.bind(server) as Emit;
  const hand = (passage: Passage<IncomingMessage>, request: IncomingMessage, proceed: () => unknown): void => {
    passages.set(request, passage);
    if (around === undefined) proceed();
    else around(request, passage, proceed);
  };
  const handRequest = (passage: Passage<IncomingMessage>, { original, response }: NodeTransport): void =>
    hand(passage, original, () => emit("request", original, response));
  const emitRequest = (event: string | symbol, request: IncomingMessage, response: ServerResponse): void => {
    // A listener for `checkContinue` emits its request again.
    const known = passages.get(request);
    if (known !== undefined) {
      const { method = "", url = "" } = request;
      if (reenter(known, method, url)) hand(known, request, () => emit(event, request, response));
    } else if (event === "request") enforceThen(gate, new NodeTransport(request, response, request.url), handRequest);
    else
      enforceThen(gate, new ExpectingTransport(request, response, request.url), (passage) =>
        hand(passage, request, () => emit(event, request, response)),
      );
  };
  const emitGuarded: Emit = (event, ...parameters) => {
    if (requestEvents.has(event)) {
      emitRequest(event, ...(parameters as [IncomingMessage, ServerResponse]));
      return true;
    }
    if (event !== "upgrade" || server.listenerCount("upgrade") === 0) return emit(event, ...parameters);
    const [request, socket] = parameters as [IncomingMessage, Duplex];
    const handOver = ignoreErrors(socket);
    enforceThen(gate, new SocketTransport(request, socket), (passage) => {
      handOver();
      hand(passage, request, () => emit(event, ...parameters));
    });
    return true;
  };
  server.emit = emitGuarded as typeof server.emit;
  noteGuardedServer(server);
}
