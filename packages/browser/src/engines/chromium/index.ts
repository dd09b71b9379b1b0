import type { ShippedEngine } from "../shipped-engine.ts";
import { chromiumCode, chromiumMeaning } from "./codes.ts";
import { chromiumLines, chromiumMessage } from "./console.ts";
import { chromiumRules } from "./rules.ts";

export const chromium: ShippedEngine = {
  rules: chromiumRules,
  codeOf: chromiumCode,
  meaningOf: chromiumMeaning,
  consoleMessage: chromiumMessage,
  consoleLines: chromiumLines,
};
