import { readFile, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { buildPolicy, type PolicyBuild } from "sallyport/build";
import { Command } from "../../command.ts";
import { readPolicyFile } from "../../policy-file.ts";
import { renderProblems } from "../../problem-lines.ts";
import { optionTexts } from "../../program-texts.ts";
import { coloursFor, exitCodes, printJSON, UsageError, type Run, type Terminal } from "../../terminal.ts";
import { buildTexts as texts } from "./build-texts.ts";

interface BuildOptions {
  readonly out?: string;
  readonly profile?: string;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** `policy.d.mts` beside `policy.mjs`. */
function typesOf(out: string): string {
  const ending = /\.(m?)js$/.exec(out);
  if (ending === null) throw new UsageError(texts.wrongOut(out));
  return `${out.slice(0, ending.index)}.d.${ending[1] ?? ""}ts`;
}

/** The files of a build, with their texts. */
const filesOf = (out: string, { module, types }: PolicyBuild): readonly (readonly [string, string])[] => [
  [out, module],
  [typesOf(out), types],
];

async function write(out: string, build: PolicyBuild, { cwd }: Terminal): Promise<void> {
  for (const [name, text] of filesOf(out, build)) {
    try {
      await writeFile(resolve(cwd, name), text);
    } catch (error) {
      throw new UsageError(texts.notWritten(name, (error as NodeJS.ErrnoException).code ?? String(error)));
    }
  }
}

/** The files that are not what would be written. */
async function staleFiles(out: string, build: PolicyBuild, { cwd }: Terminal): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const [name, text] of filesOf(out, build)) {
    const found = await readFile(resolve(cwd, name), "utf8").catch(() => undefined);
    if (found !== text) stale.push(name);
  }
  return stale;
}

const commandFor = (name: string, { out = "", profile }: BuildOptions): string =>
  ["sallyport build", name, ...(profile === undefined ? [] : ["--profile", profile]), "--out", out].join(" ");

/** What a person reads of a build that is written or compared. */
function summaryOf(name: string, options: BuildOptions, build: PolicyBuild, stale: readonly string[]): string {
  const { out = "", check } = options;
  if (stale.length > 0) return texts.stale(stale, commandFor(name, options));
  if (check === true) return texts.fresh(out, name);
  const use = texts.use(`./${basename(out)}`, build.sources);
  return [texts.written(out, typesOf(out)), texts.suffixList(build.hasSuffixList), "", use].join("\n");
}

async function build(name: string, options: BuildOptions, run: Run): Promise<void> {
  const { terminal } = run;
  const { out, profile, check, json } = options;
  if (check === true && out === undefined) throw new UsageError(texts.checkNeedsOut);
  const types = out === undefined ? undefined : typesOf(out);
  const { policy, problems } = await readPolicyFile(name, profile, terminal);
  if (policy === undefined) {
    // A module may be expected on standard output.
    if (json === true) printJSON(terminal, { file: name, problems });
    else terminal.stderr(renderProblems(name, problems, coloursFor(terminal)));
    run.status = exitCodes.findings;
    return;
  }
  const built = buildPolicy(policy);
  const stale = out !== undefined && check === true ? await staleFiles(out, built, terminal) : [];
  run.status = stale.length > 0 ? exitCodes.findings : exitCodes.clean;
  if (out !== undefined && check !== true) await write(out, built, terminal);
  const { sources, hasSuffixList } = built;
  if (json === true) {
    const where = out === undefined ? { module: built.module, types: built.types } : { out, types, stale };
    printJSON(terminal, { file: name, problems, sources, suffixList: hasSuffixList, ...where });
  } else terminal.stdout(out === undefined ? built.module : `${summaryOf(name, options, built, stale)}\n`);
}

/** `sallyport build`. */
export const buildCommand = (run: Run): Command =>
  new Command("build")
    .summary(texts.summary)
    .description(texts.description)
    .argument("<policy>", optionTexts.policy)
    .option("--out <file>", texts.out)
    .option("--profile <name>", optionTexts.profile)
    .option("--check", texts.check)
    .option("--json", optionTexts.json)
    .addHelpText("after", texts.examples)
    .action((policy: string, options: BuildOptions) => build(policy, options, run));
