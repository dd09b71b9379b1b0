import { readBlocks, type Directive } from "./blocks.ts";
import {
  originEntry,
  type Configuration,
  type CorsRule,
  type OriginEntry,
  type PathScope,
  type Place,
  type Setting,
} from "./configuration.ts";
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
  if (name === "header_regexp") return values.map((value) => ({ value, line, kind: "expression" }));
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
  first.startsWith("/") ? first.replace(/\*.*$/, "") : undefined;

const overlap = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one.startsWith(other) || other.startsWith(one);

/** Few `header` lines are about the origin; of more, the others say the same. */
const maxWriters = 64;

function secondWriters(block: readonly Directive[], writers: readonly Directive[]): CorsRule["faults"] {
  return block
    .filter((one) => passes(one) && writers.some((writer) => overlap(pathOf(one), pathOf(writer))))
    .map(({ name, line }) => ({ code: "two-writers" as const, line, value: name }));
}

/** Whether a block is about preflights alone. */
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

/** Where the settings of a block stand: its `header` directives, and the matchers that nothing else uses. */
function settingsOf(block: readonly Directive[], matchers: ReadonlyMap<string, Matcher>): readonly Setting[] {
  const matcherOf = ({ words: [first = ""] }: Directive): Matcher | undefined => matchers.get(first);
  const isPreflight = (one: Directive): boolean => matcherOf(one)?.isPreflight === true;
  const headers = block.filter((one) => one.name === "header" && partsOf(one, false).length > 0);
  const responses = block.filter((one) => one.name !== "header" && isPreflight(one) && isOfHeaders(one));
  const used = new Set([...headers, ...responses]);
  const ofCors = new Set([...used].map(({ words }) => words[0]));
  const ofOthers = new Set(block.filter((one) => !used.has(one)).map(({ words }) => words[0]));
  const definitions = block.filter(({ name }) => matchers.has(name) && ofCors.has(name) && !ofOthers.has(name));
  return [
    ...headers.flatMap((one) => partsOf(one, isPreflight(one))),
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
  readonly matchers: ReadonlyMap<string, Matcher>;
  /** `header` directives that add Access-Control-Allow-Origin. */
  readonly writers: readonly Directive[];
  readonly path: PathScope | undefined;
}

/** The headers of a block by the matcher that they stand behind. */
function rulesIn(at: Directive, outer: Inherited): readonly CorsRule[] {
  const block = at.block ?? [];
  const matchers = new Map([...outer.matchers, ...matchersIn(block)]);
  const of = (one: Directive): Matcher | undefined => matchers.get(one.words[0] ?? "");
  const headers = block.filter(({ name }) => name === "header");
  const writers = [...headers.filter(addsOrigin), ...outer.writers].slice(0, maxWriters);
  const resolve = (header: SetHeader): readonly OriginEntry[] => {
    const from = headers.find((one) =>
      headersOf(one).some((each) => each.line === header.line && each.value === header.value),
    );
    const origins = (from === undefined ? undefined : of(from))?.origins ?? [];
    if (!isReflected(header.value)) return literalOrigin(header);
    return origins.length > 0 ? origins : [{ value: header.value, line: header.line, kind: "reflected" }];
  };
  const [writer] = headers.filter((one) => partsOf(one, false).length > 0);
  const path = scopeOf(pathOf(at)) ?? outer.path;
  const rule = ruleOfHeaders({
    line: block[0]?.line ?? 1,
    scope: [at.name, ...at.words].join(" ").trim(),
    all: headers.filter((one) => of(one)?.isPreflight !== true).flatMap(headersOf),
    preflight: headers.filter((one) => of(one)?.isPreflight === true).flatMap(headersOf),
    resolve,
    faults: secondWriters(block, writers),
    path: scopeOf(writer === undefined ? undefined : pathOf(writer)) ?? path,
    lastLine: headers.at(-1)?.end ?? at.line,
  });
  const inner = block
    .filter(({ name, block: own }) => own !== undefined && !name.startsWith("@") && name !== "header")
    .flatMap((one) => rulesIn(one, { matchers, writers, path }));
  return [...(rule === undefined ? [] : [{ ...rule, settings: settingsOf(block, matchers) }]), ...inner];
}

/** The blocks of sites and of paths, to which headers can be added. */
const placesIn = (block: readonly Directive[]): readonly Place[] =>
  block
    .filter(
      ({ name, block: own }) => own !== undefined && !name.startsWith("@") && !/^(?:header|reverse_proxy)$/.test(name),
    )
    .flatMap((one) => [{ line: one.line, path: scopeOf(pathOf(one)) }, ...placesIn(one.block ?? [])]);

/** A Caddyfile, or a part of one. */
export function readCaddy(text: string): Configuration {
  const { top, cut } = readBlocks(text, true);
  const root: Directive = { name: "", words: [], line: 1, end: 1, block: top };
  const rules = rulesIn(root, { matchers: new Map(), writers: [], path: undefined });
  return { kind: "caddy", rules, cut, places: placesIn(top) };
}
