import { HarError } from "@sallyport/browser/har";
import {
  harReport,
  renderHarJson,
  renderHarMarkdown,
  renderHarText,
  type HarPart,
  type HarReport,
} from "@sallyport/browser/report";
import { truncate } from "@sallyport/browser/text";
import { sanitizeText } from "sallyport/standard";
import { decodeInput, readChunks, type InputLimit } from "../../input-file.ts";
import { inputTexts } from "../../input-file-texts.ts";
import { exitCodes, hasColours, UsageError, type Run } from "../../terminal.ts";
import { explainTexts as texts } from "./explain-texts.ts";
import { enginesOf, type ExplainOptions } from "./explain-options.ts";
import { readPolicy } from "./explain-policy.ts";
import { harParts } from "./har-parts.ts";
import { Progress } from "./progress.ts";

const limit: InputLimit = { bytes: 2 * 1024 * 1024 * 1024, tooLong: inputTexts.harTooLong };

/** A log up to this long is parsed as a whole, which is faster and knows the line of a mistake. */
const maxWhole = 8 * 1024 * 1024;

/** Line and column of V8's message; for short texts it has no position. */
function placeIn(text: string, message: string): string {
  const at = message.includes("end of JSON") ? text.length : Number(/position ([0-9]+)/.exec(message)?.[1] ?? -1);
  if (at < 0) return "";
  const before = text.slice(0, at);
  return `:${String(before.split("\n").length)}:${String(before.length - before.lastIndexOf("\n"))}`;
}

const isEntry = (value: unknown): boolean => {
  const { request, response } = Object(value) as { readonly request?: unknown; readonly response?: unknown };
  return typeof request === "object" && typeof response === "object";
};

/** A log; what was copied out of one, its entries or one of them, as a log. */
function asLog(value: unknown): object {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  return entries.some(isEntry) ? { log: { entries } } : (Object(value) as object);
}

function parse(text: string, name: string): object {
  try {
    return asLog(JSON.parse(text));
  } catch (error) {
    const { message } = error as Error;
    const reason = sanitizeText(truncate(message.replace(/ in JSON at position.*$/s, ""), 80));
    throw new UsageError(texts.notJson(`${name}${placeIn(text, message)}`, reason));
  }
}

async function* joined(first: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** The log, parsed where it is short, in parts where it is long. */
async function readHar(
  name: string,
  { terminal }: Run,
  onBytes: (bytes: number) => void,
): Promise<object | AsyncIterable<HarPart>> {
  const chunks = readChunks(name, terminal, limit);
  const first: Uint8Array[] = [];
  let length = 0;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    first.push(next.value);
    length += next.value.length;
    if (length > maxWhole) return harParts(joined(first, chunks), name, onBytes);
  }
  return parse(decodeInput(name, Buffer.concat(first)), name);
}

async function reportOn(name: string, options: ExplainOptions, run: Run): Promise<HarReport> {
  const { engine, from, only, server, policy: file } = options;
  const policy = file === undefined ? undefined : await readPolicy(file, options, run);
  const progress = new Progress(run.terminal);
  const onProgress = (done: number, all: number): void => progress.step(() => texts.harProgress(done, all));
  const har = await readHar(name, run, (bytes) => progress.step(() => texts.harRead(bytes)));
  try {
    return await harReport(har, { engines: enginesOf(engine), from, only, policy, server, onProgress });
  } catch (error) {
    if (!(error instanceof HarError)) throw error;
    const problems = error.problems.map(({ place, message }) => `${place} ${message}`);
    throw new UsageError(texts.notHar(name, problems));
  }
}

/** `sallyport explain --har`. */
export async function explainHar(name: string, options: ExplainOptions, run: Run): Promise<void> {
  const { terminal } = run;
  const { verbose = false, only } = options;
  const report = await reportOn(name, options, run);
  const { total, found, unread, problems } = report;
  if (total === 0 && unread > 0 && only === undefined)
    throw new UsageError(
      texts.notHar(
        name,
        problems.map(({ place, message }) => `${place} ${message}`),
      ),
    );
  if (options.json === true) terminal.stdout(renderHarJson(report));
  else if (options.markdown === true) terminal.stdout(renderHarMarkdown(name, report));
  else terminal.stdout(renderHarText(name, report, { colour: hasColours(terminal), verbose }));
  run.status = found + unread > 0 ? exitCodes.findings : exitCodes.clean;
}
