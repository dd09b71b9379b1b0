import type { Engine } from "../../engines/engine.ts";
import { isArrayBuffer, isForeignBlob } from "../../fetch/foreign-objects.ts";
import type { Environment } from "../../fetch/environment.ts";
import type { FailureCode } from "../../fetch/failure.ts";
import type { SocketConnection } from "../../fetch/network.ts";
import type { FetchRequest } from "../../fetch/request.ts";
import type { FetchResponse } from "../../fetch/response.ts";
import { CloseEvent } from "../close-event.ts";
import { defineHandlers, HandlerTarget, type EventHandler } from "../event-handlers.ts";
import { MessageEvent } from "../message-event.ts";
import type { EventRealm } from "../event-realm.ts";
import type { Outcome } from "../outcome.ts";
import { clampToShort, requireArguments, toDOMString, toUSVString } from "../web-idl.ts";
import { acceptFor, extensionsIn, refuseHandshakeResponse } from "./handshake-response.ts";
import type { RunOptions } from "../run-options.ts";
import { defineStates } from "./states.ts";
import { parseWebSocket } from "./web-socket-parameters.ts";
import { handshakeRequest } from "./web-socket-request.ts";
import { AbortController, ArrayBuffer, Blob, DOMException, Event, TextEncoder, Uint8Array } from "../../platform.ts";

/** The page that a WebSocket is of. */
export interface SocketRequester {
  readonly environment: Environment;
  readonly engine: Engine;
  readonly globals: { readonly Blob: typeof globalThis.Blob };
  readonly eventRealm: EventRealm | undefined;
  /** Calls it when the page is unloaded. Returns what forgets it. */
  whenUnloaded(end: () => void): () => void;
  run(request: FetchRequest, options: RunOptions): Promise<Outcome>;
}

const states = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 } as const;

type Message = string | Blob | ArrayBuffer | ArrayBufferView;

const encoder = new TextEncoder();

const isBlob = (value: unknown): value is Blob => value instanceof Blob || isForeignBlob(value);

const sizeOf = (data: string | Blob | Uint8Array): number => {
  if (typeof data === "string") return encoder.encode(data).length;
  return isBlob(data) ? data.size : data.length;
};

/** The message as it was when it was sent, whatever the script does to its buffer. */
function copyMessage(data: unknown): string | Blob | Uint8Array {
  if (isBlob(data)) return data;
  if (isArrayBuffer(data)) return new Uint8Array(data.slice(0));
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
  return toUSVString(data);
}

const wasNotClean = { wasClean: false, code: 1006, reason: "" } as const;

interface SocketEvents {
  readonly open: Event;
  readonly message: MessageEvent;
  readonly error: Event;
  readonly close: CloseEvent;
}

/** https://websockets.spec.whatwg.org/#the-websocket-interface */
export class PageWebSocket extends HandlerTarget<SocketEvents> {
  declare static readonly CONNECTING: 0;
  declare static readonly OPEN: 1;
  declare static readonly CLOSING: 2;
  declare static readonly CLOSED: 3;
  declare readonly CONNECTING: 0;
  declare readonly OPEN: 1;
  declare readonly CLOSING: 2;
  declare readonly CLOSED: 3;
  declare onopen: EventHandler;
  declare onmessage: EventHandler<MessageEvent>;
  declare onerror: EventHandler;
  declare onclose: EventHandler<CloseEvent>;

  static {
    defineHandlers(this.prototype, ["open", "error", "close", "message"]);
    defineStates(this, states);
  }

  #outcome: Outcome | undefined;
  readonly #page: SocketRequester;
  readonly #url: URL;
  readonly #controller = new AbortController();
  #readyState: number = states.CONNECTING;
  readonly #forget: () => void;
  #protocol = "";
  #extensions = "";
  #binaryType: "blob" | "arraybuffer" = "blob";
  #bufferedAmount = 0;
  #connection: SocketConnection | undefined;
  /** Messages go out in their order, though a Blob takes time to read. */
  #outgoing: Promise<void> = Promise.resolve();
  #received: { readonly code: number; readonly reason: string } | undefined;

  constructor(page: SocketRequester, given: readonly unknown[]) {
    super(page.eventRealm);
    const { url, protocols } = parseWebSocket(given, page.environment, page.engine);
    this.#page = page;
    this.#url = url;
    this.#forget = page.whenUnloaded(() => this.#disappear());
    void this.#connect(protocols);
  }

  /** The outcome of the handshake, seen from outside the page. */
  get outcome(): Outcome | undefined {
    return this.#outcome;
  }

  get url(): string {
    return this.#url.href;
  }

  get readyState(): number {
    return this.#readyState;
  }

  get bufferedAmount(): number {
    return this.#bufferedAmount;
  }

  get protocol(): string {
    return this.#protocol;
  }

  get extensions(): string {
    return this.#extensions;
  }

  get binaryType(): "blob" | "arraybuffer" {
    return this.#binaryType;
  }

  /** Anything else is ignored, as enumerations are (Web IDL). */
  set binaryType(value: "blob" | "arraybuffer") {
    const text = toDOMString(value);
    if (text === "blob" || text === "arraybuffer") this.#binaryType = text;
  }

  /**
   * https://websockets.spec.whatwg.org/#dom-websocket-send
   *
   * @throws DOMException before the WebSocket is open
   */
  send(data: Message): void;
  send(...given: unknown[]): void {
    requireArguments("WebSocket.send", given, 1);
    const message = copyMessage(given[0]);
    if (this.#readyState === states.CONNECTING)
      throw new DOMException("The WebSocket is not open yet.", "InvalidStateError");
    const size = sizeOf(message);
    this.#bufferedAmount += size;
    if (this.#readyState !== states.OPEN) return;
    this.#later(async () => {
      const content = isBlob(message) ? new Uint8Array(await message.arrayBuffer()) : message;
      this.#connection?.send(content, () => void (this.#bufferedAmount -= size));
    });
  }

  /**
   * https://websockets.spec.whatwg.org/#dom-websocket-close
   *
   * @throws DOMException for a code that scripts do not have, and for a reason of more than 123 bytes
   */
  close(code?: number, reason?: string): void {
    const number = code === undefined ? undefined : clampToShort(code, this.#page.engine.webSocket.roundsCloseCodes);
    const text = reason === undefined ? "" : toUSVString(reason);
    if (number !== undefined && number !== 1000 && (number < 3000 || number > 4999))
      throw new DOMException(`The code is 1000, or from 3000 to 4999, not ${String(number)}.`, "InvalidAccessError");
    if (encoder.encode(text).length > 123)
      throw new DOMException("The reason is longer than 123 bytes.", "SyntaxError");
    if (this.#readyState >= states.CLOSING) return;
    const isConnecting = this.#readyState === states.CONNECTING;
    this.#readyState = states.CLOSING;
    if (isConnecting) this.#controller.abort();
    else this.#later(() => Promise.resolve(this.#connection?.close(text === "" ? number : (number ?? 1000), text)));
  }

  /** https://websockets.spec.whatwg.org/#make-disappear: no event is for a page that is gone. */
  #disappear(): void {
    const isOpen = this.#readyState === states.OPEN;
    this.#setClosed();
    if (isOpen) this.#connection?.close(1001, "");
  }

  #setClosed(): void {
    this.#readyState = states.CLOSED;
    this.#forget();
  }

  #later(act: () => Promise<unknown>): void {
    this.#outgoing = this.#outgoing.then(act).then(
      () => undefined,
      () => this.#fail(),
    );
  }

  /** https://websockets.spec.whatwg.org/#concept-websocket-establish */
  async #connect(protocols: readonly string[]): Promise<void> {
    const { environment, engine } = this.#page;
    const request = handshakeRequest(this.#url, protocols, environment, engine);
    const accept = await acceptFor(request.headerList.get("Sec-WebSocket-Key") ?? "");
    let opened: FetchResponse | undefined;
    const refuse = (response: FetchResponse) => {
      const failure = refuseHandshakeResponse(response, { accept, protocols }, engine.webSocket);
      if (failure === undefined) opened = response;
      else response.socket?.destroy();
      return failure;
    };
    this.#outcome = await this.#page.run(request, { signal: this.#controller.signal, refuse });
    const { socket } = opened ?? {};
    if (opened === undefined || socket === undefined) this.#failUnopened(this.#outcome.failure?.code);
    else if (this.#readyState === states.CONNECTING) this.#open(opened, socket, protocols.length > 0);
    else {
      socket.destroy();
      this.#fail();
    }
  }

  #open({ headerList }: FetchResponse, connection: SocketConnection, hasOffered: boolean): void {
    this.#connection = connection;
    this.#readyState = states.OPEN;
    this.#extensions = extensionsIn(headerList).join(", ");
    this.#protocol = (hasOffered ? headerList.get("Sec-WebSocket-Protocol") : null) ?? "";
    this.dispatchEvent(new Event("open"));
    connection.listen({
      message: (data) => this.#receive(data),
      closing: (code, reason) => {
        this.#received = { code, reason };
        this.#readyState = Math.max(this.#readyState, states.CLOSING);
      },
      closed: () => this.#end(this.#received === undefined ? wasNotClean : { wasClean: true, ...this.#received }),
      failed: () => this.#fail(),
    });
  }

  /** https://websockets.spec.whatwg.org/#feedback-from-the-protocol */
  #receive(received: string | Uint8Array): void {
    if (this.#readyState !== states.OPEN) return;
    const data = typeof received === "string" ? received : this.#binary(received);
    this.dispatchEvent(new MessageEvent("message", { data, origin: this.#url.origin }));
  }

  #binary(bytes: Uint8Array): Blob | ArrayBuffer {
    const copy = new Uint8Array(bytes);
    return this.#binaryType === "blob" ? new this.#page.globals.Blob([copy]) : copy.buffer;
  }

  #failUnopened(code: FailureCode | undefined): void {
    const { closesBlocked } = this.#page.engine.webSocket;
    if (code === "csp" && !this.#page.engine.contentSecurityPolicy.blockedSocketCloses) {
      this.#setClosed();
      this.dispatchEvent(new Event("error"));
      return;
    }
    const isBlocked = code === "bad-port" || code === "mixed-content";
    if (isBlocked && !closesBlocked) {
      this.dispatchEvent(new Event("error"));
      this.#setClosed();
    } else this.#fail();
  }

  #fail(): void {
    if (this.#readyState === states.CLOSED) return;
    this.#setClosed();
    this.#connection?.destroy();
    this.dispatchEvent(new Event("error"));
    this.dispatchEvent(new CloseEvent("close", wasNotClean));
  }

  #end(how: { readonly wasClean: boolean; readonly code: number; readonly reason: string }): void {
    if (this.#readyState === states.CLOSED) return;
    this.#setClosed();
    this.dispatchEvent(new CloseEvent("close", how));
  }
}
