import { describeChange } from "@sallyport/browser/explain";
import { describeProblem, PolicyError } from "sallyport";
import { difference, type Change, type Difference } from "sallyport/review";
import { Command } from "../../command.ts";
import { inputTexts } from "../../input-file-texts.ts";
import { readPolicyFile, type PolicyFile } from "../../policy-file.ts";
import { optionTexts } from "../../program-texts.ts";
import { coloursFor, exitCodes, UsageError, type Run, printJSON } from "../../terminal.ts";
import { diffTexts as texts } from "./diff-texts.ts";

interface DiffOptions {
  readonly json?: boolean;
  readonly profile?: string;
}

/** @throws UsageError where the policy has problems: there is nothing to compare */
async function readCompiling(name: string, run: Run): Promise<PolicyFile> {
  const file = await readPolicyFile(name, undefined, run.terminal);
  if (file.problems.length === 0) return file;
  throw new UsageError(inputTexts.broken(name, file.problems.map(describeProblem)));
}

/** Both compile, so only the profile can be wrong. */
function differenceOf(before: PolicyFile, after: PolicyFile, { profile }: DiffOptions): Difference {
  try {
    return difference(before.document, after.document, { profile });
  } catch (error) {
    const [problem] = error instanceof PolicyError ? error.problems : [];
    if (problem === undefined) throw error;
    throw new UsageError(inputTexts.noProfile(problem));
  }
}

async function diff(beforeName: string, afterName: string, options: DiffOptions, run: Run): Promise<void> {
  if (beforeName === "-" && afterName === "-") throw new UsageError(texts.twiceInput);
  const before = await readCompiling(beforeName, run);
  const after = await readCompiling(afterName, run);
  const { opens, closes } = differenceOf(before, after, options);
  const { terminal } = run;
  const place = (file: PolicyFile, change: Change): Change => ({ ...change, ...file.placeOf(change.path) });
  if (options.json === true) {
    const found = { opens: opens.map((one) => place(after, one)), closes: closes.map((one) => place(before, one)) };
    printJSON(terminal, found);
  } else {
    const colours = coloursFor(terminal);
    const lines = [
      ...opens.map((one) => colours.red(`+ ${describeChange(one)}`)),
      ...closes.map((one) => colours.green(`- ${describeChange(one)}`)),
      texts.sum(opens.length, closes.length),
    ];
    terminal.stdout(`${lines.join("\n")}\n`);
  }
  run.status = opens.length > 0 ? exitCodes.findings : exitCodes.clean;
}

/** `sallyport diff`. */
export const diffCommand = (run: Run): Command =>
  new Command("diff")
    .summary(texts.summary)
    .description(texts.description)
    .argument("<old>", texts.oldArgument)
    .argument("<new>", texts.newArgument)
    .option("--profile <name>", texts.profile)
    .option("--json", optionTexts.json)
    .addHelpText("after", texts.examples)
    .action((before: string, after: string, options: DiffOptions) => diff(before, after, options, run));
