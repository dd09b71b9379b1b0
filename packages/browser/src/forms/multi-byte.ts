export { createMultibyteEncoder } from "@exodus/bytes/multi-byte.js";
