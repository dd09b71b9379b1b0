import type { Engine } from "../engines/engine.ts";
import { readAuthoredHeaders } from "../fetch/authored-headers.ts";
import { bodyLength, extractBody, streamAsText, type Body, type BodyInit } from "../fetch/body.ts";
import type { Environment } from "../fetch/environment.ts";
import { HeaderList } from "../fetch/header-list.ts";
import { isSameOrigin } from "../fetch/origin.ts";
import { isSimpleRequest, useCORSPreflightFlag } from "../fetch/preflight-needed.ts";
import { currentURL, makeRequest, type FetchRequest } from "../fetch/request.ts";
import { allResponseHeaders } from "./all-response-headers.ts";
import {
  combineAuthorHeader,
  mustBeByteString,
  parseAuthorRequest,
  setContentType,
  type AuthorRequest,
} from "./author-request.ts";
import { defineHandlers, type EventHandler } from "./event-handlers.ts";
import type { Outcome } from "./outcome.ts";
import type { PageResponse } from "./page-response.ts";
import { ProgressTarget } from "./progress-target.ts";
import { fireProgressEvents, UploadEvents } from "./upload-events.ts";
import { ReceivedResponse, responseTypes, type XMLHttpRequestResponseType } from "./received-response.ts";

const states = { UNSENT: 0, OPENED: 1, HEADERS_RECEIVED: 2, LOADING: 3, DONE: 4 } as const;

/** The page that a request is of. */
interface Requester {
  readonly environment: Environment;
  readonly engine: Engine;
  run(request: FetchRequest, signal: AbortSignal, processRequestEndOfBody?: () => void): Promise<Outcome>;
}

const invalidState = (words: string): DOMException => new DOMException(words, "InvalidStateError");

/** A listener may have aborted the request that it hears of. */
const isLive = (signal: AbortSignal): boolean => !signal.aborted;

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
  #request: AuthorRequest | undefined;
  #headers = new HeaderList();
  #sent = false;
  #sentAt = 0;
  #timeout = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failedURL = "";
  #uploadEvents: UploadEvents | undefined;
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
    const opened = parseAuthorRequest(method, url, this.#page.environment.creationURL);
    this.#terminate();
    this.#controller = new AbortController();
    this.#request = opened;
    this.#headers = new HeaderList();
    this.#response = undefined;
    if (this.#readyState !== states.OPENED) this.#changeState(states.OPENED);
  }

  /** https://xhr.spec.whatwg.org/#the-setrequestheader()-method */
  setRequestHeader(name: string, text: string): void {
    mustBeByteString(name);
    mustBeByteString(text);
    if (this.#readyState !== states.OPENED || this.#sent) throw invalidState("The request is not open.");
    combineAuthorHeader(this.#headers, name, text);
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
    // 5., 9. and 10. Whether the upload is listened to, and whether there is one.
    const isUploadComplete = sent === null && !this.#page.engine.upload.failsWithoutBody;
    const upload = (this.#uploadEvents = new UploadEvents(this.upload, isUploadComplete));
    this.#sent = true;
    this.#sentAt = Date.now();
    this.#startTimer();
    // 11. The events, whose listeners may end it.
    fireProgressEvents(this, ["loadstart"]);
    if (sent !== null) upload.start(bodyLength(sent));
    if (!signal.aborted) void this.#run(request, sent, upload, signal);
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
    return allResponseHeaders(this.#response?.head.headers, asWritten);
  }

  #requestFor({ method, url }: AuthorRequest, body: Body | undefined, upload: UploadEvents): FetchRequest {
    const { environment: client, engine } = this.#page;
    const request = makeRequest(url, client, {
      method,
      headerList: readAuthoredHeaders(this.#headers, engine.requestHeaders).clone(),
      unsafeRequest: true,
      body: body ?? null,
      mode: "cors",
      useCORSPreflight: useCORSPreflightFlag(body ?? null, upload.isListenedTo, engine),
      credentialsMode: this.#withCredentials ? "include" : "same-origin",
    });
    if (body === undefined && !isSameOrigin(url.origin, client.origin) && isSimpleRequest(request, engine))
      upload.isComplete = true;
    return request;
  }

  async #run(authored: AuthorRequest, body: BodyInit | null, upload: UploadEvents, signal: AbortSignal): Promise<void> {
    const extracted = body === null ? undefined : await extractBody(body);
    if (extracted?.type != null) setContentType(this.#headers, extracted.type, typeof body === "string");
    const request = this.#requestFor(authored, extracted?.body, upload);
    const length = extracted?.body.source?.length ?? 0;
    const uploaded = extracted && ((): void => (signal.aborted ? undefined : upload.complete(length)));
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
    if (isLive(signal)) fireProgressEvents(this, ["progress"], bytes.length, response.length);
    if (isLive(signal)) this.#handleResponseEndOfBody(bytes.length, response.length);
  }

  /** https://xhr.spec.whatwg.org/#handle-response-end-of-body */
  #handleResponseEndOfBody(loaded: number, total: number): void {
    this.#stop();
    this.#changeState(states.DONE);
    fireProgressEvents(this, ["load", "loadend"], loaded, total);
  }

  /** https://xhr.spec.whatwg.org/#request-error-steps */
  #requestErrorSteps(type: "abort" | "error" | "timeout"): void {
    this.#stop();
    this.#response = undefined;
    this.#changeState(states.DONE);
    this.#uploadEvents?.fail(type);
    fireProgressEvents(this, [type, "loadend"]);
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

  #changeState(state: number): void {
    this.#readyState = state;
    this.dispatchEvent(new Event("readystatechange"));
  }
}
