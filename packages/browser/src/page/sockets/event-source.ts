import type { Engine } from "../../engines/engine.ts";
import type { EventSourceRules } from "../../engines/socket-rules.ts";
import { baseURL, type Environment } from "../../fetch/environment.ts";
import { blockedAtOnce } from "../../fetch/blocked-by-page.ts";
import type { FailureCode } from "../../fetch/failure.ts";
import { HeaderList } from "../../fetch/header-list.ts";
import { isomorphicDecode } from "../../fetch/isomorphic.ts";
import { makeRequest, type FetchRequest } from "../../fetch/request.ts";
import type { TraceEvent } from "../../trace/event.ts";
import { defineHandlers, HandlerTarget, type EventHandler } from "../event-handlers.ts";
import { MessageEvent } from "../message-event.ts";
import type { EventRealm } from "../event-realm.ts";
import type { Outcome } from "../outcome.ts";
import { PageBody } from "../page-body.ts";
import type { PageResponse } from "../page-response.ts";
import { requireArguments, toDictionary, toUSVString } from "../web-idl.ts";
import { refuseEventStream } from "./event-stream-response.ts";
import { EventStreamParser } from "./event-stream-parser.ts";
import type { FetchResponse } from "../../fetch/response.ts";
import type { RunOptions } from "../run-options.ts";
import { defineStates } from "./states.ts";
import { AbortController, DOMException, Event, TextEncoder, URL } from "../../platform.ts";

/** The page that an EventSource is of. */
export interface StreamRequester {
  readonly environment: Environment;
  readonly engine: Engine;
  readonly eventRealm: EventRealm | undefined;
  /** Calls it when the page is unloaded. Returns what forgets it. */
  whenUnloaded(end: () => void): () => void;
  run(request: FetchRequest, options: RunOptions): Promise<Outcome>;
}

const states = { CONNECTING: 0, OPEN: 1, CLOSED: 2 } as const;

/** A browser goes on for ever; a test has an end. */
const maxReconnections = 100;

/** The longest delay of a JavaScript timer. */
const maxTimerMs = 2 ** 31 - 1;

/** What waits to connect again keeps no process alive. */
const later = (act: () => void, milliseconds: number): void => {
  const timer: unknown = setTimeout(act, Math.min(milliseconds, maxTimerMs));
  (timer as { unref?: () => void }).unref?.();
};

/** Where the next connection begins. */
function reconnectionURL(url: URL, trace: readonly TraceEvent[], { reconnectsTo }: EventSourceRules): URL {
  if (reconnectsTo === "first-url") return url;
  const redirects = trace.filter((event) => event.kind === "redirect");
  const temporary = redirects.findIndex(({ status }) => status !== 301 && status !== 308);
  const followed = reconnectsTo === "last-url" || temporary < 0 ? redirects : redirects.slice(0, temporary);
  return new URL(followed.at(-1)?.to ?? url);
}

interface StreamEvents {
  readonly open: Event;
  readonly error: Event;
}

/**
 * A stream of events, which is connected again where it ends, a hundred times at most.
 *
 * https://html.spec.whatwg.org/#the-eventsource-interface
 */
export class PageEventSource extends HandlerTarget<StreamEvents, MessageEvent> {
  declare static readonly CONNECTING: 0;
  declare static readonly OPEN: 1;
  declare static readonly CLOSED: 2;
  declare readonly CONNECTING: 0;
  declare readonly OPEN: 1;
  declare readonly CLOSED: 2;
  declare onopen: EventHandler;
  declare onmessage: EventHandler<MessageEvent>;
  declare onerror: EventHandler;

  static {
    defineHandlers(this.prototype, ["open", "message", "error"]);
    defineStates(this, states);
  }

  #outcome: Outcome | undefined;
  readonly #page: StreamRequester;
  readonly #url: URL;
  readonly #withCredentials: boolean;
  readonly #controller = new AbortController();
  #readyState: number = states.CONNECTING;
  readonly #forget: () => void;
  #reconnectionTime: number;
  #reconnections = 0;
  #lastEventId = "";
  /** Where a redirect led, in an engine that starts there again. */
  #current: URL;

  /** @throws DOMException for what is not a URL, and in WebKit for what the page's policy blocks; TypeError for no argument */
  constructor(page: StreamRequester, given: readonly unknown[]) {
    super(page.eventRealm);
    requireArguments("EventSource", given, 1);
    const text = toUSVString(given[0]);
    const { withCredentials } = toDictionary(given[1]);
    const base = baseURL(page.environment).href;
    if (!URL.canParse(text, base)) throw new DOMException(`${JSON.stringify(text)} is not a valid URL.`, "SyntaxError");
    this.#page = page;
    this.#url = this.#current = new URL(text, base);
    this.#withCredentials = Boolean(withCredentials);
    this.#reconnectionTime = page.engine.eventSource.reconnectionTime;
    const { blockedEventSourceThrows: name } = page.engine.contentSecurityPolicy;
    if (name !== undefined && blockedAtOnce(this.#request(), page.engine)?.code === "csp")
      throw new DOMException(`The page's policy allows no EventSource at ${this.#url.origin}.`, name);
    this.#forget = page.whenUnloaded(() => this.close());
    void this.#connect();
  }

  /** The outcome of the last connection, seen from outside the page. */
  get outcome(): Outcome | undefined {
    return this.#outcome;
  }

  get url(): string {
    return this.#url.href;
  }

  get withCredentials(): boolean {
    return this.#withCredentials;
  }

  get readyState(): number {
    return this.#readyState;
  }

  /** https://html.spec.whatwg.org/#dom-eventsource-close */
  close(): void {
    this.#setClosed();
    this.#controller.abort();
  }

  #request(): FetchRequest {
    const headerList = new HeaderList([["Accept", "text/event-stream"]]);
    const { environment, engine } = this.#page;
    const utf8 = isomorphicDecode(new TextEncoder().encode(this.#lastEventId));
    // What an engine writes as UTF-8 it writes once.
    if (utf8 !== "") headerList.append("Last-Event-ID", engine.requestHeaders.utf8 ? this.#lastEventId : utf8);
    const { sandboxedHasReferrer, writesCacheControl } = engine.eventSource;
    if (writesCacheControl) headerList.append("Cache-Control", "no-cache");
    return makeRequest(new URL(this.#current), environment, {
      headerList,
      mode: "cors",
      credentialsMode: this.#withCredentials ? "include" : "same-origin",
      cacheMode: "no-store",
      initiatorType: "other",
      referrer: environment.origin === "null" && sandboxedHasReferrer ? environment.creationURL : "client",
    });
  }

  async #connect(): Promise<void> {
    const { engine } = this.#page;
    const request = this.#request();
    const refuse = (response: FetchResponse) => refuseEventStream(response, engine.eventSource);
    const outcome = await this.#page.run(request, { signal: this.#controller.signal, refuse });
    this.#outcome = outcome;
    if (this.#isClosed()) return;
    const { response, failure } = outcome;
    if (response === undefined) {
      this.#end(failure?.code);
      return;
    }
    this.#current = reconnectionURL(this.#current, outcome.trace, engine.eventSource);
    this.#readyState = states.OPEN;
    this.dispatchEvent(new Event("open"));
    await this.#read(response);
    this.#end(undefined);
  }

  /** https://html.spec.whatwg.org/#reestablish-the-connection, or #fail-the-connection */
  #end(code: FailureCode | undefined): void {
    if (this.#isClosed()) return;
    const again = code === undefined || this.#page.engine.eventSource.retriedFailures.includes(code);
    if (!again || ++this.#reconnections > maxReconnections) {
      this.#setClosed();
      this.dispatchEvent(new Event("error"));
      return;
    }
    this.#readyState = states.CONNECTING;
    this.dispatchEvent(new Event("error"));
    later(() => {
      if (!this.#isClosed()) void this.#connect();
    }, this.#reconnectionTime);
  }

  #setClosed(): void {
    this.#readyState = states.CLOSED;
    this.#forget();
  }

  /** A listener may close it. */
  #isClosed(): boolean {
    return this.#readyState === states.CLOSED;
  }

  /** A blob: URL of Node has no origin. */
  #originOf({ protocol, origin }: URL): string {
    if (protocol !== "blob:") return origin;
    const { environment, engine } = this.#page;
    if (engine.eventSource.blobOrigin === "page") return environment.origin;
    return environment.origin === "null" ? "" : "blob://";
  }

  /** Reads events until the stream ends, or breaks off. */
  async #read(response: PageResponse): Promise<void> {
    const content = PageBody.contentOf(response);
    const { keepsLastEventId, minReconnectionTime: minimum, emptyReconnectionTime } = this.#page.engine.eventSource;
    const parser = new EventStreamParser(keepsLastEventId ? this.#lastEventId : "", emptyReconnectionTime);
    const origin = this.#originOf(new URL(response.url));
    let length = 0;
    while (content !== null && !this.#isClosed()) {
      const bytes = await content.readBeyond(length).catch(() => undefined);
      if (bytes === undefined || bytes.length === length) return;
      for (const { type, data, lastEventId } of parser.push(bytes.subarray(length))) {
        if (this.#isClosed()) return;
        this.dispatchEvent(new MessageEvent(type, { data, origin, lastEventId }));
      }
      length = bytes.length;
      this.#lastEventId = parser.lastEventId;
      if (parser.reconnectionTime !== undefined) this.#reconnectionTime = Math.max(minimum, parser.reconnectionTime);
    }
  }
}
