import { parseAuthority, parseHost } from "../standard/host.ts";
import { isNode, itemsAt, textAt, textsAt, type DocumentNode } from "./document/document-node.ts";
import type { DocumentPath, Problems } from "./document/problem.ts";
import type { OwnHosts } from "./known-hosts.ts";
import type { HostPattern, PolicyModel, SelfEntry, SelfSource } from "./model.ts";
import type { OriginFault, OriginPattern } from "./origins/origin-pattern.ts";
import type { PatternCache } from "./origins/pattern-cache.ts";
import { noKeys } from "./origins/source.ts";
import type { SourceCaches } from "./origins/source-caches.ts";

/** No name of this server may be a stranger's, so there is no way to accept a shared suffix. */
function parseOwnPattern(text: string, patterns: PatternCache): OriginPattern | OriginFault {
  const pattern = patterns.parse(text);
  if (!("code" in pattern) || pattern.code !== "origin-public-suffix") return pattern;
  const { suffix = "", section = "" } = pattern.args;
  return { code: pattern.code, args: { suffix, section } };
}

function readEntry(
  text: string,
  [at, index]: readonly [DocumentPath, number],
  patterns: PatternCache,
  problems: Problems,
): OriginPattern | undefined {
  const pattern = parseOwnPattern(text, patterns);
  if ("code" in pattern) {
    const code = pattern.code === "origin-wildcard" ? "self-wildcard" : pattern.code;
    problems.add(code, [...at, index], text, pattern.args);
  } else if (pattern.scheme !== "http" && pattern.scheme !== "https")
    problems.add("origin-scheme", [...at, index], text, { scheme: pattern.scheme });
  else return pattern;
  return undefined;
}

function readSource(
  entry: DocumentNode,
  path: DocumentPath,
  sources: SourceCaches,
  problems: Problems,
): SelfSource | undefined {
  const name = textAt(entry, "source");
  if (name === undefined) return undefined;
  const at = [...path, "source"];
  const source = sources.find({ name, keys: noKeys });
  if (source === undefined) problems.addName("source-unknown", at, name, sources.names);
  else if ("fault" in source) problems.add("source-malformed", at, name, { option: source.fault });
  else return { at: path, name, scheme: textAt(entry, "scheme") === "http" ? "http" : "https" };
  return undefined;
}

/** What is remembered from one document to the next. */
interface SelfMemory {
  readonly sources: SourceCaches;
  readonly patterns: PatternCache;
}

/**
 * Resolves `self`.
 * @param own gathers the entries by their hosts
 */
export function resolveSelf(
  document: DocumentNode,
  at: DocumentPath,
  own: OwnHosts,
  { sources: caches, patterns }: SelfMemory,
  problems: Problems,
): PolicyModel["self"] {
  const entries: SelfEntry[] = [];
  const sources = new Map<string, SelfSource>();
  // Of wildcards inside a label: two of them may match one name, and no rank tells them apart.
  const schemes = new Map<string, string>();
  for (const [index, item] of itemsAt(document, "self")) {
    const source = isNode(item) ? readSource(item, [...at, index], caches, problems) : undefined;
    if (source !== undefined && sources.has(source.name))
      problems.add("value-duplicate", [...source.at, "source"], source.name);
    if (source !== undefined) sources.set(source.name, source);
    const pattern = typeof item === "string" ? readEntry(item, [at, index], patterns, problems) : undefined;
    if (pattern === undefined) continue;
    const alike = pattern.labels === "part" ? schemes.get(pattern.host.name) : undefined;
    if (pattern.labels === "part") schemes.set(pattern.host.name, alike ?? pattern.scheme);
    const scheme = own.add(pattern) ?? alike ?? pattern.scheme;
    // Nothing shows by which scheme a request came: a Host header has none.
    if (scheme !== pattern.scheme) {
      const host = `${pattern.prefix}${pattern.host.name}`;
      problems.add("self-two-schemes", [...at, index], pattern.text, { host });
    }
    entries.push({ index, pattern });
  }
  return { at, entries, sources: [...sources.values()] };
}

function readHostPattern(text: string, at: DocumentPath, patterns: PatternCache, problems: Problems): HostPattern[] {
  const pattern = parseOwnPattern(`https://${text}`, patterns);
  if (!("code" in pattern) && pattern.labels !== "none" && pattern.port === undefined) return [{ at, text, pattern }];
  if ("code" in pattern && pattern.code === "origin-public-suffix") problems.add(pattern.code, at, text, pattern.args);
  else problems.add("host-malformed", at, text);
  return [];
}

/** Resolves `hosts`. */
export function resolveHosts(
  document: DocumentNode,
  at: DocumentPath,
  cache: PatternCache,
  problems: Problems,
): PolicyModel["hosts"] {
  const names = new Set<string>();
  const patterns: HostPattern[] = [];
  for (const [index, text] of textsAt(document, "hosts")) {
    if (text.includes("*")) patterns.push(...readHostPattern(text, [...at, index], cache, problems));
    else if (parseHost(text) !== undefined && !text.endsWith(".")) names.add(text);
    else {
      const suggestion = parseAuthority(text)?.host.name;
      problems.add("host-malformed", [...at, index], text, suggestion === undefined ? {} : { suggestion });
    }
  }
  return { at, names, patterns };
}
