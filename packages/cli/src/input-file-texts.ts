import type { Problem } from "sallyport";
import { didYouMean } from "./did-you-mean.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "you have no permission to read it",
};

const megabytes = (bytes: number): string => `${String(bytes / 1024 / 1024)} MB`;

/** What is wrong with a file that the command line names. */
export const inputTexts = {
  unreadable: (name: string, code: string): string =>
    `Cannot read ${JSON.stringify(name)}: ${reasons[code] ?? code}. Name a file, or - for standard input.`,
  tooLong: (name: string, max: number): string =>
    `${name} is longer than ${megabytes(max)}, and even a policy with 100,000 origins is shorter. Is it the right file?`,
  configurationTooLong: (name: string, max: number): string =>
    `${name} is longer than ${megabytes(max)}. Give the part of the configuration that is about CORS.`,
  casesTooLong: (name: string, max: number): string =>
    `${name} is longer than ${megabytes(max)}. Split the cases into several files.`,
  certificatesTooLong: (name: string, max: number): string =>
    `${name} is longer than ${megabytes(max)}. Is it a PEM file with certificates?`,
  harTooLong: (name: string, max: number): string =>
    `${name} is longer than ${megabytes(max)}. Save the log without bodies, or record a shorter one.`,
  pasteTooLong: (name: string, max: number): string =>
    `${name} is longer than ${megabytes(max)}. Paste only the message, the request or the headers.`,
  notText: (name: string): string => `${name} is not UTF-8 or UTF-16 text. Is it the right file?`,
  tooDeep: (name: string, line: number, column: number): string =>
    `${name}:${String(line)}:${String(column)}: the nesting is deeper than 64 levels. Is it the right file?`,
  notYaml: (name: string, line: number, column: number, reason: string): string =>
    `${name}:${String(line)}:${String(column)}: this is neither YAML nor JSON: ${reason.replace(/ at line \d+, column \d+:?$/, ".")}`,
  noProfile: ({ value, args: { permitted }, code }: Problem): string => {
    const known = Array.isArray(permitted) ? (permitted as readonly string[]) : [];
    const has = known.length === 0 ? " The policy has none." : ` The policy has ${known.join(", ")}.`;
    return `--profile: there is no profile ${JSON.stringify(value)}.${didYouMean(String(value), known, JSON.stringify) || has} [${code}]`;
  },
  broken: (name: string, problems: readonly string[]): string =>
    `${name} does not compile:\n${problems.map((one) => `  ${one}`).join("\n")}\nRun sallyport check on it first.`,
} as const;
