import type { ShippedEngine } from "../shipped-engine.ts";
import { webkitCode, webkitMeaning } from "./codes.ts";
import { webkitLines, webkitMessage } from "./console.ts";
import { webkitRules } from "./rules.ts";
import { webkitVersions } from "./versions.ts";

export const webkit: ShippedEngine = {
  rules: webkitRules,
  versions: webkitVersions,
  codeOf: webkitCode,
  meaningOf: webkitMeaning,
  consoleMessage: webkitMessage,
  consoleLines: webkitLines,
};
