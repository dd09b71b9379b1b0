export { describeLint } from "../messages.ts";
export { difference, type Difference } from "./difference.ts";
export { lint } from "./lint.ts";
export { lintCodes, type Lint, type LintCode, type LintSeverity } from "./lint-code.ts";
export { matrix, type Allowance, type MatrixCell } from "./matrix.ts";
export { openBreadths, openness, openWeights, type OpenKind, type Openness, type OpenPart } from "./openness.ts";
export type { Who } from "./party.ts";
export type { ReviewOptions } from "./reading.ts";
export { standInSources } from "./stand-in-sources.ts";
