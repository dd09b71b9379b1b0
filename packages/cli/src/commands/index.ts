import type { Command } from "../command.ts";
import type { Run } from "../terminal.ts";

type MakeCommand = (run: Run) => Command;

/** Every command, in the order of the help. One loads when it is run: what the others need takes longer than most runs. */
export const commands: Readonly<Record<string, () => Promise<MakeCommand>>> = {
  check: async () => (await import("./check/check.ts")).checkCommand,
  diff: async () => (await import("./diff/diff.ts")).diffCommand,
  test: async () => (await import("./test/test.ts")).testCommand,
  explain: async () => (await import("./explain/explain.ts")).explainCommand,
  why: async () => (await import("./why/why.ts")).whyCommand,
  init: async () => (await import("./init/init.ts")).initCommand,
  build: async () => (await import("./build/build.ts")).buildCommand,
};
