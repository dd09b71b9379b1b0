import {
  isForbiddenMethod,
  isForbiddenRequestHeader,
  isHeaderValue,
  isToken,
  normalizeHeaderValue,
  normalizeMethod,
} from "sallyport/standard";
import type { ExtractedBody } from "../fetch/body.ts";
import type { HeaderList } from "../fetch/header-list.ts";
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

/**
 * Text is sent as UTF-8; a charset that the script has named is replaced.
 *
 * @returns whether the type is the body's, and not the script's
 */
export function setContentType(headers: HeaderList, body: ExtractedBody | null): boolean {
  if (body?.type == null) return false;
  const authored = headers.get("Content-Type");
  if (authored === null) headers.append("Content-Type", body.type);
  else if (body.isText)
    headers.set("Content-Type", authored.replace(/(;\s*charset=)(?!"?utf-8"?\s*(?:;|$))[^;]*/i, "$1UTF-8"));
  return authored === null;
}
