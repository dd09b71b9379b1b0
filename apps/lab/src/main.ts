import { readOptions, usage } from "./options.ts";
import { introduceSpecimens, startSpecimens } from "./specimens.ts";
import { startLab } from "./start-lab.ts";
import { introduce, lineOf, painter } from "./terminal.ts";

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Runs until Ctrl-C. Returns the status where there is nothing to run. */
async function main(parameters: readonly string[]): Promise<number | undefined> {
  let options;
  try {
    options = readOptions(parameters);
  } catch (error) {
    console.error(`${textOf(error)}\n\n${usage()}`);
    return 2;
  }
  if (options.help) {
    console.log(usage());
    return 0;
  }
  const paint = painter(process.stdout, process.env);
  const { gate, specimens, port } = options;
  try {
    if (specimens) {
      const started = await startSpecimens(port);
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void started.close());
      console.log(introduceSpecimens(started.all));
      return undefined;
    }
    const lab = await startLab({ gate, port, log: (event) => console.log(lineOf(event, paint)) });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void lab.close());
    console.log(introduce(lab.addresses, gate, paint));
    return undefined;
  } catch (error) {
    // Such as a policy.yaml that somebody has tried something out with: the message lists every problem.
    console.error(textOf(error));
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
