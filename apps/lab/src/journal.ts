import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, RequestListener } from "node:http";
import type { Effect } from "./api-call.ts";
import { cookiesSeen, type CookiesSeen } from "./cookies.ts";

/** What the guard decided about a request. */
interface Verdict {
  readonly outcome: "pass" | "answer" | "refuse";
  readonly reason: string;
  readonly words: string;
}

/** One request that arrived at a bank. Nothing secret: no query, no cookie's value, no body. */
export interface Entry {
  readonly seq: number;
  readonly bank: string;
  readonly method: string;
  readonly path: string;
  /** The origin of the page that made the browser ask. */
  readonly page: string | undefined;
  /** An image request has no Origin; its Referer then shows the page. The guard does not use it, because a page can leave it out. */
  readonly pageBy: "origin" | "referer";
  readonly preflight: boolean;
  readonly cookies: CookiesSeen;
  verdict?: Verdict;
  /** What the bank's own code did. */
  effect?: Effect;
  /** Set when the response is sent. */
  status?: number;
}

const remembered = 500;

/** Every request that arrived at the banks, the newest last. */
export class Journal {
  readonly #current = new AsyncLocalStorage<Entry>();
  #entries: Entry[] = [];
  #seq = 0;

  get seq(): number {
    return this.#seq;
  }

  /** The entry of the request that the calling code works for. */
  get current(): Entry | undefined {
    return this.#current.getStore();
  }

  since(seq: number): readonly Entry[] {
    return this.#entries.filter((entry) => entry.seq > seq);
  }

  clear(): void {
    this.#entries = [];
    this.#seq++;
  }

  /** Enters every request that `listener` gets; `done` is called when the response has been sent. */
  record(bank: string, listener: RequestListener, done: (entry: Entry) => void): RequestListener {
    return (request, response) => {
      const entry = this.#add(bank, request);
      response.once("close", () => {
        entry.status = response.statusCode;
        done(entry);
      });
      this.#current.run(entry, () => listener(request, response));
    };
  }

  #add(bank: string, request: IncomingMessage): Entry {
    const { method = "", url = "", headers } = request;
    const entry: Entry = {
      seq: ++this.#seq,
      bank,
      method,
      path: url.split("?", 1)[0] ?? "",
      page: headers.origin ?? originOf(headers.referer),
      pageBy: headers.origin === undefined ? "referer" : "origin",
      preflight: method === "OPTIONS" && headers["access-control-request-method"] !== undefined,
      cookies: cookiesSeen(headers.cookie),
    };
    this.#entries = [...this.#entries.slice(1 - remembered), entry];
    return entry;
  }
}

const originOf = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
