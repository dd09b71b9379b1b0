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
  openness: (found: Openness): string => describeOpenness(found),
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
  init: {
    summary: "write a policy to start from",
    description:
      "Writes a policy with comments, which compiles, and prints the lines that put it to work in the framework that package.json names. Options that name an origin, a path or a resource may be given several times.",
    self: "an origin at which this server is reached",
    app: "an origin whose pages need this server",
    resource: "what those pages need, such as /orders/:id:GET,PUT",
    public: "a path that everybody may read",
    because: "why that is public",
    output: "the file to write",
    framework: "print the lines for this framework",
    force: "write over a file that is there",
    wrongResource: "Write a path, a colon and methods: /orders/:id:GET,PUT.",
    appMissing: "--resource is for the pages of --app. Name them: --app https://app.example.",
    resourceMissing: "--app says who. Say what they need too: --resource /orders/:id:GET,PUT.",
    becauseMissing: "--public needs --because: say why the data is public.",
    wrong: (problems: readonly string[]): string =>
      `The policy would have problems; nothing is written.\n${problems.map((one) => `  ${one}`).join("\n")}`,
    notWritten: (name: string, code: string): string =>
      code === "EEXIST"
        ? `${name} is there already. Give --force to write over it, or --output for another file.`
        : `Cannot write ${JSON.stringify(name)}: ${code}.`,
    written: (name: string, framework: string, lines: string): string =>
      `Wrote ${name}. Check it with: sallyport check ${name}\n\n${
        framework === "none"
          ? "With node:http, outermost:"
          : `With ${framework === "nest" ? "NestJS on Express, in main.ts" : framework}, before everything else:`
      }\n\n${lines}\n`,
    examples: `
Examples:
  $ sallyport init --self https://api.example --app https://app.example \\
      --resource /orders:GET,POST --resource /orders/:id:GET
  $ sallyport init --self https://api.example \\
      --public /rates/** --because "exchange rates are public"`,
  },
  cases: {
    noMapping: "a case is a mapping: page, request, expect.",
    noCases: "there are no cases. Write `cases:` and a list.",
    wrongSource: "write the members of each source: `sources: { partners: [https://partner.example] }`.",
    missingKey: (key: string): string => `the key ${JSON.stringify(key)} is missing.`,
    unknownKey: (key: string, known: readonly string[]): string =>
      `there is no key ${JSON.stringify(key)}. Known are ${known.join(", ")}.`,
    wrongValue: (key: string, value: unknown, expectations: readonly string[]): string =>
      `${JSON.stringify(value)} is not permitted here: ${
        {
          page: "write an origin or a URL, or null for a sandboxed frame",
          request: "write a method and a path, such as GET /orders",
          headers: "write names and values, both as text",
          body: "write a text",
          expect: `write ${expectations.join(", ")}`,
        }[key] ?? "write true or false"
      }.`,
    broken: (name: string, problems: readonly { line: number; column: number; text: string }[]): string =>
      `the cases cannot be run:\n${problems
        .map(({ line, column, text }) => `  ${name}:${String(line)}:${String(column)}: ${text}`)
        .join("\n")}`,
    sentence: (one: {
      page: string;
      method: string;
      target: string;
      cookies: boolean;
      token: boolean;
      expect: string;
    }): string =>
      `a page at ${one.page}: ${one.method} ${one.target}${one.cookies ? " with cookies" : ""}${one.token ? " and token" : ""} ${one.expect}`,
  },
  test: {
    summary: "run expectations through the policy, in every engine",
    description:
      "Runs each case through both gates: the policy alone, and the policy before an application in this process, with each engine before that. Third-party cookies are allowed, as the user may have them. A case that fails prints why. Exits with 1 where one fails.",
    casesArgument: "the expectations, YAML or JSON; - is standard input",
    twiceInput: "Only one of the two can be standard input. Name a file for the other.",
    failure: ({
      gates,
      read,
      executed,
      why,
    }: {
      gates: readonly string[];
      read: boolean;
      executed: boolean;
      why: string;
    }): string =>
      `${gates.join(", ")}: ${read ? "executed and read" : executed ? "executed, not read" : "not executed"}. ${why}`,
    sum: (all: number, failed: number): string =>
      failed === 0 ? `${count(all, "case")} passed.` : `${String(failed)} of ${count(all, "case")} failed.`,
    examples: `
The file of cases:
  sources: { partners: [https://partner.example] }   # who are the members
  cases:
    - page: https://app.example     # an origin or URL; null: a sandboxed frame
      request: GET /orders/1        # goes to the first origin of \`self\`
      cookies: true                 # the user is signed in; default false
      headers: { x-client: web }    # optional, as are body and
      token: true                   # a forgery token that is valid
      expect: may read
    - page: https://evil.example
      request: POST /orders
      cookies: true
      expect: executes nothing
  may read          the handler runs, and the page gets its answer
  may not read      the page does not get it; the handler may have run
  executes nothing  the handler does not run

Examples:
  $ sallyport test policy.yaml cases.yaml
  $ sallyport test policy.yaml cases.yaml --profile development`,
  },
  diff: {
    summary: "say what a change of a policy opens and closes",
    description:
      "Compares what two policies mean, not how they are written: + is open in the new one only, - in the old one only. Exits with 1 where the change opens anything.",
    oldArgument: "the policy before; - is standard input",
    newArgument: "the policy after; - is standard input",
    twiceInput: "Only one of the two policies can be standard input. Name a file for the other.",
    change: (change: Change): string => describeChange(change),
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
