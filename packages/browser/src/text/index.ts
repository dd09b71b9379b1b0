export { listOf } from "./list.ts";
export { coloursIf, paint, styles, wantsColour, type Colours, type Style } from "./sgr.ts";
export { sanitizeOutput, sanitizeText, truncate } from "./sanitize.ts";
export { hang, terminalWidth, wrap, type WrapOptions } from "./wrap.ts";
