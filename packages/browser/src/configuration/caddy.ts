import { readBlocks, type Directive } from "./blocks.ts";
import {
  expressionEntries,
  originEntry,
  type Configuration,
  type CorsRule,
  type OriginEntry,
  type PathScope,
  type Place,
  type Setting,
  type Written,
} from "./configuration.ts";
import { withoutImports } from "./caddy-snippets.ts";
import { literalOrigin, ruleOfHeaders, settingOf, type SetHeader } from "./header-rule.ts";

/** A named matcher: which origins it lets through, and whether it is for preflights. */
interface Matcher {
  readonly origins: readonly OriginEntry[];
  readonly isPreflight: boolean;
}

/** `header Origin …` and `header_regexp [name] Origin …` of a matcher. */
function conditionOf({ name, words, line }: Directive): readonly OriginEntry[] {
  const at = words.findIndex((one) => one.toLowerCase() === "origin");
  if (at < 0) return [];
  const values = words.slice(at + 1);
  if (name === "header_regexp") return values.flatMap((value) => expressionEntries({ value, line }));
  return name === "header" ? values.map((value) => originEntry({ value, line })) : [];
}

function matchersIn(block: readonly Directive[]): ReadonlyMap<string, Matcher> {
  const found = new Map<string, Matcher>();
  for (const one of block) {
    if (!one.name.startsWith("@")) continue;
    const [name = "", ...words] = one.words;
    const conditions = one.block ?? [{ ...one, name, words }];
    found.set(one.name, {
      origins: conditions.flatMap(conditionOf),
      isPreflight: conditions.some((each) => each.name === "method" && each.words.includes("OPTIONS")),
    });
  }
  return found;
}

const unsigned = (name: string): string => name.replace(/^[+>?]+/, "");

/** What `header [matcher] …` sets: in one line, or in a block. */
function headersOf(header: Directive): readonly SetHeader[] {
  const named = header.words.filter((one, index) => !(index === 0 && /^[@/*]/.test(one)));
  const pairs = header.block ?? [{ ...header, name: named[0] ?? "", words: named.slice(1) }];
  return pairs.map(({ name, words: [value = ""], line, end }) => ({
    name: unsigned(name),
    value,
    line,
    end,
    always: undefined,
  }));
}

const isReflected = (value: string): boolean => /^\{(?:http\.request\.)?header\.origin\}$/i.test(value);

/** Whether a `header` adds to what the application sends: what is deferred replaces it, or yields to it. */
function addsOrigin({ words, block }: Directive): boolean {
  const named = words.filter((one, index) => !(index === 0 && /^[@/*]/.test(one)));
  const names = block === undefined ? named.slice(0, 1) : block.map(({ name }) => name);
  const isDeferred = names.some((one) => one === "defer" || /^[-?>]/.test(one));
  return names.some((one) => /^\+access-control-allow-origin$/i.test(one)) || (!isDeferred && names.some(isOrigin));
}

const isOrigin = (name: string): boolean => /^access-control-allow-origin$/i.test(name);

/** What passes a request on, unless it removes or replaces the application's header. */
const passes = ({ name, block = [] }: Directive): boolean =>
  /^(?:reverse_proxy|php_fastcgi)$/.test(name) &&
  !block.some(({ name: own, words: [header = ""] }) => own === "header_down" && isOrigin(header.replace(/^-/, "")));

const pathOf = ({ words: [first = ""] }: Directive): string | undefined =>
  first.startsWith("/") ? first.split("*", 1)[0] : undefined;

const overlap = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one.startsWith(other) || other.startsWith(one);

/** Few `header` lines are about the origin; of more, the others say the same. */
const maxWriters = 64;

function secondWriters(block: readonly Directive[], writers: readonly Directive[]): CorsRule["faults"] {
  return block
    .filter((one) => passes(one) && writers.some((writer) => overlap(pathOf(one), pathOf(writer))))
    .map(({ name, line }) => ({ code: "two-writers" as const, line, value: name }));
}

/** Whether a block only sets headers and responds. */
const isOfHeaders = ({ name, block = [] }: Directive): boolean =>
  name === "header" || name === "respond" || block.every((one) => one.name === "header" || one.name === "respond");

/** A `header` as settings: as a whole, or each line of it where it also has others. */
function partsOf(header: Directive, isPreflight: boolean): readonly Setting[] {
  const parts = headersOf(header).filter(({ name }) => name !== "defer");
  const named = parts.map((one) => ({ name: settingOf(one), line: one.line, end: one.end }));
  const ofCors = named.flatMap(({ name, ...lines }) => (name === undefined ? [] : [{ name, ...lines }]));
  const [first] = ofCors;
  if (first === undefined) return [];
  if (ofCors.length < named.length) return ofCors.map((one) => ({ ...one, isShared: true }));
  return [{ name: isPreflight ? "preflight" : first.name, line: header.line, end: header.end }];
}

type Matchers = ReadonlyMap<string, Matcher>;

/** A `header`, the matcher that it stands behind, and the block that has it where that is all it has. */
interface Guarded {
  readonly header: Directive;
  readonly matcher: Matcher | undefined;
  readonly handle: Directive | undefined;
}

/** `handle @preflight { … }`: a block for some origins, or for preflights. */
const isGuarding = ({ name, words: [first = ""] }: Directive, matchers: Matchers): boolean => {
  const matcher = matchers.get(first);
  return /^(?:handle|route)$/.test(name) && (matcher?.isPreflight === true || (matcher?.origins.length ?? 0) > 0);
};

const guardedIn = (block: readonly Directive[], matchers: Matchers): readonly Guarded[] =>
  block.flatMap((one): readonly Guarded[] => {
    const matcher = matchers.get(one.words[0] ?? "");
    if (one.name === "header") return [{ header: one, matcher, handle: undefined }];
    if (!isGuarding(one, matchers)) return [];
    const handle = isOfHeaders(one) ? one : undefined;
    return (one.block ?? [])
      .filter(({ name }) => name === "header")
      .map((header) => ({ header, matcher: matchers.get(header.words[0] ?? "") ?? matcher, handle }));
  });

/** Where the settings of a block stand: its `header` directives, and the matchers that nothing else uses. */
function settingsOf(block: readonly Directive[], guarded: readonly Guarded[], matchers: Matchers): readonly Setting[] {
  const ofCorsOnly = guarded.filter(({ header }) => partsOf(header, false).length > 0);
  const responses = block.filter(
    (one) => one.name !== "header" && matchers.get(one.words[0] ?? "")?.isPreflight === true && isOfHeaders(one),
  );
  const used = new Set([...ofCorsOnly.map(({ header, handle }) => handle ?? header), ...responses]);
  const ofCors = new Set([...used].map(({ words }) => words[0]));
  const ofOthers = new Set(block.filter((one) => !used.has(one)).map(({ words }) => words[0]));
  const definitions = block.filter(({ name }) => matchers.has(name) && ofCors.has(name) && !ofOthers.has(name));
  return [
    ...ofCorsOnly.flatMap(({ header, matcher, handle }) =>
      handle === undefined
        ? partsOf(header, matcher?.isPreflight === true)
        : [
            {
              name: matcher?.isPreflight === true ? ("preflight" as const) : ("origin" as const),
              line: handle.line,
              end: handle.end,
            },
          ],
    ),
    ...responses.map(({ line, end }) => ({ name: "preflight" as const, line, end })),
    ...definitions.map(({ name, line, end }) => ({
      name: matchers.get(name)?.isPreflight === true ? ("preflight" as const) : ("origin" as const),
      line,
      end,
    })),
  ].toSorted((one, other) => one.line - other.line);
}

const scopeOf = (path: string | undefined): PathScope | undefined =>
  path === undefined ? undefined : { kind: "prefix", text: path };

/** What applies to the blocks in a block. */
interface Inherited {
  readonly matchers: Matchers;
  /** `header` directives that add Access-Control-Allow-Origin. */
  readonly writers: readonly Directive[];
  readonly path: PathScope | undefined;
  readonly hosts: readonly string[] | undefined;
  /** Lines with an import of more than CORS, which stay. */
  readonly mixed: ReadonlySet<number>;
}

/** A header with the matcher that it stands behind. */
interface GuardedHeader extends SetHeader {
  readonly matcher: Matcher | undefined;
}

function resolve({ value, line, matcher, ...header }: GuardedHeader): readonly OriginEntry[] {
  if (!isReflected(value)) return literalOrigin({ ...header, value, line });
  const origins = matcher?.origins ?? [];
  return origins.length > 0 ? origins : [{ value, line, kind: "reflected" }];
}

/** The headers of a block by the matcher that they stand behind. */
function rulesIn(at: Directive, outer: Inherited): readonly CorsRule[] {
  const block = at.block ?? [];
  const matchers = new Map([...outer.matchers, ...matchersIn(block)]);
  const guarded = guardedIn(block, matchers);
  const headers = guarded.map(({ header }) => header);
  const writers = [...headers.filter(addsOrigin), ...outer.writers].slice(0, maxWriters);
  const [writer] = headers.filter((one) => partsOf(one, false).length > 0);
  const path = scopeOf(pathOf(at)) ?? outer.path;
  const hosts = hostsOf(at) ?? outer.hosts;
  const all = guarded.flatMap(({ header, matcher }) => headersOf(header).map((one) => ({ ...one, matcher })));
  const rule = ruleOfHeaders({
    line: block[0]?.line ?? 1,
    scope: [at.name, ...at.words].join(" ").trim(),
    all: all.filter(({ matcher }) => matcher?.isPreflight !== true),
    preflight: all.filter(({ matcher }) => matcher?.isPreflight === true),
    resolve,
    faults: secondWriters(block, writers),
    path: scopeOf(writer === undefined ? undefined : pathOf(writer)) ?? path,
    lastLine: headers.at(-1)?.end ?? at.line,
  });
  const settings = settingsOf(block, guarded, matchers).filter(({ line }) => !outer.mixed.has(line));
  const inner = block
    .filter((one) => isBlock(one) && one.name !== "header" && !isGuarding(one, matchers))
    .flatMap((one) => rulesIn(one, { ...outer, matchers, writers, path, hosts }));
  return [...(rule === undefined ? [] : [{ ...rule, hosts, settings }]), ...inner];
}

const isBlock = ({ name, block }: Directive): boolean => block !== undefined && !/^[@(]/.test(name);

/** The names of a site: `api.example, www.api.example`, without a port; none where it is for all. */
function hostsOf({ name, words }: Directive): readonly string[] | undefined {
  const names = [name, ...words].map((one) =>
    one
      .replace(/,$/, "")
      .replace(/^\w+:\/\//, "")
      .replace(/[:/].*/, ""),
  );
  return names.every((one) => /^[\w*-]+(?:\.[\w-]+)+$/.test(one)) ? names : undefined;
}

/** The blocks of sites and of paths, to which headers can be added. */
const placesIn = (block: readonly Directive[], outer?: readonly string[]): readonly Place[] =>
  block
    .filter((one) => isBlock(one) && one.name !== "" && !/^(?:header|reverse_proxy)$/.test(one.name))
    .flatMap((one) => {
      const hosts = hostsOf(one) ?? outer;
      return [{ after: one.line, path: scopeOf(pathOf(one)), hosts }, ...placesIn(one.block ?? [], hosts)];
    });

/** A Caddyfile, or a part of one. */
export function readCaddy(text: string): Configuration {
  const { top, ...read } = readBlocks(text, true);
  const { block, mixed } = withoutImports(top);
  const root: Directive = { name: "", words: [], line: 1, end: 1, columns: [0, 0], head: "", block };
  const rules = rulesIn(root, { matchers: new Map(), writers: [], path: undefined, hosts: undefined, mixed });
  const includes = block.flatMap((one) => importsOf(one));
  return { kind: "caddy", rules, ...read, places: placesIn(block), includes };
}

const importsOf = ({ name, words: [value = ""], line, block = [] }: Directive): readonly Written[] =>
  name === "import" ? [{ value, line }] : block.flatMap(importsOf);
