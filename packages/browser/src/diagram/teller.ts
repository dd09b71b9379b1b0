import type { Outcome } from "../page/outcome.ts";
import type { TraceEvent } from "../trace/event.ts";
import { labels } from "./labels.ts";
import type { Lanes } from "./lanes.ts";
import { bounded, headerLines, shownURL } from "./message-lines.ts";
import type { Message, MessageKind } from "./sequence.ts";
import { visible } from "./visible.ts";

type Event<Kind extends TraceEvent["kind"]> = Extract<TraceEvent, { kind: Kind }>;
type CookieEvent = Event<"cookie-stored" | "cookie-removed" | "cookie-refused">;

const isOfStored = (event: TraceEvent): event is CookieEvent => event.kind.startsWith("cookie-");

const cookieLine = (event: CookieEvent): string => {
  switch (event.kind) {
    case "cookie-stored":
      return visible(`${labels.stored} ${event.cookie.name}`);
    case "cookie-removed":
      return visible(`${labels.removed} ${event.cookie.name} (${event.reason})`);
    case "cookie-refused":
      return visible(`${labels.refused} ${event.name ?? ""} (${event.reason})`);
  }
};

/** Follows a trace, and says what passes between the lanes. */
export class Teller {
  readonly messages: Message[] = [];
  readonly lanes: Lanes;
  #method: string;
  #url: string;
  /** What became of the hop's last request. */
  #state: "nothing" | "asking" | "answered" = "nothing";
  #cookies: string[] = [];
  /** What the page would see, unless a check of the body is still to fail. */
  #seen: Event<"filtered"> | undefined;
  /** All that the page learns. */
  readonly #error: string;

  constructor(lanes: Lanes, { request, error }: Outcome) {
    this.#error = visible(error?.name ?? "");
    this.lanes = lanes;
    this.#method = request?.method ?? "";
    this.#url = request?.url ?? "";
    if (request === undefined) this.#tell("asked", "page", "browser", [labels.notARequest]);
    else {
      const { method, url, mode, credentials } = request;
      const lines = [`${visible(method)} ${shownURL(url)}`, `mode: ${mode}, credentials: ${credentials}`];
      this.#tell("asked", "page", "browser", lines);
    }
  }

  hear(event: TraceEvent): void {
    if (isOfStored(event)) {
      this.#cookies.push(cookieLine(event));
      return;
    }
    this.#flush();
    switch (event.kind) {
      case "main-fetch":
        this.#url = event.url;
        this.#state = "nothing";
        return;
      case "redirect":
        this.#method = event.method;
        return;
      case "preflight-needed":
        if (event.cached) this.#inBrowser("leave", [labels.leaveTaken]);
        return;
      case "preflight-passed":
        if (event.maxAge > 0) this.#inBrowser("leave", [labels.leaveKept(event.maxAge)]);
        this.#state = "nothing";
        return;
      case "cookies":
        if (event.blocked.length > 0)
          this.#inBrowser(
            "cookies",
            bounded(
              event.blocked.map(({ cookie, reason }) => visible(`${labels.keptBack} ${cookie.name} (${reason})`)),
            ),
          );
        return;
      case "request":
        this.#request(event);
        return;
      case "response":
        this.#response(event);
        return;
      case "filtered":
        this.#seen = event;
        return;
      case "network-error":
        this.#failed(event);
        return;
    }
  }

  /** What is left to tell at the end of the trace. */
  end(): void {
    this.#flush();
    if (this.#seen !== undefined) this.#filtered(this.#seen);
    else if (this.messages.length === 1) this.#tell("error", "browser", "page", [this.#error]);
  }

  /** Cookies of one answer are told together, after it. */
  #flush(): void {
    if (this.#cookies.length === 0) return;
    this.#inBrowser("cookies", bounded(this.#cookies));
    this.#cookies = [];
  }

  #tell(kind: MessageKind, from: string, to: string, lines: readonly string[]): void {
    this.messages.push({ kind, from, to, lines });
  }

  #inBrowser(kind: MessageKind, lines: readonly string[]): void {
    this.#tell(kind, "browser", "browser", lines);
  }

  #request({ preflight, method, url, headers }: Event<"request">): void {
    this.#state = "asking";
    const to = this.lanes.of(url);
    const lines = [
      `${visible(method)} ${shownURL(url, this.lanes.sole(to))}`,
      ...headerLines(preflight ? "preflight" : "request", headers),
    ];
    this.#tell(preflight ? "preflight" : "sent", "browser", to, lines);
  }

  #response({ preflight, status, headers }: Event<"response">): void {
    this.#state = preflight ? "nothing" : "answered";
    const from = this.lanes.of(this.#url);
    if (!preflight) this.#tell("executed", from, from, []);
    this.#tell("answer", from, "browser", [String(status), ...headerLines(preflight ? "leave" : "answer", headers)]);
  }

  #filtered({ type }: Event<"filtered">): void {
    const isOpaque = type === "opaque" || type === "opaqueredirect";
    if (isOpaque) this.#tell("withheld", "browser", "page", [type, labels.nothingToRead]);
    else this.#tell("answer", "browser", "page", [labels.readable]);
  }

  #failed({ failure: { code, preflight = false, connected } }: Event<"network-error">): void {
    this.#seen = undefined;
    if (this.#state === "answered") {
      this.#tell("withheld", "browser", "page", [code]);
      return;
    }
    const server = this.lanes.of(this.#url);
    if (connected === false && this.#state === "asking") {
      this.messages.pop();
      this.#state = "nothing";
    }
    if (this.#state === "asking") this.#tell("no-answer", server, "browser", [code]);
    if (this.#state === "nothing" || preflight) {
      const line = `${visible(this.#method)} ${shownURL(this.#url, this.lanes.sole(server))}`;
      this.#tell("never-sent", "browser", server, [line, code]);
    }
    this.#tell("error", "browser", "page", [this.#error]);
  }
}
