import type { ShippedEngine } from "../shipped-engine.ts";
import { chromiumCode, chromiumMeaning } from "./codes.ts";
import { chromiumLines, chromiumMessage } from "./console.ts";
import { chromiumRules } from "./rules.ts";
import { chromiumVersions } from "./versions.ts";

export const chromium: ShippedEngine = {
  rules: chromiumRules,
  versions: chromiumVersions,
  codeOf: chromiumCode,
  meaningOf: chromiumMeaning,
  consoleMessage: chromiumMessage,
  consoleLines: chromiumLines,
};
