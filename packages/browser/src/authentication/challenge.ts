/** `scheme`, then a blank or the end; what stands in quotes is no scheme. */
const part = /"(?:[^"\\]|\\.)*"?|[^",]+|,/gs;

/** Longer ones are no server's. */
const maxLength = 16_384;

/**
 * The realm of the first Basic challenge; `undefined` where there is none.
 *
 * https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1
 * https://www.rfc-editor.org/rfc/rfc7617#section-2
 *
 * @param value of WWW-Authenticate, with its lines joined
 */
export function basicRealm(value: string): string | undefined {
  let isBasic = false;
  let awaited = false;
  for (const [piece] of value.slice(0, maxLength).matchAll(part)) {
    if (awaited && piece.startsWith('"'))
      return piece.slice(1, piece.endsWith('"') ? -1 : undefined).replace(/\\(.)/gs, "$1");
    awaited = false;
    const text = piece.trim();
    const scheme = /^([!#$%&'*+.^_`|~\w-]+)(?:[ \t]+|$)/.exec(text)?.[1];
    if (scheme !== undefined) isBasic = scheme.toLowerCase() === "basic";
    if (!isBasic) continue;
    const [, realm] = /(?:^|[ \t])realm[ \t]*=[ \t]*(.*)/is.exec(text) ?? [];
    if (realm === "") awaited = true;
    else if (realm !== undefined) return realm;
  }
  return undefined;
}
