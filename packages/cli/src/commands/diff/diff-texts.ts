/** Everything that `diff` says besides the changes. */
export const diffTexts = {
  summary: "list what a change of a policy opens and closes",
  description:
    "Compares what two policies mean, not how they are written: + is open in the new one only, - in the old one only. Compares the base, and each profile; if one of the two lacks a profile, its base is used. Exits with 1 if the change opens anything.",
  oldArgument: "the policy before; - reads standard input",
  newArgument: "the policy after; - reads standard input",
  twiceInput: "Only one of the two policies can be standard input. Name a file for the other.",
  profile: "compare under this profile only; a policy that lacks it is compared by its base",
  sum: (opens: number, closes: number): string =>
    opens + closes === 0 ? "Opens nothing, closes nothing." : `Opens ${String(opens)}, closes ${String(closes)}.`,
  examples: `
Examples:
  $ sallyport diff old.yaml new.yaml
  $ git show main:policy.yaml | sallyport diff - policy.yaml`,
} as const;
