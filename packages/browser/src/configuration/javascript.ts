import {
  emptyRule,
  maxRules,
  originEntry,
  type Configuration,
  type CorsRule,
  type OriginEntry,
  type Setting,
  type SettingName,
  type Written,
} from "./configuration.ts";
import { tokensOf, ValueReader, type ProgramValue } from "./javascript-values.ts";

/** What a package does where an option is missing. */
interface Defaults {
  readonly methods: readonly string[];
  /** `Access-Control-Allow-Origin` without the option `origin`. */
  readonly origin: OriginEntry["kind"];
}

const six = ["GET", "HEAD", "PUT", "PATCH", "POST", "DELETE"];

type Library = NonNullable<Configuration["library"]>;

const defaultsOf: Readonly<Record<Library, Defaults>> = {
  cors: { methods: six, origin: "any" },
  "@fastify/cors": { methods: ["GET", "HEAD", "POST"], origin: "any" },
  // It echoes the Origin.
  "@koa/cors": { methods: six, origin: "reflected" },
  "hono/cors": { methods: six, origin: "any" },
  "@nestjs/core": { methods: six, origin: "any" },
};

const libraries: readonly Library[] = ["@fastify/cors", "@koa/cors", "hono/cors"];

/** The package whose options these are, by its import. */
function libraryIn(text: string): Library {
  const named = libraries.find((name) => text.includes(`"${name}"`) || text.includes(`'${name}'`));
  return named ?? (text.includes("enableCors") ? "@nestjs/core" : "cors");
}

/** Names of the functions that take the options, and which of their parameters these are. */
const callees: ReadonlyMap<string, number> = new Map([
  ["cors", 0],
  ["app.enableCors", 0],
  ["enableCors", 0],
  ["app.register", 1],
  ["fastify.register", 1],
  ["server.register", 1],
  ["koaCors", 0],
  ["fastifyCors", 0],
]);

const textsOf = (one: ProgramValue | undefined): readonly Written[] | undefined => {
  if (one === undefined) return undefined;
  const items = one.kind === "list" ? one.items : [one];
  return items
    .filter(({ kind }) => kind === "text")
    .flatMap(({ text, line }) => text.split(",").map((name) => ({ value: name.trim(), line })))
    .filter(({ value }) => value !== "");
};

/** Methods that compare a part of an origin. */
const loose = /\.(?:endsWith|includes|indexOf|startsWith|match|search)\s*\(/;
const hasList = /\b\w*(?:list|allowed|origins|whitelist|domains)\w*\.(?:includes|indexOf|has)\s*\(/i;

function originsOf(one: ProgramValue, line: number): readonly OriginEntry[] {
  const at = one.line || line;
  if (one.kind === "text")
    return one.text.split(",").length > 1
      ? [{ value: one.text, line: at, kind: "exact" }]
      : [originEntry({ value: one.text, line: at })];
  if (one.kind === "expression")
    return [{ value: one.text.replace(/^\/|\/[a-z]*$/g, ""), line: at, kind: "expression" }];
  if (one.kind === "list") return one.items.flatMap((item) => originsOf(item, at));
  if (one.kind === "word" && one.text === "true") return [{ value: "true", line: at, kind: "reflected" }];
  if (one.kind === "word" && one.text === "false") return [];
  const isReflection =
    one.kind === "code" &&
    /callback\s*\(\s*null\s*,\s*true\s*\)|=>\s*\w*[oO]rigin\b/.test(one.text) &&
    !/\bif\b|\?|includes|indexOf|has\(|test\(|===|some\(/.test(one.text);
  return [{ value: one.text.slice(0, 80), line: at, kind: isReflection ? "reflected" : "function" }];
}

/** What a function that checks the origin does wrong, as far as it stands in its text. */
function functionFaults(one: ProgramValue | undefined): CorsRule["faults"] {
  if (one?.kind !== "code") return [];
  const { text, line } = one;
  return [
    ...(/\b(?:callback|cb|done)\s*\(\s*new Error\b/.test(text)
      ? [{ code: "callback-throws" as const, line, value: "new Error" }]
      : []),
    ...(loose.test(text) && !hasList.test(text)
      ? [{ code: "loose-comparison" as const, line, value: loose.exec(text)?.[0].replace(/\s*\($/, "") ?? "" }]
      : []),
  ];
}

const settingNames: ReadonlyMap<string, SettingName> = new Map([
  ["origin", "origin"],
  ["methods", "methods"],
  ["allowMethods", "methods"],
  ["allowedHeaders", "headers"],
  ["allowHeaders", "headers"],
  ["exposedHeaders", "expose"],
  ["exposeHeaders", "expose"],
  ["credentials", "credentials"],
  ["maxAge", "max-age"],
]);

/** The options, by the lines of their braces, or the call without any; and each of them. */
function settingsOf(options: ProgramValue | undefined, line: number): readonly Setting[] {
  const each = [...(options?.entries ?? [])].flatMap(([key, value]) => {
    const name = settingNames.get(key);
    return name === undefined ? [] : [{ name, line: value.line, end: value.end }];
  });
  return [{ name: "options", line: options?.line ?? line, end: options?.end ?? line }, ...each];
}

function ruleOf(options: ProgramValue | undefined, line: number, defaults: Defaults): CorsRule {
  const of = (...names: readonly string[]): ProgramValue | undefined =>
    names.map((name) => options?.entries.get(name)).find((one) => one !== undefined);
  const origin = of("origin");
  const credentials = of("credentials");
  const maxAge = of("maxAge");
  return {
    ...emptyRule,
    line,
    origins: origin === undefined ? [{ value: "*", line, kind: defaults.origin }] : originsOf(origin, line),
    methods: textsOf(of("methods", "allowMethods")) ?? defaults.methods.map((value) => ({ value, line })),
    headers: textsOf(of("allowedHeaders", "allowHeaders")) ?? "requested",
    exposed: textsOf(of("exposedHeaders", "exposeHeaders")) ?? [],
    credentials: credentials?.text === "true" ? { value: "true", line: credentials.line } : undefined,
    maxAge: maxAge === undefined ? undefined : { value: maxAge.text, line: maxAge.line },
    faults: functionFaults(origin),
    settings: settingsOf(options, line),
    lastLine: options?.end ?? line,
  };
}

/** A program that calls `cors()` or the like; nothing of it runs. */
export function readJavaScript(text: string): Configuration {
  const tokens = tokensOf(text);
  const reader = new ValueReader(text, tokens);
  const library = libraryIn(text);
  const defaults = defaultsOf[library];
  const constants = new Map<string, number>();
  const rules: CorsRule[] = [];
  for (const [index, { text: name, kind, line }] of tokens.entries()) {
    // `const corsOptions = {`
    if (name === "=" && tokens[index + 1]?.text === "{") constants.set(tokens[index - 1]?.text ?? "", index + 1);
    const parameter =
      kind === "word" && tokens[index + 1]?.text === "(" ? callees.get(name.replace(/^this\./, "")) : undefined;
    if (parameter === undefined) continue;
    if (rules.length >= maxRules) return { kind: "javascript", library, rules, cut: true };
    const rule = ruleAt(reader, tokens, index, parameter, constants);
    if (rule !== undefined) rules.push(ruleOf(rule.options, line, defaults));
  }
  return { kind: "javascript", library, rules, cut: false };
}

/** The options of one call, which may be a constant's; `undefined` where the call is another. */
function ruleAt(
  reader: ValueReader,
  tokens: ReturnType<typeof tokensOf>,
  index: number,
  parameter: number,
  constants: ReadonlyMap<string, number>,
): { readonly options: ProgramValue | undefined } | undefined {
  let at = index + 2;
  if (parameter === 1) {
    if (!/cors/i.test(tokens[at]?.text ?? "")) return undefined;
    at += tokens[at + 1]?.text === "," ? 2 : 1;
  }
  if (tokens[at]?.text === ")") return { options: undefined };
  const [options] = reader.read(at);
  if (options.kind === "object") return { options };
  const known = options.kind === "word" ? constants.get(options.text) : undefined;
  return known === undefined ? undefined : { options: reader.read(known)[0] };
}
