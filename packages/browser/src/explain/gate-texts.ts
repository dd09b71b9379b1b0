import { code, listed } from "./words.ts";

/** The server's gate, in words. */
export const gateTexts = {
  subject: {
    target: "The request target",
    host: "Whether this server is reached under that Host",
    requester: "Who sends it",
    resource: "Which resource of the policy it is",
    grant: "What the policy grants there",
    credentials: "Whether credentials may be sent",
    token: "The forgery token",
    answer: "What follows",
  },
  fine: "in order",
  requester: (requester: string, origin: string | undefined): string =>
    ({
      "same-origin": "this server's own pages, or the user",
      "cross-origin": `a page of ${origin === undefined ? "another origin, which is not named" : code(origin)}`,
      "non-browser": "a program that shows no sign of a browser",
    })[requester] ?? requester,
  resource: (resource: string | undefined): string => (resource === undefined ? "none that is listed" : code(resource)),
  grant: (granted: boolean): string => (granted ? "a grant for this origin" : "no grant is needed"),
  credentials: (carried: boolean): string => (carried ? "some are sent" : "none are sent"),
  answer: (status: number | undefined, headers: readonly string[]): string =>
    `${status === undefined ? "the handler responds" : `the gate responds with ${String(status)}`}${headers.length === 0 ? "" : `, and adds ${listed(headers)}`}`,
  pass: (what: string): string => `${what} goes to the handler, which still has to authenticate it.`,
  answered: (what: string, method: string): string =>
    `The preflight for ${what} is answered: the page may send the ${method}.`,
  refused: (what: string, status: number): string =>
    `${what} is refused with ${String(status)}; the handler does not run.`,
  report: "The gate only reports here: nothing was refused or changed.",
  protectsRefused:
    "The user, in whose name another site's page could have acted, and the server's data from such pages.",
  protectsPassed: "Nobody is kept out by that: sharing is no authorization, and the handler decides who the user is.",
} as const;
