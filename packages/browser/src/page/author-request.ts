import {
  isForbiddenMethod,
  isForbiddenRequestHeader,
  isHeaderValue,
  isToken,
  normalizeHeaderValue,
  normalizeMethod,
} from "sallyport/standard";
import type { HeaderList } from "../fetch/header-list.ts";

/** https://webidl.spec.whatwg.org/#es-ByteString */
export function mustBeByteString(text: string): void {
  if (/[^\0-\u00ff]/.test(text)) throw new TypeError(`${JSON.stringify(text)} has a character that is not a byte.`);
}

export interface AuthorRequest {
  readonly method: string;
  readonly url: URL;
}

/**
 * The method and the URL that a script opens an XMLHttpRequest with.
 *
 * https://xhr.spec.whatwg.org/#the-open()-method, steps 2 to 6
 */
export function parseAuthorRequest(method: string, url: string | URL, base: URL): AuthorRequest {
  mustBeByteString(method);
  if (!isToken(method)) throw new DOMException(`${JSON.stringify(method)} is not a valid method.`, "SyntaxError");
  if (isForbiddenMethod(method)) throw new DOMException(`${method} is forbidden.`, "SecurityError");
  if (!URL.canParse(String(url), base.href))
    throw new DOMException(`${JSON.stringify(String(url))} is not a valid URL.`, "SyntaxError");
  return { method: normalizeMethod(method), url: new URL(url, base) };
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

/** Text is sent as UTF-8; a charset that the script has named is replaced. */
export function setContentType(headers: HeaderList, type: string, isText: boolean): void {
  const authored = headers.get("Content-Type");
  if (authored === null) headers.append("Content-Type", type);
  else if (isText)
    headers.set("Content-Type", authored.replace(/(;\s*charset=)(?!"?utf-8"?\s*(?:;|$))[^;]*/i, "$1UTF-8"));
}
