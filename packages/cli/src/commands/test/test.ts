import { explain } from "@sallyport/browser/explain";
import { isAsExpected, runCase, type CaseResult } from "@sallyport/browser/report";
import { describeProblem, describeReason, type Source, type SourceContext } from "sallyport";
import { standInSources } from "sallyport/review";
import { Command } from "../../command.ts";
import { inputTexts } from "../../input-file-texts.ts";
import { readPolicyFile, type PolicyFile } from "../../policy-file.ts";
import { optionTexts } from "../../program-texts.ts";
import { coloursFor, exitCodes, printJSON, UsageError, type Run } from "../../terminal.ts";
import type { Case, CasesFile, SourceMember } from "./cases-file.ts";
import { casesTexts } from "./cases-texts.ts";
import { testTexts as texts } from "./test-texts.ts";

interface TestOptions {
  readonly json?: boolean;
  readonly profile?: string;
}

interface Failure {
  /** The gates with this result. */
  readonly gates: readonly CaseResult["gate"][];
  readonly read: boolean;
  readonly executed: boolean;
  readonly why: string;
}

/** Why, in the words of the gate that decided. */
function whyOf({ decision, outcome }: CaseResult): string {
  if (decision !== undefined) return `${describeReason(decision.reason)} [${decision.reason}]`;
  if (outcome === undefined) return "";
  const { summary, why, code } = explain(outcome);
  return `${summary} ${why} [${code}]`;
}

/** The failures of a case; gates with the same result for the same reason are together. */
async function failuresOf(one: Case, results: Promise<readonly CaseResult[]>): Promise<Failure[]> {
  const failures = new Map<string, Failure>();
  for (const result of await results) {
    if (isAsExpected(one, result)) continue;
    const { gate, read, executed } = result;
    const failure = { gates: [gate], read, executed, why: whyOf(result) };
    const key = JSON.stringify([read, executed, failure.why]);
    failures.set(key, { ...failure, gates: [...(failures.get(key)?.gates ?? []), gate] });
  }
  return [...failures.values()];
}

type Self = readonly unknown[];

/**
 * The origin that the cases' requests go to; `:*` stands for the default port.
 * @throws UsageError where there is none
 */
function ownOrigin(document: unknown, profile: string | undefined): string {
  const { self, profiles } = document as { self: Self; profiles?: Record<string, { self?: Self }> };
  const entries = (profile === undefined ? undefined : profiles?.[profile]?.self) ?? self;
  const origins = entries.flatMap((one) => (typeof one === "string" ? [one.replace(/:\*$/, "")] : []));
  const own = origins.find((one) => !one.includes("*"));
  if (own === undefined) throw new UsageError(casesTexts.noOrigin);
  return own;
}

const isFor = ({ origin, host, params = {} }: SourceMember, subject: string, context: SourceContext): boolean =>
  origin === subject &&
  (host === undefined || host === context.host) &&
  Object.entries(params).every(([name, value]) => context.params?.[name] === value);

const sourcesOf = ({ sources }: CasesFile): Record<string, Source> =>
  Object.fromEntries(
    [...sources].map(([name, members]): [string, Source] => [
      name,
      (subject, context) => members.some((one) => isFor(one, subject, context)),
    ]),
  );

/** @throws UsageError where the cases name a source that the policy does not have */
function checkSources(name: string, { sources, placeOf }: CasesFile, { document }: PolicyFile): void {
  const known = Object.keys(standInSources(document));
  const problems = [...sources.keys()]
    .filter((one) => !known.includes(one))
    .map((one) => ({
      ...placeOf(["sources", one]),
      text: casesTexts.unknownSource(one, known),
    }));
  if (problems.length > 0) throw new UsageError(casesTexts.broken(name, problems));
}

async function test(policyName: string, casesName: string, options: TestOptions, run: Run): Promise<void> {
  const { terminal } = run;
  if (policyName === "-" && casesName === "-") throw new UsageError(texts.twiceInput);
  const { readCasesFile } = await import("./cases-file.ts");
  const cases = await readCasesFile(casesName, terminal);
  if (cases.problems.length > 0) throw new UsageError(casesTexts.broken(casesName, cases.problems));
  const file = await readPolicyFile(policyName, options.profile, terminal, sourcesOf(cases));
  const { policy } = file;
  if (policy === undefined) throw new UsageError(inputTexts.broken(policyName, file.problems.map(describeProblem)));
  checkSources(casesName, cases, file);
  const own = ownOrigin(file.document, options.profile);
  const results: { case: Case; failures: Failure[] }[] = [];
  for (const one of cases.cases)
    results.push({ case: one, failures: await failuresOf(one, runCase(policy, own, one)) });
  const failed = results.filter(({ failures }) => failures.length > 0);
  if (options.json === true) {
    printJSON(terminal, { cases: results, failed: failed.length });
  } else {
    const colours = coloursFor(terminal);
    for (const { case: one, failures } of results) {
      const mark = failures.length === 0 ? colours.green("passed") : colours.red("FAILED");
      terminal.stdout(`${mark} ${casesName}:${String(one.line)}:${String(one.column)}: ${casesTexts.sentence(one)}\n`);
      for (const failure of failures) terminal.stdout(`  ${texts.failure(failure)}\n`);
    }
    terminal.stdout(`${texts.sum(results.length, failed.length)}\n`);
  }
  run.status = failed.length > 0 ? exitCodes.findings : exitCodes.clean;
}

/** `sallyport test`. */
export const testCommand = (run: Run): Command =>
  new Command("test")
    .summary(texts.summary)
    .description(texts.description)
    .argument("<policy>", optionTexts.policy)
    .argument("<cases>", texts.casesArgument)
    .option("--profile <name>", optionTexts.profile)
    .option("--json", optionTexts.json)
    .addHelpText("after", texts.examples)
    .action((policy: string, cases: string, options: TestOptions) => test(policy, cases, options, run));
