import { parseArgs } from "node:util";
import { optionsOf } from "./command.ts";
import { Errors } from "./errors.ts";
import { freshSeed, Random, seedFor } from "./random.ts";
import { routerNames, variants } from "./routers/index.ts";
import { run, type Row } from "./run.ts";
import { start } from "./subject.ts";
import { nameOf } from "./variant.ts";

const help = `npm run mutations -- [--targets N] [--router NAME] [--seed N] [--json]

Sends mutated request targets through every adapter to real routers, and compares the decision that was made with the
decision for the own path of the route that ran.

  --targets N    targets for each router, over its option sets in equal parts (default: 100000)
  --router NAME  only routers and option sets whose name contains NAME, in any case; several times for several
  --seed N       the seed of an earlier run (default: a new one)
  --json         prints the table as JSON
  --help         prints this text

Routers: ${routerNames.join(", ")}.
Exit status: 0 no disagreement; 1 disagreements; 2 the command line cannot be used.`;

interface Options {
  readonly targets: number;
  readonly routers: readonly string[];
  readonly seed: number;
  readonly json: boolean;
}

const positive = (text: string, option: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${option} is a whole number above 0, not ${text}.`);
  return value;
};

function readOptions(args: readonly string[]): Options | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      targets: { type: "string", default: "100000" },
      router: { type: "string", multiple: true, default: [] },
      seed: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  const seed = values.seed === undefined ? freshSeed() : positive(values.seed, "seed");
  return { targets: positive(values.targets, "targets"), routers: values.router, seed, json: values.json };
}

const headings = ["router", "options", "targets", "ran", "disagreements"] as const;

/** The rows as a table of text. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [headings, ...rows.map((row) => headings.map((name) => String(row[name])))];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const cell = (text: string, column: number): string =>
    column < 2 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
  return lines.map((line) => line.map(cell).join("  ").trimEnd()).join("\n");
}

const failureLines = ({ failures }: Row): string => failures.map((failure) => `${JSON.stringify(failure)}\n`).join("");

/** Runs the command; returns its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const line = optionsOf(args, readOptions, help);
  if ("status" in line) return line.status;
  const { options } = line;
  const { targets, routers, seed, json } = options;
  const wanted = variants.filter(
    (variant) =>
      routers.length === 0 || routers.some((name) => nameOf(variant).toLowerCase().includes(name.toLowerCase())),
  );
  if (wanted.length === 0) {
    console.error(`No router has such a name. Routers: ${routerNames.join(", ")}.`);
    return 2;
  }
  console.error(`seed ${seed}`);
  const errors = new Errors();
  const rows: Row[] = [];
  for (const [index, variant] of wanted.entries()) {
    const started = performance.now();
    const sets = variants.filter(({ router }) => router === variant.router).length;
    const row = await run(
      await start(variant),
      Math.ceil(targets / sets),
      new Random(seedFor(nameOf(variant), seed)),
      errors,
    );
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.error(`${index + 1}/${wanted.length} ${nameOf(variant)}: ${row.disagreements} disagreements, ${seconds} s`);
    if (!json) process.stdout.write(failureLines(row));
    rows.push(row);
  }
  errors.close();
  console.log(json ? JSON.stringify({ seed, rows }) : tableOf(rows));
  return rows.some(({ disagreements }) => disagreements > 0) ? 1 : 0;
}
