import { corsUnsafeRequestHeaderNames } from "sallyport/standard";
import type { RequestHeaderRules } from "../engines/engine.ts";
import { byteLowercase } from "./byte-lowercase.ts";
import type { Header, HeaderList } from "./header-list.ts";

const aboveAscii = /[\x80-\xff]/;

/** As the safelist is asked: a range in the engine's spelling. */
const spelled = ([name, value]: Header, rules: RequestHeaderRules): Header =>
  rules.rangeUnitInAnyCase && byteLowercase(name) === "range"
    ? [name, value.replace(/^bytes/i, "bytes")]
    : [name, value];

/** Values that the standard safelists, and the engine does not for a byte above 0x7F. */
const nonAscii = (list: readonly Header[]): readonly string[] =>
  list
    .filter(([name, value]) => /^(?:accept|content-type)$/i.test(name) && aboveAscii.test(value))
    .map(([name]) => byteLowercase(name));

/**
 * The header names that need leave from a preflight, in lower case and sorted, as the engine sees them.
 *
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function unsafeRequestHeaderNames(list: HeaderList, rules: RequestHeaderRules): readonly string[] {
  if (list.size === 0) return [];
  const headers = list.toArray();
  const names = corsUnsafeRequestHeaderNames(headers.map((header) => spelled(header, rules)));
  const known = names.filter((name) => !rules.unsafelistedWithoutPreflight.includes(name));
  return rules.nonAsciiIsUnsafe ? [...new Set([...known, ...nonAscii(headers)])].sort() : known;
}

/** The same as a preflight asks for them: a name may stand as often as it was appended. */
export function requestedHeaderNames(list: HeaderList, rules: RequestHeaderRules, repeats: boolean): readonly string[] {
  const names = unsafeRequestHeaderNames(list, rules);
  if (!repeats) return names;
  const own = list.toArray().filter((header) => corsUnsafeRequestHeaderNames([header]).length > 0);
  const repeated = own.map(([name]) => byteLowercase(name)).filter((name) => names.includes(name));
  return [...repeated, ...names.filter((name) => !repeated.includes(name))].sort();
}
