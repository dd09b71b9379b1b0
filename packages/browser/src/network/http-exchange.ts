import type { Socket } from "node:net";
import { Client, type Dispatcher } from "undici";
import type { WireRequest, WireResponse } from "../fetch/network.ts";
import { NetworkFailure } from "../fetch/network-failure.ts";
import type { Header } from "../fetch/header-list.ts";
import { withoutConnectionHeaders } from "./connection-headers.ts";
import { ReceivedBody } from "./http-body.ts";
import { connect } from "./http-connect.ts";
import { failureOf, type ExchangeProgress } from "./http-failure.ts";
import { ResponseConnection } from "./http-head.ts";
import type { HttpSettings } from "./http-options.ts";
import { clearTimeout, setTimeout, URL } from "../platform.ts";

const latin1 = (bytes: Buffer | string): string => (typeof bytes === "string" ? bytes : bytes.toString("latin1"));

function pairsOf(raw: readonly (Buffer | string)[]): Header[] {
  const pairs: Header[] = [];
  for (let at = 0; at < raw.length; at += 2) pairs.push([latin1(raw[at] ?? ""), latin1(raw[at + 1] ?? "")]);
  return pairs;
}

interface PendingResponse {
  resolve(response: WireResponse): void;
  reject(failure: NetworkFailure): void;
}

/**
 * One request and its response, over a connection of its own: so no bytes after a response can become the
 * start of the next, and a connection that the server has just shut costs no request.
 */
export class HttpExchange implements Dispatcher.DispatchHandler {
  readonly #request: WireRequest;
  readonly #settings: HttpSettings;
  readonly #signal: AbortSignal | undefined;
  readonly #onEnd: () => void;
  readonly #exchangeTimer: NodeJS.Timeout;
  #gapTimer: NodeJS.Timeout;
  #pending: PendingResponse | undefined;
  #client: Client | undefined;
  #socket: Socket | undefined;
  #connection: ResponseConnection | undefined;
  #body: ReceivedBody | undefined;
  #received = 0;
  #ended = false;

  constructor(request: WireRequest, settings: HttpSettings, signal: AbortSignal | undefined, onEnd: () => void) {
    this.#request = request;
    this.#settings = settings;
    this.#signal = signal;
    this.#onEnd = onEnd;
    const { exchange, head } = settings.timeout;
    this.#exchangeTimer = setTimeout(() => this.#timeOut("The response did not end", exchange), exchange);
    this.#gapTimer = setTimeout(() => this.#timeOut("The response's head did not come", head), head);
  }

  /** Sends the request. Called once. */
  response(): Promise<WireResponse> {
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      this.#signal?.addEventListener("abort", this.#abort);
      if (this.#signal?.aborted === true) this.#abort();
      else this.#send();
    });
  }

  #send(): void {
    const { method, headers, body } = this.#request;
    try {
      if (method === "CONNECT") throw new TypeError("A tunnel is not a request.");
      const url = new URL(this.#request.url);
      this.#client = new Client(url.origin, {
        connect: (_options, callback) => this.#connect(url, callback as (error: Error | null, socket: unknown) => void),
        maxHeaderSize: this.#settings.maxHeadBytes,
        pipelining: 0,
        // The timers here are exact, and have connecting in them.
        headersTimeout: 0,
        bodyTimeout: 0,
      });
      const path = url.pathname + url.search;
      this.#client.dispatch(
        { path, method, headers: withoutConnectionHeaders(headers).flat(), body: body ?? null },
        this,
      );
    } catch (error) {
      this.fail(failureOf(error as Error, "before", false));
    }
  }

  #connect(url: URL, done: (error: Error | null, socket: unknown) => void): void {
    // Undici connects anew when a connection ends before it is used.
    if (this.#socket !== undefined) {
      done(new NetworkFailure("unreachable", "The server hung up."), null);
      return;
    }
    const socket = connect(url, this.#settings, () => {
      socket.off("error", failed);
      this.#connection = new ResponseConnection(socket, this.#settings.maxHeadBytes);
      done(null, this.#connection);
    });
    const failed = (error: Error): void => done(error, null);
    socket.on("error", failed);
    this.#socket = socket;
  }

  readonly #abort = (): void =>
    this.fail(new NetworkFailure("aborted", "The request was aborted.", { cause: this.#signal?.reason }));

  #timeOut(what: string, milliseconds: number): void {
    const connected = this.#connection !== undefined;
    this.fail(new NetworkFailure("timed-out", `${what} within ${String(milliseconds)} ms.`, { connected }));
  }

  get #progress(): ExchangeProgress {
    if (this.#body !== undefined) return "body";
    return this.#connection?.started === true ? "head" : "before";
  }

  /** Ends it, wherever it is. */
  fail(failure: NetworkFailure): void {
    if (!this.#finish()) return;
    if (this.#body === undefined) this.#pending?.reject(failure);
    else this.#body.end(failure);
  }

  /** Gives everything back; whether there was anything. */
  #finish(): boolean {
    if (this.#ended) return false;
    this.#ended = true;
    clearTimeout(this.#exchangeTimer);
    clearTimeout(this.#gapTimer);
    this.#signal?.removeEventListener("abort", this.#abort);
    this.#socket?.destroy();
    void this.#client?.destroy();
    this.#onEnd();
    return true;
  }

  #waitForBody(): void {
    const { gap } = this.#settings.timeout;
    this.#gapTimer = setTimeout(() => this.#timeOut("Nothing more of the body came", gap), gap);
  }

  onRequestStart(): void {
    // Undici recognizes handlers of this kind by this method.
  }

  onResponseStart({ rawHeaders }: Dispatcher.DispatchController, status: number): void {
    clearTimeout(this.#gapTimer);
    if (status < 200) {
      this.fail(new NetworkFailure("malformed", `There is no status ${String(status)}.`));
      return;
    }
    this.#waitForBody();
    const connection = this.#connection;
    this.#body = new ReceivedBody({
      hold: () => {
        clearTimeout(this.#gapTimer);
        connection?.hold();
      },
      release: () => {
        if (!this.#ended) this.#waitForBody();
        connection?.release();
      },
      cancel: () => void this.#finish(),
    });
    const headers = pairsOf(Array.isArray(rawHeaders) ? rawHeaders : []);
    // RFC 9112, section 6.3: these have none, and undici waits for what their length announces.
    if (this.#request.method === "HEAD" || status === 204 || status === 304) this.onResponseEnd();
    this.#pending?.resolve({ status, statusText: connection?.statusText ?? "", headers, body: this.#body });
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#ended) return;
    this.#received += chunk.length;
    const { maxBodyBytes } = this.#settings;
    if (this.#received > maxBodyBytes) {
      this.fail(new NetworkFailure("body-too-long", `The body is longer than ${String(maxBodyBytes)} bytes.`));
      return;
    }
    this.#gapTimer.refresh();
    this.#body?.add(chunk);
  }

  onResponseEnd(): void {
    if (this.#finish()) this.#body?.end("complete");
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(failureOf(error, this.#progress, this.#connection !== undefined));
  }
}
