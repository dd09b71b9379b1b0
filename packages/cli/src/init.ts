import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import { describeProblem } from "sallyport";
import { Command } from "./command.ts";
import { draftOf, problemsOf, type Draft } from "./draft.ts";
import { adapterLines, frameworkIn, frameworks, type Framework } from "./framework.ts";
import { messages } from "./messages.ts";
import { exitCodes, UsageError, type Run } from "./terminal.ts";

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

type Resource = Draft["resources"][number];

/** `/orders/:id:GET,PUT`: the last colon parts the path from the methods. */
function resourceOf(text: string, before: readonly Resource[] = []): readonly Resource[] {
  const match = /^(\/.*):([A-Z]+(?:,[A-Z]+)*)$/.exec(text);
  if (match === null) throw new InvalidArgumentError(messages.init.wrongResource);
  return [...before, { path: match[1] ?? "", methods: (match[2] ?? "").split(",") }];
}

const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

function draftFrom(options: InitOptions): Draft {
  const { self, app: apps = [], resource: resources = [], public: publicPaths = [], because } = options;
  if (resources.length > 0 && apps.length === 0) throw new UsageError(messages.init.appMissing);
  if (apps.length > 0 && resources.length === 0) throw new UsageError(messages.init.resourceMissing);
  if (publicPaths.length > 0 && because === undefined) throw new UsageError(messages.init.becauseMissing);
  return { self, apps, resources, publicPaths, because };
}

async function init(options: InitOptions, run: Run): Promise<void> {
  const { terminal } = run;
  const { output, force } = options;
  const yaml = draftOf(draftFrom(options));
  const problems = problemsOf(yaml);
  if (problems.length > 0)
    throw new UsageError(messages.init.wrong(problems.map((one) => describeProblem(one).replace(/^\d+:\d+ /, ""))));
  run.status = exitCodes.clean;
  if (output === "-") {
    terminal.stdout(yaml);
    return;
  }
  try {
    await writeFile(resolve(terminal.cwd, output), yaml, { flag: force === true ? "w" : "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(messages.init.notWritten(output, code ?? String(error)));
  }
  const framework = options.framework ?? (await frameworkIn(terminal.cwd));
  terminal.stdout(messages.init.written(output, framework, adapterLines(framework, output)));
}

/** `sallyport init`. */
export const initCommand = (run: Run): Command =>
  new Command("init")
    .summary(messages.init.summary)
    .description(messages.init.description)
    .requiredOption("--self <origin>", messages.init.self, collect)
    .option("--app <origin>", messages.init.app, collect)
    .option("--resource <path:METHODS>", messages.init.resource, resourceOf)
    .option("--public <path>", messages.init.public, collect)
    .option("--because <text>", messages.init.because)
    .option("--output <file>", messages.init.output, "policy.yaml")
    .addOption(new Option("--framework <name>", messages.init.framework).choices(frameworks))
    .option("--force", messages.init.force)
    .addHelpText("after", messages.init.examples)
    .action((options: InitOptions) => init(options, run));
