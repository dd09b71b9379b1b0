import {
  isForbiddenMethod,
  isForbiddenRequestHeader,
  isHeaderValue,
  isToken,
  normalizeHeaderValue,
  normalizeMethod,
} from "sallyport/standard";
import type { Engine } from "../engines/engine.ts";
import { readAuthoredHeaders } from "../fetch/authored-headers.ts";
import { bodyLength, extractBody, streamAsText, type Body, type BodyInit } from "../fetch/body.ts";
import type { Environment } from "../fetch/environment.ts";
import { HeaderList } from "../fetch/header-list.ts";
import { isSameOrigin } from "../fetch/origin.ts";
import { isSimpleRequest, useCORSPreflightFlag } from "../fetch/preflight-needed.ts";
import { currentURL, makeRequest, type FetchRequest } from "../fetch/request.ts";
import { defineHandlers, type EventHandler } from "./event-handlers.ts";
import type { Outcome } from "./outcome.ts";
import type { PageResponse } from "./page-response.ts";
import { ProgressEvent } from "./progress-event.ts";
import { ProgressTarget } from "./progress-target.ts";
import { ReceivedResponse, responseTypes, type XMLHttpRequestResponseType } from "./received-response.ts";

const states = { UNSENT: 0, OPENED: 1, HEADERS_RECEIVED: 2, LOADING: 3, DONE: 4 } as const;

/** The page that a request is of. */
export interface Requester {
  readonly environment: Environment;
  readonly engine: Engine;
  run(request: FetchRequest, signal: AbortSignal, processRequestEndOfBody?: () => void): Promise<Outcome>;
}

const invalidState = (words: string): DOMException => new DOMException(words, "InvalidStateError");

/** A listener may have aborted the request that it hears of. */
const isLive = (signal: AbortSignal): boolean => !signal.aborted;

/** https://webidl.spec.whatwg.org/#es-ByteString */
function mustBeByteString(text: string): void {
  if (/[^\0-\u00ff]/.test(text)) throw new TypeError(`${JSON.stringify(text)} has a character that is not a byte.`);
}

/** Text is sent as UTF-8; a charset that the script has named is replaced. */
function setContentType(headers: HeaderList, type: string, isText: boolean): void {
  const authored = headers.get("Content-Type");
  if (authored === null) headers.append("Content-Type", type);
  else if (isText)
    headers.set("Content-Type", authored.replace(/(;\s*charset=)(?!"?utf-8"?\s*(?:;|$))[^;]*/i, "$1UTF-8"));
}

/**
 * XMLHttpRequest, always asynchronous.
 *
 * https://xhr.spec.whatwg.org/#interface-xmlhttprequest
 */
export class PageXMLHttpRequest extends ProgressTarget {
  static readonly UNSENT: number = states.UNSENT;
  static readonly OPENED: number = states.OPENED;
  static readonly HEADERS_RECEIVED: number = states.HEADERS_RECEIVED;
  static readonly LOADING: number = states.LOADING;
  static readonly DONE: number = states.DONE;

  static {
    defineHandlers(this.prototype, ["readystatechange"]);
  }

  readonly UNSENT: number = states.UNSENT;
  readonly OPENED: number = states.OPENED;
  readonly HEADERS_RECEIVED: number = states.HEADERS_RECEIVED;
  readonly LOADING: number = states.LOADING;
  readonly DONE: number = states.DONE;

  readonly upload: ProgressTarget = new ProgressTarget();
  declare onreadystatechange: EventHandler;
  /** The outcome, seen from outside the page. */
  outcome: Outcome | undefined;
  readonly #page: Requester;
  #readyState: number = states.UNSENT;
  #responseType: XMLHttpRequestResponseType = "";
  #withCredentials = false;
  #request: { readonly method: string; readonly url: URL } | undefined;
  #headers = new HeaderList();
  #sent = false;
  #sentAt = 0;
  #timeout = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failedURL = "";
  #isUploadListenedTo = false;
  #uploadComplete = false;
  #controller = new AbortController();
  #response: ReceivedResponse | undefined;

  constructor(page: Requester) {
    super();
    this.#page = page;
  }

  get readyState(): number {
    return this.#readyState;
  }

  get withCredentials(): boolean {
    return this.#withCredentials;
  }

  set withCredentials(value: boolean) {
    if (this.#readyState > states.OPENED || this.#sent) throw invalidState("The request has been sent.");
    this.#withCredentials = value;
  }

  /** In milliseconds from the start, even where it is set later; 0 for none. */
  get timeout(): number {
    return this.#timeout;
  }

  set timeout(value: number) {
    this.#timeout = value;
    if (this.#sent) this.#startTimer();
  }

  get responseType(): XMLHttpRequestResponseType {
    return this.#responseType;
  }

  /** An unknown type is ignored, as enumerations are (Web IDL). */
  set responseType(value: XMLHttpRequestResponseType) {
    if (!responseTypes.includes(value)) return;
    if (this.#readyState >= states.LOADING) throw invalidState("The response is being read.");
    this.#responseType = value;
  }

  get status(): number {
    return this.#response?.head.status ?? 0;
  }

  get statusText(): string {
    return this.#response?.head.statusText ?? "";
  }

  get responseURL(): string {
    const url = this.#response?.head.url ?? this.#failedURL;
    return this.#page.engine.responseURLShowsCredentials ? url : url.replace(/^(https?:\/\/)[^/]*@/, "$1");
  }

  get responseText(): string {
    if (this.responseType !== "" && this.responseType !== "text")
      throw invalidState(`responseText is for text, and responseType is ${this.responseType}.`);
    return this.#response?.text() ?? "";
  }

  get response(): unknown {
    const type = this.responseType;
    if (type === "" || type === "text") return this.responseText;
    return this.#readyState === states.DONE ? (this.#response?.object(type) ?? null) : null;
  }

  /** https://xhr.spec.whatwg.org/#the-open()-method */
  open(method: string, url: string | URL, asynchronous = true): void {
    if (!asynchronous) throw new DOMException("Synchronous requests are not modelled.", "InvalidAccessError");
    mustBeByteString(method);
    if (!isToken(method)) throw new DOMException(`${JSON.stringify(method)} is not a valid method.`, "SyntaxError");
    if (isForbiddenMethod(method)) throw new DOMException(`${method} is forbidden.`, "SecurityError");
    const base = this.#page.environment.creationURL;
    if (!URL.canParse(String(url), base.href))
      throw new DOMException(`${JSON.stringify(String(url))} is not a valid URL.`, "SyntaxError");
    this.#terminate();
    this.#controller = new AbortController();
    this.#request = { method: normalizeMethod(method), url: new URL(url, base) };
    this.#headers = new HeaderList();
    this.#response = undefined;
    if (this.#readyState !== states.OPENED) this.#changeState(states.OPENED);
  }

  /** https://xhr.spec.whatwg.org/#the-setrequestheader()-method */
  setRequestHeader(name: string, text: string): void {
    mustBeByteString(name);
    mustBeByteString(text);
    if (this.#readyState !== states.OPENED || this.#sent) throw invalidState("The request is not open.");
    const value = normalizeHeaderValue(text);
    if (!isToken(name) || !isHeaderValue(value))
      throw new DOMException(`${JSON.stringify(`${name}: ${value}`)} is not a valid header.`, "SyntaxError");
    if (isForbiddenRequestHeader(name, value)) return;
    const before = this.#headers.get(name);
    this.#headers.set(name, before === null ? value : `${before}, ${value}`);
  }

  /** https://xhr.spec.whatwg.org/#the-send()-method */
  send(body: BodyInit | null = null): void {
    const request = this.#request;
    if (this.#readyState !== states.OPENED || this.#sent || request === undefined)
      throw invalidState("The request is not open.");
    const { signal } = this.#controller;
    // 3. and 4. A body where the method has one. Streams are none to it, and become strings (Web IDL).
    const none = request.method === "GET" || request.method === "HEAD";
    const sent = none ? null : body instanceof ReadableStream ? streamAsText : body;
    // 5. Whether the upload is listened to counts now, not when the bytes go.
    this.#isUploadListenedTo = this.upload.isListenedTo;
    // 9. and 10. Nothing to upload.
    this.#uploadComplete = sent === null && !this.#page.engine.upload.failsWithoutBody;
    this.#sent = true;
    this.#sentAt = Date.now();
    this.#startTimer();
    // 11. The events, whose listeners may end it.
    this.dispatchEvent(new ProgressEvent("loadstart"));
    if (sent !== null) this.#fireUpload(["loadstart"], 0, bodyLength(sent));
    if (!signal.aborted) void this.#run(request, sent, signal);
  }

  /** https://xhr.spec.whatwg.org/#the-abort()-method */
  abort(): void {
    const sent = this.#sent;
    this.#terminate();
    if (sent) this.#requestErrorSteps("abort");
    if (this.#readyState !== states.DONE) return;
    this.#readyState = states.UNSENT;
    this.#response = undefined;
  }

  getResponseHeader(name: string): string | null {
    return this.#response?.head.headers.list.get(name) ?? null;
  }

  getAllResponseHeaders(): string {
    const asWritten = this.#page.engine.local.dataNamesAsWritten && this.responseURL.startsWith("data:");
    const { headers } = this.#response?.head ?? {};
    const written = headers?.list.filter((name) => name !== "content-length");
    const listed = [...((asWritten ? written : headers) ?? [])];
    // By the names in upper case, which puts `_` after letters.
    if (!asWritten) listed.sort(([one], [other]) => (one.toUpperCase() < other.toUpperCase() ? -1 : 1));
    return listed.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  }

  #requestFor(method: string, url: URL, body: Body | undefined): FetchRequest {
    const { environment: client, engine } = this.#page;
    const request = makeRequest(url, client, {
      method,
      headerList: readAuthoredHeaders(this.#headers, engine.requestHeaders).clone(),
      unsafeRequest: true,
      body: body ?? null,
      mode: "cors",
      useCORSPreflight: useCORSPreflightFlag(body ?? null, this.#isUploadListenedTo, engine),
      credentialsMode: this.#withCredentials ? "include" : "same-origin",
    });
    if (body === undefined && !isSameOrigin(url.origin, client.origin) && isSimpleRequest(request, engine))
      this.#uploadComplete = true;
    return request;
  }

  async #run(
    { method, url }: { readonly method: string; readonly url: URL },
    body: BodyInit | null,
    signal: AbortSignal,
  ): Promise<void> {
    const extracted = body === null ? undefined : await extractBody(body);
    if (extracted?.type != null) setContentType(this.#headers, extracted.type, typeof body === "string");
    const request = this.#requestFor(method, url, extracted?.body);
    const length = extracted?.body.source?.length ?? 0;
    const uploaded = extracted && ((): void => this.#processRequestEndOfBody(length, signal));
    const outcome = await this.#page.run(request, signal, uploaded);
    if (signal === this.#controller.signal) this.outcome = outcome;
    if (signal.aborted) return;
    if (outcome.response !== undefined) return this.#receive(outcome.response, signal);
    this.#failedURL = this.#shownURL(request);
    this.#requestErrorSteps("error");
  }

  /** The responseURL after a failure. */
  #shownURL(request: FetchRequest): string {
    const { href, protocol } = currentURL(request);
    const isShown = this.#page.engine.responseURLAfterFailure && request.responseTainting === "basic";
    return isShown && /^https?:$/.test(protocol) ? href.replace(/#.*$/, "") : "";
  }

  #processRequestEndOfBody(length: number, signal: AbortSignal): void {
    if (signal.aborted || this.#uploadComplete) return;
    this.#uploadComplete = true;
    this.#fireUpload(["progress", "load", "loadend"], length, length);
  }

  /** The response and then its body, unless a listener ends it on the way. */
  async #receive(head: PageResponse, signal: AbortSignal): Promise<void> {
    const response = (this.#response = new ReceivedResponse(head));
    this.#changeState(states.HEADERS_RECEIVED);
    const bytes = await head.bytes().catch(() => undefined);
    if (signal.aborted) return;
    if (bytes === undefined) {
      this.#requestErrorSteps("error");
      return;
    }
    response.bytes = bytes;
    if (bytes.length > 0) this.#changeState(states.LOADING);
    if (isLive(signal)) this.#fire(["progress"], bytes.length, response.length);
    if (isLive(signal)) this.#handleResponseEndOfBody(bytes.length, response.length);
  }

  /** https://xhr.spec.whatwg.org/#handle-response-end-of-body */
  #handleResponseEndOfBody(loaded: number, total: number): void {
    this.#stop();
    this.#changeState(states.DONE);
    this.#fire(["load", "loadend"], loaded, total);
  }

  /** https://xhr.spec.whatwg.org/#request-error-steps */
  #requestErrorSteps(type: "abort" | "error" | "timeout"): void {
    this.#stop();
    this.#response = undefined;
    this.#changeState(states.DONE);
    if (!this.#uploadComplete) {
      this.#uploadComplete = true;
      this.#fireUpload([type, "loadend"]);
    }
    this.#fire([type, "loadend"]);
  }

  #startTimer(): void {
    clearTimeout(this.#timer);
    const left = this.#sentAt + this.#timeout - Date.now();
    this.#timer = this.#timeout === 0 ? undefined : setTimeout(() => this.#timeOut(), Math.max(0, left));
  }

  #timeOut(): void {
    this.#terminate();
    this.#requestErrorSteps("timeout");
  }

  #stop(): void {
    this.#sent = false;
    clearTimeout(this.#timer);
  }

  /** A request under way fires no more events. */
  #terminate(): void {
    this.#stop();
    this.#controller.abort();
  }

  #fire(types: readonly string[], loaded = 0, total = 0): void {
    for (const type of types) this.dispatchEvent(new ProgressEvent(type, loaded, total));
  }

  #fireUpload(types: readonly string[], loaded = 0, total = 0): void {
    if (!this.#isUploadListenedTo) return;
    for (const type of types) this.upload.dispatchEvent(new ProgressEvent(type, loaded, total));
  }

  #changeState(state: number): void {
    this.#readyState = state;
    this.dispatchEvent(new Event("readystatechange"));
  }
}
