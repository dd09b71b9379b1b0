import { parseAuthority, parseHost } from "../standard/host.ts";
import { defaultPort, serializeOrigin } from "../standard/origin.ts";
import { textsAt, type DocumentNode } from "./document/document-node.ts";
import type { DocumentPath, Problems } from "./document/problem.ts";
import type { PolicyModel, SelfEntry } from "./model.ts";
import { parseOriginPattern, type OriginPattern } from "./origins/origin-pattern.ts";

/** What `self` says of one host name, in one scheme. */
interface OwnHost {
  readonly scheme: string;
  /** Where there is but one, a Host without a port means it. */
  readonly only: OriginPattern | undefined;
  readonly byPort: ReadonlyMap<number | undefined, OriginPattern>;
  readonly anyPort: OriginPattern | undefined;
}

/** The name by which a request came. */
export interface KnownHost {
  /** In lower case, without port; `undefined` where the request has none. */
  readonly host: string | undefined;
  /** This server's own origin under it, if there is one. */
  readonly own: string | undefined;
}

/** The names under which this server is reached, and the origins it has under them. */
export interface Self {
  readonly entries: ReadonlyMap<string, OwnHost>;
  readonly hosts: ReadonlySet<string>;
  /** What the expected Host values mean, so that they need no parsing. */
  readonly knownHosts: ReadonlyMap<string, KnownHost>;
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

/** Resolves `self`. */
export function resolveSelf(document: DocumentNode, at: DocumentPath, problems: Problems): PolicyModel["self"] {
  const schemes = new Map<string, string>();
  const entries: SelfEntry[] = [];
  for (const [index, text] of textsAt(document, "self")) {
    const place = [...at, index];
    const pattern = readEntry(text, place, problems);
    if (pattern === undefined) continue;
    const { host, scheme } = pattern;
    const known = schemes.get(host.name) ?? scheme;
    schemes.set(host.name, known);
    // Nothing shows by which one a request came: a Host header has no scheme.
    if (known !== scheme) problems.add("self-two-schemes", place, text, { host: host.name });
    entries.push({ at: place, pattern });
  }
  return { at, entries };
}

/** Resolves `hosts`. */
export function resolveHosts(document: DocumentNode, at: DocumentPath, problems: Problems): PolicyModel["hosts"] {
  const names = new Set<string>();
  for (const [index, text] of textsAt(document, "hosts")) {
    if (parseHost(text) !== undefined && !text.endsWith(".")) {
      names.add(text);
      continue;
    }
    const suggestion = parseAuthority(text)?.host.name;
    problems.add("host-malformed", [...at, index], text, suggestion === undefined ? {} : { suggestion });
  }
  return { at, names };
}

/** The port that a Host header without one means. */
const portOf = (scheme: string, port: number | undefined): number | undefined => port ?? defaultPort(scheme);

function ownHost(patterns: readonly OriginPattern[]): OwnHost {
  const [first, ...others] = patterns;
  const scheme = first?.scheme ?? "";
  const fixed = patterns.flatMap((pattern) => (pattern.port === "any" ? [] : [{ pattern, port: pattern.port }]));
  return {
    scheme,
    only: others.length === 0 ? first : undefined,
    byPort: new Map(fixed.map(({ pattern, port }) => [portOf(scheme, port), pattern])),
    anyPort: patterns.find(({ port }) => port === "any"),
  };
}

/**
 * The entry of `self` that a request by its Host header came by.
 * @param name the host, as `parseAuthority` gives it
 * @param port the header's port
 */
export function ownEntry({ entries }: Pick<Self, "entries">, name: string, port?: number): OriginPattern | undefined {
  const host = entries.get(name);
  if (host === undefined) return undefined;
  return host.byPort.get(portOf(host.scheme, port)) ?? host.anyPort ?? (port === undefined ? host.only : undefined);
}

/**
 * The origin that this server has for a request by its Host header.
 * @param name the host, as `parseAuthority` gives it
 * @param port the header's port
 * @returns the serialized origin with the entry's scheme and port; `undefined` where no entry of `self` has name and port
 */
export function ownOrigin(self: Pick<Self, "entries">, name: string, port: number | undefined): string | undefined {
  const entry = ownEntry(self, name, port);
  if (entry === undefined) return undefined;
  return serializeOrigin({ scheme: entry.scheme, host: entry.host, port: entry.port === "any" ? port : entry.port });
}

/** What decisions look up of `self` and `hosts`. */
export function compileSelf(model: Pick<PolicyModel, "self" | "hosts">): Self {
  const patterns = new Map<string, OriginPattern[]>();
  for (const { pattern } of model.self.entries) {
    const known = patterns.get(pattern.host.name);
    if (known === undefined) patterns.set(pattern.host.name, [pattern]);
    else known.push(pattern);
  }
  const entries = new Map([...patterns].map(([name, found]) => [name, ownHost(found)]));
  const hosts = model.hosts.names;
  return { entries, hosts, knownHosts: knownHostsOf({ entries, hosts }, model) };
}

function knownHostsOf(self: Pick<Self, "entries" | "hosts">, model: Pick<PolicyModel, "self">): Map<string, KnownHost> {
  const known = new Map<string, KnownHost>();
  // At an address the connection can tell the own origin.
  for (const host of self.hosts) if (parseHost(host)?.kind === "domain") known.set(host, { host, own: undefined });
  for (const name of self.entries.keys()) known.set(name, { host: name, own: ownOrigin(self, name, undefined) });
  for (const { pattern } of model.self.entries) {
    const { scheme, host, port } = pattern;
    if (typeof port === "number")
      known.set(`${host.name}:${String(port)}`, { host: host.name, own: serializeOrigin({ scheme, host, port }) });
  }
  return known;
}
