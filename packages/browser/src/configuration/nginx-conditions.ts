import type { Directive } from "./blocks.ts";
import { expressionEntries, originEntry, type OriginEntry } from "./configuration.ts";

/** What variables say about a request; nginx's maps are global, and a `set` elsewhere is rare. */
export interface Variables {
  /** The origins that a variable can hold. */
  readonly origins: ReadonlyMap<string, readonly OriginEntry[]>;
  /** The origins for which a variable is set at all. */
  readonly guards: ReadonlyMap<string, readonly OriginEntry[]>;
  /** What a condition on OPTIONS adds to a variable, at its end. */
  readonly preflights: ReadonlyMap<string, readonly string[]>;
}

/** What an `if` asks. */
interface Condition {
  /** The origins that it lets through; `undefined` where it is about something else. */
  readonly origins: readonly OriginEntry[] | undefined;
  /** The origins that it does not let through: what stands behind its `return` is for these. */
  readonly others: readonly OriginEntry[] | undefined;
  /** The methods that it lets through, in upper case. */
  readonly methods: readonly string[] | undefined;
  readonly isPreflight: boolean;
}

const none: Condition = { origins: undefined, others: undefined, methods: undefined, isPreflight: false };

const originVariable = /^\$\{?http_origin\}?$/;

/** Whether a text is the variable with the Origin. */
export const isOriginVariable = (text: string): boolean => originVariable.test(text);
const ofMethod = /^\$\{?request_method\}?$/;

const unquoted = (text: string): string => text.trim().replace(/^(["'])([\s\S]*)\1$/, "$2");

/** A key of a map or the right side of an `if` as an entry: `~` and `~*` begin an expression. */
function comparedTo(text: string, line: number): readonly OriginEntry[] {
  if (!text.startsWith("~")) return [originEntry({ value: text, line })];
  return expressionEntries({ value: text.replace(/^~\*?\s*/, ""), line });
}

/** `GET`, `(GET|POST)`, `^(?:GET|POST)$`: the names; `undefined` where it is another expression. */
function methodsIn(text: string): readonly string[] | undefined {
  const names = text
    .replaceAll(/^\^|\$$/g, "")
    .replaceAll(/^\((?:\?:)?|\)$/g, "")
    .split("|");
  return names.every((one) => /^[A-Za-z]+$/.test(one)) ? names.map((one) => one.toUpperCase()) : undefined;
}

function ofMethods(operator: string, right: string): Condition {
  const methods = operator === "=" || operator.startsWith("~") ? methodsIn(right) : undefined;
  return { ...none, methods, isPreflight: methods?.length === 1 && methods[0] === "OPTIONS" };
}

function ofOrigins(operator: string, right: string, line: number): Condition {
  const entries = operator.includes("~")
    ? expressionEntries({ value: right, line })
    : [originEntry({ value: right, line })];
  return operator.startsWith("!") ? { ...none, others: entries } : { ...none, origins: entries };
}

/** `if ($cors = "true")`: that of the conditions in which the variable was set. */
function ofVariable(name: string, operator: string, right: string, { guards, preflights }: Variables): Condition {
  if (operator.startsWith("!") || /^0?$/.test(right)) {
    return operator === "" ? { ...none, origins: guards.get(name) } : none;
  }
  const isPreflight = preflights.get(name)?.some((end) => end !== "" && right.endsWith(end)) === true;
  return { ...none, origins: guards.get(name), isPreflight };
}

/** What an `if` asks; nothing of any other directive. */
export function conditionOf({ name, head, line }: Directive, variables: Variables): Condition {
  const inside =
    name === "if"
      ? head
          .replace(/^if\s*\(/, "")
          .replace(/\)$/, "")
          .trim()
      : "";
  const [, left = "", operator = "", right = ""] = /^(\$\{?\w+\}?)\s*(!?(?:=|~\*?))?([\s\S]*)/.exec(inside) ?? [];
  const value = unquoted(right);
  if (ofMethod.test(left)) return ofMethods(operator, value);
  return isOriginVariable(left) ? ofOrigins(operator, value, line) : ofVariable(left, operator, value, variables);
}

/** The entries of a map of the Origin: what it chooses, and for whom it chooses something. */
function mapEntries({ block = [] }: Directive): Record<"chosen" | "keys", readonly OriginEntry[]> {
  const entries = block.filter(
    ({ name, words }) => words[0] !== undefined && !/^(?:hostnames|volatile|include)$/.test(name),
  );
  const chosen = entries.flatMap(({ name, words: [value = ""], line }): readonly OriginEntry[] => {
    if (value === "") return [];
    if (name === "default")
      return isOriginVariable(value) ? [{ value, line, kind: "reflected" }] : [originEntry({ value, line })];
    return isOriginVariable(value) ? comparedTo(name, line) : [originEntry({ value, line })];
  });
  const keys = entries
    .filter(({ name, words: [value = ""] }) => name !== "default" && !/^0?$/.test(value))
    .flatMap(({ name, line }) => comparedTo(name, line));
  return { chosen, keys };
}

/** Variables, as they are found from the top to the bottom of a file. */
class VariableReader implements Variables {
  readonly origins = new Map<string, readonly OriginEntry[]>();
  readonly guards = new Map<string, readonly OriginEntry[]>();
  readonly preflights = new Map<string, readonly string[]>();

  visit(directives: readonly Directive[], within: Condition): void {
    for (const one of directives) {
      const [first = "", second = ""] = one.words;
      if (one.name === "map" && isOriginVariable(first)) {
        const { chosen, keys } = mapEntries(one);
        this.origins.set(second, chosen);
        this.guards.set(second, keys);
      } else if (one.name === "set") this.#set(first, second, one.line, within);
      if (one.block !== undefined && one.name !== "map")
        this.visit(one.block, one.name === "if" ? conditionOf(one, this) : within);
    }
  }

  #set(name: string, value: string, line: number, { origins, others, isPreflight }: Condition): void {
    const add = (to: Map<string, readonly OriginEntry[]>, entries: readonly OriginEntry[]): void =>
      void to.set(name, [...(to.get(name) ?? []), ...entries]);
    if (isOriginVariable(value)) add(this.origins, origins ?? [{ value, line, kind: "reflected" }]);
    else if (isPreflight)
      this.preflights.set(name, [...(this.preflights.get(name) ?? []), value.replace(/^[\s\S]*\}/, "")]);
    else if (origins !== undefined) add(this.guards, origins);
    else if (others !== undefined && /^0?$/.test(value)) add(this.guards, others);
  }
}

/** Variables of the whole file. */
export function variablesIn(top: readonly Directive[]): Variables {
  const reader = new VariableReader();
  reader.visit(top, none);
  return reader;
}
