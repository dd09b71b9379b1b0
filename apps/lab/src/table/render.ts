import { protections } from "../protections/index.ts";
import type { State } from "../world/story.ts";
import type { CellReport, Happened } from "./cell.ts";

const changed = (state: State, initial: State): string =>
  Object.entries(state)
    .filter(([name, value]) => initial[name] !== value)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(", ");

/** What happened in few words: what the page got, and what has changed at the servers. */
function summarize(happened: Happened | undefined, initial: State): string {
  if (happened === undefined) return "–";
  const page = happened.results.at(-1)?.is;
  const state = changed(happened.state, initial);
  return [page, state === "" ? "unchanged" : state].filter((part) => part !== undefined).join("; ");
}

const agreement = (real: Happened | undefined, model: Happened | undefined): string =>
  real === undefined ? "model only" : model === undefined ? "not modelled" : "model agrees";

/** Lines of the table of one attempt: engines that do the same are in one line. */
export function renderAttempt(reports: readonly CellReport[], initial: State): string {
  const lines = new Map<string, string[]>();
  for (const { protection, engine, real, model, problems } of reports) {
    const happened = summarize(real ?? model, initial);
    const agrees = problems.length > 0 ? "DISAGREES" : agreement(real, model);
    const line = `  ${protections[protection].title.padEnd(11)}${happened.padEnd(58)} ${agrees}`;
    lines.set(line, [...(lines.get(line) ?? []), engine]);
  }
  const [first] = reports;
  const head = first === undefined ? "" : `${first.story}/${first.attempt}`;
  const rows = [...lines].map(([line, engines]) => `${line}: ${engines.join(", ")}`);
  const problems = reports.flatMap(({ engine, protection, problems: found }) =>
    found.map((problem) => `    ${engine}, ${protection}: ${problem}`),
  );
  return [head, ...rows, ...problems, ""].join("\n");
}
