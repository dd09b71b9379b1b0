import { getBOMEncoding, legacyHookDecode, normalizeEncoding } from "./encoding.ts";
import type { XMLHttpRequestRules } from "../engines/page-rules.ts";
import { completePart } from "./complete-part.ts";
import { copyOf } from "../fetch/response-body.ts";
import { isXML, parseMimeType, serializeMimeType, type MimeType } from "../fetch/mime-type.ts";
import { trimBlanks } from "../fetch/trim-blanks.ts";
import { parseDocument } from "./response-document.ts";
import type { DocumentParser } from "../fetch/user-agent.ts";
import { PageBody } from "./page-body.ts";
import type { PageResponse } from "./page-response.ts";
import { TextDecoder, Uint8Array } from "../platform.ts";

export type XMLHttpRequestResponseType = "" | "arraybuffer" | "blob" | "document" | "json" | "text";

export const responseTypes: readonly XMLHttpRequestResponseType[] = [
  "",
  "arraybuffer",
  "blob",
  "document",
  "json",
  "text",
];

const textXML: MimeType = { essence: "text/xml", parameters: new Map() };

/** The encoding that an XML declaration names. */
function xmlEncoding(bytes: Uint8Array): string | null {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 256));
  const [, , label] = /^<\?xml\s[^>]*?\bencoding\s*=\s*(["'])([A-Za-z][\w.-]*)\1/.exec(start) ?? [];
  return label === undefined ? null : normalizeEncoding(label);
}

/** What an XMLHttpRequest makes of its response. */
interface ResponseReader {
  readonly rules: XMLHttpRequestRules;
  readonly parser: DocumentParser | undefined;
  /** The page's own class. */
  readonly Blob: typeof globalThis.Blob;
}

/**
 * What an XMLHttpRequest has received, in the shapes that a script may want.
 *
 * https://xhr.spec.whatwg.org/#response
 */
export class ReceivedResponse {
  readonly head: PageResponse;
  bytes: Uint8Array = new Uint8Array();
  /** Whether nothing more is to come. */
  isWhole = false;
  /** https://xhr.spec.whatwg.org/#override-mime-type */
  overrideMimeType: MimeType | undefined;
  readonly #reader: ResponseReader;
  #object: unknown;

  constructor(head: PageResponse, reader: ResponseReader) {
    this.head = head;
    this.#reader = reader;
  }

  /** How much has come, as events count it. */
  get loaded(): number {
    return (this.#reader.rules.progressCounts === "coded" ? this.#codedLength : undefined) ?? this.bytes.length;
  }

  get #codedLength(): number | undefined {
    return PageBody.contentOf(this.head)?.codedLength;
  }

  /** How much of it there is, as events say it; 0 where it isn't known. */
  get total(): number {
    const { length } = this;
    const { codedTotal } = this.#reader.rules;
    if (codedTotal === "none" && this.#codedLength !== undefined) return 0;
    return codedTotal === "until-exceeded" && this.loaded > length ? 0 : length;
  }

  /** https://fetch.spec.whatwg.org/#header-list-extract-a-length; 0 where there is none. */
  get length(): number {
    const lengths = new Set(this.head.headers.get("content-length")?.split(",").map(trimBlanks));
    const [length = ""] = lengths;
    return lengths.size === 1 && /^[0-9]+$/.test(length) ? Number(length) : 0;
  }

  get #mimeType(): MimeType {
    return this.overrideMimeType ?? this.#responseMimeType;
  }

  /** https://xhr.spec.whatwg.org/#response-mime-type */
  get #responseMimeType(): MimeType {
    return parseMimeType(this.head.headers.get("content-type") ?? "") ?? textXML;
  }

  /** https://xhr.spec.whatwg.org/#final-charset */
  get #charset(): string | null {
    const label = this.overrideMimeType?.parameters.get("charset") ?? this.#responseMimeType.parameters.get("charset");
    return label === undefined ? null : normalizeEncoding(label);
  }

  /** https://xhr.spec.whatwg.org/#text-response */
  text(responseType: "" | "text" = "text"): string {
    const declared = responseType === "" && isXML(this.#mimeType) ? xmlEncoding(this.bytes) : null;
    return this.#decode(this.#charset ?? declared ?? "utf-8");
  }

  /** The response object: the same one each time. */
  object(type: Exclude<XMLHttpRequestResponseType, "" | "text">): unknown {
    return (this.#object ??= this.#make(type));
  }

  /** `responseXML` where the script wants text: XML alone. */
  xml(): unknown {
    return isXML(this.#mimeType) ? this.object("document") : null;
  }

  #decode(encoding: string): string {
    if (!this.isWhole) return this.#decodePart(encoding);
    const utf16 = (getBOMEncoding(this.bytes) ?? encoding).startsWith("utf-16");
    const isHalf = utf16 && this.#reader.rules.dropsHalfUnit && this.bytes.length % 2 === 1;
    return legacyHookDecode(isHalf ? this.bytes.subarray(0, -1) : this.bytes, encoding);
  }

  /** While more is to come. */
  #decodePart(encoding: string): string {
    const { partialTextFrom, partialText } = this.#reader.rules;
    if (this.bytes.length < partialTextFrom) return "";
    const used = getBOMEncoding(this.bytes) ?? encoding;
    return legacyHookDecode(partialText === "complete" ? completePart(this.bytes, used) : this.bytes, encoding);
  }

  #make(type: Exclude<XMLHttpRequestResponseType, "" | "text">): unknown {
    switch (type) {
      case "arraybuffer":
        return copyOf(this.bytes).buffer;
      case "blob":
        return this.#blob();
      case "document":
        return this.#document();
      case "json":
        return this.#json();
    }
  }

  #blob(): Blob {
    const type = this.#blobType();
    const blob = new this.#reader.Blob([copyOf(this.bytes)], { type });
    // What the constructor puts in lower case, the browser does not.
    if (blob.type !== type) Object.defineProperty(blob, "type", { value: type, configurable: true });
    return blob;
  }

  #blobType(): string {
    const { blobType } = this.#reader.rules;
    const whole = blobType === "serialized" || (blobType !== "essence" && this.overrideMimeType !== undefined);
    const type = whole ? serializeMimeType(this.#mimeType) : this.#mimeType.essence;
    return blobType === "serialized" ? type : type.toLowerCase();
  }

  #document(): unknown {
    const { parser } = this.#reader;
    const type = this.#mimeType;
    if (parser === undefined || (this.bytes.length === 0 && type.essence !== "text/html")) return null;
    const declared = isXML(type) ? xmlEncoding(this.bytes) : null;
    return parseDocument(parser, type, this.bytes, (encoding) => this.#decode(this.#charset ?? declared ?? encoding));
  }

  #json(): unknown {
    try {
      const text = this.#reader.rules.jsonIsUtf8
        ? new TextDecoder().decode(this.bytes)
        : this.#decode(this.#charset ?? "utf-8");
      return JSON.parse(text) as unknown;
    } catch {
      return null;
    }
  }
}
