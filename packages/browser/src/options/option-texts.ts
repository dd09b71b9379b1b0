import { listOf } from "../text/list.ts";
import { truncate } from "../text/truncate.ts";

const maxShown = 100;

/** A value as a message shows it: never what is inside of an object, which may be large, or refer to itself. */
function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(truncate(value, maxShown));
  if (typeof value === "function") return "a function";
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "an object";
  return String(value);
}

const quotedList = (known: readonly string[]): string => listOf(known.map((one) => JSON.stringify(one)));

/** What is wrong with an option, and what to write instead. */
export const optionTexts = {
  intro: (of: string): string => `The options of ${of} have problems:`,
  unknown: (name: string, known: readonly string[]): string =>
    `There is no option ${shown(name)}. The options are ${listOf(known)}.`,
  oneOf: (name: string, value: unknown, known: readonly string[]): string =>
    `${name} is ${shown(value)}. Use one of ${quotedList(known)}.`,
  listOf: (name: string, value: unknown, known: readonly string[]): string =>
    `${name} is ${shown(value)}. Pass a list of ${quotedList(known)}.`,
  more: (count: number): string => `And ${String(count)} more.`,
  pass: (name: string, value: unknown, what: string): string => `${name} is ${shown(value)}. Pass ${what}.`,
} as const;
