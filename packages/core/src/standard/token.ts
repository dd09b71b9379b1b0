const tokenPattern = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * Whether `value` is a token: one or more of the characters HTTP allows in methods and field names.
 *
 * https://www.rfc-editor.org/rfc/rfc9110.html#section-5.6.2
 */
export function isToken(value: string): boolean {
  return tokenPattern.test(value);
}
