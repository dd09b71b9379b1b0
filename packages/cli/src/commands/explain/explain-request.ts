import { httpNetwork, type HttpNetwork, type HttpNetworkOptions } from "@sallyport/browser/http";
import {
  DryRunNetwork,
  liveReports,
  missingSession,
  pageNotes,
  preflightedRequest,
  probe,
  type AttemptRequest,
  type EngineReport,
  type HeaderFinding,
  type Probe,
} from "@sallyport/browser/live";
import type { CurlRequest } from "@sallyport/browser/report";
import { isForbiddenRequestHeader, isSafeMethod } from "sallyport/standard";
import { certificatesLimit, pasteLimit, readInput } from "../../input-file.ts";
import { UsageError, type Run } from "../../terminal.ts";
import { explainTexts as texts } from "./explain-texts.ts";
import { enginesOf, isPageURL, networkOptions, readFrom, type ExplainOptions } from "./explain-options.ts";
import { printReports } from "./print-reports.ts";
import { Progress } from "./progress.ts";

interface Described {
  readonly request: AttemptRequest;
  /** Whether only the preflight of the request is known. */
  readonly isPreflight?: boolean;
  /** Whether it isn't known what the page asked for: the response may miss a session. */
  readonly maySendCredentials?: boolean;
  readonly notes: readonly string[];
}

const forbiddenHeaders = (options: ExplainOptions): readonly string[] =>
  options.header.filter((one) => isForbiddenRequestHeader(...one)).map(([name]) => name);

/** The request that the options describe. */
function fromOptions(url: string, options: ExplainOptions): Described {
  const { from, data, header, credentials, cookie, mode, pageSpace, thirdPartyCookies } = options;
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
      ...(thirdPartyCookies === undefined ? {} : { thirdPartyCookies }),
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

async function parseCurl(pasted: string): Promise<CurlRequest> {
  const [{ cleanPaste }, { CurlError, curlRequest, readRequest }] = await Promise.all([
    import("@sallyport/browser/explain"),
    import("@sallyport/browser/report"),
  ]);
  const line = cleanPaste(pasted);
  try {
    return curlRequest(readRequest(line));
  } catch (error) {
    if (error instanceof CurlError) throw new UsageError(`--curl: ${error.message}`);
    throw error;
  }
}

/** The request of a curl line; the options add to it. */
async function fromCurl(curl: string, options: ExplainOptions, run: Run): Promise<Described> {
  const file = curl === "-" ? "-" : curl.startsWith("@") ? curl.slice(1) : undefined;
  const line = await parseCurl(file === undefined ? curl : await readInput(file, run.terminal, pasteLimit));
  const from = options.from ?? pageIn(line.page);
  if (from === undefined) throw new UsageError(texts.curlFromMissing);
  const { request, notes } = fromOptions(line.url, {
    ...options,
    from,
    request: options.request ?? line.method,
    header: [...line.headers, ...options.header],
    cookie: [...line.cookies, ...options.cookie],
    credentials: line.credentials || options.credentials === true,
    mode: line.mode ?? options.mode,
  });
  if (line.isPreflight && options.send === true) throw new UsageError(texts.sendPreflight(line.method));
  return {
    request: { ...request, body: options.data ?? line.body },
    isPreflight: line.isPreflight,
    maySendCredentials:
      line.maySendCredentials && options.credentials !== true && options.thirdPartyCookies !== "allow",
    notes: [...line.notes, ...notes],
  };
}

/** The request for which a preflight asks that the options describe. */
function ofPreflight(described: Described, options: ExplainOptions): Described {
  const asked = preflightedRequest(described.request.method, options.header);
  if (asked === undefined) return described;
  if (options.send === true) throw new UsageError(texts.sendPreflight(asked.method));
  return {
    request: { ...described.request, ...asked, body: undefined },
    isPreflight: true,
    notes: [texts.preflight(asked.method)],
  };
}

/** A user who pastes a line, or names a method, should know that a server gets a request. */
function announce(
  { request: { url, method }, isPreflight = false }: Described,
  { curl, send = false }: ExplainOptions,
  run: Run,
): void {
  if (curl === undefined && method === "GET" && !isPreflight) return;
  const sending = send || isSafeMethod(method) ? texts.sending : texts.sendingPreflight;
  const text = isPreflight ? texts.sendingOnlyPreflight : sending;
  run.terminal.stderr(`${text(method, new URL(url).host)}\n`);
}

/** The option that sends what a dry run has not sent. */
const withHint = (report: EngineReport): EngineReport =>
  report.dryRun === undefined
    ? report
    : {
        ...report,
        notes: [
          ...report.notes,
          texts.dryRun[report.dryRun](report.explanation.request?.method ?? "request", report.explanation.engine),
        ],
      };

interface Sent {
  readonly reports: readonly EngineReport[];
  readonly probe: Probe | undefined;
  /** That the server doesn't know the user, where it may want a cookie. */
  readonly missing: readonly HeaderFinding[];
}

/** @throws UsageError that says what is wrong */
function networkOf(options: HttpNetworkOptions, wrong: string): HttpNetwork {
  try {
    return httpNetwork(options);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(wrong);
    throw error;
  }
}

async function sendRequest(described: Described, options: ExplainOptions, run: Run): Promise<Sent> {
  const ca = options.ca === undefined ? undefined : await readInput(options.ca, run.terminal, certificatesLimit);
  if (ca !== undefined) networkOf({ ca }, texts.wrongCertificates(options.ca));
  const network = networkOf(networkOptions(options, ca), texts.wrongHost);
  const { request, isPreflight = false } = described;
  announce(described, options, run);
  const progress = new Progress(run.terminal);
  const { host } = new URL(request.url);
  try {
    const scope = isPreflight ? "preflights" : options.send === true ? "all" : "safe";
    const dryRun = new DryRunNetwork(network, scope);
    const reports = await liveReports(enginesOf(options.engine), request, dryRun, (engine) =>
      progress.wait(texts.waiting(host, engine)),
    );
    const { last } = dryRun;
    const probed = options.probe && last !== undefined && reports.some(({ unusable }) => !unusable);
    if (probed) progress.wait(texts.waiting(host, "probe"));
    const missing =
      last !== undefined && described.maySendCredentials === true
        ? missingSession(last, enginesOf(options.engine))
        : [];
    return {
      reports: reports.map(withHint),
      probe: probed ? await probe(network, last, AbortSignal.timeout(options.timeout)) : undefined,
      missing,
    };
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
  const [{ readPolicy }, { policyReport }] = await Promise.all([
    import("./explain-policy.ts"),
    import("@sallyport/browser/report"),
  ]);
  const { policy, source } = await readPolicy(name, options, run);
  const reports: EngineReport[] = [];
  for (const engine of enginesOf(options.engine)) reports.push(await policyReport(engine, request, policy, source));
  return reports;
}

const withFindings = ({ probe: own, missing }: Sent): Probe | undefined =>
  missing.length === 0 ? own : { requests: own?.requests ?? [], findings: [...(own?.findings ?? []), ...missing] };

/** Says which requests went to the server that no page sent. */
function probeNotes(sent: Probe | undefined): readonly string[] {
  const [first] = sent?.requests ?? [];
  if (sent === undefined || first === undefined) return [];
  return [texts.probed(first.method, sent.requests.length, new URL(first.url).host)];
}

/** The request of the command line: a URL with options, or a curl line that they add to. */
export const describedRequest = async (
  url: string | undefined,
  options: ExplainOptions,
  run: Run,
): Promise<Described> =>
  options.curl === undefined
    ? ofPreflight(fromOptions(url ?? "", options), options)
    : fromCurl(options.curl, options, run);

/** `sallyport explain URL`, and `--curl`: one request, to a server or predicted from a policy. */
export async function explainRequest(url: string | undefined, options: ExplainOptions, run: Run): Promise<void> {
  const { policy } = options;
  const described = await describedRequest(url, options, run);
  if (policy === undefined) {
    const sent = await sendRequest(described, options, run);
    const notes = [...described.notes, ...probeNotes(sent.probe)];
    await printReports("live", sent.reports, notes, options, run, withFindings(sent));
  } else {
    const notes = [texts.predicted(policy), ...described.notes];
    await printReports("predicted", await predict(described, policy, options, run), notes, options, run);
  }
}
