import { parseAuthority, parseHost } from "../standard/host.ts";
import { defaultPort, serializeOrigin } from "../standard/origin.ts";
import { textsAt, type Fields } from "./document/document-node.ts";
import { parseOriginPattern, type OriginPattern } from "./origins/origin-pattern.ts";
import type { DocumentPath, Problems } from "./document/problem.ts";

/** The names under which this server is reached, and the origins it has under them. */
export interface Self {
  readonly entries: ReadonlyMap<string, readonly OriginPattern[]>;
  readonly hosts: ReadonlySet<string>;
  /** What the usual Host values mean, so that they need no parsing: the own origin under each, if there is one. */
  readonly usual: ReadonlyMap<string, { readonly own: string | undefined }>;
}

function readEntry(text: string, at: DocumentPath, problems: Problems): OriginPattern | undefined {
  const pattern = parseOriginPattern(text);
  if ("code" in pattern)
    problems.add(pattern.code === "origin-wildcard" ? "self-wildcard" : pattern.code, at, text, pattern.args);
  else if (pattern.labels !== "none") problems.add("self-wildcard", at, text);
  else if (pattern.scheme !== "http" && pattern.scheme !== "https")
    problems.add("origin-scheme", at, text, { scheme: pattern.scheme });
  else return pattern;
  return undefined;
}

/** The port that a Host header without one means. */
const portOf = (scheme: string, port: number | undefined): number | undefined => port ?? defaultPort(scheme);

/**
 * The origin that this server has for a request by its Host header.
 * @param name the host, as `parseAuthority` gives it
 * @param port the header's port
 * @returns the serialized origin with the entry's scheme and port; `undefined` where no entry of `self` bears the name
 */
export function ownOrigin(self: Pick<Self, "entries">, name: string, port: number | undefined): string | undefined {
  const entries = self.entries.get(name);
  if (entries === undefined) return undefined;
  const fixed = entries.filter((entry) => entry.port !== "any");
  const [only] = entries;
  const entry =
    entries.length === 1
      ? only
      : (fixed.find((one) => portOf(one.scheme, one.port as number | undefined) === portOf(one.scheme, port)) ??
        entries.find((one) => one.port === "any"));
  if (entry === undefined) return undefined;
  return serializeOrigin({ scheme: entry.scheme, host: entry.host, port: entry.port === "any" ? port : entry.port });
}

/** Reads `self` and `hosts`. */
export function readSelf(document: Fields, selfPath: DocumentPath, hostsPath: DocumentPath, problems: Problems): Self {
  const entries = new Map<string, OriginPattern[]>();
  for (const [index, text] of textsAt(document, "self")) {
    const at = [...selfPath, index];
    const entry = readEntry(text, at, problems);
    if (entry === undefined) continue;
    const known = entries.get(entry.host.name);
    // Which one a request came by could not be told: a Host header has no scheme.
    if (known !== undefined && known[0]?.scheme !== entry.scheme)
      problems.add("self-two-schemes", at, text, { host: entry.host.name });
    if (known === undefined) entries.set(entry.host.name, [entry]);
    else known.push(entry);
  }
  const hosts = new Set<string>();
  for (const [index, text] of textsAt(document, "hosts")) {
    if (parseHost(text) !== undefined && !text.endsWith(".")) {
      hosts.add(text);
      continue;
    }
    const suggestion = parseAuthority(text)?.host.name;
    problems.add("host-malformed", [...hostsPath, index], text, suggestion === undefined ? {} : { suggestion });
  }
  return { entries, hosts, usual: usualHosts({ entries, hosts }) };
}

function usualHosts(self: Pick<Self, "entries" | "hosts">): Map<string, { own: string | undefined }> {
  const usual = new Map<string, { own: string | undefined }>();
  for (const host of self.hosts) usual.set(host, { own: undefined });
  for (const [name, patterns] of self.entries) {
    usual.set(name, { own: ownOrigin(self, name, undefined) });
    for (const { scheme, host, port } of patterns) {
      if (typeof port === "number")
        usual.set(`${name}:${String(port)}`, { own: serializeOrigin({ scheme, host, port }) });
    }
  }
  return usual;
}
