import { HarError, recording } from "@sallyport/browser/har";
import { readInput } from "../input.ts";
import { messages } from "../messages.ts";
import { exitCodes, UsageError, type Run } from "../terminal.ts";
import { enginesOf } from "./asked.ts";
import { Exchanges, type Exchange } from "./har-exchanges.ts";
import { rowOf, type Row } from "./har-rows.ts";
import { harJson, harMarkdown, harText, type HarReport } from "./har-show.ts";
import type { ExplainOptions } from "./options.ts";
import { Progress } from "./progress.ts";

const texts = messages.explain.har;

const longest = { bytes: 64 * 1024 * 1024, tooLong: texts.tooLong };

/** What is kept of each exchange is some kilobytes. */
const mostExplained = 50;
const mostRows = 10_000;

/** Line and column; of short texts V8 says no position. */
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
    const reason = message.replace(/ in JSON at position.*$/s, "").replace(/\p{C}/gu, "?");
    throw new UsageError(texts.noJson(`${name}${placeIn(text, message)}`, reason.slice(0, 80)));
  }
}

async function readExchanges(name: string, run: Run): Promise<Exchanges> {
  const har = parse(await readInput(name, run.terminal, longest), name);
  try {
    recording(har);
  } catch (error) {
    if (error instanceof HarError)
      throw new UsageError(
        texts.broken(
          name,
          error.problems.map(({ place, message }) => `${place} ${message}`),
        ),
      );
    throw error;
  }
  return new Exchanges(har as ConstructorParameters<typeof Exchanges>[0]);
}

/** Exchanges that differ in nothing but their order and their queries are explained once. */
const kindOf = ({ exchange, told, findings }: Row): string =>
  JSON.stringify([
    exchange.method,
    exchange.url.split("?", 1)[0],
    told.map(({ explanation }) => explanation.code),
    findings.map(({ code }) => code),
  ]);

async function report(exchanges: Exchanges, options: ExplainOptions, run: Run): Promise<HarReport> {
  const { from, engine } = options;
  const rows: Row[] = [];
  const explained = new Map<string, Row>();
  const done = new Set<Exchange>();
  const progress = new Progress(run.terminal);
  let found = 0;
  for (const [index, exchange] of exchanges.all.entries()) {
    progress.step(() => texts.progress(index, exchanges.all.length));
    if (done.has(exchange)) continue;
    const { row, chain } = await rowOf(exchange, exchanges, enginesOf(engine), from);
    for (const one of chain) if (!one.isPreflight) done.add(one);
    if (row === undefined) continue;
    found++;
    const isNew = !explained.has(kindOf(row)) && explained.size < mostExplained;
    if (isNew) explained.set(kindOf(row), row);
    if (rows.length < mostRows) rows.push(isNew ? row : { ...row, findings: row.findings.slice(0, 3) });
  }
  return { total: exchanges.all.length, found, rows, explained: [...explained.values()] };
}

/** `sallyport explain --har`: each exchange of a log that failed or is risky. */
export async function explainHar(name: string, options: ExplainOptions, run: Run): Promise<void> {
  const found = await report(await readExchanges(name, run), options, run);
  const { terminal } = run;
  if (options.json === true) terminal.stdout(harJson(found));
  else if (options.markdown === true) terminal.stdout(harMarkdown(name, found));
  else terminal.stdout(harText(name, found, terminal, options.verbose === true));
  run.status = found.found > 0 ? exitCodes.found : exitCodes.clean;
}
