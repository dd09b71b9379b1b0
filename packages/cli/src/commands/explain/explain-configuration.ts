import { changeOf, explainMessage, serverFix } from "@sallyport/browser/explain";
import {
  checkConfiguration,
  configurationFix,
  type ConfigurationFile,
  type ConfigurationFinding,
  type ConfigurationFix,
  type ConfigurationRequest,
} from "@sallyport/browser/report";
import { isCorsSafelistedRequestHeader, parseOrigin, sanitizeText } from "sallyport/standard";
import { configurationLimit, readInput } from "../../input-file.ts";
import { exitCodes, printJSON, UsageError, type Run } from "../../terminal.ts";
import { readConfigurationFile } from "./configuration-file.ts";
import { configurationTexts as texts } from "./configuration-texts.ts";
import type { ExplainOptions } from "./explain-options.ts";
import { describedRequest } from "./explain-request.ts";

const originOf = (page: string): string => (page === "null" ? page : new URL(page).origin);

/** What a message says of the request that failed. */
function fromMessage(message: string): ConfigurationRequest | undefined {
  const [reading] = explainMessage(message);
  if (reading === undefined) throw new UsageError(texts.noMessage);
  const { origin, url, method, header, value } = reading.values;
  if (origin === undefined || parseOrigin(origin) === undefined) return undefined;
  const asked = reading.code === "preflight-method" ? (method ?? value) : method;
  const named = reading.code === "preflight-header" ? (header ?? value) : header;
  const credentials = reading.code === "cors-credentials" || reading.code === "cors-origin-wildcard";
  return {
    origin,
    credentials,
    ...(url === undefined ? {} : { url }),
    ...(asked === undefined ? {} : { method: asked }),
    headers: named === undefined ? [] : [named],
  };
}

/** The request that fails, where the command line has one. */
async function wantedOf(
  url: string | undefined,
  options: ExplainOptions,
  run: Run,
): Promise<ConfigurationRequest | undefined> {
  if (options.message !== undefined) return fromMessage(options.message);
  if (url === undefined && options.curl === undefined) return undefined;
  const { request } = await describedRequest(url, options, run);
  const headers = request.headers.filter((one) => !isCorsSafelistedRequestHeader(...one)).map(([name]) => name);
  const credentials = request.credentials === "include";
  return { origin: originOf(request.page), url: request.url, method: request.method, headers, credentials };
}

/** The lines for a server that the user names, which isn't the one whose file this is. */
function fixForServer(
  { origin, url, method = "GET", headers = [], credentials = false }: ConfigurationRequest,
  name: NonNullable<ExplainOptions["server"]>,
): ConfigurationFix | undefined {
  const names = headers.map((one) => one.toLowerCase());
  const change = changeOf({ with: [origin], methods: [method], headers: names, credentials }, url);
  if (change === undefined) return undefined;
  const { where, snippet } = serverFix(name, change);
  if (snippet === null) return { edits: [], notes: [where] };
  return { edits: [{ replaces: [], after: undefined, where, lines: snippet }], notes: [] };
}

const fixFor = (
  file: ConfigurationFile,
  wanted: ConfigurationRequest,
  { server }: ExplainOptions,
): ConfigurationFix | undefined =>
  server === undefined || server === file.configuration.kind
    ? configurationFix(file, wanted)
    : fixForServer(wanted, server);

const lineOf = (file: string, { line, severity, text, code }: ConfigurationFinding): string =>
  sanitizeText(`${file}:${String(line)}: ${severity}: ${text} [${code}]`);

const isError = ({ severity }: ConfigurationFinding): boolean => severity === "error";

function editLines({ replaces, after, where, lines }: ConfigurationFix["edits"][number]): readonly string[] {
  const title =
    lines === ""
      ? texts.remove(replaces, where)
      : replaces.length > 0
        ? texts.replace(replaces, where)
        : texts.add(after, where);
  // What the file says comes back in it.
  return [title, ...(lines === "" ? [] : lines.split("\n").map((one) => `  ${one}`))].map(sanitizeText);
}

const fixLines = ({ edits, notes }: ConfigurationFix): readonly string[] => [
  ...edits.flatMap(editLines),
  ...notes.map((one) => sanitizeText(texts.note(one))),
];

/** `sallyport explain --config`. */
export async function explainConfiguration(url: string | undefined, options: ExplainOptions, run: Run): Promise<void> {
  const { config: name = "-", json } = options;
  const file = readConfigurationFile(await readInput(name, run.terminal, configurationLimit), name);
  const { configuration } = file;
  const wanted = await wantedOf(url, options, run);
  const findings = checkConfiguration(configuration, wanted);
  // Lines that work are no help where the request does not fail for an error here.
  const fix = wanted !== undefined && findings.some(isError) ? fixFor(file, wanted, options) : undefined;
  run.status = findings.length === 0 ? exitCodes.clean : exitCodes.findings;
  if (json === true) {
    printJSON(run.terminal, { kind: "configuration", form: configuration.kind, findings, fix: fix ?? null });
    return;
  }
  const shown = name === "-" ? "standard input" : name;
  const lines = findings.flatMap((one) => [lineOf(shown, one), sanitizeText(`  ${texts.fix(one.fix)}`)]);
  const needs = fix === undefined ? [] : [texts.needs, ...fixLines(fix)];
  const all = lines.length === 0 ? [texts.clean(configuration.kind, wanted?.origin)] : [...lines, ...needs];
  run.terminal.stdout(`${all.join("\n")}\n`);
}
