export { paint, styles, wantsColour, type Style } from "./sgr.ts";
export { sanitizeOutput, sanitizeText, truncate } from "./sanitize.ts";
export { hang, wrap, type WrapOptions } from "./wrap.ts";
