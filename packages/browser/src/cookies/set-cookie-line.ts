import { normalizeHeaderValue } from "sallyport/standard";
import { throughUtf8 } from "../fetch/isomorphic.ts";
import type { RefusedReason } from "./reasons.ts";
import type { CookieRules } from "./rules.ts";

/** An attribute as it was written; of the name only the case is folded. */
export interface CookieAttribute {
  readonly name: string;
  readonly value: string;
  /** Whether a `=` was written. */
  readonly hasValue: boolean;
}

/** A parsed line, before anything in it is checked. */
export interface CookieLine {
  readonly name: string;
  readonly value: string;
  /** Those that are not too long, in their order, repeats and unknown ones included. */
  readonly attributes: readonly CookieAttribute[];
}

// eslint-disable-next-line no-control-regex
const controlCharacter = /[\0-\x08\n-\x1f\x7f]/;
const unprintableCharacter = /[^\x20-\x7f]/;

/**
 * Parses the value of a Set-Cookie header, or what was assigned to document.cookie, an isomorphic string: one
 * character a byte. Linear in its length, and no input makes it throw.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies#name-parse-a-cookie
 */
export function parseSetCookieLine(line: string, rules: CookieRules): CookieLine | { readonly refused: RefusedReason } {
  // 1. Control characters.
  if (rules.unprintable !== "cut" && controlCharacter.test(line)) return { refused: "control-character" };
  // 2. to 6. The pair, and the rest.
  const [pair = "", ...rest] = untilUnprintable(line, rules).split(";");
  // 7. to 11. Name and value.
  const { name, value, nameless } = nameAndValue(pair, rules);
  // 12. Something, and not too much.
  if (name === "" && value === "" && !rules.emptyStored) return { refused: "empty" };
  if (nameless) return { refused: "nameless" };
  if (name.length + value.length > rules.limits.pairBytes) return { refused: "too-long" };
  // 15. The attributes.
  const attributes = rest.map(attribute).filter((one) => one.value.length <= rules.limits.attributeBytes);
  if (rules.unprintable === "refuse-controls-and-tabs" && hasTab(name, value, attributes)) {
    return { refused: "control-character" };
  }
  return { name, value: rules.invalidUtf8Value === "replaced" ? throughUtf8(value) : value, attributes };
}

/**
 * The drafts refuse control characters but for tabs; Chromium refuses tabs too, except around names and values; WebKit
 * ends the line at the first control character, tab or byte above ASCII, attributes and all, but for white space before a
 * name or a value.
 */
function untilUnprintable(line: string, rules: CookieRules): string {
  if (rules.unprintable !== "cut") return line;
  const trimmed = line.split(";").map(withoutSpaceBefore).join(";");
  const end = trimmed.search(unprintableCharacter);
  return end === -1 ? trimmed : trimmed.slice(0, end);
}

const withoutSpaceBefore = (part: string): string =>
  part.replace(/^[ \t\r\n\f]+/, "").replace(/^([^=]*=)[ \t\r\n\f]+/, "$1");

function nameAndValue(pair: string, { nameless }: CookieRules): { name: string; value: string; nameless: boolean } {
  const equals = pair.indexOf("=");
  const name = equals === -1 ? "" : normalizeHeaderValue(pair.slice(0, equals));
  const value = normalizeHeaderValue(pair.slice(equals + 1));
  if (nameless === "name" && equals === -1) return { name: value, value: "", nameless: false };
  const refused = nameless === "name" || (nameless === "value-without-equals" && value.includes("="));
  return { name, value, nameless: name === "" && refused };
}

function attribute(text: string): CookieAttribute {
  const equals = text.indexOf("=");
  const name = normalizeHeaderValue(equals === -1 ? text : text.slice(0, equals)).toLowerCase();
  return { name, value: equals === -1 ? "" : normalizeHeaderValue(text.slice(equals + 1)), hasValue: equals !== -1 };
}

function hasTab(name: string, value: string, attributes: readonly CookieAttribute[]): boolean {
  return [name, value, ...attributes.flatMap((one) => [one.name, one.value])].some((text) => text.includes("\t"));
}
