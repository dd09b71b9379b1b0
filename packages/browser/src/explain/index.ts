export { explain } from "./explain.ts";
export { compare } from "./compare.ts";
export { consoleMessage } from "./console/console-message.ts";
export { explainMessage } from "./reading/explain-message.ts";
export type * from "./explanation.ts";
