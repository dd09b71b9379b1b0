import { codeSpan } from "../text/code-span.ts";

/** What stands around the reports of several engines. */
export const reportTexts = {
  bodyFailed: (why: string): string =>
    `The headers arrived, but the body is incomplete: ${why} A script that reads it gets an error.`,
  unknownOrigin: (origin: string): string =>
    `Find out whose page ${codeSpan(origin)} is, because the policy does not name it: if it is yours, add it to \`origins\` and run this again; if it isn't, nothing needs fixing.`,
  nullOrigin:
    "Serve the page from an origin that the policy can name. No grant can name `null`; `receive.from` can, for form posts that share nothing.",
  onlyEngine: (engine: string): string => `Only ${engine} was tried.`,
  sameVerdict: (groups: readonly string[]): string =>
    `The engines reach the same verdict in different ways: ${groups.join(" | ")}.`,
  otherConsoles: "In the other consoles",
  serverGate: "What the server decides",
  notes: "Notes",
} as const;
