import { HarError } from "@sallyport/browser/har";
import { harReport, renderHarJson, renderHarMarkdown, renderHarText, type HarReport } from "@sallyport/browser/report";
import { truncate } from "@sallyport/browser/text";
import { sanitizeText } from "sallyport/standard";
import { readInput } from "../../input-file.ts";
import { inputTexts } from "../../input-file-texts.ts";
import { exitCodes, hasColours, UsageError, type Run } from "../../terminal.ts";
import { explainTexts as texts } from "./explain-texts.ts";
import { enginesOf, type ExplainOptions } from "./explain-options.ts";
import { readPolicy } from "./explain-policy.ts";
import { Progress } from "./progress.ts";

const limit = { bytes: 64 * 1024 * 1024, tooLong: inputTexts.harTooLong };

/** Line and column of V8's message; for short texts it has no position. */
function placeIn(text: string, message: string): string {
  const at = message.includes("end of JSON") ? text.length : Number(/position ([0-9]+)/.exec(message)?.[1] ?? -1);
  if (at < 0) return "";
  const before = text.slice(0, at);
  return `:${String(before.split("\n").length)}:${String(before.length - before.lastIndexOf("\n"))}`;
}

function parse(text: string, name: string): object {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as object;
  } catch (error) {
    const { message } = error as Error;
    const reason = sanitizeText(truncate(message.replace(/ in JSON at position.*$/s, ""), 80));
    throw new UsageError(texts.notJson(`${name}${placeIn(text, message)}`, reason));
  }
}

async function reportOn(har: object, name: string, options: ExplainOptions, run: Run): Promise<HarReport> {
  const { engine, from, policy: file } = options;
  const policy = file === undefined ? undefined : await readPolicy(file, options, run);
  const progress = new Progress(run.terminal);
  const onProgress = (done: number, all: number): void => progress.step(() => texts.harProgress(done, all));
  try {
    return await harReport(har, { engines: enginesOf(engine), from, policy, onProgress });
  } catch (error) {
    if (!(error instanceof HarError)) throw error;
    const problems = error.problems.map(({ place, message }) => `${place} ${message}`);
    throw new UsageError(texts.notHar(name, problems));
  }
}

/** `sallyport explain --har`. */
export async function explainHar(name: string, options: ExplainOptions, run: Run): Promise<void> {
  const { terminal } = run;
  const { verbose = false } = options;
  const report = await reportOn(parse(await readInput(name, terminal, limit), name), name, options, run);
  if (options.json === true) terminal.stdout(renderHarJson(report));
  else if (options.markdown === true) terminal.stdout(renderHarMarkdown(name, report));
  else terminal.stdout(renderHarText(name, report, { colour: hasColours(terminal), verbose }));
  run.status = report.found > 0 ? exitCodes.findings : exitCodes.clean;
}
