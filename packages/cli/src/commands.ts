import { checkCommand } from "./check.ts";
import type { Command } from "./command.ts";
import { diffCommand } from "./diff.ts";
import { explainCommand } from "./explain/explain-command.ts";
import { initCommand } from "./init.ts";
import { testCommand } from "./test.ts";
import type { Run } from "./terminal.ts";

/** Every command, in the order of the help. */
export const commands: readonly ((run: Run) => Command)[] = [
  checkCommand,
  diffCommand,
  testCommand,
  explainCommand,
  initCommand,
];
