import { request as httpRequest, type ClientRequest, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Header } from "../fetch/header-list.ts";
import type { WireRequest, WireResponse } from "../fetch/network.ts";
import { NetworkFailure } from "../fetch/network-failure.ts";
import { withoutConnectionHeaders } from "./connection-headers.ts";
import { connect } from "./http-connect.ts";
import type { ExchangeContext } from "./http-exchange.ts";
import { failureOf } from "./http-failure.ts";
import { onUnnamedSwitch, pairsOf, parserFailure, switchedResponse } from "./node-upgrade.ts";
import { clearTimeout, setTimeout, URL } from "../platform.ts";

/** A handshake that opens a WebSocket, and its response, over a connection of its own. */
export class HttpUpgrade {
  readonly #request: WireRequest;
  readonly #context: ExchangeContext;
  readonly #timer: NodeJS.Timeout;
  #reject: ((failure: NetworkFailure) => void) | undefined;
  #socket: Socket | undefined;
  #connected = false;

  constructor(request: WireRequest, context: ExchangeContext) {
    this.#request = request;
    this.#context = context;
    const { head } = context.settings.timeout;
    this.#timer = setTimeout(() => {
      const connected = this.#connected;
      this.fail(new NetworkFailure("timed-out", `The response did not come within ${String(head)} ms.`, { connected }));
    }, head);
  }

  /** Sends the handshake. Called once. */
  response(): Promise<WireResponse> {
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      this.#context.signal?.addEventListener("abort", this.#abort);
      if (this.#context.signal?.aborted === true) this.#abort();
      else
        this.#connect((response) => {
          this.#settle();
          resolve(response);
        });
    });
  }

  /** Ends it, wherever it is; a WebSocket that is open breaks off. */
  fail(failure: NetworkFailure): void {
    this.#settle();
    this.#socket?.destroy();
    this.#reject?.(failure);
  }

  readonly #abort = (): void =>
    this.fail(new NetworkFailure("aborted", "The request was aborted.", { cause: this.#context.signal?.reason }));

  /** There is a response: what comes after it has no time limit. */
  #settle(): void {
    clearTimeout(this.#timer);
    this.#context.signal?.removeEventListener("abort", this.#abort);
  }

  #connect(respond: (response: WireResponse) => void): void {
    const socket = connect(new URL(this.#request.url), this.#context.settings, () => {
      this.#connected = true;
      this.#send(socket, respond);
    });
    this.#socket = socket;
    socket.on("error", (error) => this.fail(failureOf(error, "before", this.#connected)));
    socket.on("close", () => {
      this.#context.onEnd();
      this.fail(new NetworkFailure("unreachable", "The server closed the connection.", { connected: this.#connected }));
    });
  }

  #send(socket: Socket, respond: (response: WireResponse) => void): void {
    const fail = (error: Error): void => this.fail(parserFailure(error, this.#context.signal));
    let request: ClientRequest;
    try {
      request = this.#open(socket);
    } catch (error) {
      fail(error as Error);
      return;
    }
    request.on("error", fail);
    request.on(
      "upgrade",
      (message, connection, head) => void switchedResponse(message, connection, head).then(respond, fail),
    );
    onUnnamedSwitch(request, respond);
    request.on("response", (message) => respond(this.#refusal(message)));
    request.end();
  }

  #open(socket: Socket): ClientRequest {
    const { method, url, headers } = this.#request;
    const { host, pathname, search } = new URL(url);
    const request = httpRequest({
      createConnection: () => socket,
      path: pathname + search,
      setHost: false,
      maxHeaderSize: this.#context.settings.maxHeadBytes,
      method,
    });
    const own: readonly Header[] = [
      ["Host", host],
      ["Connection", "Upgrade"],
      ["Upgrade", "websocket"],
    ];
    for (const [name, value] of [...own, ...withoutConnectionHeaders(headers)]) request.appendHeader(name, value);
    return request;
  }

  /** The body of a refusal is nobody's: a page does not see it, and the start of a problem document says why. */
  #refusal(message: IncomingMessage): WireResponse {
    const { statusCode: status = 0, statusMessage: statusText = "", rawHeaders } = message;
    message.on("error", () => undefined);
    return {
      status,
      statusText,
      headers: pairsOf(rawHeaders),
      body: refusalBody(message, this.#context.settings.maxBodyBytes),
    };
  }
}

/** No generator: one that nobody has begun to read holds its connection. */
const refusalBody = (message: IncomingMessage, maxBytes: number): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => {
    const chunks = message[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
    const end = (): Promise<IteratorResult<Uint8Array>> => {
      message.socket.destroy();
      return Promise.resolve({ done: true, value: undefined });
    };
    let received = 0;
    return {
      next: async () => {
        const next = await chunks.next();
        if (next.done === true) return end();
        received += next.value.length;
        return received > maxBytes ? end() : next;
      },
      return: end,
    };
  },
});
