import { listOf } from "../text/list.ts";

const quote = (value: unknown): string =>
  typeof value === "function" || typeof value === "symbol" ? typeof value : JSON.stringify(value);

/** What is wrong with an option, and what to write instead. */
export const optionTexts = {
  intro: "The options of Sallyport's test environment have problems:",
  notAnObject: (value: unknown): string =>
    `The options are ${quote(value)}. Pass an object, such as { "engine": "firefox" }.`,
  unknown: (name: string, known: readonly string[]): string =>
    `There is no option ${quote(name)}. The options are ${listOf(known)}.`,
  oneOf: (name: string, value: unknown, known: readonly string[]): string =>
    `${name} is ${quote(value)}. Use one of ${listOf(known.map(quote))}.`,
  url: (value: unknown): string =>
    `url is ${quote(value)}. Use a URL with http: or https:, such as "https://app.example/".`,
  object: (name: string, value: unknown): string => `${name} is ${quote(value)}. Pass an object.`,
  network: (message: string): string => `network: ${message}`,
} as const;

export const threadTexts = {
  late: (url: string, milliseconds: number): string =>
    `No response to the synchronous request for ${url} within ${String(milliseconds)} ms. ` +
    "Nothing else runs in this thread while a script waits, so a server in the test file cannot respond. " +
    "Start it in another process, for example in Vitest's or Jest's globalSetup.",
  closed: "The test environment has ended, so a synchronous request cannot be sent.",
  failed: (message: string): string => `The thread of synchronous requests failed: ${message}`,
} as const;

export const reportTexts = {
  heading: (method: string, url: string, engine: string): string => `Sallyport: ${method} ${url} failed in ${engine}.`,
} as const;
