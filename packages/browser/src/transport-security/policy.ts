import type { HeaderRules } from "./rules.ts";

/** What a host asks for with Strict-Transport-Security. */
export interface Policy {
  /** In seconds; 0: nothing any longer. */
  readonly maxAge: number;
  readonly includeSubDomains: boolean;
}

/** What stands between semicolons that are not in quotes. */
const part = /(?:"(?:[^"\\]|\\.)*"?|[^;"])+/gs;

/** Longer ones are no server's. */
const maxLength = 16_384;

function unquoted(value: string, { unescapes }: HeaderRules): string {
  const [, quoted] = /^"(.*?)"?$/s.exec(value) ?? [];
  if (quoted === undefined) return value;
  return unescapes ? quoted.replace(/\\(.)/gs, "$1") : quoted;
}

/** The directives by their names in lower case; `undefined` where one is malformed, or twice there. */
function readDirectives(header: string, rules: HeaderRules): ReadonlyMap<string, string | undefined> | undefined {
  const directives = new Map<string, string | undefined>();
  for (const [text] of header.slice(0, maxLength).matchAll(part)) {
    if (text.trim() === "") continue;
    const [, name, value] = rules.directive.exec(text.trim()) ?? [];
    if (name === undefined) return undefined;
    const key = name.trimEnd().toLowerCase();
    const isKnown = key === "max-age" || key === "includesubdomains";
    if (directives.has(key) && (isKnown || rules.unknownAreUnique)) return undefined;
    directives.set(key, value === undefined ? undefined : unquoted(value, rules));
  }
  return directives;
}

/**
 * Reads a header; `undefined` for one that is ignored.
 *
 * https://www.rfc-editor.org/rfc/rfc6797#section-6.1
 */
export function parsePolicy(header: string, rules: HeaderRules): Policy | undefined {
  const directives = readDirectives(header, rules);
  const maxAge = directives?.get("max-age");
  if (directives === undefined || maxAge === undefined || !rules.maxAge.test(maxAge)) return undefined;
  const includeSubDomains = directives.has("includesubdomains");
  if (includeSubDomains && directives.get("includesubdomains") !== undefined) return undefined;
  // Below zero there is no end, where an engine reads it.
  return { maxAge: maxAge.startsWith("-") ? Number.POSITIVE_INFINITY : Number(maxAge), includeSubDomains };
}
