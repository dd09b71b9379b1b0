import { describeProblem, PolicyError } from "sallyport";
import { difference, type Change, type Difference } from "sallyport/review";
import { coloursFor } from "./colours.ts";
import { Command } from "./command.ts";
import { messages } from "./messages.ts";
import { readPolicyFile, type PolicyFile } from "./policy-file.ts";
import { exitCodes, UsageError, type Run } from "./terminal.ts";

interface DiffOptions {
  readonly json?: boolean;
  readonly profile?: string;
}

/** A policy that compiles: there is nothing to compare else. */
async function readGood(name: string, run: Run): Promise<PolicyFile> {
  const file = await readPolicyFile(name, undefined, run.terminal);
  if (file.problems.length === 0) return file;
  throw new UsageError(messages.broken(name, file.problems.map(describeProblem)));
}

/** Both compile, so what is left to be wrong is the profile. */
function differenceOf(before: PolicyFile, after: PolicyFile, { profile }: DiffOptions): Difference {
  try {
    return difference(before.text.value, after.text.value, { profile });
  } catch (error) {
    const [problem] = error instanceof PolicyError ? error.problems : [];
    if (problem === undefined) throw error;
    throw new UsageError(messages.noProfile(problem));
  }
}

async function diff(oldName: string, newName: string, options: DiffOptions, run: Run): Promise<void> {
  if (oldName === "-" && newName === "-") throw new UsageError(messages.diff.twiceInput);
  const before = await readGood(oldName, run);
  const after = await readGood(newName, run);
  const { opens, closes } = differenceOf(before, after, options);
  const { terminal } = run;
  const place = (file: PolicyFile, change: Change): Change => ({ ...change, ...file.text.placeOf(change.path) });
  if (options.json === true) {
    const found = { opens: opens.map((one) => place(after, one)), closes: closes.map((one) => place(before, one)) };
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
    .option("--profile <name>", messages.diff.profile)
    .option("--json", messages.jsonOption)
    .addHelpText("after", messages.diff.examples)
    .action((oldName: string, newName: string, options: DiffOptions) => diff(oldName, newName, options, run));
