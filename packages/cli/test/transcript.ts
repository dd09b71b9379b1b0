import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { main } from "../src/program.ts";
import type { Terminal } from "../src/terminal.ts";

export const files: string = fileURLToPath(new URL("files", import.meta.url));

const folder = new URL("transcripts/", import.meta.url);

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

export interface Command {
  /** As it is typed, without `$ sallyport`. */
  readonly line: string;
  readonly recorded: string;
}

export const transcripts = (): string[] => readdirSync(folder).filter((name) => name.endsWith(".txt"));

/** The commands of a transcript, each with what was recorded: its output and its status. */
export function readTranscript(name: string): Command[] {
  const text = readFileSync(new URL(name, folder), "utf8");
  return text
    .split(/^\$ sallyport ?/m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      return { line: part.slice(0, end), recorded: part.slice(end + 1).trimEnd() };
    });
}

/** Splits a line at spaces; quotation marks hold words together. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? "");

export function writeTranscript(name: string, commands: readonly Command[]): void {
  writeFileSync(
    new URL(name, folder),
    commands.map((one) => `${`$ sallyport ${one.line}`.trimEnd()}\n${one.recorded}\n`).join("\n"),
  );
}
