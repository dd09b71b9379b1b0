import { strip, tabOrSpace } from "./ascii.ts";
import { isToken } from "./token.ts";

/**
 * The tokens of a comma-separated list, as written and in order: the value of Access-Control-Request-Headers,
 * Connection and the like, several lines joined with a comma.
 *
 * Empty elements are dropped, as RFC 9110 demands of a recipient, but count as elements: `,,,,` is how a budget is
 * spent for nothing. Returns `"over-budget"` when there are more bytes (characters of an isomorphic string) or elements
 * than `budget` allows, `"malformed"` when an element is not a token, whichever shows first from left to right; bytes
 * are counted before anything else. Linear in the length of `values`, and bounded by the budget.
 *
 * https://www.rfc-editor.org/rfc/rfc9110.html#section-5.6.1
 */
export function parseTokenList(
  values: string,
  budget?: { readonly bytes: number; readonly elements: number },
): readonly string[] | "malformed" | "over-budget" {
  if (budget !== undefined && values.length > budget.bytes) return "over-budget";
  const tokens: string[] = [];
  let elements = 0;
  for (let start = 0; start <= values.length;) {
    elements += 1;
    if (budget !== undefined && elements > budget.elements) return "over-budget";
    const comma = values.indexOf(",", start);
    const end = comma === -1 ? values.length : comma;
    const element = strip(values.slice(start, end), tabOrSpace);
    if (element !== "") {
      if (!isToken(element)) return "malformed";
      tokens.push(element);
    }
    start = end + 1;
  }
  return tokens;
}

/**
 * The comma-separated parts of a header value, each without the tabs and spaces around it. A comma inside a quoted
 * string does not part; quotes stay; empty parts stay. Never fails: an unclosed quote runs to the end.
 *
 * https://fetch.spec.whatwg.org/#header-value-get-decode-and-split
 */
export function getDecodeAndSplit(value: string): readonly string[] {
  const values: string[] = [];
  let start = 0;
  let quoted = false;
  for (let position = 0; position < value.length; position += 1) {
    const character = value[position];
    if (quoted) {
      if (character === "\\") position += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') {
      quoted = true;
    } else if (character === ",") {
      values.push(strip(value.slice(start, position), tabOrSpace));
      start = position + 1;
    }
  }
  values.push(strip(value.slice(start), tabOrSpace));
  return values;
}
