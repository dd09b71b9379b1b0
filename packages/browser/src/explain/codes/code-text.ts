import type { CauseName } from "../cause-texts.ts";
import type { DangerName } from "../danger-texts.ts";
import type { Facts } from "../attempt-facts.ts";
import type { FixName } from "../fix-texts.ts";
import type { Protected } from "../protects-texts.ts";

export interface CodeText {
  /** The code in words. */
  readonly title: string;
  readonly why: (facts: Facts) => string;
  readonly causes: readonly CauseName[];
  readonly fixes: readonly FixName[];
  readonly dangers: readonly DangerName[];
  readonly protects: Protected;
}

export const always =
  (text: string): CodeText["why"] =>
  () =>
    text;
