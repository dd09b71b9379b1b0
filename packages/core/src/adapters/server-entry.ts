import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Gate } from "../server/gate.ts";
import { enforceThen, Passage } from "./enforce.ts";
import { internalSlot, type InternalSlot } from "./internal-slot.ts";
import { NodeTransport } from "./node-transport.ts";
import { reenter } from "./reroute.ts";
import { sealOf } from "./seals.ts";
import { noteGuardedServer } from "./socket-check.ts";
import { ignoreErrors, SocketTransport } from "./socket-transport.ts";

/** The events in which a server of node:http or http2 hands over a request, whoever listens. */
const requestEvents: ReadonlySet<string | symbol> = new Set(["request", "checkContinue", "checkExpectation"]);

/**
 * How requests have passed one gate. The seal of a response says it, where there is one: a field more on each request would
 * cost as much as the decision.
 */
export class Passages {
  readonly #gate: Gate<IncomingMessage>;
  readonly #unsealed: InternalSlot<Passage<IncomingMessage>> = internalSlot();

  constructor(gate: Gate<IncomingMessage>) {
    this.#gate = gate;
  }

  /** @param response the request's own; a handshake has none */
  get(request: IncomingMessage, response?: object): Passage<IncomingMessage> | undefined {
    const seal = response === undefined ? undefined : sealOf(response, this.#gate);
    // An application can answer several requests of its own making by one response.
    if (seal instanceof Passage && seal.transport.original === request) return seal as Passage<IncomingMessage>;
    return this.#unsealed.get(request);
  }

  add(request: IncomingMessage, passage: Passage<IncomingMessage>, response?: object): void {
    if (response === undefined || sealOf(response, this.#gate) !== passage) this.#unsealed.set(request, passage);
  }
}

/** Called around what hands a request on that has passed. */
type Around = (request: IncomingMessage, passage: Passage<IncomingMessage>, proceed: () => void) => void;

type Emit = (event: string | symbol, ...parameters: unknown[]) => boolean;

/** What a server hands over with an event. */
type Received = readonly [request: IncomingMessage, ...unknown[]];

/** A request that a server has received. */
class ReceivedTransport extends NodeTransport {
  readonly event: string | symbol;
  readonly received: Received;

  constructor(event: string | symbol, received: readonly [IncomingMessage, ServerResponse]) {
    super(received[0], received[1], received[0].url);
    this.event = event;
    this.received = received;
  }

  override readForm(limit: number): Promise<unknown> {
    if (this.event !== "request") {
      // A client that waits for 100 sends no form before.
      this.response.writeContinue();
      // A listener for `checkContinue` would send it once more.
      this.response.writeContinue = () => undefined;
    }
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
  const hand = (
    passage: Passage<IncomingMessage>,
    event: string | symbol,
    received: Received,
    response?: ServerResponse,
  ): void => {
    const [request] = received;
    passages.add(request, passage, response);
    if (around === undefined) emit(event, ...received);
    else around(request, passage, () => emit(event, ...received));
  };
  const handReceived = (passage: Passage<IncomingMessage>, { event, received, response }: ReceivedTransport): void => {
    hand(passage, event, received, response);
  };
  const emitRequest = (event: string | symbol, received: readonly [IncomingMessage, ServerResponse]): void => {
    const [request, response] = received;
    // A listener for `checkContinue` emits its request again.
    const known = passages.get(request, response);
    if (known === undefined) enforceThen(gate, new ReceivedTransport(event, received), handReceived);
    else if (reenter(known, request.method ?? "", request.url ?? "")) hand(known, event, received, response);
  };
  const emitUpgrade = (event: string, received: readonly [IncomingMessage, Duplex]): void => {
    const [request, socket] = received;
    const handOver = ignoreErrors(socket);
    enforceThen(gate, new SocketTransport(request, socket), (passage) => {
      handOver();
      hand(passage, event, received);
    });
  };
  const emitGuarded: Emit = (event, ...parameters) => {
    if (requestEvents.has(event)) emitRequest(event, parameters as [IncomingMessage, ServerResponse]);
    else if (event === "upgrade" && server.listenerCount("upgrade") > 0)
      emitUpgrade(event, parameters as [IncomingMessage, Duplex]);
    else return emit(event, ...parameters);
    return true;
  };
  server.emit = emitGuarded as typeof server.emit;
  noteGuardedServer(server);
}
