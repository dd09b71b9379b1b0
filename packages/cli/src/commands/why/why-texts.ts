/** The texts of `why`, except for the pages. */
export const whyTexts = {
  summary: "print the page of a code",
  description:
    "Prints what a code means and how to fix it: a problem or a lint of a policy, a reason of a decision, a finding about a response, or an explanation. Without a code, lists them all.",
  argument: "such as preflight-method",
  unknown: (code: string, hint: string): string =>
    `There is no code ${JSON.stringify(code)}.${hint} "sallyport why" lists them all.`,
  examples: `
Examples:
  $ sallyport why preflight-method
  $ sallyport why`,
} as const;
