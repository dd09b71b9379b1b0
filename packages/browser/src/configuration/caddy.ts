import { readBlocks, type Directive } from "./blocks.ts";
import { originEntry, type Configuration, type CorsRule, type OriginEntry } from "./configuration.ts";
import { literalOrigin, ruleOfHeaders, type SetHeader } from "./header-rule.ts";

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
    const conditions = one.block ?? [{ name, words, line: one.line, block: undefined }];
    found.set(one.name, {
      origins: conditions.flatMap(conditionOf),
      isPreflight: conditions.some((each) => each.name === "method" && each.words.includes("OPTIONS")),
    });
  }
  return found;
}

const unsigned = (name: string): string => name.replace(/^[+>?]+/, "");

/** What `header [matcher] …` sets: in one line, or in a block. */
function headersOf({ words, line, block }: Directive): readonly SetHeader[] {
  const named = words.filter((one, index) => !(index === 0 && /^[@/*]/.test(one)));
  const pairs = block ?? [{ name: named[0] ?? "", words: named.slice(1), line, block: undefined }];
  return pairs.map((one) => ({
    name: unsigned(one.name),
    value: one.words[0] ?? "",
    line: one.line,
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

/** What applies to the blocks in a block. */
interface Inherited {
  readonly matchers: ReadonlyMap<string, Matcher>;
  /** `header` directives that add Access-Control-Allow-Origin. */
  readonly writers: readonly Directive[];
}

/** The headers of a block by the matcher that they stand behind. */
function rulesIn(block: readonly Directive[], scope: string, outer: Inherited): readonly CorsRule[] {
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
  const rule = ruleOfHeaders({
    line: block[0]?.line ?? 1,
    scope,
    all: headers.filter((one) => of(one)?.isPreflight !== true).flatMap(headersOf),
    preflight: headers.filter((one) => of(one)?.isPreflight === true).flatMap(headersOf),
    resolve,
    faults: secondWriters(block, writers),
  });
  const inner = block
    .filter(({ name, block: own }) => own !== undefined && !name.startsWith("@") && name !== "header")
    .flatMap((one) => rulesIn(one.block ?? [], [one.name, ...one.words].join(" "), { matchers, writers }));
  return [...(rule === undefined ? [] : [rule]), ...inner];
}

/** A Caddyfile, or a part of one. */
export function readCaddy(text: string): Configuration {
  const { top, cut } = readBlocks(text, true);
  return { kind: "caddy", rules: rulesIn(top, "", { matchers: new Map(), writers: [] }), cut };
}
