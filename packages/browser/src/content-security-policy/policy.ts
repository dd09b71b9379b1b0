import type { URL } from "../platform.ts";
import { parseSourceList, type SourceList } from "./source-list.ts";

/** A policy that came with a document, as far as it decides about URLs. */
export interface ContentSecurityPolicy {
  /** By name, in lower case. */
  readonly directives: ReadonlyMap<string, SourceList>;
  /** The document's URL, for `'self'` and for sources without a scheme. */
  readonly self: URL;
}

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

/** https://w3c.github.io/webappsec-csp/#parse-serialized-policy */
function parsePolicy(text: string, self: URL): ContentSecurityPolicy {
  const directives = new Map<string, SourceList>();
  for (const directive of text.split(";")) {
    const trimmed = directive.trim();
    const [name = ""] = /^[^\t\n\f\r ]*/.exec(trimmed) ?? [];
    const key = name.toLowerCase();
    // The first one counts, of those in ASCII.
    if (key !== "" && isAscii(trimmed) && !directives.has(key))
      directives.set(key, parseSourceList(trimmed.slice(name.length)));
  }
  return { directives, self };
}

/**
 * The policies of a response: several in each line of the header, with commas between them.
 *
 * https://w3c.github.io/webappsec-csp/#parse-response-csp
 */
export const parsePolicies = (lines: readonly string[], self: URL): readonly ContentSecurityPolicy[] =>
  lines
    .flatMap((line) => line.split(","))
    .map((text) => parsePolicy(text, self))
    .filter(({ directives }) => directives.size > 0);
