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

/** The headers of a block by the matcher that they stand behind. */
function rulesIn(block: readonly Directive[], scope: string, outer: ReadonlyMap<string, Matcher>): readonly CorsRule[] {
  const matchers = new Map([...outer, ...matchersIn(block)]);
  const of = (one: Directive): Matcher | undefined => matchers.get(one.words[0] ?? "");
  const headers = block.filter(({ name }) => name === "header");
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
    faults: [],
  });
  const inner = block
    .filter(({ name, block: own }) => own !== undefined && !name.startsWith("@") && name !== "header")
    .flatMap((one) => rulesIn(one.block ?? [], [one.name, ...one.words].join(" "), matchers));
  return [...(rule === undefined ? [] : [rule]), ...inner];
}

/** A Caddyfile, or a part of one. */
export function readCaddy(text: string): Configuration {
  const { top, cut } = readBlocks(text, true);
  return { kind: "caddy", rules: rulesIn(top, "", new Map()), cut };
}
