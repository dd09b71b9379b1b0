import { thirdPartyCookieModes } from "@sallyport/browser";
import { serverNames } from "@sallyport/browser/live";
import { Argument, Option } from "commander";
import { Command } from "../../command.ts";
import { optionTexts } from "../../program-texts.ts";
import { UsageError, type Run } from "../../terminal.ts";
import { explainRequest } from "./explain-request.ts";
import { explainTexts as texts } from "./explain-texts.ts";
import {
  collectCookie,
  collectHeader,
  collectResolve,
  readEngine,
  readFrom,
  readMethod,
  readTimeout,
  readURL,
  type ExplainOptions,
} from "./explain-options.ts";

const sources = ["curl", "har", "message", "response"] as const;

type Source = (typeof sources)[number] | "url" | "config";

/** The one thing that is to be explained. */
function sourceOf(url: string | undefined, options: ExplainOptions): Source {
  const named = sources.filter((name) => options[name] !== undefined);
  // The request that a configuration is checked for may be a URL, a curl line or a message.
  if (options.config !== undefined && !named.includes("har") && !named.includes("response")) return "config";
  const given = [...(url === undefined ? [] : ["url" as const]), ...named];
  const [only, ...more] = given;
  if (only === undefined) throw new UsageError(texts.nothingNamed);
  if (more.length > 0)
    throw new UsageError(texts.severalNamed(given.map((one) => (one === "url" ? "a URL" : `--${one}`))));
  return only;
}

/** Options that would have no effect, in the order in which they are named. */
const uselessOptions = (
  isRequest: boolean,
  source: Source,
  { policy, profile, server, only, send, mermaid, svg, config, thirdPartyCookies }: ExplainOptions,
): readonly (readonly [name: string, isUseless: boolean])[] => [
  ["--policy", policy !== undefined && !isRequest && source !== "har"],
  ["--config", config !== undefined && source !== "config"],
  ["--server", server !== undefined && policy !== undefined],
  ["--profile", profile !== undefined && policy === undefined],
  ["--only", only !== undefined && source !== "har"],
  ["--send", send === true && (!isRequest || policy !== undefined)],
  ["--third-party-cookies", thirdPartyCookies !== undefined && !isRequest],
  ["--mermaid", mermaid === true && !isRequest],
  ["--svg", svg !== undefined && !isRequest],
];

/** An option that would have no effect is a mistake of the user's. */
function checkUse(source: Source, options: ExplainOptions): void {
  const isRequest = source === "url" || source === "curl";
  const useless = uselessOptions(isRequest, source, options).find(([, is]) => is);
  if (useless !== undefined) throw new UsageError(texts.useless(useless[0]));
}

async function explain(url: string | undefined, options: ExplainOptions, run: Run): Promise<void> {
  if (url === "-") {
    sourceOf(url, options);
    const { recognize } = await import("./explain-clipboard.ts");
    const known = await recognize(options, run);
    await explain(known.url, known.options, known.run);
    run.status = known.run.status;
    return;
  }
  const source = sourceOf(url, options);
  checkUse(source, options);
  const { har = "", message = "", response = "" } = options;
  // What one kind of source needs takes longer to load than an explanation takes.
  if (source === "config") return (await import("./explain-configuration.ts")).explainConfiguration(url, options, run);
  if (source === "har") return (await import("./explain-har.ts")).explainHar(har, options, run);
  if (source === "message") return (await import("./explain-pasted.ts")).explainPastedMessage(message, options, run);
  if (source === "response")
    return (await import("./explain-pasted.ts")).explainResponseHeaders(response, options, run);
  return explainRequest(url, options, run);
}

const withRequest = (command: Command): Command =>
  command
    .option("--from <page>", texts.from, readFrom)
    .addOption(new Option("--engine <name>", texts.engine).argParser(readEngine).default("all"))
    .option("-X, --request <method>", texts.request, readMethod)
    .addOption(new Option("-H, --header <line>", texts.header).argParser(collectHeader).default([], texts.none))
    .option("-d, --data <text>", texts.data)
    .option("--credentials", texts.credentials)
    .addOption(new Option("--cookie <pair>", texts.cookie).argParser(collectCookie).default([], texts.none))
    .addOption(new Option("--mode <mode>", texts.mode).choices(["cors", "no-cors"]).default("cors"))
    .addOption(new Option("--third-party-cookies <mode>", texts.thirdPartyCookies).choices(thirdPartyCookieModes))
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
    .addOption(new Option("--server <name>", texts.server).choices(serverNames))
    .option("--curl <line>", texts.curl)
    .option("--har <file>", texts.har)
    .option("--only <text>", texts.only)
    .option("--message <text>", texts.message)
    .option("--config <file>", texts.config)
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
