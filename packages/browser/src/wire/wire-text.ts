import type { Header } from "../fetch/header-list.ts";
import { trimBlanks } from "../fetch/trim-blanks.ts";

export { trimBlanks };

/** RFC 9110, section 5.6.2 */
const token = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/i;

/** A field of which nobody knows whether its name is one; `undefined` where it has none. */
export function splitField(line: string): Header | undefined {
  const colon = line.indexOf(":");
  return colon < 0 ? undefined : [line.slice(0, colon), line.slice(colon + 1)];
}

/** The fields whose names are tokens. */
export const namedFields = (fields: readonly (Header | undefined)[]): readonly Header[] =>
  fields.filter((field): field is Header => field !== undefined && token.test(field[0]));

/** The elements of a list that stands in several lines. */
export const elements = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => value.split(",")).map(trimBlanks);

/** A number that is not larger than a number can be exactly; `undefined` for a larger one. */
export function safeNumber(digits: string, radix = 10): number | undefined {
  const number = Number.parseInt(digits, radix);
  return Number.isSafeInteger(number) ? number : undefined;
}
