import { readFileSync } from "node:fs";
import { CommanderError } from "commander";
import { Command } from "./command.ts";
import { commands } from "./commands/index.ts";
import { programTexts as texts } from "./program-texts.ts";
import { exitCodes, hasColours, sanitizing, UsageError, type Run, type Terminal } from "./terminal.ts";

const done = { done: true, value: undefined } as const;

function version(): string {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    readonly version: string;
  };
  return version;
}

/** The whole command line. */
function programFor(run: Run): Command {
  const { stdout, stderr } = run.terminal;
  const program = new Command("sallyport");
  program
    .description(texts.description)
    .version(version(), "-V, --version", texts.version)
    .helpCommand("help [command]", texts.helpCommand)
    .addHelpText("after", texts.examples);
  for (const make of commands) program.addCommand(make(run));
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
export function commandNames(): readonly string[] {
  const nothing = (): void => undefined;
  const stdin: Terminal["stdin"] = { [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve(done) }) };
  const terminal = { stdout: nothing, stderr: nothing, stdin, cwd: "", env: {}, isTTY: false };
  return programFor({ terminal, status: exitCodes.clean }).commands.map((command) => command.name());
}

/**
 * Runs the command.
 * @param args the command line without node and script
 * @returns the exit status; never rejects for what a user can do wrong
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const run: Run = { terminal: sanitizing(terminal, hasColours(terminal)), status: exitCodes.clean };
  try {
    await programFor(run).parseAsync(args, { from: "user" });
    return run.status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.unusable;
    if (!(error instanceof UsageError)) throw error;
    run.terminal.stderr(`error: ${error.message}\n`);
    return exitCodes.unusable;
  }
}
