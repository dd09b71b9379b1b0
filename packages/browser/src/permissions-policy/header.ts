import type { Origin } from "../fetch/origin.ts";
import { parseDictionary, stringOf } from "../fetch/structured-dictionary.ts";
import { allowlistOf, type Allowlist } from "./allowlist.ts";
import type { PermissionsPolicyRules } from "./rules.ts";

/** Lists by the names of their features. */
export type DeclaredPolicy = ReadonlyMap<string, Allowlist>;

/**
 * What a document's own header says: nothing where any of it is malformed.
 *
 * https://w3c.github.io/webappsec-permissions-policy/#algo-parse-policy-directive
 */
export function parseHeader(
  field: string,
  self: Origin,
  { maxLength, keywordsInStrings }: PermissionsPolicyRules,
): DeclaredPolicy {
  if (field.length > maxLength) return new Map();
  const members = parseDictionary(field) ?? [];
  return new Map(
    [...members].map(([name, values]) => {
      const origins = values.flatMap((value) => stringOf(value) ?? []);
      const keywords = keywordsInStrings ? origins.map((text) => text.toLowerCase()) : [];
      const all = values.includes("*") || keywords.includes("*");
      const isForSelf = values.includes("self") || keywords.includes("'self'");
      return [name, allowlistOf(origins, { all, self: isForSelf }, self)];
    }),
  );
}
