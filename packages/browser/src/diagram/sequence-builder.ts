import type { Outcome } from "../page/outcome.ts";
import { socketURL } from "../text/url.ts";
import type { TraceEvent } from "../trace/event.ts";
import { labels } from "./labels.ts";
import type { Lanes } from "./lanes.ts";
import { bounded, headerLines, shownURL } from "./message-lines.ts";
import type { Message, MessageKind } from "./sequence.ts";

type Event<Kind extends TraceEvent["kind"]> = Extract<TraceEvent, { kind: Kind }>;
type CookieEvent = Event<"cookie-stored" | "cookie-removed" | "cookie-refused">;

const isAboutStoredCookie = (event: TraceEvent): event is CookieEvent => event.kind.startsWith("cookie-");

const cookieLine = (event: CookieEvent): string => {
  switch (event.kind) {
    case "cookie-stored":
      return `${labels.cookieStored} ${event.cookie.name}`;
    case "cookie-removed":
      return `${labels.cookieRemoved} ${event.cookie.name} (${event.reason})`;
    case "cookie-refused":
      return `${labels.cookieNotStored} ${event.name ?? ""} (${event.reason})`;
  }
};

/** Turns the events of a trace into messages between lanes. */
export class SequenceBuilder {
  readonly messages: Message[] = [];
  readonly lanes: Lanes;
  #method: string;
  #url: string;
  /** How far the hop's last request came. */
  #state: "idle" | "requested" | "responded" = "idle";
  #cookies: string[] = [];
  /** What the page would see, unless a later check of the body fails. */
  #filteredEvent: Event<"filtered"> | undefined;
  /** What the page gets of a response that nothing blocks: a navigation replaces it. */
  readonly #arrival: string;
  /** All that the page's script gets. */
  readonly #error: string;

  constructor(lanes: Lanes, { request, error, readable }: Outcome) {
    this.#arrival = readable ? labels.readable : labels.newDocument;
    this.#error = error?.name ?? "";
    this.lanes = lanes;
    this.#method = request?.method ?? "";
    this.#url = request?.url ?? "";
    if (request === undefined) this.#push("requested", "page", "browser", [labels.notARequest]);
    else {
      const { method, url, mode, credentials } = request;
      const written = mode === "websocket" ? socketURL(url) : url;
      const lines = [`${method} ${shownURL(written)}`, `mode: ${mode}, credentials: ${credentials}`];
      this.#push("requested", "page", "browser", lines);
    }
  }

  add(event: TraceEvent): void {
    if (isAboutStoredCookie(event)) {
      this.#cookies.push(cookieLine(event));
      return;
    }
    this.#pushCookies();
    switch (event.kind) {
      case "main-fetch":
        this.#url = event.url;
        this.#state = "idle";
        return;
      case "redirect":
        this.#method = event.method;
        return;
      case "preflight-needed":
        if (event.cached) this.#pushNote("preflight-cache", [labels.preflightReused]);
        return;
      case "preflight-passed":
        if (event.maxAge > 0) this.#pushNote("preflight-cache", [labels.preflightKept(event.maxAge)]);
        this.#state = "idle";
        return;
      case "cookies":
        if (event.blocked.length > 0)
          this.#pushNote(
            "cookies",
            bounded(event.blocked.map(({ cookie, reason }) => `${labels.cookieNotSent} ${cookie.name} (${reason})`)),
          );
        return;
      case "request":
        this.#pushRequest(event);
        return;
      case "response":
        this.#pushResponse(event);
        return;
      case "from-cache":
        this.#pushStored(event);
        return;
      case "filtered":
        this.#filteredEvent = event;
        return;
      case "network-error":
        this.#pushFailure(event);
        return;
    }
  }

  /** Adds what is left at the end of the trace. */
  finish(): void {
    this.#pushCookies();
    if (this.#filteredEvent !== undefined) this.#pushFiltered(this.#filteredEvent);
    else if (this.messages.length === 1) this.#push("error", "browser", "page", [this.#error]);
  }

  /** Cookies of one response are one message, after it. */
  #pushCookies(): void {
    if (this.#cookies.length === 0) return;
    this.#pushNote("cookies", bounded(this.#cookies));
    this.#cookies = [];
  }

  #push(kind: MessageKind, from: string, to: string, lines: readonly string[]): void {
    this.messages.push({ kind, from, to, lines });
  }

  #pushNote(kind: MessageKind, lines: readonly string[]): void {
    this.#push(kind, "browser", "browser", lines);
  }

  #pushRequest({ preflight, method, url, headers }: Event<"request">): void {
    this.#state = "requested";
    const to = this.lanes.of(url);
    const lines = [
      `${method} ${shownURL(url, this.lanes.originOf(to))}`,
      ...headerLines(preflight ? "preflight" : "request", headers),
    ];
    this.#push(preflight ? "preflight" : "sent", "browser", to, lines);
  }

  #pushResponse({ preflight, status, headers }: Event<"response">): void {
    this.#state = preflight ? "idle" : "responded";
    const from = this.lanes.of(this.#url);
    if (!preflight) this.#push("executed", from, from, []);
    this.#push("response", from, "browser", [
      String(status),
      ...headerLines(preflight ? "preflightResponse" : "response", headers),
    ]);
  }

  /** What is behind it is not blocked on its way from a server. */
  #pushStored({ status, headers, validated, age }: Event<"from-cache">): void {
    this.#state = "responded";
    this.#pushNote("http-cache", [
      `${String(status)}, ${validated ? labels.storedUnchanged : labels.stored(age)}`,
      ...headerLines("response", headers),
    ]);
  }

  #pushFiltered({ type }: Event<"filtered">): void {
    const isOpaque = type === "opaque" || type === "opaqueredirect";
    if (isOpaque) this.#push("blocked", "browser", "page", [type, labels.nothingToRead]);
    else this.#push("response", "browser", "page", [this.#arrival]);
  }

  #pushFailure({ failure: { code, preflight = false, connected } }: Event<"network-error">): void {
    this.#filteredEvent = undefined;
    if (this.#state === "responded") {
      this.#push("blocked", "browser", "page", [code]);
      return;
    }
    const server = this.lanes.of(this.#url);
    if (connected === false && this.#state === "requested") {
      this.messages.pop();
      this.#state = "idle";
    }
    if (this.#state === "requested") this.#push("no-response", server, "browser", [code]);
    if (this.#state === "idle" || preflight) {
      const line = `${this.#method} ${shownURL(this.#url, this.lanes.originOf(server))}`;
      this.#push("not-sent", "browser", server, [line, code]);
    }
    this.#push("error", "browser", "page", [this.#error]);
  }
}
