import type { DangerName } from "../danger-texts.ts";
import type { FixName } from "../fix-texts.ts";
import { code } from "../words.ts";

export interface HeaderText {
  readonly severity: "danger" | "error" | "warning" | "note";
  readonly text: (...values: readonly string[]) => string;
  readonly fixes: readonly FixName[];
  readonly dangers: readonly DangerName[];
}

export const firstOf = (values: readonly string[]): string => code(values[0] ?? "");
