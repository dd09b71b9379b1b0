import { parseArgs } from "node:util";
import { optionsOf } from "../command.ts";
import { freshSeed } from "../random.ts";
import { variants } from "../routers/index.ts";
import { nameOf } from "../variant.ts";
import { Errors } from "../errors.ts";
import type { Failure } from "./failure.ts";
import { replay, turn, type Size } from "./turn.ts";

const help = `npm run fuzz -- --minutes N [--seed N] [--json]
npm run fuzz -- --replay JSON

Runs all fuzzers on every adapter in turns until the time is over: mutated targets through real routers, hostile heads and
clients that go away over sockets, and decisions about arbitrary heads.

  --minutes N    how long (default: 10)
  --seed N       the seed of an earlier run (default: a new one)
  --replay JSON  runs one failure again, as it was printed
  --json         prints the summary as JSON
  --help         prints this text

A failure is printed as one line of JSON.
Exit status: 0 nothing found; 1 failures; 2 the command line cannot be used.`;

const size: Size = { targets: 1500, heads: 150, peers: 32, decisions: 2000 };

interface Options {
  readonly minutes: number;
  readonly seed: number;
  readonly json: boolean;
  readonly failure: Failure | undefined;
}

const positive = (text: string, option: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`--${option} is a number above 0, not ${text}.`);
  return value;
};

function readOptions(args: readonly string[]): Options | "help" {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: "string", default: "10" },
      seed: { type: "string" },
      replay: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return "help";
  return {
    minutes: positive(values.minutes, "minutes"),
    seed: values.seed === undefined ? freshSeed() : Math.trunc(positive(values.seed, "seed")),
    json: values.json,
    failure: values.replay === undefined ? undefined : (JSON.parse(values.replay) as Failure),
  };
}

/** Takes turns until the time is over; a turn that has begun ends. */
async function fuzz({ minutes, seed, json }: Options, errors: Errors): Promise<number> {
  console.error(`seed ${seed}`);
  const end = performance.now() + minutes * 60_000;
  let turns = 0;
  let failures = 0;
  while (performance.now() < end) {
    // The strides reach every variant, and one router seldom twice in a row.
    const variant = variants[(turns * 7) % variants.length]!;
    const found = await turn(variant, seed + turns, size, errors);
    for (const failure of found) console.log(JSON.stringify(failure));
    turns++;
    failures += found.length;
    console.error(`turn ${turns}, seed ${seed + turns - 1}, ${nameOf(variant)}: ${found.length} failures`);
  }
  const summary = { seed, turns, variants: Math.min(turns, variants.length), failures };
  console.log(json ? JSON.stringify(summary) : `${turns} turns, ${failures} failures, seed ${seed}`);
  return failures === 0 ? 0 : 1;
}

async function replayOne(failure: Failure, errors: Errors): Promise<number> {
  const found = await replay(failure, variants, errors);
  console.log(found ?? "Nothing is wrong.");
  return found === undefined ? 0 : 1;
}

/** Runs the command; returns its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const line = optionsOf(args, readOptions, help);
  if ("status" in line) return line.status;
  const { options } = line;
  const errors = new Errors();
  const status = await (options.failure === undefined ? fuzz(options, errors) : replayOne(options.failure, errors));
  errors.close();
  return status;
}
