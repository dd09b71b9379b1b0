import { codeSpan, codeSpans } from "../text/code-span.ts";

/** The steps and the decision of the server's gate. */
export const decisionTexts = {
  subject: {
    target: "The request target",
    host: "Whether the request is for this server",
    requester: "Who sends it",
    resource: "Which resource of the policy it is",
    grant: "What the policy grants there",
    credentials: "Whether the request has credentials",
    token: "The forgery token",
    response: "The response",
  },
  fine: "valid",
  requester: (requester: string, origin: string | undefined): string =>
    ({
      "same-origin": "this server's own pages, or the user",
      "cross-origin": `a page of ${origin === undefined ? "another origin, which it does not name" : codeSpan(origin)}`,
      "non-browser": "a program that does not look like a browser",
    })[requester] ?? requester,
  resource: (resource: string | undefined): string => (resource === undefined ? "not listed" : codeSpan(resource)),
  grant: (granted: boolean): string => (granted ? "a grant for this origin" : "no grant is needed"),
  credentials: (carried: boolean): string => (carried ? "it has some" : "it has none"),
  response: (status: number | undefined, headers: readonly string[]): string =>
    `${status === undefined ? "the handler responds" : `the guard responds with ${String(status)}`}${headers.length === 0 ? "" : `, and adds ${codeSpans(headers)}`}`,
  pass: (what: string): string => `${what} reaches the handler, which must still authenticate it.`,
  preflightPassed: (what: string, method: string): string =>
    `The preflight for ${what} passes: the page may send the ${method}.`,
  refused: (what: string, status: number): string =>
    `${what} is refused with ${String(status)}; the handler does not run.`,
  report: "Report mode: nothing was refused or changed.",
  protectsRefused: "The user and the server's data: a page on another site could have acted as the user.",
  protectsPassed: "Nobody: a grant is not authorization. The handler decides what the user may do.",
} as const;
