import { extractBody, type BodyInit, type ExtractedBody } from "../fetch/body.ts";
import { baseURL } from "../fetch/environment.ts";
import { withoutFragment } from "../fetch/fragment.ts";
import { HeaderList } from "../fetch/header-list.ts";
import { combineAuthorHeader, parseAuthorRequest, setContentType, type AuthorRequest } from "./author-request.ts";
import { documentBody } from "./document-body.ts";
import { Download, type Downloader } from "./download.ts";
import { fill } from "../engines/fill-template.ts";
import type { EventHandler } from "./event-handlers.ts";
import { parseMimeType, type MimeType } from "../fetch/mime-type.ts";
import type { Outcome } from "./outcome.ts";
import type { PageResponse } from "./page-response.ts";
import { PageXMLHttpRequestUpload } from "./progress-target.ts";
import { states, StatefulTarget } from "./ready-states.ts";
import { fireProgressEvents, UploadEvents } from "./upload-events.ts";
import { constructAs } from "./realm.ts";
import { responseTypes, type ReceivedResponse, type XMLHttpRequestResponseType } from "./received-response.ts";
import type { Requester } from "./requester.ts";
import { ShownResponse } from "./shown-response.ts";
import { fetchRequestFor, hasLoadstart, urlAfterFailure } from "./xml-http-request-fetch.ts";
import { requireArguments, toByteString, toDOMString, toUnsigned } from "./web-idl.ts";
import { RequestTimer } from "./request-timer.ts";
import { bytesAtOnce, checkSynchronousOpen, mayWait, refuseChange, refuseWait } from "./synchronous-request.ts";
import { AbortController, DOMException, Event } from "../platform.ts";

const octetStream: MimeType = { essence: "application/octet-stream", parameters: new Map() };

const invalidState = (words: string): DOMException => new DOMException(words, "InvalidStateError");

/**
 * XMLHttpRequest.
 *
 * https://xhr.spec.whatwg.org/#interface-xmlhttprequest
 */
export class PageXMLHttpRequest extends StatefulTarget {
  declare onreadystatechange: EventHandler;
  readonly #upload: PageXMLHttpRequestUpload;
  #outcome: Outcome | undefined;
  readonly #page: Requester;
  #readyState: number = states.UNSENT;
  #responseType: XMLHttpRequestResponseType = "";
  #withCredentials = false;
  #request: AuthorRequest | undefined;
  #headers = new HeaderList();
  #sent = false;
  #timeout = 0;
  #isSynchronous = false;
  readonly #timer: RequestTimer;
  readonly #shown: ShownResponse;
  #uploadEvents: UploadEvents | undefined;
  #controller = new AbortController();

  constructor(page: Requester) {
    super(page.eventRealm);
    this.#page = page;
    this.#shown = new ShownResponse(page);
    this.#upload = constructAs(PageXMLHttpRequestUpload, [page.eventRealm], page.globals.XMLHttpRequestUpload);
    this.#timer = new RequestTimer(
      () => page.clock,
      () => this.#timeOut(),
    );
  }

  /** The outcome, seen from outside the page. */
  get outcome(): Outcome | undefined {
    return this.#outcome;
  }

  get upload(): PageXMLHttpRequestUpload {
    return this.#upload;
  }

  get readyState(): number {
    return this.#readyState;
  }

  get withCredentials(): boolean {
    return this.#withCredentials;
  }

  set withCredentials(value: boolean) {
    if (this.#readyState > states.OPENED || this.#sent) throw invalidState("The request has been sent.");
    this.#withCredentials = Boolean(value as unknown);
  }

  /** In milliseconds from the start, even where it is set later; 0 for none. */
  get timeout(): number {
    return this.#timeout;
  }

  set timeout(value: number) {
    const milliseconds = toUnsigned(value, 32);
    refuseChange("timeout", this.#page, this.#isSynchronous);
    this.#timeout = milliseconds;
    const counts = this.#timer.hadEnd || this.#page.engine.xmlHttpRequest.lateTimeoutCounts;
    if (this.#sent && counts) this.#timer.change(milliseconds);
  }

  get responseType(): XMLHttpRequestResponseType {
    return this.#responseType;
  }

  /** An unknown type is ignored, as enumerations are (Web IDL). */
  set responseType(value: XMLHttpRequestResponseType) {
    const readyState = this.#readyState;
    const type = toDOMString(value) as XMLHttpRequestResponseType;
    if (!responseTypes.includes(type)) return;
    // A worker has no documents.
    if (type === "document" && this.#page.environment.isWorker === true) return;
    if (readyState >= states.LOADING) throw invalidState("The response is being read.");
    refuseChange("responseType", this.#page, this.#isSynchronous);
    this.#responseType = type;
  }

  get status(): number {
    return this.#shown.received?.head.status ?? 0;
  }

  get statusText(): string {
    return this.#shown.received?.head.statusText ?? "";
  }

  get responseURL(): string {
    return this.#shown.url;
  }

  get responseText(): string {
    const type = this.#responseType;
    if (type !== "" && type !== "text") throw invalidState(`responseText is for text, and responseType is ${type}.`);
    return this.#shown.received?.text(type) ?? "";
  }

  /** A document, where the browser has a parser; `null` for what isn't XML, or HTML where the script wants a document. */
  get responseXML(): unknown {
    const type = this.#responseType;
    if (type !== "" && type !== "document")
      throw invalidState(`responseXML is for documents, and responseType is ${type}.`);
    if (this.#readyState !== states.DONE) return null;
    return (type === "" ? this.#shown.received?.xml() : this.#shown.received?.object(type)) ?? null;
  }

  get response(): unknown {
    const type = this.#responseType;
    if (type === "" || type === "text") return this.responseText;
    return this.#readyState === states.DONE ? this.#shown.object(type) : null;
  }

  /** https://xhr.spec.whatwg.org/#the-open()-method */
  open(method: string, url: string | URL, asynchronous?: boolean, user?: string | null, password?: string | null): void;
  open(...given: unknown[]): void {
    const opened = parseAuthorRequest(given, baseURL(this.#page.environment));
    const isSynchronous = given.length > 2 && !given[2];
    if (isSynchronous) checkSynchronousOpen(this.#page, this.#timeout, this.#responseType);
    this.#terminate();
    this.#isSynchronous = isSynchronous;
    this.#controller = new AbortController();
    this.#request = opened;
    this.#headers = new HeaderList();
    this.#shown.forget();
    if (this.#readyState !== states.OPENED) this.#changeState(states.OPENED);
  }

  /** https://xhr.spec.whatwg.org/#the-setrequestheader()-method */
  setRequestHeader(name: string, value: string): void;
  setRequestHeader(...given: unknown[]): void {
    requireArguments("XMLHttpRequest.setRequestHeader", given, 2);
    const [name, text] = [toByteString(given[0]), toByteString(given[1])];
    if (this.#readyState !== states.OPENED || this.#sent) throw invalidState("The request is not open.");
    combineAuthorHeader(this.#headers, name, text);
  }

  /** https://xhr.spec.whatwg.org/#the-send()-method */
  send(body?: BodyInit | object | null): void {
    const extracted = this.#extract(body ?? null);
    const request = this.#request;
    if (this.#readyState !== states.OPENED || this.#sent || request === undefined)
      throw invalidState("The request is not open.");
    const { signal } = this.#controller;
    // 3. and 4. A body where the method has one. Streams are none to it, and became strings (Web IDL).
    const sent = request.method === "GET" || request.method === "HEAD" ? null : extracted;
    if (this.#isSynchronous) {
      this.#sendAndWait(request, sent);
      return;
    }
    // 5., 9. and 10. Whether the upload is listened to, and whether there is one.
    const isUploadComplete = sent === null && !this.#page.engine.upload.failsWithoutBody;
    const upload = (this.#uploadEvents = new UploadEvents(this.upload, isUploadComplete));
    this.#sent = true;
    this.#timer.start(this.#timeout);
    // 11. The events, whose listeners may end it.
    if (hasLoadstart(request.url, this.#page)) fireProgressEvents(this, ["loadstart"]);
    if (sent !== null) upload.start(sent.length);
    if (!signal.aborted) void this.#run(request, sent, upload, signal);
  }

  #extract(body: unknown): ExtractedBody | null {
    const { engine, serializer } = this.#page;
    if (body === null) return null;
    const { sharedMemory } = engine.xmlHttpRequest;
    return documentBody(body, serializer) ?? extractBody(body, { sharedMemory, boundary: engine.navigation.boundary });
  }

  /** https://xhr.spec.whatwg.org/#the-abort()-method */
  abort(): void {
    const sent = this.#sent;
    this.#terminate();
    if (sent) this.#requestErrorSteps("abort");
    if (this.#readyState !== states.DONE) return;
    this.#readyState = states.UNSENT;
    this.#shown.forget(this.#page.engine.xmlHttpRequest.urlStaysUnsent ? this.responseURL : "");
  }

  /** https://xhr.spec.whatwg.org/#the-overridemimetype()-method */
  overrideMimeType(mime: string): void;
  overrideMimeType(...given: unknown[]): void {
    requireArguments("XMLHttpRequest.overrideMimeType", given, 1);
    const text = toDOMString(given[0]);
    if (this.#readyState >= states.LOADING) throw invalidState("The response is being read.");
    this.#shown.override(parseMimeType(text) ?? octetStream);
  }

  getResponseHeader(name: string): string | null;
  getResponseHeader(...given: unknown[]): string | null {
    requireArguments("XMLHttpRequest.getResponseHeader", given, 1);
    return this.#shown.header(toByteString(given[0]));
  }

  getAllResponseHeaders(): string {
    return this.#shown.allHeaders();
  }

  async #run(
    authored: AuthorRequest,
    extracted: ExtractedBody | null,
    upload: UploadEvents,
    signal: AbortSignal,
  ): Promise<void> {
    const hasTypeOfBody = setContentType(this.#headers, extracted, this.#page.engine.xmlHttpRequest);
    const source = await extracted?.content.read();
    const withCredentials = this.#withCredentials;
    const authorRequest = { ...authored, headers: this.#headers, hasTypeOfBody, withCredentials };
    const request = fetchRequestFor(this.#page, authorRequest, source && { source }, upload);
    const length = source?.length ?? 0;
    const uploaded = extracted && ((): void => (signal.aborted ? undefined : upload.complete(length)));
    const outcome = await this.#page.run(request, { signal, processRequestEndOfBody: uploaded ?? undefined });
    if (signal === this.#controller.signal) this.#outcome = outcome;
    // No event is for a page that is gone.
    if (signal.aborted || this.#page.unloading?.aborted === true) return;
    if (outcome.response !== undefined) return this.#receive(outcome.response, signal);
    this.#shown.fail(urlAfterFailure(request, this.#page.engine));
    this.#requestErrorSteps("error");
  }

  /** https://xhr.spec.whatwg.org/#the-send()-method, step 12 */
  #sendAndWait(authored: AuthorRequest, extracted: ExtractedBody | null): void {
    const { engine, runSynchronously } = this.#page;
    const source = bytesAtOnce(extracted);
    const hasTypeOfBody = setContentType(this.#headers, extracted, engine.xmlHttpRequest);
    const isListenedTo = engine.upload.listenerCountsWhenSynchronous && this.upload.isListenedTo;
    const upload = new UploadEvents(this.upload, true, isListenedTo);
    const withCredentials = this.#withCredentials;
    const authorRequest = { ...authored, headers: this.#headers, hasTypeOfBody, withCredentials };
    const request = fetchRequestFor(this.#page, authorRequest, source && { source }, upload);
    this.#uploadEvents = undefined;
    const { synchronousErrorHasEvents, synchronousErrorMessage } = engine.xmlHttpRequest;
    const error = new DOMException(fill(synchronousErrorMessage, { url: authored.url.href }), "NetworkError");
    const refused = mayWait(this.#page) ? undefined : refuseWait(this.#page, request, error);
    this.#outcome = refused?.outcome;
    if (refused !== undefined && engine.permissionsPolicy.throwsBeforeSending) throw error;
    // Where it throws, there is an error of ours and no response.
    this.#readyState = states.DONE;
    const awaited = refused ?? runSynchronously?.(request, this.#timeout);
    this.#outcome = awaited?.outcome;
    if (awaited?.outcome.response !== undefined && awaited.bytes !== undefined) {
      const response = this.#shown.begin(awaited.outcome.response);
      response.bytes = awaited.bytes;
      response.isWhole = true;
      this.#handleResponseEndOfBody(response);
      return;
    }
    this.#shown.fail(urlAfterFailure(request, engine));
    if (awaited?.isLate === true) throw new DOMException("The request took longer than its timeout.", "TimeoutError");
    if (synchronousErrorHasEvents) this.#requestErrorSteps("error");
    throw error;
  }

  /** The response and then its body, unless a listener ends it on the way. */
  async #receive(head: PageResponse, signal: AbortSignal): Promise<void> {
    const { engine, clock } = this.#page;
    const response = this.#shown.begin(head);
    const download = new Download(response, this.#downloader(response, signal), {
      rules: engine.xmlHttpRequest,
      clock,
    });
    const end = await download.run();
    if (end === "broken") this.#requestErrorSteps("error");
    if (end === "whole") this.#handleResponseEndOfBody(response);
  }

  #downloader(response: ReceivedResponse, signal: AbortSignal): Downloader {
    return {
      showHead: () => {
        this.#shown.show(response);
        this.#changeState(states.HEADERS_RECEIVED);
      },
      changeState: (state, silently) => (silently === true ? (this.#readyState = state) : this.#changeState(state)),
      progress: (loaded) => fireProgressEvents(this, ["progress"], loaded, response.total),
      isLive: () => !signal.aborted,
    };
  }

  /** https://xhr.spec.whatwg.org/#handle-response-end-of-body */
  #handleResponseEndOfBody(response: ReceivedResponse): void {
    const { loaded, total } = response;
    this.#stop();
    this.#shown.show(response);
    this.#changeState(states.DONE);
    fireProgressEvents(this, ["load", "loadend"], loaded, total);
  }

  /** https://xhr.spec.whatwg.org/#request-error-steps */
  #requestErrorSteps(type: "abort" | "error" | "timeout"): void {
    this.#stop();
    this.#shown.fail(this.#urlAfter(type));
    this.#changeState(states.DONE);
    this.#uploadEvents?.fail(type);
    fireProgressEvents(this, [type, "loadend"]);
  }

  /** Of the response, or of the request where the page may know it. */
  #urlAfter(type: "abort" | "error" | "timeout"): string {
    const { engine, environment } = this.#page;
    const failed = this.#shown.received === undefined ? this.responseURL : "";
    if (!engine.xmlHttpRequest.urlStaysAfter.includes(type)) return failed;
    const url = this.#request?.url;
    // What an error leaves of the last URL is there already.
    const isOwn = type !== "error" && engine.responseURLAfterFailure && url?.origin === environment.origin;
    return this.responseURL || (isOwn ? withoutFragment(url) : "");
  }

  #timeOut(): void {
    this.#terminate();
    this.#requestErrorSteps("timeout");
  }

  #stop(): void {
    this.#sent = false;
    this.#timer.stop();
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
