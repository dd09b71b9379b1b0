import { byteLowercase, httpWhitespace, strip } from "./ascii.ts";
import { isToken } from "./token.ts";

/**
 * The essence of a MIME type, in lower case: `Text/Plain; charset=utf-8` gives `text/plain`. `undefined` where the
 * MIME Sniffing standard returns failure. Parameters cannot make parsing fail, so they are not looked at.
 *
 * https://mimesniff.spec.whatwg.org/#parse-a-mime-type
 */
export function mimeTypeEssence(value: string): string | undefined {
  // 1. White space at the ends.
  const input = strip(value, httpWhitespace);
  // 3. to 6. The type, up to a slash that must be there.
  const slash = input.indexOf("/");
  if (slash === -1) return undefined;
  const type = input.slice(0, slash);
  // 7. to 9. The subtype, up to a semicolon.
  const semicolon = input.indexOf(";", slash);
  // A ";" before the "/" ends up in the type, which is then no token.
  const subtype = strip(input.slice(slash, semicolon === -1 ? input.length : semicolon), httpWhitespace).slice(1);
  return isToken(type) && isToken(subtype) ? byteLowercase(`${type}/${subtype}`) : undefined;
}
