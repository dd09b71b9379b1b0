import type { ServerChange } from "./server.ts";

/** Names between quotation marks: `"a", "b"`. */
export const quoted = (names: readonly string[], mark = '"'): string =>
  names.map((one) => `${mark}${one}${mark}`).join(", ");

/** The lines that are there. */
export const lines = (all: readonly (string | false | undefined)[]): string =>
  all.filter((one): one is string => typeof one === "string").join("\n");

export const indent = (text: string, by: string): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? line : `${by}${line}`))
    .join("\n");

/** JSON with its lists of names in one line each. */
export const json = (value: unknown): string =>
  JSON.stringify(value, null, 2).replaceAll(
    /\[\s+("[^"]*"(?:,\s+"[^"]*")*)\s+\]/g,
    (_all, items: string) => `[${items.replaceAll(/,\s+/g, ", ")}]`,
  );

type HeaderPair = readonly [name: string, value: string];

/** What every response to the page needs beside Access-Control-Allow-Origin. */
export const responsePairs = ({ credentials, expose }: ServerChange): readonly HeaderPair[] => [
  ...(credentials ? [["Access-Control-Allow-Credentials", "true"] as const] : []),
  ...(expose.length === 0 ? [] : [["Access-Control-Expose-Headers", expose.join(", ")] as const]),
];

/** What the response to the preflight needs beside Access-Control-Allow-Origin and -Credentials. */
export const preflightPairs = ({ methods, headers, maxAge }: ServerChange): readonly HeaderPair[] => [
  ["Access-Control-Allow-Methods", methods.join(", ")],
  ...(headers.length === 0 ? [] : [["Access-Control-Allow-Headers", headers.join(", ")] as const]),
  ...(maxAge === undefined ? [] : [["Access-Control-Max-Age", maxAge] as const]),
];

export const preflightVary = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";
