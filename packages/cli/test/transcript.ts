import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { main } from "../src/program.ts";
import type { Terminal } from "../src/terminal.ts";

export const files: string = fileURLToPath(new URL("files", import.meta.url));

/** What a command printed, both streams in one, and its status. */
export interface Came {
  readonly output: string;
  readonly errors: string;
  readonly status: number;
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

/** Runs the command in this process. */
export async function run(
  args: readonly string[],
  options: Partial<Terminal> & { input?: string } = {},
): Promise<Came> {
  let [output, errors] = ["", ""];
  const { input = "", ...terminal } = options;
  const status = await main(args, {
    stdout: (text) => (output += text),
    stderr: (text) => (errors += text),
    stdin: bytes(input),
    cwd: files,
    env: {},
    isTTY: false,
    ...terminal,
  });
  return { output, errors, status };
}

/** A command as it is typed, without `$ sallyport`, and what was recorded: its output and its status. */
export interface Command {
  readonly line: string;
  readonly recorded: string;
}

/** The transcripts of a folder. */
export interface Transcripts {
  readonly names: () => string[];
  readonly read: (name: string) => Command[];
  readonly write: (name: string, commands: readonly Command[]) => void;
}

const parseTranscript = (text: string): Command[] =>
  text
    .split(/^\$ sallyport ?/m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      return { line: part.slice(0, end), recorded: part.slice(end + 1).trimEnd() };
    });

const formatCommand = ({ line, recorded }: Command): string => `${`$ sallyport ${line}`.trimEnd()}\n${recorded}\n`;

export const transcriptsIn = (folder: URL): Transcripts => ({
  names: () => readdirSync(folder).filter((name) => name.endsWith(".txt")),
  read: (name) => parseTranscript(readFileSync(new URL(name, folder), "utf8")),
  write: (name, commands) => writeFileSync(new URL(name, folder), commands.map(formatCommand).join("\n")),
});

export const transcripts: Transcripts = transcriptsIn(new URL("transcripts/", import.meta.url));

/** Splits a line at spaces; quotation marks hold words together. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? "");
