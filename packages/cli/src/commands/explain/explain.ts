import { Argument, Option } from "commander";
import { Command } from "../../command.ts";
import { optionTexts } from "../../program-texts.ts";
import { UsageError, type Run } from "../../terminal.ts";
import { recognize } from "./explain-clipboard.ts";
import { explainHar } from "./explain-har.ts";
import { explainRequest } from "./explain-request.ts";
import { explainPastedMessage, explainResponseHeaders } from "./explain-pasted.ts";
import { explainTexts as texts } from "./explain-texts.ts";
import {
  collectCookie,
  collectHeader,
  collectResolve,
  engineChoices,
  readFrom,
  readMethod,
  readTimeout,
  readURL,
  type ExplainOptions,
} from "./explain-options.ts";

const sources = ["curl", "har", "message", "response"] as const;

/** The one thing that is to be explained. */
function sourceOf(url: string | undefined, options: ExplainOptions): (typeof sources)[number] | "url" {
  const named = sources.filter((name) => options[name] !== undefined);
  const given = [...(url === undefined ? [] : ["url" as const]), ...named];
  const [only, ...more] = given;
  if (only === undefined) throw new UsageError(texts.nothingNamed);
  if (more.length > 0)
    throw new UsageError(texts.severalNamed(given.map((one) => (one === "url" ? "a URL" : `--${one}`))));
  return only;
}

/** An option that would have no effect is a mistake of the user's. */
function checkUse(source: ReturnType<typeof sourceOf>, options: ExplainOptions): void {
  const request = source === "url" || source === "curl";
  const named = [
    ...(!request && source !== "har" && options.policy !== undefined ? ["--policy"] : []),
    ...(options.profile !== undefined && options.policy === undefined ? ["--profile"] : []),
    ...(options.send === true && (!request || options.policy !== undefined) ? ["--send"] : []),
    ...(!request && options.mermaid === true ? ["--mermaid"] : []),
    ...(!request && options.svg !== undefined ? ["--svg"] : []),
  ];
  if (named[0] !== undefined) throw new UsageError(texts.useless(named[0]));
}

async function explain(url: string | undefined, options: ExplainOptions, run: Run): Promise<void> {
  if (url === "-") {
    sourceOf(url, options);
    const known = await recognize(options, run);
    await explain(known.url, known.options, known.run);
    run.status = known.run.status;
    return;
  }
  const source = sourceOf(url, options);
  checkUse(source, options);
  const { har = "", message = "", response = "" } = options;
  if (source === "har") return explainHar(har, options, run);
  if (source === "message") return explainPastedMessage(message, options, run);
  if (source === "response") return explainResponseHeaders(response, options, run);
  return explainRequest(url, options, run);
}

const withRequest = (command: Command): Command =>
  command
    .option("--from <page>", texts.from, readFrom)
    .addOption(new Option("--engine <name>", texts.engine).choices(engineChoices).default("all"))
    .option("-X, --request <method>", texts.request, readMethod)
    .addOption(new Option("-H, --header <line>", texts.header).argParser(collectHeader).default([], texts.none))
    .option("-d, --data <text>", texts.data)
    .option("--credentials", texts.credentials)
    .addOption(new Option("--cookie <pair>", texts.cookie).argParser(collectCookie).default([], texts.none))
    .addOption(new Option("--mode <mode>", texts.mode).choices(["cors", "no-cors"]).default("cors"))
    .addOption(new Option("--page-space <space>", texts.pageSpace).choices(["public", "local", "loopback"]))
    .option("--send", texts.send)
    .option("--no-probe", texts.noProbe);

const withNetwork = (command: Command): Command =>
  command
    .option("--ca <file>", texts.ca)
    .addOption(
      new Option("--resolve <host:port:address>", texts.resolve).argParser(collectResolve).default([], texts.none),
    )
    .addOption(new Option("--timeout <seconds>", texts.timeout).argParser(readTimeout).default(10_000, "10"));

const withSources = (command: Command): Command =>
  command
    .option("--policy <file>", texts.policy)
    .option("--profile <name>", optionTexts.profile)
    .option("--curl <line>", texts.curl)
    .option("--har <file>", texts.har)
    .option("--message <text>", texts.message)
    .option("--response <file>", texts.response);

/** `sallyport explain`. */
export const explainCommand = (run: Run): Command =>
  withSources(withNetwork(withRequest(new Command("explain"))))
    .summary(texts.summary)
    .description(texts.description)
    .addArgument(new Argument("[url]", texts.url).argParser((text) => (text === "-" ? text : readURL(text))))
    .option("--verbose", texts.verbose)
    .option("--json", optionTexts.json)
    .addOption(new Option("--markdown", texts.markdown).conflicts("json"))
    .addOption(new Option("--mermaid", texts.mermaid).conflicts(["json", "markdown"]))
    .addOption(new Option("--svg [file]", texts.svg).conflicts(["json", "markdown", "mermaid"]))
    .addHelpText("after", texts.examples)
    .action((url: string | undefined, options: ExplainOptions) => explain(url, options, run));
