import { Command } from "commander";
import { difference, type Change } from "sallyport/review";
import { describeProblem } from "sallyport";
import { coloursFor } from "./colours.ts";
import { messages } from "./messages.ts";
import { readPolicyFile, type PolicyFile } from "./policy-file.ts";
import { exitCodes, UsageError, type Run } from "./terminal.ts";

interface DiffOptions {
  readonly json?: boolean;
  readonly profile?: string;
}

/** A policy that compiles: there is nothing to compare else. */
async function readGood(name: string, { profile }: DiffOptions, run: Run): Promise<PolicyFile> {
  const file = await readPolicyFile(name, profile, run.terminal);
  if (file.problems.length === 0) return file;
  throw new UsageError(messages.broken(name, file.problems.map(describeProblem)));
}

async function diff(before: string, after: string, options: DiffOptions, run: Run): Promise<void> {
  if (before === "-" && after === "-") throw new UsageError(messages.diff.twiceInput);
  const old = await readGood(before, options, run);
  const young = await readGood(after, options, run);
  const { opens, closes } = difference(old.text.value, young.text.value, { profile: options.profile });
  const { terminal } = run;
  const place = (file: PolicyFile, change: Change): Change => ({ ...change, ...file.text.placeOf(change.path) });
  if (options.json === true) {
    const found = { opens: opens.map((one) => place(young, one)), closes: closes.map((one) => place(old, one)) };
    terminal.stdout(`${JSON.stringify(found, null, 2)}\n`);
  } else {
    const colours = coloursFor(terminal);
    const lines = [
      ...opens.map((one) => colours.red(`+ ${messages.diff.change(one)}`)),
      ...closes.map((one) => colours.green(`- ${messages.diff.change(one)}`)),
      messages.diff.sum(opens.length, closes.length),
    ];
    terminal.stdout(`${lines.join("\n")}\n`);
  }
  run.status = opens.length > 0 ? exitCodes.found : exitCodes.clean;
}

/** `sallyport diff`. */
export const diffCommand = (run: Run): Command =>
  new Command("diff")
    .summary(messages.diff.summary)
    .description(messages.diff.description)
    .argument("<old>", messages.diff.oldArgument)
    .argument("<new>", messages.diff.newArgument)
    .option("--profile <name>", messages.profileOption)
    .option("--json", messages.jsonOption)
    .addHelpText("after", messages.diff.examples)
    .action((before: string, after: string, options: DiffOptions) => diff(before, after, options, run));
