export { matrix, type Allowance, type MatrixCell } from "./matrix.ts";
export type { Who } from "./party.ts";
export type { ReviewOptions } from "./reading.ts";
export { standInSources } from "./stand-in-sources.ts";
