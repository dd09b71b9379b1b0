const headings: Readonly<Record<string, string>> = {
  none: "With node:http, around your own handler:",
  nest: "With NestJS on Express, in main.ts, before everything else:",
};

/** The texts of `init`; the comments in the policy are in policy-draft.ts. */
export const initTexts = {
  summary: "write a first policy",
  description:
    "Writes a policy with comments, and prints the lines that enforce it in the framework that package.json names. You can repeat the options --self, --app, --resource and --public.",
  self: "an origin at which browsers reach this server",
  app: "an origin whose pages use this server",
  resource: "what those pages need, such as /orders/:id:GET,PUT",
  public: "a path that anyone may read",
  because: "why that path is public",
  output: "the file to write; - writes to standard output",
  framework: "print the lines for this framework",
  force: "overwrite an existing file",
  wrongResource: "Write a path, a colon and methods: /orders/:id:GET,PUT.",
  appMissing: "--resource needs --app: the origin of the pages, such as --app https://app.example.",
  resourceMissing: "--app needs --resource: what its pages need, such as --resource /orders/:id:GET,PUT.",
  becauseMissing: "--public needs --because: say why the data is public.",
  wrong: (problems: readonly string[]): string =>
    `The policy would have problems, so nothing was written.\n${problems.map((one) => `  ${one}`).join("\n")}`,
  notWritten: (name: string, code: string): string =>
    code === "EEXIST"
      ? `${name} already exists. Add --force to overwrite it, or --output to write another file.`
      : `Cannot write ${JSON.stringify(name)}: ${code}.`,
  written: (name: string, framework: string, lines: string): string =>
    `Wrote ${name}. Check it with: sallyport check ${name}\n\n${
      headings[framework] ?? `With ${framework}, before everything else:`
    }\n\n${lines}\n`,
  examples: `
Examples:
  $ sallyport init --self https://api.example --app https://app.example \\
      --resource /orders:GET,POST --resource /orders/:id:GET
  $ sallyport init --self https://api.example \\
      --public /rates/** --because "exchange rates are public"`,
} as const;
