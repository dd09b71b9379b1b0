import { parseArgs } from "node:util";
import { engineNames, type EngineName } from "@sallyport/testing/engines";

const namesOptions = ["localhost", "other", "both"] as const;

export interface Options {
  readonly engines: readonly EngineName[];
  /** How many random cases beside the table. */
  readonly cases: number;
  /** Every so many cases of the table: 1 is all. */
  readonly sample: number;
  readonly seed: number;
  /** Below which domains the hosts are: `localhost`, whose URLs are all potentially trustworthy, or another one. */
  readonly names: (typeof namesOptions)[number];
  readonly json: boolean;
  readonly only: string;
  readonly record: string | undefined;
  readonly replay: string | undefined;
}

export class UsageError extends Error {
  override readonly name = "UsageError";
}

export const help = `Runs the cases of the table, and random ones, in browser engines and in their models, and reports where they differ.

npm run conformance -- [options]

  --engine NAME   chromium, firefox, webkit, or all (default)
  --cases N       random cases beside the table (default 1000): most fetch; the others are forms and navigations, elements,
                  HTTP caches, event sources, WebSockets, windows, and requests for the local network
  --sample N      every Nth case of the table (default 1: all)
  --seed S        of the random cases, and of where a sample begins (default 1)
  --names KIND    hosts below localhost, below other names (test), or both (default): the table on localhost, every
                  third case of it on other names, half of them over http alone, and every second random case there
  --only TEXT     the cases whose description has it
  --json          one JSON document on standard output
  --record DIR    write what the engines did to DIR/observations-ENGINE.json, and compare nothing
  --replay DIR    compare the models with such files, without a browser
  --help

Examples
  npm run conformance -- --engine chromium
  npm run conformance -- --engine all --cases 3000 --seed 1
  npm run conformance -- --engine firefox --cases 0 --only "max-age"
  npm run conformance -- --engine chromium --names other --cases 600

Status: 0 no difference, 1 differences, 2 wrong usage or no such browser here.`;

export function parseOptions(parameters: readonly string[]): Options | "help" {
  const values = read(parameters);
  if (values.help) return "help";
  return {
    engines: enginesOf(values.engine),
    cases: wholeNumber("--cases", values.cases),
    sample: Math.max(1, wholeNumber("--sample", values.sample)),
    seed: wholeNumber("--seed", values.seed),
    json: values.json,
    names: namesOf(values.names),
    only: values.only,
    record: values.record,
    replay: values.replay,
  };
}

function read(parameters: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: {
        engine: { type: "string", default: "all" },
        cases: { type: "string", default: "1000" },
        sample: { type: "string", default: "1" },
        seed: { type: "string", default: "1" },
        names: { type: "string", default: "both" },
        only: { type: "string", default: "" },
        json: { type: "boolean", default: false },
        record: { type: "string" },
        replay: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function enginesOf(name: string): readonly EngineName[] {
  if (name === "all") return engineNames;
  const found = engineNames.find((engine) => engine === name);
  if (found === undefined)
    throw new UsageError(`--engine is ${JSON.stringify(name)}; give ${engineNames.join(", ")} or all`);
  return [found];
}

function namesOf(kind: string): Options["names"] {
  const found = namesOptions.find((one) => one === kind);
  if (found === undefined) throw new UsageError(`--names is ${JSON.stringify(kind)}; give ${namesOptions.join(", ")}`);
  return found;
}

function wholeNumber(flag: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${flag} is ${JSON.stringify(text)}; give a whole number`);
  return Number(text);
}
