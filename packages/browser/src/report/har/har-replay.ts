import { isToken } from "sallyport/standard";
import type { EngineName } from "../../engines/engine.ts";
import { recording } from "../../network/har.ts";
import type { AttemptRequest } from "../attempt-request.ts";
import { attemptIn } from "../attempt.ts";
import { isFailure, reportFor, type EngineReport } from "../engine-report.ts";
import { cookieLines, headerIn, scriptHeaders } from "../script-headers.ts";
import type { Exchange } from "./har-entry.ts";
import { harTexts as texts } from "./har-texts.ts";
import { verdictKey } from "./verdict-key.ts";

/** The request that a preflight was for, as far as the preflight shows it. */
function requestedBy(preflight: Exchange): Exchange {
  const { requestHeaders, entry } = preflight;
  const names = headerIn(requestHeaders, "access-control-request-headers") ?? "";
  const kept = requestHeaders.filter(([name]) => !name.toLowerCase().startsWith("access-control-request-"));
  const asked = names
    .split(",")
    .flatMap((name): [string, string][] => (isToken(name.trim()) ? [[name.trim(), "1"]] : []));
  return {
    ...preflight,
    method: headerIn(requestHeaders, "access-control-request-method") ?? "GET",
    requestHeaders: [...kept, ...asked],
    entry,
    isPreflight: false,
  };
}

/** The request that a page made; for a preflight, the one that it was for. */
export function requestOf(exchange: Exchange, page: string): AttemptRequest {
  const {
    method,
    url,
    requestHeaders,
    cookies: cookie,
    body,
  } = exchange.isPreflight ? requestedBy(exchange) : exchange;
  return {
    url,
    page,
    method,
    headers: scriptHeaders(requestHeaders).kept,
    body,
    mode: "cors",
    credentials: cookie === undefined ? "same-origin" : "include",
    cookies: cookie === undefined ? [] : cookieLines(url, [cookie]),
  };
}

/** A log of one application has a few hundred kinds of exchanges. */
const maxKinds = 20_000;

/** What each engine does with exchanges, given the responses in the log. */
export class Replays {
  readonly #engines: readonly EngineName[];
  readonly #byKind = new Map<string, readonly EngineReport[]>();

  constructor(engines: readonly EngineName[]) {
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
      const report = reportFor(await attemptIn(engine, requestOf(first, page), network));
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
