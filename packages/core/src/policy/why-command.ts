/**
 * The command that prints the page of a code, from the installed package.
 * @param code of a problem, a lint, a reason, a finding or an explanation
 */
export const whyCommand = (code: string): string => `npx @sallyport/cli why ${code}`;
