import type { Configuration, CorsRule, Setting } from "../../configuration/configuration.ts";
import type { ServerChange } from "../../explain/servers/server.ts";
import { indent, quoted } from "../../explain/servers/write.ts";
import type { ConfigurationEdit } from "./edit.ts";
import { fixTexts as texts } from "./fix-texts.ts";
import { isWritten } from "./merged-change.ts";

/** A rule that is a set of options, and the change that it needs. */
interface OptionTarget {
  readonly configuration: Configuration;
  readonly rule: CorsRule;
  readonly change: ServerChange;
  readonly text: readonly string[];
}

/** The names of a package's options; Hono's and Koa's differ from those of the others. */
const optionNames = {
  cors: { methods: "methods", headers: "allowedHeaders", expose: "exposedHeaders" },
  koa: { methods: "allowMethods", headers: "allowHeaders", expose: "exposeHeaders" },
} as const;

/** What stands before the options in their first line, and behind them in the last one. */
function aroundOptions(text: readonly string[], { line, end, columns }: Setting): Record<"before" | "after", string> {
  const [first = "", last = ""] = [text[line - 1], text[end - 1]];
  if (columns === undefined) return { before: "", after: "" };
  const before = first.slice(0, columns[0]);
  // Where there are none yet, they can follow the package: `register(cors)`.
  const isNext = columns[0] === columns[1] && line === end && /[\w$]\s*$/.test(before);
  return { before: isNext ? `${before}, ` : before, after: last.slice(columns[1]) };
}

/** The lines of the options; what the package does without an option stays as it is. */
export function javascriptEdits({ configuration, rule, change, text }: OptionTarget): ConfigurationEdit | undefined {
  const { library = "cors" } = configuration;
  const names = optionNames[library === "hono/cors" || library === "@koa/cors" ? "koa" : "cors"];
  const options = rule.settings.find(({ name }) => name === "options");
  if (options === undefined) return undefined;
  const hasMethods = change.methods.every((one) => rule.methods?.some(({ value }) => value === one));
  const lines = [
    `origin: [${quoted(change.origins)}],`,
    ...(!isWritten(rule, "methods") && hasMethods ? [] : [`${names.methods}: [${quoted(change.methods)}],`]),
    ...(isWritten(rule, "headers") ? [`${names.headers}: [${quoted(change.headers)}],`] : []),
    ...(change.expose.length > 0 ? [`${names.expose}: [${quoted(change.expose)}],`] : []),
    ...(change.credentials ? ["credentials: true,"] : []),
    ...(change.maxAge === undefined ? [] : [`maxAge: ${change.maxAge},`]),
  ];
  const range = [options.line, options.end] as const;
  const { before, after } = aroundOptions(text, options);
  const start = /^\s*/.exec(text[options.line - 1] ?? "")?.[0] ?? "";
  const kept = (options.kept ?? []).map((one) => `${start}  ${one},`);
  return {
    replaces: [range],
    after: undefined,
    where: texts.options,
    lines: [`${before}{`, ...kept, indent(lines.join("\n"), `${start}  `), `${start}}${after}`].join("\n"),
  };
}

/** How Serverless names the settings of an HTTP API and of the event of a REST API. */
const serverlessNames = {
  httpApi: {
    origins: "allowedOrigins",
    methods: "allowedMethods",
    headers: "allowedHeaders",
    expose: "exposedResponseHeaders",
  },
  // The method is that of the event.
  http: { origins: "origins", methods: undefined, headers: "headers", expose: "exposedResponseHeaders" },
} as const;

type ServerlessNames = (typeof serverlessNames)[keyof typeof serverlessNames];

const inYaml = (all: readonly string[]): string => `[${all.map((one) => `"${one}"`).join(", ")}]`;

/** The mapping `cors`; `headers` are left out where Serverless allows them by itself. */
const mapping = (names: ServerlessNames, change: ServerChange, headers: readonly string[]): string =>
  [
    "cors:",
    `  ${names.origins}: ${inYaml(change.origins)}`,
    ...(names.methods === undefined ? [] : [`  ${names.methods}: ${inYaml(change.methods)}`]),
    ...(headers.length > 0 ? [`  ${names.headers}: ${inYaml(headers)}`] : []),
    ...(change.expose.length > 0 ? [`  ${names.expose}: ${inYaml(change.expose)}`] : []),
    ...(change.credentials ? ["  allowCredentials: true"] : []),
    ...(change.maxAge === undefined ? [] : [`  maxAge: ${change.maxAge}`]),
  ].join("\n");

/** The mapping as far to the right as it is there. */
export function serverlessEdits({ rule, change, text }: OptionTarget): ConfigurationEdit {
  const names = serverlessNames[rule.keys.includes("httpApi") ? "httpApi" : "http"];
  const [first] = rule.settings;
  const line = first?.name === "options" ? first.line : rule.line;
  const start = /^[\s-]*/.exec(text[line - 1] ?? "")?.[0].replaceAll("-", " ") ?? "";
  const known = new Set(rule.headers === "requested" ? [] : rule.headers?.map(({ value }) => value.toLowerCase()));
  const hasHeaders = !isWritten(rule, "headers") && change.headers.every((one) => known.has(one.toLowerCase()));
  return {
    replaces: [[line, rule.lastLine]],
    after: undefined,
    where: texts.mapping,
    lines: indent(mapping(names, change, hasHeaders ? [] : change.headers), start),
  };
}

/** The mapping for a file that has none. */
export function newServerlessEdit(change: ServerChange, text: readonly string[]): ConfigurationEdit {
  const isRest = text.some((line) => /^\s*-\s*http:/.test(line));
  const place = { replaces: [], after: undefined, where: isRest ? texts.inEvent : texts.underProvider };
  const lines = mapping(serverlessNames[isRest ? "http" : "httpApi"], change, change.headers);
  return { ...place, lines: isRest ? lines : `httpApi:\n${indent(lines, "  ")}` };
}
