import { Command } from "../../command.ts";
import { didYouMean } from "../../did-you-mean.ts";
import { optionTexts } from "../../program-texts.ts";
import { coloursFor, exitCodes, UsageError, type Run, printJSON } from "../../terminal.ts";
import { codes, pagesOf } from "./code-pages.ts";
import { whyTexts as texts } from "./why-texts.ts";

interface WhyOptions {
  readonly json?: boolean;
}

/** Nobody can follow a relative link in a terminal. */
const withoutLinks = (markdown: string): string => markdown.replace(/\[([^\]]+)\]\((?!https?:)[^)\s]*\)/g, "$1");

const renderCodes = (known: readonly (readonly [folder: string, names: readonly string[]])[], run: Run): string =>
  known
    .map(
      ([folder, names]) => `${coloursFor(run.terminal).bold(folder)}\n${names.map((name) => `  ${name}\n`).join("")}`,
    )
    .join("\n");

function why(code: string | undefined, { json }: WhyOptions, run: Run): void {
  const { terminal } = run;
  run.status = exitCodes.clean;
  const known = [...codes()];
  if (code === undefined) {
    if (json === true) printJSON(terminal, Object.fromEntries(known));
    else terminal.stdout(renderCodes(known, run));
    return;
  }
  const pages = pagesOf(code);
  if (pages.length === 0)
    throw new UsageError(
      texts.unknown(
        code,
        didYouMean(
          code,
          known.flatMap(([, names]) => names),
        ),
      ),
    );
  if (json === true) printJSON(terminal, pages);
  else terminal.stdout(pages.map(({ kind, text }) => `${kind}: ${withoutLinks(text.replace(/^# /, ""))}`).join("\n"));
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
