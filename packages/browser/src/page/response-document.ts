import { normalizeEncoding } from "./encoding.ts";
import { isXML, type MimeType } from "../fetch/mime-type.ts";
import type { DocumentParser } from "../fetch/user-agent.ts";
import { TextDecoder } from "../platform.ts";

const prescanBytes = 1024;

/** The encoding that a `meta` element names. https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding */
function metaEncoding(bytes: Uint8Array): string | null {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, prescanBytes)).replace(/<!--.*?-->/gs, "");
  const [, label] = /<meta\s[^>]*?\bcharset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(start) ?? [];
  const encoding = label === undefined ? null : normalizeEncoding(label);
  return encoding?.startsWith("utf-16") === true ? "utf-8" : encoding;
}

interface ParsedDocument {
  getElementsByTagName?(name: string): { readonly length: number };
}

/** A DOMParser gives XML that isn't well-formed as a document of its error. */
const isError = (document: unknown): boolean =>
  ((document as ParsedDocument).getElementsByTagName?.("parsererror").length ?? 0) > 0;

/**
 * The document of a response; `null` where its type is of none, or it is not well-formed.
 *
 * https://xhr.spec.whatwg.org/#document-response
 *
 * @param decode gives the text, in this encoding where the response names none
 */
export function parseDocument(
  parser: DocumentParser,
  type: MimeType,
  bytes: Uint8Array,
  decode: (encoding: string) => string,
): unknown {
  if (type.essence === "text/html") return parser.parseFromString(decode(metaEncoding(bytes) ?? "utf-8"), "text/html");
  if (!isXML(type)) return null;
  try {
    const document = parser.parseFromString(decode("utf-8"), "application/xml");
    return isError(document) ? null : document;
  } catch {
    return null;
  }
}
