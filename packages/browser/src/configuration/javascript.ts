import {
  emptyRule,
  expressionEntries,
  maxRules,
  originEntry,
  type Configuration,
  type CorsRule,
  type OriginEntry,
  type PathScope,
  type Setting,
  type SettingName,
  type Written,
} from "./configuration.ts";
import { routeAt } from "./javascript-routes.ts";
import { tokensOf, ValueReader, type ProgramValue, type Token } from "./javascript-values.ts";
import { listLookedUp } from "./origin-lookup.ts";

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
  if (one.kind === "expression") return expressionEntries({ value: one.text.replace(/^\/|\/[a-z]*$/g, ""), line: at });
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
      ? [{ code: "loose-comparison" as const, line, value: loose.exec(text)?.[0].replace(/(?<!\s)\s*\($/, "") ?? "" }]
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

/** The options, by the place of their braces, or the call without any; and each of them. */
function settingsOf({ options, line, empty }: Call): readonly Setting[] {
  const each = [...(options?.entries ?? [])].flatMap(([key, value]) => {
    const name = settingNames.get(key);
    return name === undefined ? [] : [{ name, line: value.line, end: value.end }];
  });
  if (options === undefined) {
    const { line: at = line, column = 0 } = empty ?? {};
    return [{ name: "options", line: at, end: at, columns: [column, column] }];
  }
  const kept = options.members.filter(({ name }) => !settingNames.has(name)).map(({ source }) => source);
  return [{ name: "options", line: options.line, end: options.end, columns: options.columns, kept }, ...each];
}

/** What a program computes is taken as allowed, since nothing runs here. */
function credentialsOf(one: ProgramValue | undefined): Written | undefined {
  if (one === undefined || one.text === "false" || one.text === "!1") return undefined;
  return { value: "true", line: one.line };
}

function ruleOf(call: Call, defaults: Defaults, listOf: (one: ProgramValue) => ProgramValue): CorsRule {
  const { options, line, route } = call;
  const of = (...names: readonly string[]): ProgramValue | undefined =>
    names.map((name) => options?.entries.get(name)).find((one) => one !== undefined);
  const origin = of("origin");
  const maxAge = of("maxAge");
  return {
    ...emptyRule,
    ...route,
    line,
    origins: origin === undefined ? [{ value: "*", line, kind: defaults.origin }] : originsOf(listOf(origin), line),
    methods: textsOf(of("methods", "allowMethods")) ?? defaults.methods.map((value) => ({ value, line })),
    headers: textsOf(of("allowedHeaders", "allowHeaders")) ?? "requested",
    exposed: textsOf(of("exposedHeaders", "exposeHeaders")) ?? [],
    credentials: credentialsOf(of("credentials")),
    maxAge: maxAge === undefined ? undefined : { value: maxAge.text, line: maxAge.line },
    faults: functionFaults(origin),
    settings: settingsOf(call),
    lastLine: options?.end ?? line,
  };
}

/** A call whose options are known, or a setting with them. */
interface Call {
  readonly options: ProgramValue | undefined;
  readonly line: number;
  /** Where options belong, if the call has none. */
  readonly empty?: { readonly line: number; readonly column: number };
  readonly route: ReturnType<typeof routeAt>;
}

/** `const options: CorsOptions = {`: the name that is declared. */
function declared(tokens: readonly Token[], equals: number): string {
  for (let at = equals - 1; at > Math.max(equals - maxAnnotation, 0); at--)
    if (/^(?:const|let|var)$/.test(tokens[at - 1]?.text ?? "")) return tokens[at]?.text ?? "";
  return tokens[equals - 1]?.text ?? "";
}

/** How many tokens an annotation of a type may have. */
const maxAnnotation = 12;

/** Packages that take the options of `cors` by the name `cors`, and the paths that they serve. */
const optionOwners: readonly (readonly [name: string, path: PathScope | undefined])[] = [
  ["socket.io", { kind: "prefix", text: "/socket.io" }],
  ["@nestjs/core", undefined],
];

/** A program that calls `cors()` or the like; nothing of it runs. */
class ProgramReader {
  readonly library: Library;
  readonly rules: CorsRule[] = [];
  /** The first call whose options are not in this file. */
  unread: Written | undefined;
  readonly #tokens: readonly Token[];
  readonly #values: ValueReader;
  readonly #constants = new Map<string, number>();
  readonly #owner: (typeof optionOwners)[number] | undefined;

  constructor(text: string) {
    this.library = libraryIn(text);
    this.#tokens = tokensOf(text);
    this.#values = new ValueReader(text, this.#tokens);
    this.#owner = optionOwners.find(([name]) => text.includes(name));
    for (const [index, { text: sign }] of this.#tokens.entries())
      if (sign === "=" && /^[{[]$/.test(this.#tokens[index + 1]?.text ?? ""))
        this.#constants.set(declared(this.#tokens, index), index + 1);
  }

  /** @returns whether something was left out */
  read(): boolean {
    for (const index of this.#tokens.keys()) {
      if (this.rules.length >= maxRules) return true;
      const call = this.#callAt(index) ?? this.#optionAt(index);
      if (call !== undefined) this.rules.push(ruleOf(call, defaultsOf[this.library], (one) => this.#listOf(one)));
    }
    return false;
  }

  /** A value that is an object, or the constant that is one. */
  #objectAt(index: number): ProgramValue | undefined {
    const [one] = this.#values.read(index);
    const known = one.kind === "word" ? this.#constants.get(one.text) : undefined;
    if (one.kind === "object") return one;
    return known === undefined ? undefined : this.#values.read(known)[0];
  }

  /** The constant list of texts that is an origin, or in which a function looks it up; else what is written. */
  #listOf(one: ProgramValue): ProgramValue {
    const name = one.kind === "word" ? one.text : one.kind === "code" ? listLookedUp(one.text) : undefined;
    const known = name === undefined ? undefined : this.#constants.get(name);
    // A list that grows has more than its first texts.
    const grows = this.#tokens.some(
      ({ text }) => text.startsWith(`${name ?? ""}.`) && /\.(?:push|unshift|splice)$/.test(text),
    );
    if (known === undefined || grows) return one;
    const [list] = this.#values.read(known);
    return list.items.length > 0 && list.items.every(({ kind }) => kind === "text") ? list : one;
  }

  /** The parameter that has the options, where a call begins at a token that takes some. */
  #parameterAt(index: number): number | undefined {
    const { text, kind } = this.#tokens[index] ?? noToken;
    const isCall = kind === "word" && this.#tokens[index + 1]?.text === "(";
    const isDeclared = this.#tokens[index - 1]?.text === "function";
    return isCall && !isDeclared ? callees.get(text.replace(/^this\./, "")) : undefined;
  }

  #callAt(index: number): Call | undefined {
    const { text: name, line } = this.#tokens[index] ?? noToken;
    const parameter = this.#parameterAt(index);
    if (parameter === undefined) return undefined;
    let at = index + 2;
    if (parameter === 1) {
      if (!/cors/i.test(this.#tokens[at]?.text ?? "")) return undefined;
      at += this.#tokens[at + 1]?.text === "," ? 2 : 1;
    }
    const route = routeAt(this.#tokens, index);
    const end = this.#tokens[at];
    if (end?.text === ")") {
      const empty = { line: end.line, column: this.#values.columnOf(end.start) };
      return { options: undefined, line, route, empty };
    }
    const options = this.#objectAt(at);
    if (options !== undefined) return { options, line, route };
    this.unread ??= { value: `${name}()`, line };
    return undefined;
  }

  /** `cors: { … }` among the options of another package. */
  #optionAt(index: number): Call | undefined {
    const { text, line } = this.#tokens[index] ?? noToken;
    if (this.#owner === undefined || text !== "cors" || this.#tokens[index + 1]?.text !== ":") return undefined;
    const options = this.#objectAt(index + 2);
    return options === undefined ? undefined : { options, line, route: { path: this.#owner[1], requestMethods: {} } };
  }
}

const noToken: Token = { kind: "sign", text: "", line: 1, start: 0, end: 0 };

/** Reads a program that calls `cors()` or the like. */
export function readJavaScript(text: string): Configuration {
  const reader = new ProgramReader(text);
  const cut = reader.read();
  const { library, rules, unread } = reader;
  return { kind: "javascript", library, rules, cut, ...(unread === undefined ? {} : { unread }) };
}
