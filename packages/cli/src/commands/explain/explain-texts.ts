import { count } from "../../plural.ts";

/** The texts of `explain` about the command line, and while it runs. */
export const explainTexts = {
  summary: "show what each browser does with a request, why, and the fix",
  description:
    "Sends what a browser would send for a page's script, and shows what each engine does with the response: what is sent, what is executed, what the page can read, why, and what to do. Without --send, a request that may change something (any method except GET, HEAD, OPTIONS and QUERY) is not sent, only its preflight. With --policy, nothing is sent: the policy decides in this process. This command also explains a curl line, a HAR file, a console message, or response headers.",
  url: "the URL that the page requests, http or https; - reads anything from standard input and says what it is",
  none: "none",
  from: "the page: its origin or URL, null for a sandboxed frame, or electron or react-native for an app's",
  engine:
    "the engine: chromium, firefox, webkit or standard, with a major version where it isn't the newest, such as chromium@147; all means Chromium, Firefox and WebKit",
  request: "the method (default: GET, or POST with --data); see --send",
  header: "a header that the script sets, such as 'x-a: 1'; repeatable",
  data: "the body, as text",
  credentials: 'send the request with credentials: "include"',
  cookie:
    "a cookie that the browser has from that server, with or without attributes: 'a=1; SameSite=None; Secure'; repeatable; the value is never printed",
  mode: "the request's mode",
  thirdPartyCookies:
    "what the browser does with third-party cookies (default: what the engine does); block shows what breaks without them",
  pageSpace: "the address space of the page, for Local Network Access (default: no restrictions)",
  send: "send the request even if it may change something, once for all engines",
  ca: "trust the certificates in this PEM file instead of the system's",
  resolve: "use this address for a host name, as in curl; repeatable",
  timeout: "the time limit of each request",
  policy: "send nothing: predict from this policy, YAML or JSON; with --har, explain the failures with it",
  server: "write the fix for this server (default: the one that the response shows)",
  curl: 'explain a curl line, such as "Copy as cURL (bash)" copies, and send its request (see --send); - reads standard input, @file a file',
  har: "explain each exchange in a HAR file that failed or is risky; - reads standard input",
  message: "explain a browser's console message; - reads standard input",
  only: "with --har: explain only exchanges whose URL contains this text",
  config:
    "find what is wrong in a CORS configuration: of nginx, Apache, Caddy, S3, GCS, Azure, Spring, Quarkus, Micronaut, Serverless, or a program that calls cors(); with a URL, --curl or --message also why that request fails, and which lines to replace; nothing is sent; - reads standard input",
  response: "explain response headers, such as curl -i prints; - reads standard input",
  noProbe: "send no further GET, with other origins and without one, to a server that shares the response",
  verbose: "print every cause and fix, each step, the console messages and a diagram",
  markdown: "print Markdown, for issues and reports",
  mermaid: "print the sequence diagram as Mermaid text",
  svg: "write the sequence diagram as SVG, to this file or to standard output",
  wrongEngine: (problem: string): string => `${problem} Without --engine, it is Chromium, Firefox and WebKit.`,
  wrongURL: "Write it in full, with http:// or https://.",
  wrongFrom: "Write an origin or a URL, such as https://app.example, or null, electron or react-native.",
  wrongMethod: "A page's script cannot use it. Write a method such as GET, PUT or PATCH.",
  wrongHeader: "Write a name, a colon and a value: 'x-client: web'.",
  wrongCookie: "Write a name and a value: 'session=1' or 'session=1; SameSite=None; Secure'.",
  wrongResolve: "Write host:port:address, such as api.example:443:127.0.0.1 or api.example:443:[::1].",
  wrongTimeout: "Write seconds from 0.1 to 600.",
  fromMissing: "--from is missing: the page that sends the request, such as --from https://app.example.",
  bodyOfGet: (method: string): string =>
    `--data needs a method with a body, and ${method} has none. Add -X POST or -X PUT.`,
  nothingNamed:
    "There is nothing to explain. Add a URL, - for standard input, or one of --curl, --har, --message, --config and --response. sallyport explain --help has examples.",
  severalNamed: (names: readonly string[]): string =>
    `explain takes one thing at a time: ${names.join(" or ")}, not both.`,
  useless: (name: string): string => {
    const why: Readonly<Record<string, string>> = {
      "--profile": "--profile names a profile of the policy. Add --policy FILE, or remove it.",
      "--only": "--only chooses exchanges of a HAR file. Add --har FILE, or remove it.",
      "--third-party-cookies":
        "--third-party-cookies changes what a browser does with a request, and this input has none. Add a URL or --curl, or remove it.",
      "--send": "--send has nothing to send here. Remove it, or use a URL without --policy.",
      "--server": "--server writes one fix in a server's language. Remove it, or remove --policy.",
      "--config": "--config finds what is wrong in a configuration. Remove --har or --response.",
      "--policy":
        "--policy decides about a request, and this input has none. Add a URL, --curl or --har, or remove it.",
    };
    return why[name] ?? `${name} draws one request. Add a URL or --curl, or remove it.`;
  },
  wrongCertificates: (file: string | undefined): string =>
    `--ca ${JSON.stringify(file ?? "")} has no certificate, or one that can't be parsed. Use a file with certificates in PEM.`,
  wrongHost:
    "--resolve has a host that isn't a name. Write host:port:address, such as api.example:443:127.0.0.1 or api.example:443:[::1].",
  forbiddenHeaders: (names: readonly string[]): string =>
    `The browser writes ${names.join(", ")} itself and ignores what a script sets, and so does this command.`,
  cookieWithoutCredentials:
    "--cookie has no effect without --credentials: without credentials, a browser sends no cookies to another origin.",
  sending: (method: string, host: string): string =>
    `Sending a real ${method} to ${host}. Use --policy FILE to send nothing.`,
  sendingPreflight: (method: string, host: string): string =>
    `note: only the preflight of this ${method}, if it needs one, is sent to ${host}. Add --send to send the ${method} itself.`,
  sendingOnlyPreflight: (method: string, host: string): string =>
    `note: only the preflight of this ${method} is sent to ${host}.`,
  probed: (method: string, count: number, host: string): string =>
    `${String(count)} more ${method}${count === 1 ? "" : "s"} went to ${host}, with invented origins or none, to see whom it shares with. --no-probe sends none.`,
  waiting: (host: string, engine: string): string => `Waiting for ${host} (${engine}) …`,
  predicted: (name: string): string => `Predicted from ${name} in this process. Nothing was sent.`,
  firstDrawn: (drawn: readonly string[], others: readonly string[]): string =>
    `The engines differ. This diagram shows ${drawn.join(", ")}; --engine ${others[0] ?? ""} draws another.`,
  notWritten: (name: string, code: string): string => `--svg: cannot write ${JSON.stringify(name)}: ${code}.`,
  written: (name: string): string => `Wrote ${name}.`,
  preflight: (method: string): string =>
    `This is the preflight of a ${method}. The ${method} is explained, with invented header values, and is not sent.`,
  sendPreflight: (method: string): string =>
    `--send: this is the preflight of a ${method}, and has neither its header values nor its body. Remove --send, or give the ${method} itself.`,
  dryRun: {
    "only-preflight": (method: string): string =>
      `Give the ${method} itself, to see what a browser does with its response.`,
    "not-requested": (): string => "Add --send to send it once.",
    "already-sent": (_method: string, engine: string): string =>
      `Add --engine ${engine} --send to send this engine's request instead.`,
  },
  curlFromMissing:
    "--curl: the line has no Origin header, so the page is not known. Add --from, such as --from https://app.example.",
  messageCut: (max: number): string =>
    `only the first ${max.toLocaleString("en")} characters were read. Paste the part that you want explained.`,
  noMessage:
    '--message: unknown. This is not a message that a browser, Node or a server is known to print about requests of other origins or cookies. Copy the whole line from the console, with "blocked by CORS policy" or "Reason:".',
  noHeaders: (name: string): string =>
    `--response: ${JSON.stringify(name)} has no header line. Save what curl -i or curl -v prints.`,
  commandWithoutOrigin: (page: string | undefined): string =>
    `the command above the response sends no Origin, and many servers send CORS headers only in response to one. Repeat it with -H 'Origin: ${page ?? "https://app.example"}'.`,
  nothingFound: (page: string | undefined): string =>
    page === undefined
      ? "These headers have no fault. Add --from to check them for a page's origin."
      : `These headers let ${page} read the response, and none of them is dangerous.`,
  notJson: (place: string, reason: string): string => `${place}: this is not JSON: ${reason}. Is the file complete?`,
  notJsonNear: (name: string, byte: number, reason: string): string =>
    `${name}: this is not JSON, near byte ${String(byte)}: ${reason}. Is the file complete?`,
  tooDeep: (levels: number): string => `the nesting is deeper than ${String(levels)} levels`,
  noEntries: "log.entries is missing: it is a list.",
  harRead: (bytes: number): string => `Read ${String(Math.round(bytes / 1e6))} MB …`,
  notHar: (name: string, problems: readonly string[]): string =>
    `${name} is not a HAR 1.2 log:\n${problems.map((one) => `  ${one}`).join("\n")}`,
  harProgress: (done: number, all: number): string => `Explained ${String(done)} of ${count(all, "exchange")} …`,
  examples: `
Exit status: 0 if the page can read the response in every engine; 1 if it cannot
in at least one, if the request was not sent, if the page reads a 401 or 403 of a
server that doesn't know the user, or if something was found; 2 if the command line
or a file cannot be used, or if there was no valid response.

Examples:
  $ sallyport explain https://api.example/me --from https://app.example --credentials
  $ sallyport explain https://api.example/me --from https://app.example \\
      -X PUT -H 'x-a: 1' --data '{}' --send
  $ sallyport explain https://api.example/me --from https://app.example \\
      --policy policy.yaml --svg sequence.svg
  $ sallyport explain https://api.example/me --from https://app.example --server nginx
  $ pbpaste | sallyport explain -
  $ sallyport explain --message "$(pbpaste)"
  $ curl -si https://api.example/me | sallyport explain --response - \\
      --from https://app.example
  $ sallyport explain --config nginx.conf https://api.example/me --from https://app.example -X PUT
  $ sallyport explain --har session.har --markdown > report.md`,
} as const;
