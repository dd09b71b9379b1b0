import { describeProblem, type Problem } from "sallyport";
import type { Change, ChangeCode, Openness } from "sallyport/review";

/** All prose of the command. */

const count = (number: number, word: string): string => `${String(number)} ${word}${number === 1 ? "" : "s"}`;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "you may not read it",
};

const allowanceTexts: Readonly<Record<string, string>> = {
  credentials: "come with credentials",
  socket: "open sockets",
  change: "change it",
};

const changeTexts: Readonly<Record<ChangeCode, (change: Change) => string>> = {
  share: ({ values }) => `may ${values.map((one) => allowanceTexts[one] ?? one).join(", ")}`,
  "request-headers": ({ values }) => `may send ${values.join(", ")}`,
  "response-headers": ({ values }) => `may read the headers ${values.join(", ")}`,
  timing: () => "may read the timing",
  receive: () => "may post forms",
  "forgery-token": () => "no forgery token is demanded",
  "forgery-non-browser": () => "programs are let in",
  "forgery-reads": () => "reads without a grant are executed",
  "forgery-state-changing": () => "GET counts as a read",
  corp: ({ values }) => `may be embedded: corp ${values.join()}`,
  confidential: () => "is not called confidential",
  enforcement: () => "nothing is refused: report mode",
  self: ({ values }) => `${values.join()} is an origin of the server's own`,
  host: ({ values }) => `requests under the name ${values.join()} are answered`,
  "token-scheme": ({ values }) => `Authorization: ${values.join()} counts as a token`,
};

function describeChange(change: Change): string {
  const { code, who, resource, methods, confidential } = change;
  const what = changeTexts[code](change);
  if (resource === undefined) return what;
  const by = methods.length === 0 ? "" : `${methods.join(" ")} `;
  const whom = methods.length === 0 ? "" : `${who.name}${who.kind === "source" ? " (source)" : ""} `;
  return `${by}${resource}${confidential ? " (confidential)" : ""}: ${whom}${what}`;
}

function describeOpenness({ figure, origins, parts }: Openness): string {
  const { exact, patterns, sources, anyone } = origins;
  const named = [
    count(exact, "origin"),
    count(patterns, "pattern"),
    count(sources, "source"),
    ...(anyone ? ["anyone"] : []),
  ].join(", ");
  const [most] = parts;
  const largest =
    most === undefined
      ? ""
      : `\nMost of it: ${String(most.points)} for ${most.method ?? "embedding"} ${most.resource} by ${most.who.name}.`;
  return `Open: ${count(figure, "point")} (${named}).${largest}`;
}

export const messages = {
  program: "Checks, compares and tests policies for cross-origin requests, and explains what browsers do.",
  programExamples: `
Exit status: 0 clean, 1 something was found, 2 the command line or a file cannot be used.
Colours are left out where NO_COLOR is set.`,
  policyArgument: "the policy, YAML or JSON; - is standard input",
  profileOption: "apply a profile of the policy",
  jsonOption: "print JSON",
  unreadable: (name: string, code: string): string =>
    `Cannot read ${JSON.stringify(name)}: ${reasons[code] ?? code}. Give a file, or - for standard input.`,
  tooLong: (name: string, longest: number): string =>
    `${name} is longer than ${String(longest / 1024 / 1024)} MB. A policy of a hundred thousand origins is shorter; is it the right file?`,
  notText: (name: string): string => `${name} is no UTF-8 text. Is it the right file?`,
  tooDeep: (name: string, deepest: number): string =>
    `${name} nests deeper than ${String(deepest)} levels; a policy needs six.`,
  noYaml: (name: string, line: number, column: number, reason: string): string =>
    `${name}:${String(line)}:${String(column)}: this is neither YAML nor JSON: ${reason.replace(/ at line \d+, column \d+:?$/, ".")}`,
  noProfile: (problem: Problem): string => `--profile: ${describeProblem(problem).replace(/^.*?profiles: /, "")}`,
  broken: (name: string, problems: readonly string[]): string =>
    `${name} does not compile:\n${problems.map((one) => `  ${one}`).join("\n")}\nRun sallyport check on it first.`,
  problems: (number: number): string => `${count(number, "problem")}.`,
  nothingShared: "Nothing is shared with any other origin.",
  lintPages: "Each code has a page: docs/lints/CODE.md.",
  openness: describeOpenness,
  check: {
    summary: "find what is wrong with a policy, and show what it opens",
    description:
      "Reports every problem of a policy with its line and column. Of a policy without one it prints who may do what with which resource, what it says and better would not, and how much is open. Exits with 1 where there is a problem, a warning or a danger; notes do not count.",
    allow: "leave these lints out",
    allowDefault: "none",
    sarif: "print SARIF 2.1.0, for code hosts",
    examples: `
Examples:
  $ sallyport check policy.yaml
  $ sallyport check policy.yaml --profile development
  $ sallyport check policy.yaml --allow change-origin-only
  $ sallyport check policy.yaml --sarif > policy.sarif
  $ git show HEAD:policy.yaml | sallyport check -`,
  },
  diff: {
    summary: "say what a change of a policy opens and closes",
    description:
      "Compares what two policies mean, not how they are written: + is open in the new one only, - in the old one only. Exits with 1 where the change opens anything.",
    oldArgument: "the policy before; - is standard input",
    newArgument: "the policy after; - is standard input",
    twiceInput: "Only one of the two policies can be standard input. Name a file for the other.",
    change: describeChange,
    sum: (opens: number, closes: number): string =>
      opens + closes === 0
        ? "Nothing is opened, nothing is closed."
        : `Opens ${String(opens)}, closes ${String(closes)}.`,
    examples: `
Examples:
  $ sallyport diff old.yaml new.yaml
  $ git show main:policy.yaml | sallyport diff - policy.yaml`,
  },
} as const;
