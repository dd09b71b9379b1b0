import type { FailureCode } from "../fetch/failure.ts";
import { networkFailureCodes } from "../fetch/network-failure.ts";
import { checkOptions, isURLLike, type OptionRule, type OptionRules } from "../options/check-options.ts";
import type { Outcome } from "../page/outcome.ts";
import type { Page } from "../page/page.ts";
import type { PageRequestInit } from "../page/request-init.ts";
import { withinTime } from "./response-time.ts";
import { usageTexts, wayTexts } from "./test-kit-texts.ts";
import { indirectWaysOf } from "./indirect-ways.ts";
import { waysOf, type Way } from "./ways.ts";
import { URL } from "../platform.ts";

/** Failures of a server or a network, which show nothing about what a browser allows. */
const inconclusive: ReadonlySet<FailureCode> = new Set(networkFailureCodes);

const anything: OptionRule = () => undefined;

/** Of such a body, `fetch` sends nothing that a server could take. */
const isPlainObject = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null) &&
  !Object.hasOwn(value, "toString");

/** Which members `fetch` has. It checks their values, and knows nothing of a misspelt one; a test would prove nothing then. */
const memberRules: OptionRules<PageRequestInit> = {
  method: anything,
  headers: anything,
  body: (_name, value) => (isPlainObject(value) ? usageTexts.object("an object") : undefined),
  mode: anything,
  credentials: anything,
  cache: anything,
  redirect: anything,
  referrer: anything,
  referrerPolicy: anything,
  integrity: anything,
  keepalive: anything,
  signal: anything,
  duplex: anything,
  priority: anything,
  targetAddressSpace: anything,
  window: anything,
};

/** The outcome of an attempt, and how many handlers ran meanwhile; `undefined` where nobody counts. */
export interface EngineAttempt {
  readonly outcome: Outcome;
  readonly executions: number | undefined;
}

/** An attempt, and the way in which it was made. */
export interface WayAttempt extends EngineAttempt, Pick<Way, "kind"> {
  readonly way: string;
}

// Registered, so that a page of another copy of this package is one too.
const mark: symbol = Symbol.for("@sallyport/browser.TestPage");

/** One page, in each engine. */
export class TestPage {
  static {
    Object.defineProperty(this.prototype, mark, { value: true });
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && mark in value;
  }

  readonly #pages: readonly Page[];
  readonly #origins: readonly string[];
  readonly #executed: (() => number) | undefined;
  readonly #timeout: number;

  /** @param timeout how long a response may take, in milliseconds */
  constructor(
    pages: readonly Page[],
    origins: readonly string[],
    executed: (() => number) | undefined,
    timeout: number,
  ) {
    this.#pages = pages;
    this.#origins = origins;
    this.#executed = executed;
    this.#timeout = timeout;
  }

  get url(): string {
    return this.#pages[0]?.url ?? "";
  }

  get origin(): string {
    return this.#pages[0]?.origin ?? "null";
  }

  /**
   * Makes the request in each engine, one after another.
   *
   * @throws TypeError where the result would show nothing: an invalid URL, a member that `fetch` does not have, no
   * application there, no response, or none in time
   */
  async try(url: string | URL, init: PageRequestInit = {}): Promise<readonly EngineAttempt[]> {
    const target = this.#parse(url);
    checkOptions("the request", init, memberRules);
    const attempts: EngineAttempt[] = [];
    for (const page of this.#pages) {
      const attempt = await this.#count(page, target, wayTexts.call, () => page.attempt(url, init));
      this.#assertConclusive(attempt.outcome);
      attempts.push(attempt);
    }
    return attempts;
  }

  /**
   * Makes the request, and then sends the change in every other way that a page has, in each engine.
   *
   * @throws TypeError as `try` does for the request itself, and for a way that has no response in time
   */
  async tryWays(url: string | URL, init: PageRequestInit = {}): Promise<readonly WayAttempt[]> {
    const attempts = await this.try(url, init);
    const calls = attempts.map((attempt): WayAttempt => ({ ...attempt, way: wayTexts.call }));
    const target = this.#parse(url);
    const ways = await waysOf(target, init);
    const others: WayAttempt[] = [];
    for (const page of this.#pages) {
      for (const { name: way, kind, send } of ways) {
        const { outcome, executions } = await this.#count(page, target, way, () => send(page));
        if (outcome !== undefined) others.push({ outcome, executions, way, ...(kind && { kind }) });
      }
    }
    return [...calls, ...others, ...(await this.#tryIndirectWays(target, init))];
  }

  /** Only a counter says whether the server takes such a way: without one, they aren't tried. */
  async #tryIndirectWays(url: string, init: PageRequestInit): Promise<readonly WayAttempt[]> {
    const taken: WayAttempt[] = [];
    if (this.#executed === undefined) return taken;
    for (const { control, ways } of await indirectWaysOf(url, init)) {
      for (const page of this.#pages) {
        const without = await this.#countIfInTime(page, url, control);
        // Another handler, whose response doesn't end: an event stream.
        if (without === undefined) break;
        for (const { name: way, send } of ways) {
          const attempt = await this.#countIfInTime(page, url, send);
          if ((attempt?.executions ?? 0) > (without.executions ?? 0) && attempt?.outcome !== undefined)
            taken.push({ outcome: attempt.outcome, executions: attempt.executions, way });
        }
      }
    }
    return taken;
  }

  async #countIfInTime(
    page: Page,
    url: string,
    send: Way["send"],
  ): Promise<{ readonly outcome: Outcome | undefined; readonly executions: number | undefined } | undefined> {
    return this.#count(page, url, "", () => send(page)).catch(() => undefined);
  }

  #parse(url: string | URL): string {
    if (!isURLLike(url) || !URL.canParse(String(url), this.url)) throw new TypeError(usageTexts.url(url));
    return new URL(url, this.url).href;
  }

  /** The outcome, and how many handlers have run until then. */
  async #count<Result extends Outcome | undefined>(
    { engine }: Page,
    url: string,
    way: string,
    send: () => Promise<Result>,
  ): Promise<{ readonly outcome: Result; readonly executions: number | undefined }> {
    const before = this.#executed?.();
    const late = usageTexts.late(url, way, engine.name, this.#timeout);
    const outcome = await withinTime(send(), this.#timeout, late);
    const after = this.#executed?.();
    return { outcome, executions: before === undefined || after === undefined ? undefined : after - before };
  }

  /** The same for its effects: to sign in, or to fill the preflight cache. */
  async attempt(url: string | URL, init: PageRequestInit = {}): Promise<readonly Outcome[]> {
    return (await this.try(url, init)).map(({ outcome }) => outcome);
  }

  /** A server that is down makes everything unreadable, and proves nothing. */
  #assertConclusive({ request, error, failure, trace }: Outcome): void {
    if (request === undefined) throw new TypeError(usageTexts.noRequest(error?.message ?? ""), { cause: error });
    if (failure === undefined || !inconclusive.has(failure.code)) return;
    const requested = trace.findLast((event) => event.kind === "request")?.url ?? request.url;
    const { origin } = new URL(requested);
    if (!this.#origins.includes(origin)) throw new TypeError(usageTexts.noApp(origin, this.#origins));
    throw new TypeError(usageTexts.noResponse(requested, failure.code));
  }
}
