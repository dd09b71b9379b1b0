import { explain } from "@sallyport/browser/explain";
import { describeProblem, describeReason } from "sallyport";
import { standInSources } from "sallyport/review";
import { isAsExpected, runCase, type GateResult } from "./both-gates.ts";
import { readCasesFile, type Case, type CasesFile } from "./cases-file.ts";
import { coloursFor } from "./colours.ts";
import { Command } from "./command.ts";
import { messages } from "./messages.ts";
import { nearest } from "./nearest.ts";
import { readPolicyFile, type PolicyFile } from "./policy-file.ts";
import { exitCodes, UsageError, type Run } from "./terminal.ts";

interface TestOptions {
  readonly json?: boolean;
  readonly profile?: string;
}

interface Failure {
  /** Those of whom all else is true. */
  readonly gates: readonly GateResult["gate"][];
  readonly read: boolean;
  readonly executed: boolean;
  readonly why: string;
}

/** Why it came so, in the words of the gate that settled it. */
function whyOf({ decision, outcome }: GateResult): string {
  if (decision !== undefined) return `${describeReason(decision.reason)} [${decision.reason}]`;
  if (outcome === undefined) return "";
  const { summary, why, code } = explain(outcome);
  return `${summary} ${why} [${code}]`;
}

/** What failed, engines together that did the same for the same reason. */
async function failuresOf(one: Case, results: Promise<readonly GateResult[]>): Promise<Failure[]> {
  const found = new Map<string, Failure>();
  for (const result of await results) {
    if (isAsExpected(one, result)) continue;
    const { gate, read, executed } = result;
    const failure = { gates: [gate], read, executed, why: whyOf(result) };
    const key = JSON.stringify([read, executed, failure.why]);
    found.set(key, { ...failure, gates: [...(found.get(key)?.gates ?? []), gate] });
  }
  return [...found.values()];
}

/** The origin that the cases' requests go to; `:*` stands for the default port. */
const ownOrigin = (document: unknown, profile: string | undefined): string => {
  const { self, profiles } = document as { self: string[]; profiles?: Record<string, { self?: string[] }> };
  return ((profile === undefined ? undefined : profiles?.[profile]?.self) ?? self)[0]?.replace(/:\*$/, "") ?? "";
};

const sourcesOf = ({ sources }: CasesFile): Record<string, (origin: string) => Promise<boolean>> =>
  Object.fromEntries(
    [...sources].map(([name, members]) => [name, (origin: string) => Promise.resolve(members.has(origin))]),
  );

/** Members of a source that the policy does not ask would be members of nothing. */
function checkSources(name: string, { sources, placeOf }: CasesFile, { text }: PolicyFile): void {
  const known = Object.keys(standInSources(text.value));
  const problems = [...sources.keys()]
    .filter((one) => !known.includes(one))
    .map((one) => ({
      ...placeOf(["sources", one]),
      text: messages.cases.unknownSource(one, known, nearest(one, known)),
    }));
  if (problems.length > 0) throw new UsageError(messages.cases.broken(name, problems));
}

async function test(policyName: string, casesName: string, options: TestOptions, run: Run): Promise<void> {
  const { terminal } = run;
  if (policyName === "-" && casesName === "-") throw new UsageError(messages.test.twiceInput);
  const cases = await readCasesFile(casesName, terminal);
  if (cases.problems.length > 0) throw new UsageError(messages.cases.broken(casesName, cases.problems));
  const file = await readPolicyFile(policyName, options.profile, terminal, sourcesOf(cases));
  const { policy } = file;
  if (policy === undefined) throw new UsageError(messages.broken(policyName, file.problems.map(describeProblem)));
  checkSources(casesName, cases, file);
  const own = ownOrigin(file.text.value, options.profile);
  const results: { case: Case; failures: Failure[] }[] = [];
  for (const one of cases.cases)
    results.push({ case: one, failures: await failuresOf(one, runCase(policy, own, one)) });
  const failed = results.filter(({ failures }) => failures.length > 0);
  if (options.json === true) {
    terminal.stdout(`${JSON.stringify({ cases: results, failed: failed.length }, null, 2)}\n`);
  } else {
    const colours = coloursFor(terminal);
    for (const { case: one, failures } of results) {
      const mark = failures.length === 0 ? colours.green("passed") : colours.red("FAILED");
      terminal.stdout(
        `${mark} ${casesName}:${String(one.line)}:${String(one.column)}: ${messages.cases.sentence(one)}\n`,
      );
      for (const failure of failures) terminal.stdout(`  ${messages.test.failure(failure)}\n`);
    }
    terminal.stdout(`${messages.test.sum(results.length, failed.length)}\n`);
  }
  run.status = failed.length > 0 ? exitCodes.found : exitCodes.clean;
}

/** `sallyport test`. */
export const testCommand = (run: Run): Command =>
  new Command("test")
    .summary(messages.test.summary)
    .description(messages.test.description)
    .argument("<policy>", messages.policyArgument)
    .argument("<cases>", messages.test.casesArgument)
    .option("--profile <name>", messages.profileOption)
    .option("--json", messages.jsonOption)
    .addHelpText("after", messages.test.examples)
    .action((policy: string, cases: string, options: TestOptions) => test(policy, cases, options, run));
