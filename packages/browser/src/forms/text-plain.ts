import { nameValuePairs, type FormEntry } from "./entry-list.ts";

/**
 * A line for each field. Nothing is escaped: a name and a value can be two halves of a JSON text.
 *
 * https://html.spec.whatwg.org/#plain-text-form-data
 */
export const serializeTextPlain = (entries: readonly FormEntry[]): string =>
  nameValuePairs(entries)
    .map(([name, value]) => `${name}=${value}\r\n`)
    .join("");
