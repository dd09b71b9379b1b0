import { count } from "../../plural.ts";

/** The texts of `test`, except for those about the cases. */
export const testTexts = {
  summary: "check what pages may do, in every engine",
  description:
    "Checks each case against the policy alone, and in each engine against an application that the policy guards. Everything runs in this process. Third-party cookies are allowed, as in some users' browsers. Prints why a case fails, and exits with 1 if one does.",
  casesArgument: "the cases, YAML or JSON; - reads standard input",
  twiceInput: "Only one of the two can be standard input. Name a file for the other.",
  failure: ({
    gates,
    read,
    executed,
    why,
  }: {
    gates: readonly string[];
    read: boolean;
    executed: boolean;
    why: string;
  }): string =>
    `${gates.join(", ")}: ${read ? "executed and read" : executed ? "executed, not read" : "not executed"}. ${why}`,
  sum: (all: number, failed: number): string =>
    failed === 0 ? `${count(all, "case")} passed.` : `${String(failed)} of ${count(all, "case")} failed.`,
  examples: `
The file of cases:
  sources:                          # the members of each source, everywhere or for what \`by\` names
    partners: [https://partner.example, { origin: https://a.example, host: api.example, params: { tenant: a } }]
  cases:
    - page: https://app.example     # an origin or URL; null: a sandboxed frame
      request: GET /orders/1        # goes to the first origin of \`self\` that isn't a pattern
      cookies: true                 # the user is signed in; default false
      headers: { x-client: web }    # optional, like body and token
      token: true                   # a valid forgery token
      expect: may read
    - page: https://evil.example
      request: POST /orders
      cookies: true
      expect: executes nothing
  may read          the handler runs, and the page can read the response
  may not read      the page cannot read the response; the handler may have run
  executes nothing  the handler does not run

Examples:
  $ sallyport test policy.yaml cases.yaml
  $ sallyport test policy.yaml cases.yaml --profile development`,
} as const;
