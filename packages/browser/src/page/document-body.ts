import type { ExtractedBody } from "../fetch/body.ts";
import { bodyOfBytes } from "../fetch/response-body.ts";
import type { DocumentSerializer } from "../fetch/user-agent.ts";
import { TextEncoder } from "../platform.ts";

const [elementNode, commentNode, documentNode, documentTypeNode] = [1, 8, 9, 10];

/** A node of a document, of whatever implementation. */
interface DocumentNode {
  readonly nodeType: number;
  readonly name?: string;
  readonly data?: string;
  readonly outerHTML?: string;
}

interface SentDocument extends DocumentNode {
  readonly contentType: string;
  readonly childNodes: Iterable<DocumentNode>;
}

const isDocument = (value: unknown): value is SentDocument =>
  typeof value === "object" &&
  value !== null &&
  (value as Partial<DocumentNode>).nodeType === documentNode &&
  /^\[object (?:HTML|XML)?Document\]$/.test(Object.prototype.toString.call(value));

/** https://html.spec.whatwg.org/#html-fragment-serialisation-algorithm, of what a document itself can hold */
function htmlOf({ nodeType, name = "", data = "", outerHTML = "" }: DocumentNode): string {
  if (nodeType === elementNode) return outerHTML;
  if (nodeType === documentTypeNode) return `<!DOCTYPE ${name}>`;
  return nodeType === commentNode ? `<!--${data}-->` : "";
}

/**
 * The body of a request that sends a document; `undefined` for what is none.
 *
 * https://xhr.spec.whatwg.org/#the-send()-method, step 4
 */
export function documentBody(value: unknown, serializer: DocumentSerializer | undefined): ExtractedBody | undefined {
  if (serializer === undefined || !isDocument(value)) return undefined;
  const isHTML = value.contentType === "text/html";
  const text = isHTML ? Array.from(value.childNodes, htmlOf).join("") : serializer.serializeToString(value);
  const bytes = new TextEncoder().encode(text);
  const type = `${isHTML ? "text/html" : "application/xml"};charset=UTF-8`;
  return { content: bodyOfBytes(bytes), type, length: bytes.length, kind: "text" };
}
