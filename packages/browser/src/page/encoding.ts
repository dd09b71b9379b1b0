export { getBOMEncoding, legacyHookDecode, normalizeEncoding, TextDecoder } from "@exodus/bytes/encoding.js";
