import { changeOf, explainMessage, serverFix, type ServerFix, type ServerName } from "@sallyport/browser/explain";
import {
  checkConfiguration,
  formOf,
  readConfiguration,
  readConfigurationDocument,
  type Configuration,
  type ConfigurationFinding,
  type ConfigurationKind,
  type ConfigurationRequest,
} from "@sallyport/browser/report";
import { isCorsSafelistedRequestHeader, parseOrigin, sanitizeText } from "sallyport/standard";
import { readInput } from "../../input-file.ts";
import { exitCodes, printJSON, UsageError, type Run } from "../../terminal.ts";
import { readYaml } from "../../yaml-text.ts";
import { configurationTexts as texts } from "./configuration-texts.ts";
import type { ExplainOptions } from "./explain-options.ts";
import { describedRequest } from "./explain-request.ts";

/** A request that a configuration is checked for, and its URL. */
interface Wanted {
  readonly request: ConfigurationRequest;
  readonly url: string | undefined;
}

const originOf = (page: string): string => (page === "null" ? page : new URL(page).origin);

/** What a message says of the request that failed. */
function fromMessage(message: string): Wanted | undefined {
  const [reading] = explainMessage(message);
  if (reading === undefined) throw new UsageError(texts.noMessage);
  const { origin, url, method, header, value } = reading.values;
  if (origin === undefined || parseOrigin(origin) === undefined) return undefined;
  const asked = reading.code === "preflight-method" ? (method ?? value) : method;
  const named = reading.code === "preflight-header" ? (header ?? value) : header;
  const credentials = reading.code === "cors-credentials" || reading.code === "cors-origin-wildcard";
  return {
    request: {
      origin,
      credentials,
      ...(asked === undefined ? {} : { method: asked }),
      headers: named === undefined ? [] : [named],
    },
    url,
  };
}

/** The request that fails, where the command line has one. */
async function wantedOf(url: string | undefined, options: ExplainOptions, run: Run): Promise<Wanted | undefined> {
  if (options.message !== undefined) return fromMessage(options.message);
  if (url === undefined && options.curl === undefined) return undefined;
  const { request } = await describedRequest(url, options, run);
  const headers = request.headers.filter((one) => !isCorsSafelistedRequestHeader(...one)).map(([name]) => name);
  const credentials = request.credentials === "include";
  return {
    request: { origin: originOf(request.page), method: request.method, headers, credentials },
    url: request.url,
  };
}

/** Reads a file as what its name or its text says that it is. */
function read(text: string, file: string): Configuration {
  const form = formOf(text, file === "-" ? "" : file);
  const found =
    form === undefined ? undefined : form === "document" ? readDocument(text, file) : readConfiguration(form, text);
  if (found === undefined) throw new UsageError(texts.unknown(file));
  return found;
}

function readDocument(text: string, file: string): Configuration | undefined {
  const { value, placeOf } = readYaml(text, file);
  return readConfigurationDocument({ value, lineOf: (path) => placeOf(path).line });
}

/** The server whose language a configuration is in. */
const serversOf: Readonly<Record<Exclude<ConfigurationKind, "javascript">, ServerName>> = {
  nginx: "nginx",
  apache: "apache",
  caddy: "caddy",
  s3: "s3",
  gcs: "gcs",
  azure: "azure",
  spring: "spring",
  serverless: "api-gateway",
};

const libraryServers: Partial<Record<NonNullable<Configuration["library"]>, ServerName>> = {
  cors: "express",
  "@fastify/cors": "fastify",
  "@nestjs/core": "nest",
};

const serverOf = ({ kind, library = "cors" }: Configuration): ServerName | undefined =>
  kind === "javascript" ? libraryServers[library] : serversOf[kind];

/** The lines that the request needs, in the configuration's own language. */
function fixFor(
  configuration: Configuration,
  wanted: Wanted | undefined,
  { server }: ExplainOptions,
): ServerFix | undefined {
  const name = server ?? serverOf(configuration);
  if (wanted === undefined || name === undefined) return undefined;
  const { origin, method = "GET", headers = [], credentials = false } = wanted.request;
  const share = {
    with: [origin] as const,
    methods: [method],
    headers: headers.map((one) => one.toLowerCase()),
    credentials,
  };
  const change = changeOf(share, wanted.url);
  return change === undefined ? undefined : serverFix(name, change);
}

const lineOf = (file: string, { line, severity, text, code }: ConfigurationFinding): string =>
  sanitizeText(`${file}:${String(line)}: ${severity}: ${text} [${code}]`);

const isError = ({ severity }: ConfigurationFinding): boolean => severity === "error";

/** `sallyport explain --config`. */
export async function explainConfiguration(url: string | undefined, options: ExplainOptions, run: Run): Promise<void> {
  const { config: file = "-", json } = options;
  const configuration = read(await readInput(file, run.terminal), file);
  const wanted = await wantedOf(url, options, run);
  const findings = checkConfiguration(configuration, wanted?.request);
  // Lines that work are no help where the request does not fail for an error here.
  const fix = findings.some(isError) ? fixFor(configuration, wanted, options) : undefined;
  run.status = findings.length === 0 ? exitCodes.clean : exitCodes.findings;
  if (json === true) {
    printJSON(run.terminal, { kind: "configuration", form: configuration.kind, findings, fix: fix ?? null });
    return;
  }
  const name = file === "-" ? "standard input" : file;
  const lines = findings.flatMap((one) => [lineOf(name, one), sanitizeText(`  ${texts.fix(one.fix)}`)]);
  const snippet =
    fix?.snippet === undefined || fix.snippet === null ? [] : fix.snippet.split("\n").map((one) => `  ${one}`);
  const needs = fix === undefined ? [] : [texts.needs(fix.where), ...snippet];
  const all = lines.length === 0 ? [texts.clean(configuration.kind, wanted?.request.origin)] : [...lines, ...needs];
  run.terminal.stdout(`${all.join("\n")}\n`);
}
