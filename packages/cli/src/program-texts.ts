/** What the command says outside of any one of its commands. */
export const programTexts = {
  description: "Check, compare and test policies for cross-origin requests, and explain what browsers do.",
  examples: `
Exit status: 0 if nothing was found, 1 if something was, 2 if the command line
or a file cannot be used.
Set NO_COLOR to print without colours.`,
  version: "print the version",
  help: "print this help",
  helpCommand: "print the help of a command",
} as const;

/** Options and arguments that several commands have. */
export const optionTexts = {
  policy: "the policy, YAML or JSON; - reads standard input",
  profile: "apply a profile of the policy",
  json: "print JSON",
} as const;
