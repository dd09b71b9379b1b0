import { describeProblem, type Problem } from "sallyport";
import { openBreadths, openWeights, type Change, type ChangeCode, type Openness } from "sallyport/review";

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
  "identity-header": ({ values }) => `${values.join()} no longer counts as a credential`,
};

function describeChange(change: Change): string {
  const { code, who, resource, methods, confidential } = change;
  const under = change.profile === undefined ? "" : ` [profile ${change.profile}]`;
  const what = `${changeTexts[code](change)}${under}`;
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

/** What a point of openness is, from the weights themselves. */
const pointsText = `Points count what each origin may do: ${[
  `${String(openWeights.read)} to read`,
  `${String(openWeights.change)} to change`,
  `${String(openWeights["change-credentials"])} to change with credentials`,
].join(", ")}, by method. A pattern counts as ${String(openBreadths.label)} origins or more, anyone as ${String(
  openBreadths.anyone,
)}; confidential data counts twice. Lower is narrower.`;

export const messages = {
  program: "Checks, compares and tests policies for cross-origin requests, and explains what browsers do.",
  programExamples: `
Exit status: 0 clean, 1 something was found, 2 the command line or a file cannot be used.
Colours are left out where NO_COLOR is set.`,
  versionOption: "print the version",
  helpOption: "print this help",
  helpCommand: "print the help of a command",
  policyArgument: "the policy, YAML or JSON; - is standard input",
  profileOption: "apply a profile of the policy",
  jsonOption: "print JSON",
  appPage:
    "A page of an app's own scheme cannot be tried: the model knows the origins of http and https pages alone. Try it in the app.",
  unreadable: (name: string, code: string): string =>
    `Cannot read ${JSON.stringify(name)}: ${reasons[code] ?? code}. Give a file, or - for standard input.`,
  tooLong: (name: string, longest: number): string =>
    `${name} is longer than ${String(longest / 1024 / 1024)} MB. A policy of a hundred thousand origins is shorter; is it the right file?`,
  notText: (name: string): string => `${name} is no UTF-8 text. Is it the right file?`,
  tooDeep: (name: string, line: number, column: number): string =>
    `${name}:${String(line)}:${String(column)}: nests deeper than 64 levels; a policy needs six.`,
  noYaml: (name: string, line: number, column: number, reason: string): string =>
    `${name}:${String(line)}:${String(column)}: this is neither YAML nor JSON: ${reason.replace(/ at line \d+, column \d+:?$/, ".")}`,
  noProfile: (problem: Problem): string => `--profile: ${describeProblem(problem).replace(/^.*?profiles: /, "")}`,
  broken: (name: string, problems: readonly string[]): string =>
    `${name} does not compile:\n${problems.map((one) => `  ${one}`).join("\n")}\nRun sallyport check on it first.`,
  problems: (number: number): string => `${count(number, "problem")}.`,
  nothingShared: "Nothing is shared with any other origin.",
  lintPages: "Each code has a page: docs/lints/CODE.md.",
  points: (): string => pointsText,
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
    output: "the file to write; - is standard output",
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
    fragment: "a request has no fragment. Write the path without # and what follows it.",
    wrongMethod: (method: string): string =>
      method === method.toUpperCase()
        ? `a page's script may not use ${method}.`
        : `methods are case-sensitive. Write ${JSON.stringify(method.toUpperCase())}.`,
    forbiddenHeader: (name: string): string =>
      `the browser writes ${JSON.stringify(name)} itself and drops what a script sets there. Leave it out.`,
    unknownSource: (name: string, known: readonly string[], meant: string | undefined): string =>
      `the policy has no source ${JSON.stringify(name)}. ${
        meant !== undefined
          ? `Did you mean ${JSON.stringify(meant)}?`
          : known.length === 0
            ? "It has none."
            : `It has ${known.map((one) => JSON.stringify(one)).join(", ")}.`
      }`,
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
  explain: {
    summary: "say what each browser does with a request, why, and the fix",
    description:
      "Sends what a browser would send for a page's script, and says step by step what each engine does with the answer: what is sent, what is executed, what the page can read, why, and what to do. A request that may change something (every method but GET, HEAD and OPTIONS) is held back unless --send is given; its preflight is sent. With --policy nothing is sent: the policy answers in this process. Besides, it explains what you have at hand: a curl line, a HAR file, a console message, a response's head.",
    url: "what the page asks for, http or https",
    none: "none",
    from: "the page that asks: its origin or URL; null is a sandboxed frame",
    engine: "whose ways; all is Chromium, Firefox and WebKit",
    request: "the method (default: GET, with --data POST); the request is a real one, see --send",
    header: "a header that the script sets, such as 'x-a: 1'; may be repeated",
    data: "the body, as text",
    credentials: 'ask with credentials: "include"',
    cookie:
      "a cookie that the user has of that server, with attributes or without: 'a=1; SameSite=None; Secure'; may be repeated; its value is never printed",
    mode: "the mode that the script asks for",
    pageSpace: "where the page was loaded from, for Local Network Access (default: nothing is kept from it)",
    send: "send the request itself even if it may change something; once, whatever the number of engines",
    ca: "certificates in PEM to trust in place of the usual ones",
    resolve: "where a name leads to, as curl has it; may be repeated",
    timeout: "how long each request may take",
    policyOption: "send nothing: let this policy, YAML or JSON, answer",
    message: "explain what a browser's console has printed; - is standard input",
    response: "explain a response's head, such as curl -i prints; - is standard input",
    markdown: "print Markdown, for issues and reports",
    mermaid: "print the sequence diagram as Mermaid text",
    svg: "draw the sequence diagram as SVG, to this file or to standard output",
    wrongURL: "Write it in full, with http:// or https://.",
    wrongFrom: "Write an origin or a URL, such as https://app.example, or null.",
    wrongMethod: "A page's script may not use it. Write GET, PUT, PATCH …",
    wrongHeader: "Write a name, a colon and a value: 'x-client: web'.",
    wrongCookie: "Write a name and a value: 'session=1' or 'session=1; SameSite=None; Secure'.",
    wrongResolve: "Write host:port:address, such as api.example:443:127.0.0.1 or api.example:443:[::1].",
    wrongTimeout: "Write seconds from 0.1 to 600.",
    fromMissing: "--from is missing: whose page asks? Such as --from https://app.example.",
    bodyOfGet: (method: string): string =>
      `--data does not go with ${method}, which has no body. Add -X POST or -X PUT.`,
    nothingNamed:
      "There is nothing to explain. Give a URL, or one of --curl, --har, --message, --response. sallyport explain --help has examples.",
    severalNamed: (names: readonly string[]): string =>
      `Only one thing is explained at a time: ${names.join(" or ")}, not both.`,
    useless: (name: string): string => {
      const why: Readonly<Record<string, string>> = {
        "--profile": "--profile is a profile of the policy. Add --policy FILE, or leave it out.",
        "--send": "--send would send nothing here. Leave it out, or give a URL without --policy.",
        "--policy": "--policy answers requests. Give a URL or --curl with it, or leave it out.",
      };
      return why[name] ?? `${name} draws one request. Give a URL or --curl with it, or leave it out.`;
    },
    wrongNetwork: (why: string, ca: string | undefined): string =>
      `${why.startsWith("ca ") ? `--ca ${JSON.stringify(ca)}` : "--resolve"}: ${why}`,
    forbiddenHeaders: (names: readonly string[]): string =>
      `The browser writes ${names.join(", ")} itself and drops what a script sets there without a word; so it is done here.`,
    cookieWithoutCredentials:
      "--cookie without --credentials: to another origin the page's request goes without cookies.",
    sending: (method: string, host: string): string =>
      `Sending a real ${method} to ${host}. With --policy FILE nothing is sent.`,
    sendingPreflight: (method: string, host: string): string =>
      `note: sending to ${host} at most the preflight of this ${method}. --send sends the ${method} itself.`,
    waiting: (host: string, engine: string): string => `Waiting for ${host} (${engine}) …`,
    predicted: (name: string): string => `Predicted from ${name}, in this process: no server was asked.`,
    refusedByGate: (summary: string, readable: boolean): string =>
      `${summary} ${readable ? "The page reads the refusal." : "The page cannot read the refusal either."}`,
    bodyBroken: (why: string): string =>
      `The head came, the body did not come whole: ${why} A script that reads it gets an error.`,
    otherConsoles: "In the other consoles",
    serverGate: "The server's gate",
    notes: "Besides",
    why: "Why",
    causes: "Most often behind it",
    fixes: "What to do, the least first",
    dangers: "What not to do",
    policy: "Policy",
    preflightAnswer: "The preflight's answer",
    answer: "The answer",
    places: {
      policy: "in the policy",
      server: "at the server",
      page: "in the page",
      proxy: "at the proxy",
      browser: "in the browser",
    },
    one: (engine: string): string => `Asked of ${engine} alone.`,
    details: (groups: readonly string[]): string =>
      `The verdict is the same in each engine; the details are not: ${groups.join(" | ")}.`,
    differ: (parts: readonly string[]): string => `The engines differ. ${parts.join(" ")}`,
    firstDrawn: (drawn: readonly string[], others: readonly string[]): string =>
      `The engines differ; this is what ${drawn.join(", ")} does. --engine ${others[0] ?? ""} draws another.`,
    notWritten: (name: string, code: string): string => `--svg: cannot write ${JSON.stringify(name)}: ${code}.`,
    written: (name: string): string => `Wrote ${name}.`,
    noMessage:
      '--message: this is no message of Chromium, Firefox or WebKit about cross-origin requests or cookies. Copy the whole line from the console, with "blocked by CORS policy" or "Reason:".',
    noHead: (name: string): string =>
      `--response: ${JSON.stringify(name)} has no header line. Save what curl -i or curl -v prints.`,
    nothingFound: (page: string | undefined): string =>
      page === undefined
        ? "Nothing is wrong with this head. With --from it is held against a page's origin."
        : `Nothing in this head is in the way of ${page}, and nothing is dangerous.`,
    heldBack: {
      label: "held back; --send sends it",
      summary: (what: string, preflight: boolean): string =>
        preflight
          ? `${what} was held back: its preflight passed, the request itself was not sent.`
          : `${what} was held back: nothing was sent.`,
      notAsked: "It may change something at the server, and --send was not given.",
      sentOnce: (engine: string): string =>
        `Another engine's request has been sent, and this one differs from it; a second one might change something twice. --engine ${engine} --send sends this one.`,
      sameOrigin: (method: string): string =>
        `The page is of the same origin: a browser sends the ${method} at once, and the page reads the answer.`,
      afterPreflight: (method: string): string =>
        `With this preflight's answer a browser sends the ${method}, and the server executes it. Whether the page reads the answer depends on the Access-Control-Allow-Origin of that answer itself, which only --send shows.`,
      withoutPreflight:
        "No preflight comes before it: a page of any origin can have it sent, and the server executes it before CORS counts. What stops that is the server's own defence (Origin, Sec-Fetch-Site, a token). Whether the page reads the answer, only --send shows.",
      cookies: (names: readonly string[]): string =>
        names.length === 0
          ? ""
          : `The ${names.length === 1 ? "cookie" : "cookies"} ${names.join(", ")} would go along.`,
      protects: "The server's data, from this command alone: a browser would have sent the request.",
    },
    curl: {
      option:
        'explain a curl line, such as "Copy as cURL (bash)" gives; its request is a real one, see --send; - is standard input, @file a file',
      fromMissing:
        "--curl: the line has no Origin header, so it does not say whose page asks. Add --from https://app.example.",
      tooLong: (most: number): string =>
        `--curl: the line is longer than ${String(most / 1024 / 1024)} MB. Is it one curl line?`,
      syntax: (reason: "unclosed-quote" | "expansion" | "operator" | "escape", line: number, column: number): string =>
        `--curl: line ${String(line)}, column ${String(column)}: ${
          {
            "unclosed-quote": "this quotation mark is never closed. Was the line cut off?",
            expansion:
              "a shell would put something in for this. Nothing is run here: write the value itself, or '…' around it.",
            operator: "a shell would end the command here. Put '…' around the URL, and give one curl line alone.",
            escape: "there is nothing that this escape stands for.",
          }[reason]
        }`,
      noCurl:
        '--curl: the line does not start with curl. Use "Copy as cURL (bash)"; lines for cmd or PowerShell are not read.',
      unknown: (name: string): string =>
        `--curl: the option ${JSON.stringify(name.slice(0, 40))} is not known, nor whether it takes a value. Leave it out of the line.`,
      valueMissing: (name: string): string => `--curl: ${name} has no value. Was the line cut off?`,
      noHeader: (text: string): string =>
        `--curl: -H ${JSON.stringify(text)} is no header. Write a name, a colon and a value.`,
      urlMissing: "--curl: the line has no URL.",
      urls: (number: number): string =>
        `--curl: the line has ${String(number)} URLs; one request is explained at a time. Was a quotation mark lost?`,
      noURL: (text: string): string => `--curl: ${JSON.stringify(text)} is no URL.`,
      left: (names: readonly string[]): string =>
        `Left out, since the browser or its tools set them: ${names.join(", ")}.`,
      cookies:
        "The line has cookies without their attributes: they are taken as SameSite=None; Secure over https, and as plain ones over http.",
      user: "The user name and password went over as a header Authorization that the script sets; it needs a preflight.",
      bodyOfGet: (method: string): string => `The body is left out: a script's ${method} has none.`,
      lost: (names: readonly string[]): string =>
        `Not carried over, since a page's script has nothing like it or since no file is read: ${names.join(", ")}.`,
    },
    har: {
      option: "explain each exchange of a HAR file that failed or is risky; - is standard input",
      tooLong: (name: string, longest: number): string =>
        `${name} is longer than ${String(longest / 1024 / 1024)} MB. Save the log without bodies, or less of it.`,
      noJson: (place: string, reason: string): string =>
        `${place}: this is no JSON: ${reason}. Was the file saved whole?`,
      broken: (name: string, problems: readonly string[]): string =>
        `${name} is no HAR 1.2 log:\n${problems.map((one) => `  ${one}`).join("\n")}`,
      noAnswer:
        "The log has no answer to this. Chromium writes one that CORS withheld in the same way as a server that is down: its console, or a try of the URL, tells which it was.",
      progress: (done: number, all: number): string => `Looked at ${String(done)} of ${count(all, "exchange")} …`,
      sum: (name: string, all: number, found: number): string =>
        `${name}: ${count(all, "exchange")}, ${found === 0 ? "none failed, none is risky" : `${String(found)} failed or risky`}.`,
      moreRows: (number: number): string => `… and ${String(number)} more.`,
      alike: (number: number): string =>
        `${String(number)} more ${number === 1 ? "is" : "are"} like those, or beyond what anybody reads, and not explained again.`,
      columns: ["Method", "URL", "Status", "Place", "What"],
      noStatus: "no answer",
      from: "from",
    },
    examples: `
Exit status: 0 the page reads the answer in every engine asked; 1 it does not in
one, the request was held back, or something was found; 2 the command line or a
file cannot be used, or no answer came that could be read.

Examples:
  $ sallyport explain https://api.example/me --from https://app.example --credentials
  $ sallyport explain https://api.example/me --from https://app.example \\
      -X PUT -H 'x-a: 1' --data '{}' --send
  $ sallyport explain https://api.example/me --from https://app.example \\
      --policy policy.yaml --svg sequence.svg
  $ pbpaste | sallyport explain --curl -
  $ sallyport explain --message "$(pbpaste)"
  $ curl -si https://api.example/me | sallyport explain --response - \\
      --from https://app.example
  $ sallyport explain --har session.har --markdown > report.md`,
  },
  diff: {
    summary: "say what a change of a policy opens and closes",
    description:
      "Compares what two policies mean, not how they are written: + is open in the new one only, - in the old one only. The base is compared, and each profile; a profile that one of the two lacks is the base there. Exits with 1 where the change opens anything.",
    oldArgument: "the policy before; - is standard input",
    newArgument: "the policy after; - is standard input",
    twiceInput: "Only one of the two policies can be standard input. Name a file for the other.",
    profile: "compare under this profile alone; where one policy lacks it, its base",
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
