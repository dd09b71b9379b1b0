import { getDecodeAndSplit, isToken } from "sallyport/standard";
import type { HeaderList } from "./header-list.ts";

export interface MimeType {
  readonly essence: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const parameter = /;[\t\n\r ]*([^;=]*)(?:=(?:"((?:[^"\\]|\\(?:.|$))*)"?[^;]*|([^;]*)))?/gs;

const withoutEnd = (text: string): string => text.replace(/(?<![\t\n\r ])[\t\n\r ]+$/, "");

/** https://mimesniff.spec.whatwg.org/#parse-a-mime-type */
export function parseMimeType(text: string): MimeType | undefined {
  const [, type = "", subtype = "", rest = ""] = /^[\t\n\r ]*(?![\t\n\r ])([^/]*)\/([^;]*)(.*)/s.exec(text) ?? [];
  const trimmed = withoutEnd(subtype);
  if (!isToken(type) || !isToken(trimmed)) return undefined;
  const parameters = new Map<string, string>();
  for (const [, name = "", quoted, plain = ""] of rest.matchAll(parameter)) {
    const value = quoted === undefined ? withoutEnd(plain) : quoted.replace(/\\(.)/gs, "$1");
    const lower = name.toLowerCase();
    if (!isToken(lower) || (quoted === undefined && value === "") || /[^\t\x20-\x7e\x80-\xff]/.test(value)) continue;
    if (!parameters.has(lower)) parameters.set(lower, value);
  }
  return { essence: `${type}/${trimmed}`.toLowerCase(), parameters };
}

/** https://mimesniff.spec.whatwg.org/#serialize-a-mime-type */
export const serializeMimeType = ({ essence, parameters }: MimeType): string =>
  essence +
  [...parameters]
    .map(([name, value]) => `;${name}=${isToken(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`}`)
    .join("");

/** https://fetch.spec.whatwg.org/#concept-header-extract-mime-type: the last that parses, and no wildcard. */
export function extractMimeType(headerList: HeaderList): MimeType | undefined {
  const value = headerList.get("Content-Type");
  return (value === null ? [] : getDecodeAndSplit(value))
    .map(parseMimeType)
    .findLast((type) => type !== undefined && type.essence !== "*/*");
}

/** https://mimesniff.spec.whatwg.org/#javascript-mime-type */
export const isJavaScript = ({ essence }: MimeType): boolean =>
  /^(?:application\/(?:x-)?(?:ecma|java)script|text\/(?:x-)?(?:ecma|java)script|text\/javascript1\.[0-5]|text\/jscript|text\/livescript)$/.test(
    essence,
  );

/** https://mimesniff.spec.whatwg.org/#json-mime-type */
export const isJSON = ({ essence }: MimeType): boolean => /^(?:text|application)\/json$|\+json$/.test(essence);

export const isXML = ({ essence }: MimeType): boolean => /^(?:text|application)\/xml$|\+xml$/.test(essence);
