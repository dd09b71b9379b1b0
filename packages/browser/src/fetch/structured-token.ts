const item =
  /^ *([a-z*][!#$%&'*+.^_`|~:/0-9a-z-]*)((?:; *[a-z*][a-z0-9_.*-]*(?:=(?:"(?:[ !#-[\]-~]|\\["\\])*"|[^" ;,]+))?)*) *$/i;

/** A parameter of what `item` has matched. */
const parameter = /; *([^=;]+)(?:=("(?:[^"\\]|\\.)*"|[^;]+))?/g;

/** A structured field that is a token, with its parameters: those that are strings, and the others as they are written. */
interface TokenItem {
  readonly token: string;
  readonly strings: ReadonlyMap<string, string>;
  readonly bare: ReadonlyMap<string, string>;
}

/**
 * A structured field that is a token; anything else is as if it were not there.
 *
 * https://www.rfc-editor.org/rfc/rfc9651#name-items
 */
export function tokenItemOf(value: string | null): TokenItem | undefined {
  const [, token, parameters = ""] = value === null ? [] : (item.exec(value) ?? []);
  if (token === undefined) return undefined;
  const strings = new Map<string, string>();
  const bare = new Map<string, string>();
  for (const [, key = "", written = ""] of parameters.matchAll(parameter)) {
    // The last of several counts.
    strings.delete(key);
    bare.delete(key);
    if (written.startsWith('"')) strings.set(key, written.slice(1, -1).replace(/\\(.)/g, "$1"));
    else bare.set(key, written);
  }
  return { token, strings, bare };
}

/** Its token alone: https://www.rfc-editor.org/rfc/rfc9651#name-tokens */
export const tokenOf = (value: string | null): string | undefined => tokenItemOf(value)?.token;
