import { fileURLToPath } from "node:url";
import type { Specimen } from "@sallyport/lab/specimens";
import type { Terminal } from "../../src/terminal.ts";
import { run, transcriptsIn, wordsOf, type Command, type Transcripts } from "../transcript.ts";

export const files: string = fileURLToPath(new URL("files", import.meta.url));

export const transcripts: Transcripts = transcriptsIn(new URL("transcripts/", import.meta.url));

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
  const all = `${output}${errors}`.replace(/(?<=sallyport-)[0-9a-f]{16}(?=\.invalid)/g, "0123456789abcdef");
  const text = ports.reduce((one, [from, to]) => one.replaceAll(from, to), all);
  return { line, recorded: `${text.trimEnd()}\n[status ${String(status)}]` };
}
