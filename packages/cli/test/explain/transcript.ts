import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Specimen } from "../../../../apps/lab/src/specimens.ts";
import type { Terminal } from "../../src/terminal.ts";
import { run, wordsOf } from "../transcript.ts";

export const files: string = fileURLToPath(new URL("files", import.meta.url));

const folder = new URL("transcripts/", import.meta.url);

export interface Command {
  readonly line: string;
  readonly recorded: string;
}

/** The commands of a transcript, each with what was recorded. */
export const readTranscript = (name: string): Command[] =>
  readFileSync(new URL(name, folder), "utf8")
    .split(/^\$ sallyport /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf("\n");
      return { line: part.slice(0, end), recorded: part.slice(end + 1).trimEnd() };
    });

export const writeTranscript = (name: string, commands: readonly Command[]): void =>
  writeFileSync(
    new URL(name, folder),
    commands.map(({ line, recorded }) => `$ sallyport ${line}\n${recorded}\n`).join("\n"),
  );

/** Ports are the system's: in a transcript they are these, as long as the real ones, so that lines break alike. */
const portsFor = (specimens: readonly Specimen[]): readonly (readonly [real: string, written: string])[] =>
  specimens.map(({ origin }, index) => {
    const { port } = new URL(origin);
    if (port.length !== 5) throw new Error(`The port ${port} is not as long as those of the transcripts.`);
    return [port, `4000${String(index + 1)}`];
  });

/** Runs a line of a transcript in this process. */
export async function cameOf(
  line: string,
  specimens: readonly Specimen[],
  terminal: Partial<Terminal> = {},
): Promise<Command> {
  const ports = portsFor(specimens);
  const real = ports.reduce((text, [to, from]) => text.replaceAll(from, to), line);
  const { output, errors, status } = await run(wordsOf(real), { cwd: files, ...terminal });
  const text = ports.reduce((all, [from, to]) => all.replaceAll(from, to), `${output}${errors}`);
  return { line, recorded: `${text.trimEnd()}\n[status ${String(status)}]` };
}
