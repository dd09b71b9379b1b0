import { harReport, type HarFinding } from "@sallyport/browser/report";
import { jsonNestsTooDeep } from "./json-depth.ts";
import { emptyState, type PlaygroundState } from "../state/playground-state.ts";

/** An exchange of a log that failed, or that is dangerous. */
interface HarLine {
  readonly what: string;
  readonly why: string;
  /** The exchange as a state. */
  readonly state: PlaygroundState;
}

/** What a log shows. */
export interface HarSummary {
  /** Why it cannot be read. */
  readonly problem: string | undefined;
  readonly total: number;
  readonly found: number;
  readonly lines: readonly HarLine[];
}

const maxBytes = 100 * 1024 * 1024;

const texts = {
  tooLong: `The file is longer than ${maxBytes / 1024 / 1024} MB. Use \`sallyport explain --har\`, which reads any length.`,
  notHar: "This is not a HAR file: it has no list log.entries.",
  tooDeep: "This is not a HAR file: it nests deeper than any log.",
  notJson: "This is not a HAR file: it is not JSON. Was it cut off?",
} as const;

const failed = (problem: string): HarSummary => ({ problem, total: 0, found: 0, lines: [] });

const unsafe = /^(?::|content-encoding$|content-length$|transfer-encoding$)/i;

/** The text of a head, of header lines that a log has; a length or a coding is of a body that isn't there. */
const headOf = (status: number, headers: readonly (readonly [string, string])[]): string =>
  [`HTTP/1.1 ${status}`, ...headers.filter(([name]) => !unsafe.test(name)).map((one) => one.join(": "))]
    .join("\n")
    .slice(0, 16_000);

function stateOf({ exchange, page, chain }: HarFinding): PlaygroundState {
  const { url, method, requestHeaders, status, responseHeaders, isSocket } = exchange;
  const preflight = chain.find(({ isPreflight }) => isPreflight);
  const own = requestHeaders.filter(([name]) => /^(?:content-type|authorization|x-)/i.test(name));
  return {
    ...emptyState,
    page: page ?? emptyState.page,
    by: isSocket ? "socket" : "fetch",
    url,
    method,
    headers: own
      .map(([name, value]) => `${name}: ${/^authorization$/i.test(name) ? "(value not shown)" : value}`)
      .join("\n")
      .slice(0, 8000),
    response: headOf(status, responseHeaders),
    ...(preflight === undefined ? {} : { preflight: headOf(preflight.status, preflight.responseHeaders) }),
  };
}

function lineOf(finding: HarFinding): HarLine {
  const { exchange, reading, reports, headers } = finding;
  const why = reading?.why ?? reports[0]?.explanation.why ?? headers[0]?.text ?? "";
  return { what: `${exchange.method} ${exchange.url}`, why, state: stateOf(finding) };
}

/** Explains the exchanges of a HAR file that failed. The file is read here, in the worker. */
export async function summarizeHar(file: Blob): Promise<HarSummary> {
  if (file.size > maxBytes) return failed(texts.tooLong);
  const text = await file.text();
  if (jsonNestsTooDeep(text)) return failed(texts.tooDeep);
  let log: unknown;
  try {
    log = JSON.parse(text);
  } catch {
    return failed(texts.notJson);
  }
  if (typeof log !== "object" || log === null) return failed(texts.notHar);
  try {
    const { total, found, explained } = await harReport(log, { engines: ["chromium", "firefox", "webkit"] });
    return { problem: undefined, total, found, lines: explained.map(lineOf) };
  } catch (error) {
    if (error instanceof Error && error.name === "HarError") return failed(texts.notHar);
    throw error;
  }
}
