import type { Origin } from "../fetch/origin.ts";
import { allowlistOf, type Allowlist } from "./allowlist.ts";
import { featureRows } from "./features.ts";
import type { DeclaredPolicy } from "./header.ts";
import type { PermissionsPolicyRules } from "./rules.ts";

/** The attribute `allow` of a frame. */
export interface FrameAllow {
  readonly text: string;
  /** The origin of the frame's URL; `null` where its document has an opaque one. */
  readonly src: Origin;
}

const knownNames = Object.values(featureRows).flatMap(({ names }) => names);

const wordsOf = (text: string): readonly string[] => text.split(/[\t\n\f\r ]+/).filter((word) => word !== "");

/** The name of a feature, and its list. */
function readDirective(
  text: string,
  { namesArePrefixes }: PermissionsPolicyRules,
): readonly [name: string, words: readonly string[]] {
  const [name = "", ...words] = wordsOf(text);
  const known = namesArePrefixes ? knownNames.find((one) => name.startsWith(one)) : undefined;
  if (known === undefined) return [name, words];
  return [known, wordsOf([name.slice(known.length).replace(/^:/, ""), ...words].join(" "))];
}

/** Wildcards below a domain are for headers. */
function listOf(words: readonly string[], src: Origin, self: Origin): Allowlist {
  const keywords = words.map((word) => word.toLowerCase());
  const isForSrc = words.length === 0 || keywords.includes("'src'");
  const written = [...words.filter((word) => !word.includes("*")), ...(isForSrc ? [src] : [])];
  const all = words.includes("*") || (isForSrc && src === "null");
  return allowlistOf(written, { all, self: keywords.includes("'self'") }, self);
}

/** What the header `Feature-Policy` says, which is written like the attribute: a feature without a list is for the page. */
export const parseFeaturePolicy = (field: string, self: Origin, rules: PermissionsPolicyRules): DeclaredPolicy =>
  parseAllow({ text: field.replaceAll(",", ";"), src: self }, self, rules);

/**
 * What the attribute says. A feature without a list is for the frame's own URL, and the first of several counts.
 *
 * https://w3c.github.io/webappsec-permissions-policy/#iframe-allow-attribute
 *
 * @param self the origin of the page that has the frame
 */
export function parseAllow({ text, src }: FrameAllow, self: Origin, rules: PermissionsPolicyRules): DeclaredPolicy {
  const policy = new Map<string, Allowlist>();
  if (text.length > rules.maxLength) return policy;
  for (const directive of text.split(";")) {
    const [name, words] = readDirective(directive, rules);
    if (!policy.has(name)) policy.set(name, listOf(words, src, self));
  }
  return policy;
}
