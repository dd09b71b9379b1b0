/** The texts of `diff`, except for the changes. */
export const diffTexts = {
  summary: "list what a change of a policy opens and closes",
  description:
    "Compares what two policies mean, not how they are written. A line with + is open only in the new policy, a line with - only in the old one. Compares the policies without a profile, and under each profile. If only one of them has a profile, the other is used without it. Exits with 1 if the change opens anything.",
  oldArgument: "the old policy; - reads standard input",
  newArgument: "the new policy; - reads standard input",
  twiceInput: "Only one of the two policies can be standard input. Name a file for the other.",
  profile: "compare only under this profile; a policy that lacks it is used without it",
  sum: (opens: number, closes: number): string =>
    opens + closes === 0 ? "Opens nothing, closes nothing." : `Opens ${String(opens)}, closes ${String(closes)}.`,
  examples: `
Examples:
  $ sallyport diff old.yaml new.yaml
  $ git show main:policy.yaml | sallyport diff - policy.yaml`,
} as const;
