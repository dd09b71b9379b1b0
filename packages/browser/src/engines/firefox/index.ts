import type { ShippedEngine } from "../shipped-engine.ts";
import { firefoxCode, firefoxMeaning } from "./codes.ts";
import { firefoxLines, firefoxMessage } from "./console.ts";
import { firefoxRules } from "./rules.ts";
import { firefoxVersions } from "./versions.ts";

export const firefox: ShippedEngine = {
  rules: firefoxRules,
  versions: firefoxVersions,
  codeOf: firefoxCode,
  meaningOf: firefoxMeaning,
  consoleMessage: firefoxMessage,
  consoleLines: firefoxLines,
};
