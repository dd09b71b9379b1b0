import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import { describeProblem, type Problem } from "sallyport";
import { Command } from "../../command.ts";
import { exitCodes, UsageError, type Run } from "../../terminal.ts";
import { adapterLines, frameworkIn, frameworks, type Framework } from "./framework.ts";
import { initTexts as texts } from "./init-texts.ts";
import type { Draft } from "./policy-draft.ts";

interface InitOptions {
  readonly self: readonly string[];
  readonly app?: readonly string[];
  readonly resource?: Draft["resources"];
  readonly public?: readonly string[];
  readonly because?: string;
  readonly output: string;
  readonly framework?: Framework;
  readonly force?: boolean;
}

/** The user has not seen the draft, so its lines mean nothing. */
const withoutPlace = ({ code, path, value, args }: Problem): Problem => ({ code, path, value, args });

type Resource = Draft["resources"][number];

/** `/orders/:id:GET,PUT`: the last colon separates the path from the methods. */
function resourceOf(text: string, before: readonly Resource[] = []): readonly Resource[] {
  const match = /^(\/.*):([A-Z]+(?:,[A-Z]+)*)$/.exec(text);
  if (match === null) throw new InvalidArgumentError(texts.wrongResource);
  return [...before, { path: match[1] ?? "", methods: (match[2] ?? "").split(",") }];
}

const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

function draftFrom(options: InitOptions): Draft {
  const { self, app: apps = [], resource: resources = [], public: publicPaths = [], because } = options;
  if (resources.length > 0 && apps.length === 0) throw new UsageError(texts.appMissing);
  if (apps.length > 0 && resources.length === 0) throw new UsageError(texts.resourceMissing);
  if (publicPaths.length > 0 && because === undefined) throw new UsageError(texts.becauseMissing);
  return { self, apps, resources, publicPaths, because };
}

async function init(options: InitOptions, run: Run): Promise<void> {
  const { terminal } = run;
  const { output, force } = options;
  const draft = draftFrom(options);
  const { draftOf, problemsOf } = await import("./policy-draft.ts");
  const yaml = draftOf(draft);
  const problems = problemsOf(yaml);
  if (problems.length > 0) throw new UsageError(texts.wrong(problems.map((one) => describeProblem(withoutPlace(one)))));
  run.status = exitCodes.clean;
  if (output === "-") {
    terminal.stdout(yaml);
    return;
  }
  try {
    await writeFile(resolve(terminal.cwd, output), yaml, { flag: force === true ? "w" : "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(texts.notWritten(output, code ?? String(error)));
  }
  const framework = options.framework ?? (await frameworkIn(terminal.cwd));
  terminal.stdout(texts.written(output, framework, adapterLines(framework, output)));
}

/** `sallyport init`. */
export const initCommand = (run: Run): Command =>
  new Command("init")
    .summary(texts.summary)
    .description(texts.description)
    .requiredOption("--self <origin>", texts.self, collect)
    .option("--app <origin>", texts.app, collect)
    .option("--resource <path:METHODS>", texts.resource, resourceOf)
    .option("--public <path>", texts.public, collect)
    .option("--because <text>", texts.because)
    .option("--output <file>", texts.output, "policy.yaml")
    .addOption(new Option("--framework <name>", texts.framework).choices(frameworks))
    .option("--force", texts.force)
    .addHelpText("after", texts.examples)
    .action((options: InitOptions) => init(options, run));
