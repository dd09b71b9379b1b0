import { cleanPaste, clipboardKind, type ClipboardKind } from "@sallyport/browser/explain";
import { httpNetwork } from "@sallyport/browser/http";
import {
  CurlError,
  curlRequest,
  DryRunNetwork,
  liveReports,
  pageNotes,
  policyReport,
  readCurlLine,
  readFetchCall,
  readPowerShell,
  type AttemptRequest,
  type CurlRequest,
  type EngineReport,
} from "@sallyport/browser/report";
import { isForbiddenRequestHeader, isSafeMethod } from "sallyport/standard";
import { pasteLimit, readInput } from "../../input-file.ts";
import { UsageError, type Run } from "../../terminal.ts";
import { explainTexts as texts } from "./explain-texts.ts";
import { enginesOf, isPageURL, networkOptions, readFrom, type ExplainOptions } from "./explain-options.ts";
import { readPolicy } from "./explain-policy.ts";
import { printReports } from "./print-reports.ts";
import { Progress } from "./progress.ts";

interface Described {
  readonly request: AttemptRequest;
  readonly notes: readonly string[];
}

const forbiddenHeaders = (options: ExplainOptions): readonly string[] =>
  options.header.filter((one) => isForbiddenRequestHeader(...one)).map(([name]) => name);

/** The request that the options describe. */
function fromOptions(url: string, options: ExplainOptions): Described {
  const { from, data, header, credentials, cookie, mode, pageSpace } = options;
  if (from === undefined) throw new UsageError(texts.fromMissing);
  const method = options.request ?? (data === undefined ? "GET" : "POST");
  const bodyless = /^(?:get|head)$/i.test(method);
  if (data !== undefined && bodyless) throw new UsageError(texts.bodyOfGet(method));
  const forbidden = forbiddenHeaders(options);
  return {
    request: {
      url,
      page: from,
      method,
      headers: header,
      body: data,
      mode,
      credentials: credentials === true ? "include" : "same-origin",
      cookies: cookie,
      ...(pageSpace === undefined ? {} : { addressSpace: pageSpace }),
    },
    notes: [
      ...pageNotes(from),
      ...(forbidden.length === 0 ? [] : [texts.forbiddenHeaders(forbidden)]),
      ...(cookie.length > 0 && credentials !== true ? [texts.cookieWithoutCredentials] : []),
    ],
  };
}

/** The page that a line names, where it does. */
function pageIn(page: string | undefined): string | undefined {
  if (page === undefined || page === "null") return page;
  if (!isPageURL(page)) return undefined;
  return readFrom(page);
}

/** What "Copy as" copies in other forms than curl. */
const readers: Partial<Record<ClipboardKind, typeof readCurlLine>> = {
  fetch: readFetchCall,
  powershell: readPowerShell,
};

function parseCurl(line: string): CurlRequest {
  try {
    return curlRequest(readers[clipboardKind(line)]?.(line) ?? readCurlLine(line));
  } catch (error) {
    if (error instanceof CurlError) throw new UsageError(`--curl: ${error.message}`);
    throw error;
  }
}

/** The request of a curl line; the options add to it. */
async function fromCurl(curl: string, options: ExplainOptions, run: Run): Promise<Described> {
  const file = curl === "-" ? "-" : curl.startsWith("@") ? curl.slice(1) : undefined;
  const line = parseCurl(cleanPaste(file === undefined ? curl : await readInput(file, run.terminal, pasteLimit)));
  const from = options.from ?? pageIn(line.page);
  if (from === undefined) throw new UsageError(texts.curlFromMissing);
  const { request, notes } = fromOptions(line.url, {
    ...options,
    from,
    request: options.request ?? line.method,
    header: [...line.headers, ...options.header],
    cookie: [...line.cookies, ...options.cookie],
    credentials: line.credentials || options.credentials === true,
  });
  return { request: { ...request, body: options.data ?? line.body }, notes: [...line.notes, ...notes] };
}

/** A user who pastes a line, or names a method, should know that a server gets a request. */
function announce({ url, method }: AttemptRequest, { curl, send = false }: ExplainOptions, run: Run): void {
  if (curl === undefined && method === "GET") return;
  const text = send || isSafeMethod(method) ? texts.sending : texts.sendingPreflight;
  run.terminal.stderr(`${text(method, new URL(url).host)}\n`);
}

/** The option that sends what a dry run has not sent. */
const withHint = (report: EngineReport): EngineReport =>
  report.dryRun === undefined
    ? report
    : { ...report, notes: [...report.notes, texts.dryRun[report.dryRun](report.explanation.engine)] };

async function sendRequest(
  { request }: Described,
  options: ExplainOptions,
  run: Run,
): Promise<readonly EngineReport[]> {
  const ca = options.ca === undefined ? undefined : await readInput(options.ca, run.terminal);
  let network;
  try {
    network = httpNetwork(networkOptions(options, ca));
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(texts.wrongNetwork(error.message, options.ca));
    throw error;
  }
  announce(request, options, run);
  const progress = new Progress(run.terminal);
  const { host } = new URL(request.url);
  try {
    const dryRun = new DryRunNetwork(network, options.send === true);
    const reports = await liveReports(enginesOf(options.engine), request, dryRun, (engine) =>
      progress.wait(texts.waiting(host, engine)),
    );
    return reports.map(withHint);
  } finally {
    progress.end();
    network.close();
  }
}

async function predict(
  { request }: Described,
  name: string,
  options: ExplainOptions,
  run: Run,
): Promise<readonly EngineReport[]> {
  const { policy, source } = await readPolicy(name, options, run);
  const reports: EngineReport[] = [];
  for (const engine of enginesOf(options.engine)) reports.push(await policyReport(engine, request, policy, source));
  return reports;
}

/** The request of the command line: a URL with options, or a curl line that they add to. */
export const describedRequest = async (
  url: string | undefined,
  options: ExplainOptions,
  run: Run,
): Promise<Described> =>
  options.curl === undefined ? fromOptions(url ?? "", options) : fromCurl(options.curl, options, run);

/** `sallyport explain URL`, and `--curl`: one request, to a server or predicted from a policy. */
export async function explainRequest(url: string | undefined, options: ExplainOptions, run: Run): Promise<void> {
  const { policy } = options;
  const described = await describedRequest(url, options, run);
  if (policy === undefined)
    await printReports("live", await sendRequest(described, options, run), described.notes, options, run);
  else {
    const notes = [texts.predicted(policy), ...described.notes];
    await printReports("predicted", await predict(described, policy, options, run), notes, options, run);
  }
}
