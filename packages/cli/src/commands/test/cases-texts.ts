import { didYouMean } from "../../did-you-mean.ts";

const permitted: Readonly<Record<string, string>> = {
  page: "write an origin or a URL, or null for a sandboxed frame",
  request: "write a method and a path, such as GET /orders",
  headers: "write names and values as text",
  body: "write text",
};

/** What is wrong with a file of cases; a case as a sentence. */
export const casesTexts = {
  notAMapping: "a case must be a mapping with page, request and expect.",
  noCases: "there are no cases. Write `cases:` and a list.",
  wrongSource:
    "list the members of each source: `sources: { partners: [https://partner.example] }`, or `{ origin: https://partner.example, host: a.example, params: { tenant: a } }` for one host or one value of a path parameter.",
  noOrigin:
    "The policy's `self` has no origin without a wildcard that the requests could go to. Give it one in a profile.",
  missingKey: (key: string): string => `the key ${JSON.stringify(key)} is missing.`,
  unknownKey: (key: string, known: readonly string[]): string =>
    `there is no key ${JSON.stringify(key)}. The keys are ${known.join(", ")}.`,
  wrongValue: (key: string, value: unknown, expectations: readonly string[]): string =>
    `${JSON.stringify(value)} is not permitted here: ${
      key === "expect" ? `write ${expectations.join(", ")}` : (permitted[key] ?? "write true or false")
    }.`,
  broken: (name: string, problems: readonly { line: number; column: number; text: string }[]): string =>
    `the cases cannot run:\n${problems
      .map(({ line, column, text }) => `  ${name}:${String(line)}:${String(column)}: ${text}`)
      .join("\n")}`,
  fragment: "browsers don't send fragments. Remove the # and what follows it.",
  wrongMethod: (method: string): string =>
    method === method.toUpperCase()
      ? `a page's script cannot use ${method}.`
      : `methods are case-sensitive. Write ${JSON.stringify(method.toUpperCase())}.`,
  forbiddenHeader: (name: string): string =>
    `the browser writes ${JSON.stringify(name)} itself and ignores what a script sets. Leave it out.`,
  unknownSource: (name: string, known: readonly string[]): string => {
    const has = known.length === 0 ? " It has none." : ` It has ${known.map((one) => JSON.stringify(one)).join(", ")}.`;
    return `the policy has no source ${JSON.stringify(name)}.${didYouMean(name, known, JSON.stringify) || has}`;
  },
  sentence: (one: {
    page: string;
    method: string;
    target: string;
    cookies: boolean;
    token: boolean;
    expect: string;
  }): string =>
    `a page at ${one.page}: ${one.method} ${one.target}${one.cookies ? " with cookies" : ""}${one.token ? " and token" : ""} ${one.expect}`,
} as const;
