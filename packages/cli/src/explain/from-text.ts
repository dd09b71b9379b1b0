import { explainHead, explainMessage, type MessageReading } from "@sallyport/browser/explain";
import { coloursFor } from "../colours.ts";
import { readInput } from "../input.ts";
import { messages } from "../messages.ts";
import { exitCodes, UsageError, type Run } from "../terminal.ts";
import { findingMarkdown, findingText, readingMarkdown, readingText } from "./advice.ts";
import { findingsBrief, readingBrief } from "./show-brief.ts";
import type { ExplainOptions } from "./options.ts";

const texts = messages.explain;

/** `sallyport explain --message`: what a browser's console has printed. */
export async function explainPasted(
  message: string,
  { json, markdown, verbose }: ExplainOptions,
  run: Run,
): Promise<void> {
  const text = message === "-" ? await readInput("-", run.terminal) : message;
  const readings = explainMessage(text);
  if (readings.length === 0) throw new UsageError(texts.noMessage);
  const inFull = (one: MessageReading): string => readingText(one, coloursFor(run.terminal));
  run.terminal.stdout(
    json === true
      ? `${JSON.stringify({ kind: "message", readings }, null, 2)}\n`
      : readings.map(markdown === true ? readingMarkdown : verbose === true ? inFull : readingBrief).join("\n"),
  );
  run.status = exitCodes.found;
}

/** `sallyport explain --response`: the head of a response. */
export async function explainResponse(file: string, options: ExplainOptions, run: Run): Promise<void> {
  const { json, markdown, from, credentials = false } = options;
  const text = await readInput(file, run.terminal);
  const page = from === undefined || from === "null" ? from : new URL(from).origin;
  const findings = explainHead(text, { ...(page === undefined ? {} : { page }), credentials });
  if (!/^(?:< ?)?(?:HTTP\/|:?[A-Za-z0-9-]+:)/m.test(text)) throw new UsageError(texts.noHead(file));
  const colours = coloursFor(run.terminal);
  if (json === true) run.terminal.stdout(`${JSON.stringify({ kind: "response", findings }, null, 2)}\n`);
  else if (findings.length === 0) run.terminal.stdout(`${texts.nothingFound(page)}\n`);
  else if (markdown === true) run.terminal.stdout(findings.map(findingMarkdown).join("\n"));
  else if (options.verbose === true) run.terminal.stdout(findings.map((one) => findingText(one, colours)).join("\n"));
  else run.terminal.stdout(findingsBrief(findings));
  const grave = findings.some(({ severity }) => severity !== "note");
  run.status = grave ? exitCodes.found : exitCodes.clean;
}
