import type { Engine } from "../engines/engine.ts";
import type { Failure } from "./failure.ts";
import { isImageContent, isMediaContent, latin1 } from "./mime-sniff.ts";
import { determineNosniff } from "./mime-checks.ts";
import { extractMimeType, isJavaScript, isJSON, isXML, type MimeType } from "./mime-type.ts";
import type { FetchRequest } from "./request.ts";
import type { FetchResponse } from "./response.ts";
import { isOkStatus } from "./status.ts";
import { Uint8Array } from "../platform.ts";

/** https://github.com/annevk/orb#terminology: opaque-blocklisted-never-sniffed MIME types */
const neverSniffed =
  /^(?:application\/(?:gzip|msexcel|mspowerpoint|msword|msword-template|pdf|vnd\.apple\.mpegurl|vnd\.ces-quick(?:point|sheet|word)|vnd\.ms-excel(?:\.[a-z.]+)?|vnd\.ms-powerpoint(?:\.[a-z.]+)?|vnd\.ms-word(?:\.[a-z.]+)?|vnd\.msword|vnd\.openxmlformats-officedocument\.[a-z.]+|vnd\.presentation-open(?:xml|xmlm)|vnd\.spreadsheet-openxml|vnd\.wordprocessing-openxml|x-gzip|x-protobuf|x-protobuffer|zip)|audio\/mpegurl|multipart\/(?:byteranges|signed)|text\/(?:csv|event-stream))$/;

/** Of a longer body only this much is read. */
const sniffedBytes = 1024;

const htmlTag = /^<(?:!doctype html|script|html|head|iframe|h1|div|font|table|a|style|title|b|body|br|p)(?=[\s>])/i;
const xml = /^<\?xml/;
const json = /^\{[\t\n\r ]*"(?:[^"\\]|\\.)*"[\t\n\r ]*:/s;
/** What servers put before JSON so that it is no script. */
const parserBreaker = /^(?:\)\]\}'|\{\}&&|for *\(;;\);|while *\(1\);)/;

const withoutSpace = (text: string): string => text.replace(/^[\t\n\r ]+/, "");

/** Comments of HTML are comments of JavaScript too, which there end with the line: what follows them is looked at. */
function withoutComments(text: string): string {
  let left = withoutSpace(text);
  while (left.startsWith("<!--")) {
    const end = left.indexOf("-->");
    const line = end === -1 ? -1 : left.slice(end).search(/[\r\n]/);
    if (line === -1) return "";
    left = withoutSpace(left.slice(end + line));
  }
  return left;
}

/** Whether the content is a document or data, whatever its type says. */
function isDocumentOrData(bytes: Uint8Array): boolean {
  const start = withoutSpace(latin1(bytes, sniffedBytes));
  return [xml, json, parserBreaker].some((pattern) => pattern.test(start)) || htmlTag.test(withoutComments(start));
}

const isBlocklisted = (type: MimeType): boolean => type.essence === "text/html" || isJSON(type) || isXML(type);

/** Whether it is the part from the first byte on. */
const isFirstPart = ({ headerList }: FetchResponse): boolean =>
  /^bytes 0-/i.test(headerList.get("Content-Range") ?? "");

/**
 * Whether an unrecognized response passes for a script: an error page does not, whatever has no type does. No script is
 * parsed here: what a script element requests is taken for one, and what another element does is not.
 */
function isScript(
  { destination }: FetchRequest,
  { status }: FetchResponse,
  type: MimeType | undefined,
  bytes: Uint8Array,
): boolean {
  if (!isOkStatus(status)) return false;
  if (type === undefined) return true;
  if (/^(?:audio|image|video)\//.test(type.essence) || isDocumentOrData(bytes)) return false;
  return bytes.length === 0 || destination === "script";
}

/** What the type decides: `unknown` is for the content to say. */
function byType(
  type: MimeType,
  response: FetchResponse,
  rules: Engine["opaqueResponses"],
): "allowed" | "blocked" | "unknown" {
  if (type.essence === "text/css" || type.essence === "image/svg+xml") return "allowed";
  if (rules.safelistsScripts && isJavaScript(type)) return "allowed";
  if (neverSniffed.test(type.essence)) return "blocked";
  const blocklisted = isBlocklisted(type);
  if (response.status === 206 && (blocklisted || (rules.blocksLaterParts && !isFirstPart(response)))) return "blocked";
  if (!determineNosniff(response.headerList)) return "unknown";
  return blocklisted || (rules.nosniffBlocksPlainText && type.essence === "text/plain") ? "blocked" : "unknown";
}

async function isBlockedByContent(
  request: FetchRequest,
  response: FetchResponse,
  type: MimeType | undefined,
  rules: Engine["opaqueResponses"],
): Promise<boolean> {
  const bytes = (await response.body?.readBeyond(sniffedBytes).catch(() => undefined)) ?? new Uint8Array();
  if (isImageContent(bytes) || isMediaContent(bytes)) return false;
  if (rules.unrecognized === "scripts") return !isScript(request, response, type, bytes);
  return type !== undefined && isDocumentOrData(bytes);
}

/**
 * Opaque response blocking: keeps documents and data that a page may not read from its process too.
 *
 * https://github.com/annevk/orb
 */
export async function opaqueResponseFailure(
  request: FetchRequest,
  response: FetchResponse,
  { opaqueResponses: rules }: Engine,
): Promise<Failure | undefined> {
  // A script's own fetch gets an empty response in any case.
  if (!rules.checked || request.destination === "" || request.responseTainting !== "opaque") return undefined;
  const type = extractMimeType(response.headerList);
  const decided = type === undefined ? "unknown" : byType(type, response, rules);
  const isBlocked =
    decided === "unknown" ? await isBlockedByContent(request, response, type, rules) : decided === "blocked";
  return isBlocked ? { code: "opaque-response", value: type?.essence ?? "" } : undefined;
}
