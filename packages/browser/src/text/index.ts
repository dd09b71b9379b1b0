export { changeUnpainted, paint, styles, wantsColour, type Style } from "./sgr.ts";
export { replaceUnseen } from "./unseen.ts";
