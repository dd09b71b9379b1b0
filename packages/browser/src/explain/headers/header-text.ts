import type { DangerName } from "../danger-texts.ts";
import type { FixName } from "../fix-texts.ts";
import { codeSpan } from "../../text/code-span.ts";

export interface HeaderText {
  readonly severity: "danger" | "error" | "warning" | "note";
  readonly text: (...values: readonly string[]) => string;
  /** The same for the short form, where it takes more than a line. */
  readonly brief?: (...values: readonly string[]) => string;
  readonly fixes: readonly FixName[];
  readonly dangers: readonly DangerName[];
}

export const firstOf = (values: readonly string[]): string => codeSpan(values[0] ?? "");
