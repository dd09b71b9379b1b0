import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { commands } from "../src/commands/index.ts";
import { didYouMean } from "../src/did-you-mean.ts";
import { commandNames } from "../src/program.ts";
import { exitCodes } from "../src/terminal.ts";
import { run } from "./transcript.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

test.each(["--version", "-V"])("%s prints the version of package.json", async (option) => {
  expect(await run([option])).toEqual({ output: `${version}\n`, errors: "", status: 0 });
});

describe("--help", () => {
  test("lists exactly the commands that exist", async () => {
    const { output } = await run(["--help"]);
    const list = /^Commands:\n((?: {2}.*\n)+)/m.exec(output)?.[1] ?? "";
    const names = [...list.matchAll(/^ {2}(\S+)/gm)].map(([, name]) => name);
    expect(names).toEqual([...commandNames(), "help"]);
    expect(names).toHaveLength(Object.keys(commands).length + 1);
  });

  test.each(commandNames())("%s has one, by either way", async (name) => {
    const help = await run([name, "--help"]);
    expect(help).toMatchObject({ errors: "", status: 0 });
    expect(help.output).toMatch(new RegExp(`^Usage: sallyport ${name} `));
    expect(await run(["help", name])).toEqual(help);
  });
});

/** What the parser says by itself; a method of its that no longer takes our place would say it. */
const commander =
  /unknown (?:command|option)|missing required|argument missing|not specified|cannot be used with|too many arguments|is invalid|\(Did you mean/;

const self = ["--self", "https://api.example"];

describe("errors of the command line are our own sentences, with the command that helps", () => {
  test.each([
    { args: ["chekc"], says: 'There is no command "chekc". Did you mean check?' },
    { args: ["help", "chekc"], says: 'There is no command "chekc". Did you mean check?' },
    { args: ["--verison"], says: 'There is no option "--verison". Did you mean --version?' },
    { args: ["diff", "a", "b", "--jsno"], says: 'There is no option "--jsno". Did you mean --json?' },
    { args: ["check", "a", "-z"], says: 'There is no option "-z".' },
    { args: ["diff", "a"], says: "<new> is missing: the new policy; - reads standard input." },
    { args: ["check", "a", "--profile"], says: "--profile needs a value: --profile <name>." },
    { args: ["init"], says: "--self <origin> is missing: an origin at which browsers reach this server." },
    { args: ["check", "a", "--json", "--sarif"], says: "--sarif and --json don't go together. Remove one of them." },
    { args: ["check", "a", "b"], says: '"b" is one argument too many. This command takes <policy>.' },
    { args: ["init", ...self, "b"], says: '"b" is one argument too many. This command takes only options.' },
    {
      args: ["check", "a", "--allow", "orign-http"],
      says: '--allow can\'t be "orign-http". Did you mean origin-http?',
    },
    { args: ["init", ...self, "--framework", "nset"], says: "Did you mean nest? Choose one of nest," },
    { args: ["explain", "x.example"], says: '<url> can\'t be "x.example". Write it in full' },
    { args: ["explain", "x".repeat(500)], says: `<url> can't be "${"x".repeat(79)}…".` },
  ])("$args", async ({ args, says }) => {
    const { output, errors, status } = await run(args);
    expect({ output, status }).toEqual({ output: "", status: exitCodes.unusable });
    expect(errors).toContain(`error: ${says.startsWith("Did") ? "" : says}`);
    expect(errors).toContain(says);
    expect(errors).toMatch(/\nRun sallyport (?:\w+ )?--help to see how it is used\.\n$/);
    expect(errors).not.toMatch(commander);
  });
});

test.each([
  { typed: "chekc", suggested: " Did you mean check?" },
  { typed: "chek", suggested: " Did you mean check?" },
  { typed: "hceck", suggested: " Did you mean check?" },
  { typed: "xhekc", suggested: "" },
  { typed: "x".repeat(65), suggested: "" },
])("$typed: $suggested", ({ typed, suggested }) =>
  expect(didYouMean(typed, ["explain", "check", "diff"])).toBe(suggested),
);
