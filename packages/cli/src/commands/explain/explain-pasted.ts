import {
  cleanPaste,
  explainHeaders,
  explainMessage,
  maxMessage,
  findingMarkdown,
  findingText,
  forServer,
  readingMarkdown,
  readingText,
  type HeaderContext,
  type HeaderFinding,
  type MessageReading,
} from "@sallyport/browser/explain";
import { findingsBrief, printedRequest, readingBrief, type PrintedRequest } from "@sallyport/browser/report";
import { pasteLimit, readInput } from "../../input-file.ts";
import { exitCodes, hasColours, UsageError, type Run, printJSON } from "../../terminal.ts";
import { explainTexts as texts } from "./explain-texts.ts";
import { enginesOf, type ExplainOptions } from "./explain-options.ts";

/** `sallyport explain --message`. */
export async function explainPastedMessage(
  message: string,
  { json, markdown, verbose, server }: ExplainOptions,
  run: Run,
): Promise<void> {
  const text = message === "-" ? await readInput("-", run.terminal, pasteLimit) : message;
  const readings = explainMessage(text).map((one) => (server === undefined ? one : forServer(one, server)));
  if (text.length > maxMessage) run.terminal.stderr(`note: ${texts.messageCut(maxMessage)}\n`);
  if (readings.length === 0) throw new UsageError(texts.noMessage);
  const colour = hasColours(run.terminal);
  const forTerminal = verbose === true ? readingText : readingBrief;
  const render = markdown === true ? readingMarkdown : (one: MessageReading) => forTerminal(one, { colour });
  if (json === true) printJSON(run.terminal, { kind: "message", readings });
  else run.terminal.stdout(readings.map(render).join("\n"));
  run.status = exitCodes.findings;
}

/** What the request in the same text says: a preflight's response is one, whatever else it has. */
function contextOf(request: PrintedRequest, credentials: boolean): HeaderContext {
  const { url, method, asksFor, asksForHeaders, preflight, authenticated } = request;
  return {
    credentials: credentials || request.credentials,
    // Of a response alone, nobody knows what the request had.
    ...(authenticated || url !== undefined || method !== undefined ? { authenticated } : {}),
    ...(url === undefined ? {} : { url }),
    ...(preflight ? { preflight } : method === undefined ? {} : { method }),
    ...(asksFor === undefined ? {} : { method: asksFor, asks: { method: asksFor, headers: asksForHeaders } }),
  };
}

/** What ends a URL's or a log's explanation with the same status; a warning is about other requests. */
const isFailure = ({ severity, code }: HeaderFinding, page: string | undefined): boolean =>
  severity === "danger" ||
  severity === "error" ||
  code === "session-missing" ||
  (code === "not-shared" && page !== undefined);

/** `sallyport explain --response`. */
export async function explainResponseHeaders(file: string, options: ExplainOptions, run: Run): Promise<void> {
  const { json, markdown, from, credentials = false, server } = options;
  const pasted = await readInput(file, run.terminal, pasteLimit);
  const text = cleanPaste(pasted);
  const request = printedRequest(pasted);
  const page = from === undefined || from === "null" ? (from ?? request.origin) : new URL(from).origin;
  const found = explainHeaders(text, {
    ...contextOf(request, credentials),
    ...(page === undefined ? {} : { page }),
    engines: enginesOf(options.engine),
  });
  if (request.hasCommand && request.origin === undefined && !/^(?:< ?)?access-control-allow-origin\s*:/im.test(text))
    run.terminal.stderr(`note: ${texts.commandWithoutOrigin(page)}\n`);
  const findings = server === undefined ? found : found.map((one) => forServer(one, server));
  if (!/^(?:< ?)?(?:HTTP\/|:?[A-Za-z0-9-]+[:\t])/m.test(text)) throw new UsageError(texts.noHeaders(file));
  const colour = hasColours(run.terminal);
  if (json === true) printJSON(run.terminal, { kind: "response", findings });
  else if (findings.length === 0) run.terminal.stdout(`${texts.nothingFound(page)}\n`);
  else if (markdown === true) run.terminal.stdout(findings.map(findingMarkdown).join("\n"));
  else if (options.verbose === true)
    run.terminal.stdout(findings.map((one) => findingText(one, { colour })).join("\n"));
  else run.terminal.stdout(findingsBrief(findings, { colour }));
  run.status = findings.some((one) => isFailure(one, page)) ? exitCodes.findings : exitCodes.clean;
}
