const item =
  /^ *([a-z*][!#$%&'*+.^_`|~:/0-9a-z-]*)((?:; *[a-z*][a-z0-9_.*-]*(?:=(?:"(?:[ !#-[\]-~]|\\["\\])*"|[^" ;,]+))?)*) *$/i;

/**
 * The token of a structured field that is one; anything else is as if it were not there.
 *
 * https://www.rfc-editor.org/rfc/rfc9651#name-tokens
 */
export function tokenOf(value: string | null): string | undefined {
  return value === null ? undefined : item.exec(value)?.[1];
}
