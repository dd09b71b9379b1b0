export { explain } from "./explain.ts";
export { compare } from "./compare.ts";
export { consoleMessage } from "./console/console-message.ts";
export { explainMessage } from "./reading/explain-message.ts";
export { explainHead } from "./head/explain-head.ts";
export type { HeadContext } from "./head/view.ts";
export type * from "./explanation.ts";
