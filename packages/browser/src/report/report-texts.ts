import type { PolicyEdit } from "../explain/policy-edit.ts";
import { codeSpan } from "../text/code-span.ts";

/** What stands around the reports of several engines. */
export const reportTexts = {
  bodyFailed: (why: string): string =>
    `The headers arrived, but the body is incomplete: ${why} A script that reads it gets an error.`,
  unknownOrigin: (origin: string): string =>
    `Find out whose page ${codeSpan(origin)} is, because the policy does not name it: if it is yours, add it to \`origins\` and run this again; if it isn't, nothing needs fixing.`,
  nullOrigin:
    "Serve the page from an origin that the policy can name. No grant can name `null`; `receive.from` can, for form posts that share nothing.",
  otherSlash: (listed: string): string =>
    listed.endsWith("/")
      ? `The page requests a path without a slash at its end, and the policy lists ${codeSpan(listed)}.`
      : `The page requests a path with a slash at its end, and the policy lists ${codeSpan(listed)} without it.`,
  editAt: ({ at, add, replaces }: PolicyEdit): string => `at ${at}, ${replaces ? "write" : "add"} ${add}`,
  edit: (place: string, text: string, opens: string | undefined): string =>
    `${place}: ${text}${opens === undefined ? "" : `. ${opens}`}`,
  policy: "policy",
  opens: (changes: readonly string[], more: number): string =>
    `This opens: ${changes.join("; ")}${more === 0 ? "" : `; and ${more} more (sallyport diff lists them)`}.`,
  onlyEngine: (engine: string): string => `Only ${engine} was tried.`,
  sameVerdict: (groups: readonly string[]): string =>
    `The engines reach the same verdict in different ways: ${groups.join(" | ")}.`,
  otherConsoles: "In the other consoles",
  serverGate: "What the server decides",
  notes: "Notes",
} as const;
