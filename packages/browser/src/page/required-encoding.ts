import type * as library from "@exodus/bytes/encoding.js";
import { ArrayBuffer, Uint8Array } from "../platform.ts";

/** What is used of the library. */
type Encoding = Pick<typeof library, "TextDecoder" | "getBOMEncoding" | "legacyHookDecode" | "normalizeEncoding">;

const NodeDecoder = globalThis.TextDecoder;

const bytesOf = (input: ArrayBufferLike | ArrayBufferView): Uint8Array =>
  ArrayBuffer.isView(input) ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength) : new Uint8Array(input);

/** BOM sniff (Encoding, section 6). */
function sniff(input: ArrayBufferLike | ArrayBufferView): ReturnType<Encoding["getBOMEncoding"]> {
  const [first, second, third] = bytesOf(input);
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xff && second === 0xfe ? "utf-16le" : null;
}

function nameOf(label: string): string | null {
  try {
    return new NodeDecoder(label).encoding;
  } catch {
    return null;
  }
}

const byNode: Encoding = {
  TextDecoder: NodeDecoder,
  getBOMEncoding: sniff,
  normalizeEncoding: nameOf,
  legacyHookDecode: (input, fallback = "utf-8") => new NodeDecoder(sniff(input) ?? fallback).decode(bytesOf(input)),
};

/**
 * Node requires the library, an ES module; Jest's own `require` does so from Node 24.9. Before, Node decodes, which takes
 * windows-1252 for latin1.
 */
function required(): Encoding {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would be an ES module's
    return require("@exodus/bytes/encoding.js") as Encoding;
  } catch {
    return byNode;
  }
}

const encoding: Encoding = required();

/** For the CommonJS build. */
export const TextDecoder: Encoding["TextDecoder"] = encoding.TextDecoder;
export const getBOMEncoding: Encoding["getBOMEncoding"] = encoding.getBOMEncoding;
export const legacyHookDecode: Encoding["legacyHookDecode"] = encoding.legacyHookDecode;
export const normalizeEncoding: Encoding["normalizeEncoding"] = encoding.normalizeEncoding;
