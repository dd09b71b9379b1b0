import { parseTokenList } from "sallyport/standard";
import type { HeaderList } from "./header-list.ts";

/**
 * The tokens of a header whose grammar is a list of them (`Access-Control-Allow-Methods`, `-Allow-Headers`,
 * `-Expose-Headers`): `null` without the header, `failure` where a line does not parse.
 *
 * https://fetch.spec.whatwg.org/#extract-header-list-values
 */
export function extractTokens(name: string, list: HeaderList): readonly string[] | null | "failure" {
  // 1. No such header.
  const lines = list.values(name);
  if (lines.length === 0) return null;
  // 3. and 4. Line by line, and all or nothing.
  const values: string[] = [];
  for (const line of lines) {
    const tokens = parseTokenList(line);
    if (tokens === "malformed" || tokens === "over-budget") return "failure";
    values.push(...tokens);
  }
  return values;
}

/**
 * The number in `Access-Control-Max-Age`: `null` without the header, `failure` for anything but digits, or two of them.
 *
 * https://fetch.spec.whatwg.org/#extract-header-list-values, with the grammar delta-seconds (RFC 9111, section 1.2.2)
 */
export function extractDeltaSeconds(name: string, list: HeaderList): number | null | "failure" {
  const lines = list.values(name);
  if (lines.length === 0) return null;
  // 2. One header at most.
  const [line = "", ...more] = lines;
  return more.length === 0 && /^[0-9]+$/.test(line) ? Number(line) : "failure";
}
