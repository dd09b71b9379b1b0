import { readFileSync } from "node:fs";
import { CommanderError } from "commander";
import { Command } from "./command.ts";
import { commands } from "./commands/index.ts";
import { programTexts as texts } from "./program-texts.ts";
import { exitCodes, hasColours, sanitizing, UsageError, type Run, type Terminal } from "./terminal.ts";

function version(): string {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    readonly version: string;
  };
  return version;
}

/** The commands that a command line needs: the one that it begins with, or all, to be listed or suggested. */
const isWanted = (name: string, [first = ""]: readonly string[]): boolean =>
  name === first || !Object.hasOwn(commands, first);

async function programFor(run: Run, args: readonly string[]): Promise<Command> {
  const { stdout, stderr } = run.terminal;
  const program = new Command("sallyport");
  program
    .description(texts.description)
    .version(version(), "-V, --version", texts.version)
    .helpCommand("help [command]", texts.helpCommand)
    .addHelpText("after", texts.examples);
  for (const [name, load] of Object.entries(commands))
    if (isWanted(name, args)) program.addCommand((await load())(run));
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .helpOption("-h, --help", texts.help)
      .configureHelp({ helpWidth: 80 })
      .configureOutput({
        writeOut: stdout,
        writeErr: stderr,
        getOutHasColors: () => false,
        getErrHasColors: () => false,
      });
  }
  return program;
}

/** The names of the commands, in the order of the help. */
export const commandNames = (): readonly string[] => Object.keys(commands);

/**
 * Runs the command.
 * @param args the command line without node and script
 * @returns the exit status; never rejects for what a user can do wrong
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const run: Run = { terminal: sanitizing(terminal, hasColours(terminal)), status: exitCodes.clean };
  try {
    const program = await programFor(run, args);
    await program.parseAsync(args, { from: "user" });
    return run.status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.unusable;
    if (!(error instanceof UsageError)) throw error;
    run.terminal.stderr(`error: ${error.message}\n`);
    return exitCodes.unusable;
  }
}
