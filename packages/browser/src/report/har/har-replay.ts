import type { EngineSpecifier } from "../../engines/engine-specifier.ts";
import { recording } from "../../network/har.ts";
import type { Outcome } from "../../page/outcome.ts";
import { lastEventOf } from "../../trace/trace.ts";
import type { AttemptRequest } from "../attempt-request.ts";
import { attemptIn } from "../attempt.ts";
import { isFailure, reportFor, type EngineReport } from "../engine-report.ts";
import { preflightedRequest } from "../preflight-request.ts";
import { cookieLines, scriptHeaders } from "../script-headers.ts";
import type { Exchange } from "./har-entry.ts";
import { harTexts as texts } from "./har-texts.ts";
import { verdictKey } from "./verdict-key.ts";

/** The request that a page made; for a preflight, the one for which it asks. */
export function requestOf({ method, url, requestHeaders, cookies, body }: Exchange, page: string): AttemptRequest {
  const asked = preflightedRequest(method, requestHeaders);
  return {
    url,
    page,
    method: asked?.method ?? method,
    headers: asked?.headers ?? scriptHeaders(requestHeaders).kept,
    body,
    mode: "cors",
    credentials: cookies === undefined ? "same-origin" : "include",
    cookies: cookies === undefined ? [] : cookieLines(url, [cookies]),
  };
}

/** What the last response that the engine got says of its error, where the log has its text. */
function errorBodyIn(chain: readonly Exchange[], { trace }: Outcome): string | undefined {
  const last = lastEventOf(trace, "response");
  if (last === undefined || last.status < 400) return undefined;
  return chain.findLast(({ isPreflight, status }) => isPreflight === last.preflight && status === last.status)
    ?.responseBody;
}

/** A log of one application has a few hundred kinds of exchanges. */
const maxKinds = 20_000;

/** What each engine does with exchanges, given the responses in the log. */
export class Replays {
  readonly #engines: readonly EngineSpecifier[];
  readonly #byKind = new Map<string, readonly EngineReport[]>();

  constructor(engines: readonly EngineSpecifier[]) {
    this.#engines = engines;
  }

  /** @param chain with its preflights; the first that is none decides what is requested */
  async fresh(chain: readonly Exchange[], page: string): Promise<readonly EngineReport[]> {
    const first = chain.find(({ isPreflight }) => !isPreflight) ?? chain[0];
    if (first === undefined) return [];
    const har = { log: { entries: chain.map(({ entry }) => entry) } };
    const reports: EngineReport[] = [];
    for (const engine of this.#engines) {
      const network = recording(har, { assumePreflights: true });
      const outcome = await attemptIn(engine, requestOf(first, page), network);
      const report = reportFor(outcome, undefined, undefined, errorBodyIn(chain, outcome));
      reports.push(report.unusable ? { ...report, notes: [...report.notes, texts.noResponse] } : report);
    }
    // What would have followed a preflight that stands alone isn't known.
    return first.isPreflight ? reports.filter((one) => isFailure(one) && !one.unusable) : reports;
  }

  /** The same, or the reports on an exchange that differs in nothing that decides the verdict. */
  async reports(chain: readonly Exchange[], page: string): Promise<readonly EngineReport[]> {
    const key = verdictKey(chain, page);
    const known = this.#byKind.get(key);
    if (known !== undefined) return known;
    const reports = await this.fresh(chain, page);
    if (this.#byKind.size < maxKinds) this.#byKind.set(key, reports);
    return reports;
  }
}
