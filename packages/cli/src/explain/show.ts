import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { toMermaid, toSvg } from "@sallyport/browser/diagram";
import { messages } from "../messages.ts";
import { exitCodes, UsageError, type Run } from "../terminal.ts";
import { groupsOf, type Group } from "./groups.ts";
import type { ExplainOptions } from "./options.ts";
import { showJson, showMarkdown } from "./show-data.ts";
import { showBrief } from "./show-brief.ts";
import { showText } from "./show-text.ts";
import type { Told } from "./told.ts";

const texts = messages.explain;

/** One diagram is one file: that of the engines named first. */
async function showDrawing(groups: readonly Group[], { svg }: ExplainOptions, run: Run): Promise<void> {
  const [group, ...others] = groups;
  if (group === undefined) return;
  const { stdout, stderr, cwd } = run.terminal;
  const { sequence } = group.first;
  if (others.length > 0)
    stderr(
      `${texts.firstDrawn(
        group.engines,
        others.flatMap(({ engines }) => engines),
      )}\n`,
    );
  if (svg === undefined) stdout(toMermaid(sequence));
  else if (svg === true) stdout(toSvg(sequence));
  else {
    try {
      await writeFile(resolve(cwd, svg), toSvg(sequence));
    } catch (error) {
      throw new UsageError(texts.notWritten(svg, (error as NodeJS.ErrnoException).code ?? String(error)));
    }
    stderr(`${texts.written(svg)}\n`);
  }
}

/** 0 only where the page has been seen to read the answer. */
function statusOf(all: readonly Told[]): number {
  if (all.some(({ unusable }) => unusable)) return exitCodes.unusable;
  const read = all.every(({ explanation, server, notes }) => {
    const whole = server === undefined ? notes.length === 0 : explanation.verdict.executed;
    return explanation.verdict.readable && whole;
  });
  return read ? exitCodes.clean : exitCodes.found;
}

/** Prints what came of an attempt in each engine, in the form that was asked for. */
export async function show(
  kind: "asked" | "predicted",
  all: readonly Told[],
  notes: readonly string[],
  options: ExplainOptions,
  run: Run,
): Promise<void> {
  const groups = groupsOf(all);
  const { terminal } = run;
  if (options.json === true) terminal.stdout(showJson(kind, groups, notes, all));
  else if (options.markdown === true) terminal.stdout(showMarkdown(groups, notes));
  else if (options.mermaid === true || options.svg !== undefined) await showDrawing(groups, options, run);
  else if (options.verbose === true) terminal.stdout(showText(groups, notes, terminal));
  else {
    // That it is predicted stands in the first line.
    for (const note of kind === "predicted" ? notes.slice(1) : notes) terminal.stderr(`note: ${note}\n`);
    terminal.stdout(showBrief(groups, options.policy));
  }
  run.status = statusOf(all);
}
