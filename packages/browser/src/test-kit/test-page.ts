import type { FailureCode } from "../fetch/failure.ts";
import { networkFailureCodes } from "../fetch/network-failure.ts";
import type { Outcome } from "../page/outcome.ts";
import type { Page } from "../page/page.ts";
import type { PageRequestInit } from "../page/request-init.ts";
import { usageTexts } from "./messages.ts";

/** Failures of a server or a network, which say nothing of what a browser allows. */
const inconclusive: ReadonlySet<FailureCode> = new Set(networkFailureCodes);

/** What came of an attempt, and how many handlers ran meanwhile; `undefined` where nobody counts. */
export interface Tried {
  readonly outcome: Outcome;
  readonly ran: number | undefined;
}

/** One page, in each engine. */
export class TestPage {
  readonly #pages: readonly Page[];
  readonly #origins: readonly string[];
  readonly #executed: (() => number) | undefined;

  constructor(pages: readonly Page[], origins: readonly string[], executed: (() => number) | undefined) {
    this.#pages = pages;
    this.#origins = origins;
    this.#executed = executed;
  }

  get url(): string {
    return this.#pages[0]?.url ?? "";
  }

  get origin(): string {
    return this.#pages[0]?.origin ?? "null";
  }

  /**
   * Does it in each engine, one after another, and tells what came of it.
   *
   * @throws TypeError where nothing can be said: a URL that is none, no application at it, one that does not answer
   */
  async try(url: string | URL, init: PageRequestInit = {}): Promise<readonly Tried[]> {
    const text = String(url);
    if (!URL.canParse(text, this.url)) throw new TypeError(usageTexts.url(text));
    const tried: Tried[] = [];
    for (const page of this.#pages) {
      const before = this.#executed?.();
      const outcome = await page.attempt(url, init);
      this.#mustTell(outcome);
      const after = this.#executed?.();
      tried.push({ outcome, ran: before === undefined || after === undefined ? undefined : after - before });
    }
    return tried;
  }

  /** The same for its effects alone: to sign in, or to fill the preflight cache. */
  async attempt(url: string | URL, init: PageRequestInit = {}): Promise<readonly Outcome[]> {
    return (await this.try(url, init)).map(({ outcome }) => outcome);
  }

  /** A server that is down keeps everything from being read, and proves nothing. */
  #mustTell({ request, error, failure, trace }: Outcome): void {
    if (request === undefined) throw new TypeError(usageTexts.noRequest(error?.message ?? ""), { cause: error });
    if (failure === undefined || !inconclusive.has(failure.code)) return;
    const asked = trace.findLast((event) => event.kind === "request")?.url ?? request.url;
    const { origin } = new URL(asked);
    if (!this.#origins.includes(origin)) throw new TypeError(usageTexts.noApp(origin, this.#origins));
    throw new TypeError(usageTexts.noAnswer(asked, failure.code));
  }
}
