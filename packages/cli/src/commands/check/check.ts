import { hang, type Colours } from "@sallyport/browser/text";
import { Option } from "commander";
import type { Policy, Problem } from "sallyport";
import {
  acceptedLints,
  describeLint,
  lint,
  lintCodes,
  matrix,
  openness,
  type Lint,
  type LintSeverity,
} from "sallyport/review";
import { Command } from "../../command.ts";
import { readPolicyFile, type PolicyFile } from "../../policy-file.ts";
import { located, placeText, renderProblems } from "../../problem-lines.ts";
import { optionTexts } from "../../program-texts.ts";
import { coloursFor, exitCodes, type Run, printJSON } from "../../terminal.ts";
import type { Place } from "../../yaml-text.ts";
import { checkTexts as texts } from "./check-texts.ts";
import { matrixTable } from "./matrix-table.ts";
import { sarifOf, type SarifResult } from "./sarif.ts";

interface CheckOptions {
  readonly json?: boolean;
  readonly sarif?: boolean;
  readonly profile?: string;
  readonly allow: readonly string[];
}

type LocatedLint = Lint & Place;

const levels: Readonly<Record<LintSeverity, SarifResult["level"]>> = {
  danger: "error",
  warning: "warning",
  note: "note",
};

function sarifResults(problems: readonly Problem[], lints: readonly LocatedLint[]): SarifResult[] {
  return [
    ...problems.map((one) => ({
      ...located(one),
      code: one.code,
      level: "error" as const,
      help: texts.why(one.code),
    })),
    ...lints.map((one) => ({
      line: one.line,
      column: one.column,
      code: one.code,
      level: levels[one.severity],
      text: describeLint(one),
      help: texts.why(one.code),
    })),
  ];
}

function lintsOf(policy: Policy, { placeOf }: PolicyFile, { allow }: CheckOptions): LocatedLint[] {
  return lint(policy)
    .filter(({ code }) => !allow.includes(code))
    .map((one) => ({ ...one, ...placeOf(one.path) }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

function renderCheck({ name, problems, policy }: PolicyFile, lints: readonly LocatedLint[], colours: Colours): string {
  if (policy === undefined) return renderProblems(name, problems, colours);
  const paint = { danger: colours.red, warning: colours.yellow, note: colours.cyan };
  const found = lints.map(
    (one) => `${placeText(name, one)}: ${paint[one.severity](one.severity)}: ${describeLint(one)}`,
  );
  const cells = matrix(policy);
  const accepted = acceptedLints(policy);
  const open = openness(policy);
  return [
    cells.length === 0 ? texts.nothingShared : matrixTable(cells, colours),
    "",
    ...(found.length === 0 ? [] : [...found, texts.lintPages, ""]),
    ...(accepted.length === 0 ? [] : [texts.accepted(accepted.map(({ code }) => code)), ""]),
    texts.openness(open),
    ...(open.figure === 0 ? [] : hang("", texts.points())),
    "",
  ].join("\n");
}

async function check(name: string, options: CheckOptions, run: Run): Promise<void> {
  const { terminal } = run;
  const file = await readPolicyFile(name, options.profile, terminal);
  const { problems, policy } = file;
  const lints = policy === undefined ? [] : lintsOf(policy, file, options);
  if (options.sarif === true) {
    printJSON(terminal, sarifOf(name, sarifResults(problems, lints)));
  } else if (options.json === true) {
    const review =
      policy === undefined
        ? {}
        : { accepted: acceptedLints(policy), matrix: matrix(policy), openness: openness(policy) };
    printJSON(terminal, { file: name, problems, lints, ...review });
  } else terminal.stdout(renderCheck(file, lints, coloursFor(terminal)));
  const found = policy === undefined || lints.some(({ severity }) => severity !== "note");
  run.status = found ? exitCodes.findings : exitCodes.clean;
}

/** `sallyport check`. */
export const checkCommand = (run: Run): Command =>
  new Command("check")
    .summary(texts.summary)
    .description(texts.description)
    .argument("<policy>", optionTexts.policy)
    .option("--profile <name>", optionTexts.profile)
    .addOption(new Option("--allow <code...>", texts.allow).choices(lintCodes).default([], texts.allowDefault))
    .option("--json", optionTexts.json)
    .addOption(new Option("--sarif", texts.sarif).conflicts("json"))
    .addHelpText("after", texts.examples)
    .action((policy: string, options: CheckOptions) => check(policy, options, run));
