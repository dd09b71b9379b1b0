import type { Socket } from "node:net";
import type { WireRules } from "../engines/wire-rules.ts";
import type { WireRequest, WireResponse } from "../fetch/network.ts";
import { NetworkFailure } from "../fetch/network-failure.ts";
import { ResponseReader } from "../wire/response-reader.ts";
import { ReceivedBody } from "./http-body.ts";
import { connect } from "./http-connect.ts";
import { failureOf, type ExchangeProgress } from "./http-failure.ts";
import { requestHead } from "./http-request.ts";
import type { HttpSettings } from "./http-options.ts";
import { clearTimeout, setTimeout, URL } from "../platform.ts";

interface PendingResponse {
  resolve(response: WireResponse): void;
  reject(failure: NetworkFailure): void;
}

/** What an exchange is part of. */
export interface ExchangeContext {
  readonly settings: HttpSettings;
  readonly rules: WireRules;
  readonly signal: AbortSignal | undefined;
  readonly onEnd: () => void;
}

/**
 * One request and its response, over a connection of its own: so no bytes after a response can become the
 * start of the next, and a connection that the server has just shut costs no request. The server is asked to keep the
 * connection, as by a browser.
 */
export class HttpExchange {
  readonly #request: WireRequest;
  readonly #context: ExchangeContext;
  readonly #exchangeTimer: NodeJS.Timeout;
  #gapTimer: NodeJS.Timeout;
  #pending: PendingResponse | undefined;
  #reader: ResponseReader | undefined;
  #socket: Socket | undefined;
  #connected = false;
  #body: ReceivedBody | undefined;
  #ended = false;

  constructor(request: WireRequest, context: ExchangeContext) {
    this.#request = request;
    this.#context = context;
    const { exchange, head } = context.settings.timeout;
    this.#exchangeTimer = setTimeout(() => this.#timeOut("The response did not end", exchange), exchange);
    this.#gapTimer = setTimeout(() => this.#timeOut("The response's head did not come", head), head);
  }

  /** Sends the request. Called once. */
  response(): Promise<WireResponse> {
    const { signal } = this.#context;
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
      signal?.addEventListener("abort", this.#abort);
      if (signal?.aborted === true) this.#abort();
      else this.#send();
    });
  }

  #send(): void {
    const { settings, rules } = this.#context;
    try {
      const head = requestHead(this.#request);
      this.#reader = new ResponseReader(this.#request, rules, settings);
      const socket = connect(new URL(this.#request.url), settings, () => {
        this.#connected = true;
        socket.write(head);
        if (this.#request.body !== undefined && this.#request.body.length > 0) socket.write(this.#request.body);
      });
      this.#socket = socket;
      socket.on("data", (chunk: Buffer) => this.#read((reader) => reader.push(chunk)));
      socket.on("end", () => this.#read((reader) => reader.end()));
      socket.on("close", () => this.#read((reader) => reader.end()));
      socket.on("error", (error) => this.fail(failureOf(error, this.#progress, this.#connected)));
    } catch (error) {
      this.fail(failureOf(error as Error, "before", false));
    }
  }

  readonly #abort = (): void =>
    this.fail(new NetworkFailure("aborted", "The request was aborted.", { cause: this.#context.signal?.reason }));

  #timeOut(what: string, milliseconds: number): void {
    const connected = this.#connected;
    this.fail(new NetworkFailure("timed-out", `${what} within ${String(milliseconds)} ms.`, { connected }));
  }

  get #progress(): ExchangeProgress {
    if (this.#body !== undefined) return "body";
    return this.#reader?.started === true ? "head" : "before";
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
    this.#context.signal?.removeEventListener("abort", this.#abort);
    this.#socket?.destroy();
    this.#context.onEnd();
    return true;
  }

  #waitForBody(): void {
    const { gap } = this.#context.settings.timeout;
    clearTimeout(this.#gapTimer);
    this.#gapTimer = setTimeout(() => this.#timeOut("Nothing more of the body came", gap), gap);
  }

  #read(step: (reader: ResponseReader) => void): void {
    const reader = this.#reader;
    if (this.#ended || reader === undefined) return;
    step(reader);
    if (this.#body === undefined && reader.head !== undefined) this.#begin(reader.head.line.status);
    else if (this.#body !== undefined) this.#gapTimer.refresh();
    const content = reader.take();
    if (content !== undefined) this.#body?.add(content);
    if (reader.failure !== undefined) this.fail(reader.failure);
    else if (reader.done && this.#finish()) this.#body?.end("complete");
  }

  #begin(status: number): void {
    const head = this.#reader?.head;
    this.#waitForBody();
    const body = new ReceivedBody({
      hold: () => {
        clearTimeout(this.#gapTimer);
        this.#socket?.pause();
      },
      release: () => {
        if (this.#ended) return;
        this.#waitForBody();
        this.#socket?.resume();
      },
      cancel: () => void this.#finish(),
    });
    this.#body = body;
    const { line, headers = [] } = head ?? {};
    this.#pending?.resolve({ status, statusText: line?.text ?? "", headers, body });
  }
}
