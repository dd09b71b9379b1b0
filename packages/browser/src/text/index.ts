export { listOf } from "./list.ts";
export { coloursIf, paint, styles, wantsColour, type Colours, type Style } from "./sgr.ts";
export { sanitizeOutput } from "./sanitize-output.ts";
export { truncate } from "./truncate.ts";
export { hang, terminalWidth, wrap, type WrapOptions } from "./wrap.ts";
