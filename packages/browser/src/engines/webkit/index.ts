import type { ShippedEngine } from "../shipped-engine.ts";
import { webkitCode, webkitMeaning } from "./codes.ts";
import { webkitLines, webkitMessage } from "./console.ts";
import { webkitRules } from "./rules.ts";

export const webkit: ShippedEngine = {
  rules: webkitRules,
  codeOf: webkitCode,
  meaningOf: webkitMeaning,
  consoleMessage: webkitMessage,
  consoleLines: webkitLines,
};
