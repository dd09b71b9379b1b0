import type { IncomingMessage, ServerResponse } from "node:http";
import type { Decision } from "sallyport";
import { parseCookies } from "./call.ts";

/** One request that arrived at a world's server. Nothing secret: no query, no cookie's value, no body. */
export interface Entry {
  readonly role: string;
  readonly method: string;
  readonly path: string;
  /** The request's Origin. */
  readonly origin: string | undefined;
  readonly preflight: boolean;
  /** The names of its cookies. */
  readonly cookies: readonly string[];
  /** What the policy said of it. */
  decision?: Pick<Decision, "outcome" | "reason">;
  /** Set when the response is sent. */
  status?: number;
}

const maxEntries = 200;

/** Every request that arrived at the servers of one world, the newest last. */
export class Journal {
  readonly #byRequest = new WeakMap<IncomingMessage, Entry>();
  #entries: readonly Entry[] = [];
  #changedAt = Date.now();

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Milliseconds since a request arrived or a response was sent; 0 while one is under way. */
  quietFor(): number {
    return this.#entries.some(({ status }) => status === undefined) ? 0 : Date.now() - this.#changedAt;
  }

  add(role: string, request: IncomingMessage, response?: ServerResponse): void {
    const { method = "", url = "", headers } = request;
    const entry: Entry = {
      role,
      method,
      path: url.split("?", 1)[0] ?? "",
      origin: headers.origin,
      preflight: method === "OPTIONS" && headers["access-control-request-method"] !== undefined,
      cookies: [...parseCookies(headers.cookie).keys()].filter((name) => name !== ""),
    };
    this.#byRequest.set(request, entry);
    this.#entries = [...this.#entries.slice(1 - maxEntries), entry];
    this.#changedAt = Date.now();
    if (response === undefined) entry.status = 101;
    response?.once("close", () => {
      entry.status = response.statusCode;
      this.#changedAt = Date.now();
    });
  }

  note(request: IncomingMessage, { outcome, reason }: Decision): void {
    const entry = this.#byRequest.get(request);
    if (entry !== undefined) entry.decision = { outcome, reason };
  }
}
