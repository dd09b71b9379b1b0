import { paint, wantsColour, type Style } from "@sallyport/browser/text";
import { readOptions, usage } from "./options.ts";
import { introduceSpecimens, startSpecimens } from "./specimens.ts";
import { startLab } from "./start-lab.ts";

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const styled = (style: Style, text: string): string =>
  wantsColour(process.env, process.stdout.isTTY) ? paint(style, text) : text;

/** @param taken the port that was wanted, where another program has it */
function introduce(url: string, taken: number | undefined): string {
  return [
    "",
    `  ${styled("bold", "Sallyport: what other origins can do, tried in your own browser")}`,
    "",
    `  Open ${styled("cyan", `${url}/`)}`,
    ...(taken === undefined ? [] : [`  Port ${taken} is taken, so this is another one.`]),
    "",
    "  The lab listens on this machine’s loopback addresses only. Each line below is an attempt of a visitor.",
    `  ${styled("dim", "Press Ctrl-C to stop.")}`,
    "",
  ].join("\n");
}

function closeOnSignal(close: () => Promise<void>): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close());
}

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
  const { specimens, port } = options;
  try {
    if (specimens) {
      const started = await startSpecimens(port);
      closeOnSignal(() => started.close());
      console.log(introduceSpecimens(started.all));
      return undefined;
    }
    const lab = await startLab({
      port,
      onStart: (story, attempt, protection) => console.log(`  ${story.name}/${attempt.name} under ${protection}`),
    });
    closeOnSignal(() => lab.close());
    console.log(introduce(lab.url, port === 0 || new URL(lab.url).port === String(port) ? undefined : port));
    return undefined;
  } catch (error) {
    console.error(textOf(error));
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
