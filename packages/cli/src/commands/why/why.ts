import { Command } from "../../command.ts";
import { didYouMean } from "../../did-you-mean.ts";
import { optionTexts } from "../../program-texts.ts";
import { coloursFor, exitCodes, UsageError, type Run } from "../../terminal.ts";
import { codes, pagesOf } from "./code-pages.ts";
import { whyTexts as texts } from "./why-texts.ts";

interface WhyOptions {
  readonly json?: boolean;
}

/** Nobody can follow a relative link in a terminal. */
const withoutLinks = (markdown: string): string => markdown.replace(/\[([^\]]+)\]\((?!https?:)[^)\s]*\)/g, "$1");

function list({ terminal }: Run, { json }: WhyOptions): void {
  const known = [...codes()];
  if (json === true) terminal.stdout(`${JSON.stringify(Object.fromEntries(known), null, 2)}\n`);
  else
    terminal.stdout(
      known
        .map(
          ([folder, names]) => `${coloursFor(terminal).bold(folder)}\n${names.map((name) => `  ${name}\n`).join("")}`,
        )
        .join("\n"),
    );
}

function why(code: string | undefined, options: WhyOptions, run: Run): void {
  run.status = exitCodes.clean;
  if (code === undefined) {
    list(run, options);
    return;
  }
  const pages = pagesOf(code);
  if (pages.length === 0) throw new UsageError(texts.unknown(code, didYouMean(code, [...codes().values()].flat())));
  run.terminal.stdout(
    options.json === true
      ? `${JSON.stringify(pages, null, 2)}\n`
      : pages.map(({ kind, text }) => `${kind}: ${withoutLinks(text.replace(/^# /, ""))}`).join("\n"),
  );
}

/** `sallyport why`. */
export const whyCommand = (run: Run): Command =>
  new Command("why")
    .summary(texts.summary)
    .description(texts.description)
    .argument("[code]", texts.argument)
    .option("--json", optionTexts.json)
    .addHelpText("after", texts.examples)
    .action((code: string | undefined, options: WhyOptions) => why(code, options, run));
