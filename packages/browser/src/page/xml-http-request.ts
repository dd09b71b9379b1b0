import { isForbiddenMethod, isForbiddenRequestHeader, isToken, normalizeMethod } from "sallyport/standard";
import type { Engine } from "../engines/engine.ts";
import { readAuthoredHeaders } from "../fetch/authored-headers.ts";
import { extractBody, type BodyInit } from "../fetch/body.ts";
import type { Environment } from "../fetch/environment.ts";
import { HeaderList } from "../fetch/header-list.ts";
import { makeRequest, type FetchRequest } from "../fetch/request.ts";
import type { Outcome } from "./outcome.ts";
import type { PageResponse } from "./page-response.ts";
import { ProgressEvent, ProgressTarget } from "./progress-event.ts";

export type XMLHttpRequestResponseType = "" | "arraybuffer" | "blob" | "json" | "text";

const responseTypes: readonly XMLHttpRequestResponseType[] = ["", "arraybuffer", "blob", "json", "text"];

const states = { UNSENT: 0, OPENED: 1, HEADERS_RECEIVED: 2, LOADING: 3, DONE: 4 } as const;

/** The page that a request is of. */
export interface Requester {
  readonly environment: Environment;
  readonly engine: Engine;
  run(request: FetchRequest, signal: AbortSignal): Promise<Outcome>;
}

const invalidState = (words: string): DOMException => new DOMException(words, "InvalidStateError");

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

  readonly upload: ProgressTarget = new ProgressTarget();
  onreadystatechange: ((event: Event) => unknown) | null = null;
  /** In milliseconds; 0 for none. */
  timeout = 0;
  /** What came of it, as told from outside of the page. */
  outcome: Outcome | undefined;
  readonly #page: Requester;
  #readyState: number = states.UNSENT;
  #responseType: XMLHttpRequestResponseType = "";
  #withCredentials = false;
  #request: { readonly method: string; readonly url: URL } | undefined;
  #headers = new HeaderList();
  #sent = false;
  #controller = new AbortController();
  #response: PageResponse | undefined;
  #bytes = new Uint8Array();

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
    return this.#response?.status ?? 0;
  }

  get statusText(): string {
    return this.#response?.statusText ?? "";
  }

  get responseURL(): string {
    return this.#response?.url ?? "";
  }

  get responseText(): string {
    if (this.responseType !== "" && this.responseType !== "text")
      throw invalidState(`responseText is for text, and responseType is ${this.responseType}.`);
    return new TextDecoder().decode(this.#bytes);
  }

  get response(): unknown {
    switch (this.responseType) {
      case "":
      case "text":
        return this.responseText;
      case "arraybuffer":
        return this.#readyState === states.DONE && this.#response !== undefined ? this.#bytes.slice().buffer : null;
      case "blob":
        return this.#readyState === states.DONE && this.#response !== undefined ? new Blob([this.#bytes]) : null;
      case "json":
        return this.#json();
    }
  }

  /** https://xhr.spec.whatwg.org/#the-open()-method */
  open(method: string, url: string | URL, asynchronous = true): void {
    if (!asynchronous) throw new DOMException("Synchronous requests are not modelled.", "InvalidAccessError");
    if (!isToken(method)) throw new DOMException(`${JSON.stringify(method)} is no method.`, "SyntaxError");
    if (isForbiddenMethod(method)) throw new DOMException(`${method} is forbidden.`, "SecurityError");
    const base = this.#page.environment.creationURL;
    if (!URL.canParse(String(url), base.href))
      throw new DOMException(`${JSON.stringify(String(url))} is no URL.`, "SyntaxError");
    this.#controller.abort();
    this.#controller = new AbortController();
    this.#request = { method: normalizeMethod(method), url: new URL(url, base) };
    this.#headers = new HeaderList();
    this.#sent = false;
    this.#response = undefined;
    this.#bytes = new Uint8Array();
    if (this.#readyState !== states.OPENED) this.#change(states.OPENED);
  }

  /** https://xhr.spec.whatwg.org/#the-setrequestheader()-method */
  setRequestHeader(name: string, text: string): void {
    if (this.#readyState !== states.OPENED || this.#sent) throw invalidState("The request is not open.");
    const value = text.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
    if (!isToken(name) || /[\0\n\r]|[^\0-\u00ff]/.test(value))
      throw new DOMException(`${JSON.stringify(`${name}: ${value}`)} is no header.`, "SyntaxError");
    if (isForbiddenRequestHeader(name, value)) return;
    const before = this.#headers.get(name);
    this.#headers.set(name, before === null ? value : `${before}, ${value}`);
  }

  /** https://xhr.spec.whatwg.org/#the-send()-method */
  send(body: BodyInit | null = null): void {
    const request = this.#request;
    if (this.#readyState !== states.OPENED || this.#sent || request === undefined)
      throw invalidState("The request is not open.");
    this.#sent = true;
    const { signal } = this.#controller;
    // Whether the upload is listened to counts now, not when the bytes go.
    const sent = request.method === "GET" || request.method === "HEAD" ? null : body;
    const listened = this.upload.isListenedTo;
    this.dispatchEvent(new ProgressEvent("loadstart"));
    if (listened && sent !== null) this.upload.dispatchEvent(new ProgressEvent("loadstart"));
    // A listener may have aborted it.
    if (!signal.aborted) void this.#run(request, sent, listened, signal);
  }

  abort(): void {
    this.#controller.abort();
    if (this.#sent && this.#readyState < states.DONE) this.#fail("abort");
    if (this.#readyState === states.DONE) this.#readyState = states.UNSENT;
  }

  getResponseHeader(name: string): string | null {
    return this.#response?.headers.list.get(name) ?? null;
  }

  getAllResponseHeaders(): string {
    return [...(this.#response?.headers ?? [])].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  }

  async #run(
    { method, url }: { readonly method: string; readonly url: URL },
    body: BodyInit | null,
    listened: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    // It leaves after the script has had its turn.
    await Promise.resolve();
    if (signal.aborted) return;
    const timer = this.timeout === 0 ? undefined : setTimeout(() => this.#timeOut(), this.timeout);
    const extracted = body === null ? undefined : await extractBody(body);
    if (extracted?.type != null) this.#setContentType(extracted.type, typeof body === "string");
    const { environment: client, engine } = this.#page;
    const request: FetchRequest = makeRequest(url, client, {
      method,
      headerList: readAuthoredHeaders(this.#headers, engine.requestHeaders).clone(),
      unsafeRequest: true,
      body: extracted?.body ?? null,
      mode: "cors",
      useCORSPreflight: listened && (extracted !== undefined || !engine.uploadListenerNeedsBody),
      credentialsMode: this.#withCredentials ? "include" : "same-origin",
    });
    const outcome = await this.#page.run(request, signal);
    const bytes = await outcome.response?.bytes().catch(() => undefined);
    clearTimeout(timer);
    if (signal.aborted) return;
    this.outcome = outcome;
    if (outcome.response === undefined || bytes === undefined) this.#fail("error");
    else this.#load(outcome.response, bytes, listened && extracted !== undefined);
  }

  /** Text goes as UTF-8, and says so where the script has named another charset. */
  #setContentType(type: string, isText: boolean): void {
    const authored = this.#headers.get("Content-Type");
    if (authored === null) this.#headers.append("Content-Type", type);
    else if (isText)
      this.#headers.set("Content-Type", authored.replace(/(;\s*charset=)(?!"?utf-8"?\s*(?:;|$))[^;]*/i, "$1UTF-8"));
  }

  #load(response: PageResponse, bytes: Uint8Array, uploaded: boolean): void {
    if (uploaded) for (const type of ["load", "loadend"]) this.upload.dispatchEvent(new ProgressEvent(type));
    this.#response = response;
    this.#change(states.HEADERS_RECEIVED);
    this.#bytes = bytes.slice();
    if (bytes.length > 0) this.#change(states.LOADING);
    this.dispatchEvent(new ProgressEvent("progress", bytes.length));
    this.#change(states.DONE);
    for (const type of ["load", "loadend"]) this.dispatchEvent(new ProgressEvent(type, bytes.length));
  }

  /** https://xhr.spec.whatwg.org/#request-error-steps */
  #fail(type: "abort" | "error" | "timeout"): void {
    this.#sent = false;
    this.#response = undefined;
    this.#bytes = new Uint8Array();
    this.#change(states.DONE);
    if (this.upload.isListenedTo)
      for (const one of [type, "loadend"]) this.upload.dispatchEvent(new ProgressEvent(one));
    for (const one of [type, "loadend"]) this.dispatchEvent(new ProgressEvent(one));
  }

  #timeOut(): void {
    this.#controller.abort();
    this.#fail("timeout");
  }

  #change(state: number): void {
    this.#readyState = state;
    this.dispatchEvent(new Event("readystatechange"));
  }

  #json(): unknown {
    if (this.#readyState !== states.DONE || this.#bytes.length === 0) return null;
    try {
      return JSON.parse(new TextDecoder().decode(this.#bytes)) as unknown;
    } catch {
      return null;
    }
  }
}
