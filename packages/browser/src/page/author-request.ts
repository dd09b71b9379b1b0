import {
  isForbiddenMethod,
  isForbiddenRequestHeader,
  isHeaderValue,
  isToken,
  normalizeHeaderValue,
  normalizeMethod,
} from "sallyport/standard";
import type { XMLHttpRequestRules } from "../engines/page-rules.ts";
import type { ExtractedBody } from "../fetch/body.ts";
import type { HeaderList } from "../fetch/header-list.ts";
import { parseMimeType, serializeMimeType } from "../fetch/mime-type.ts";
import { requireArguments, toByteString, toUSVString } from "./web-idl.ts";
import { DOMException, URL } from "../platform.ts";

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

export interface AuthorRequest {
  readonly method: string;
  readonly url: URL;
}

/**
 * The method and the URL that a script opens an XMLHttpRequest with.
 *
 * https://xhr.spec.whatwg.org/#the-open()-method, steps 2 to 8
 */
export function parseAuthorRequest(given: readonly unknown[], base: URL): AuthorRequest {
  requireArguments("XMLHttpRequest.open", given, 2);
  const [method, url] = [toByteString(given[0]), toUSVString(given[1])];
  const [user, password] = given.slice(3).map((text) => (isAbsent(text) ? undefined : toUSVString(text)));
  if (!isToken(method)) throw new DOMException(`${JSON.stringify(method)} is not a valid method.`, "SyntaxError");
  if (isForbiddenMethod(method)) throw new DOMException(`${method} is forbidden.`, "SecurityError");
  if (!URL.canParse(url, base.href))
    throw new DOMException(`${JSON.stringify(url)} is not a valid URL.`, "SyntaxError");
  const parsed = new URL(url, base);
  if (parsed.host !== "" && user !== undefined) parsed.username = user;
  if (parsed.host !== "" && password !== undefined) parsed.password = password;
  return { method: normalizeMethod(method), url: parsed };
}

/**
 * Combines a header with the author request headers; a forbidden one is ignored.
 *
 * https://xhr.spec.whatwg.org/#the-setrequestheader()-method, steps 3 to 6
 *
 * @throws DOMException where the name or the value is not valid
 */
export function combineAuthorHeader(headers: HeaderList, name: string, text: string): void {
  const value = normalizeHeaderValue(text);
  if (!isToken(name) || !isHeaderValue(value))
    throw new DOMException(`${JSON.stringify(`${name}: ${value}`)} is not a valid header.`, "SyntaxError");
  if (isForbiddenRequestHeader(name, value)) return;
  const before = headers.get(name);
  headers.set(name, before === null ? value : `${before}, ${value}`);
}

/** A MIME type whose every parameter has a name and a value; blanks may stand around each part. */
const strictType =
  /^[\w!#$%&'*+.^`|~{}-]+[\t ]*\/[\t ]*[\w!#$%&'*+.^`|~{}-]+[\t ]*(?:;[\t ]*[\w!#$%&'*+.^`|~{}-]+[\t ]*=[\t ]*(?:[\w!#$%&'*+.^`|~{}-]+|"(?:[^"\\]|\\.)*")[\t ]*)*$/;

const isSent: Readonly<Record<XMLHttpRequestRules["sentBlobType"], (type: string) => boolean>> = {
  any: () => true,
  parsed: (type) => parseMimeType(type) !== undefined,
  strict: (type) => strictType.test(type.trim()),
};

/** The type with another charset, where it has one that isn't UTF-8. */
function serializedAsUtf8(authored: string): string {
  const type = parseMimeType(authored);
  const charset = type?.parameters.get("charset");
  if (type === undefined || charset === undefined || /^utf-8$/i.test(charset)) return authored;
  return serializeMimeType({ ...type, parameters: new Map([...type.parameters, ["charset", "UTF-8"]]) });
}

const charsets = /(?<=[\0- ;])(charset[\0- ]*=[\0- "']*)([^\0- "';]*)/gi;

/** Each charset, up to the first that has no value; none where the first is at the head. */
function replacedInPlace(authored: string): string {
  let hasEnded = /^charset/i.test(authored);
  return authored.replace(charsets, (whole, before: string, value: string) => {
    hasEnded ||= value === "";
    return hasEnded ? whole : `${before}UTF-8`;
  });
}

const asUtf8: Readonly<Record<XMLHttpRequestRules["charsetOfText"], (authored: string) => string>> = {
  serialized: serializedAsUtf8,
  "in-place": replacedInPlace,
};

/**
 * Text is sent as UTF-8; a charset that the script has named is replaced.
 *
 * https://xhr.spec.whatwg.org/#the-send()-method, step 4
 *
 * @returns whether the type is the body's, and not the script's
 */
export function setContentType(headers: HeaderList, body: ExtractedBody | null, rules: XMLHttpRequestRules): boolean {
  if (body?.type == null) return false;
  const { type, kind } = body;
  const authored = headers.get("Content-Type");
  if (authored !== null) {
    if (kind === "text") headers.set("Content-Type", asUtf8[rules.charsetOfText](authored));
    return false;
  }
  if (kind === "blob" && !isSent[rules.sentBlobType](type)) return false;
  headers.append("Content-Type", type);
  return true;
}
