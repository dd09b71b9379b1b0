import { codeTexts } from "./codes/index.ts";
import type { ExplanationCode } from "./explanation.ts";

/** How engines differ, in a sentence. */
export const comparisonTexts = {
  alike: (engines: readonly string[]): string =>
    engines.length === 0 ? "Nothing was tried." : `${engines.join(", ")} agree.`,
  one: (engines: readonly string[], what: ExplanationCode): string =>
    `${engines.join(", ")}: ${codeTexts[what].title}.`,
  differ: (parts: readonly string[]): string => `The engines differ. ${parts.join(" ")}`,
} as const;
