// Writes docs/reference/cli.md from the help of the command. With --check it writes nothing and exits with 1 where the
// page is stale.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = `${root}docs/reference/cli.md`;

/** The text before the help of the commands. */
const head = `# The command \`sallyport\`

Install the command with \`npm install --save-dev @sallyport/cli\`, and run it with \`npx sallyport\`. This page has the
help of each command, as it is printed.

The exit status is 0 if nothing was found. It is 1 if something was: a problem, a warning or a danger; a change that
opens something; a case that fails. It is 2 if the command line or a file cannot be used. \`--json\` prints everything as
data, in the shapes that the types of [\`sallyport/review\`](api.md#sallyportreview) describe. Each code that \`check\`
reports has a page: [problems](../problems/README.md), [lints](../lints/README.md).

A policy file only names its sources; the functions are in your application. \`check\` and \`diff\` refer to a source by
its name, and the cases of \`test\` list its members.

The [variables](policy.md#origins) of a policy come from the command's environment: \`APPS=https://app.example npx
sallyport check policy.yaml\`. The output shows their values: don't check a policy that you don't trust with secrets in
the environment.
`;

/** The help of one command, or of all without a name. */
async function helpOf(main, name) {
  let text = "";
  const write = (part) => (text += part);
  const args = name === undefined ? ["--help"] : [name, "--help"];
  await main(args, { stdout: write, stderr: write, stdin: [], cwd: root, env: {}, isTTY: false });
  return text.trimEnd();
}

/**
 * The page.
 * @param main the command's own, of program.ts
 * @param names of the commands
 */
export async function generate(main, names) {
  const parts = [head, `\`\`\`text\n${await helpOf(main)}\n\`\`\`\n`];
  for (const name of names) parts.push(`## \`sallyport ${name}\`\n\n\`\`\`text\n${await helpOf(main, name)}\n\`\`\`\n`);
  return format(parts.join("\n"), { ...(await resolveConfig(page)), parser: "markdown" });
}

export const written = () => readFileSync(page, "utf8");

async function run(parameters) {
  const unknown = parameters.filter((one) => one !== "--check");
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(" ")}. Usage: node scripts/generate-cli-reference.mjs [--check]`);
    return 2;
  }
  const { main, commandNames } = await import("../packages/cli/dist/program.js");
  const text = await generate(main, commandNames());
  if (!parameters.includes("--check")) writeFileSync(page, text);
  else if (written() !== text) {
    console.error("docs/reference/cli.md is stale. Run node scripts/generate-cli-reference.mjs.");
    return 1;
  }
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await run(process.argv.slice(2));
