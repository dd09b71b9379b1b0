import type { Command } from "../command.ts";
import type { Run } from "../terminal.ts";
import { buildCommand } from "./build/build.ts";
import { checkCommand } from "./check/check.ts";
import { diffCommand } from "./diff/diff.ts";
import { explainCommand } from "./explain/explain.ts";
import { initCommand } from "./init/init.ts";
import { testCommand } from "./test/test.ts";
import { whyCommand } from "./why/why.ts";

/** Every command, in the order of the help. */
export const commands: readonly ((run: Run) => Command)[] = [
  checkCommand,
  diffCommand,
  testCommand,
  explainCommand,
  whyCommand,
  initCommand,
  buildCommand,
];
