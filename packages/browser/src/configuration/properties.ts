import { maxParts, type Configuration } from "./configuration.ts";
import { propertyRules, type Property } from "./property-rules.ts";

/** The parts of a name: `routes[0].cors`, `cors-configurations.[/**].allowed-origins`; in brackets a dot is a sign. */
export function namesOf(text: string): readonly string[] {
  const names: string[] = [];
  let name = "";
  let isInBrackets = false;
  for (const sign of text) {
    const ends = isInBrackets ? sign === "]" : sign === "." || sign === "[";
    if (!ends) {
      name += sign;
      continue;
    }
    if (name !== "") names.push(name);
    name = "";
    isInBrackets = sign === "[";
  }
  return name === "" ? names : [...names, name];
}

/** What stands before the last part of a name, with its dot. */
export const beforeLastName = (name: string): string =>
  name.slice(0, Math.max(name.lastIndexOf("."), name.lastIndexOf("]")) + 1);

const maxLine = 4096;

/** A line with those that continue it. */
interface LogicalLine {
  readonly text: string;
  readonly line: number;
  readonly end: number;
}

const isContinued = (line: string): boolean => (/(?<!\\)\\+$/.exec(line)?.[0].length ?? 0) % 2 === 1;

function* logicalLines(lines: readonly string[]): Generator<LogicalLine> {
  for (let at = 0; at < lines.length; at++) {
    const first = at;
    let text = lines[at]?.trim() ?? "";
    while (!/^[#!]/.test(text) && isContinued(text) && text.length <= maxLine && at + 1 < lines.length)
      text = text.slice(0, -1) + (lines[++at]?.trim() ?? "");
    yield { text, line: first + 1, end: at + 1 };
  }
}

const unescaped = (text: string): string => text.replaceAll(/\\(.)/g, "$1");

/** The name and the value: the first `=`, `:` or blank outside of brackets that no backslash precedes. */
function pairOf(text: string): readonly [name: string, value: string] {
  let at = 0;
  let isInBrackets = false;
  for (; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === "\\") at++;
    else if (sign === "[") isInBrackets = true;
    else if (sign === "]") isInBrackets = false;
    else if (!isInBrackets && /[=:\s]/.test(sign)) break;
  }
  const value = text.slice(at).replace(/^\s*[=:]?\s*/, "");
  return [unescaped(text.slice(0, at)), unescaped(value)];
}

/** A list may have its items one by one: `allowed-origins[0]`. */
const withoutIndex = (names: readonly string[]): readonly string[] =>
  names.length > 1 && /^[0-9]+$/.test(names.at(-1) ?? "") ? names.slice(0, -1) : names;

function propertyOf({ text, line, end }: LogicalLine, part: number): Property {
  const [name, value] = pairOf(text);
  const names = withoutIndex(namesOf(name));
  const prefix = beforeLastName(name.replace(/\[[0-9]+\]$/, ""));
  const values = value
    .split(",")
    .map((one) => ({ value: one.trim(), line }))
    .filter((one) => one.value !== "");
  return { names, prefix, values, line, end, part };
}

/** Properties of Spring, Quarkus or Micronaut; `#---` begins another document, for another profile. */
export function readProperties(text: string): Configuration {
  const lines = text.split("\n");
  const all: Property[] = [];
  let part = 0;
  for (const one of logicalLines(lines.slice(0, maxParts))) {
    if (/^[#!]---\s*$/.test(one.text)) part++;
    if (one.text === "" || /^[#!]/.test(one.text) || one.text.length > maxLine) continue;
    all.push(propertyOf(one, part));
  }
  const cut = lines.length > maxParts;
  return propertyRules(all, cut) ?? { kind: "application", rules: [], cut };
}
