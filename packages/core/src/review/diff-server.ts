import type { CompiledPolicy } from "../policy/compile.ts";
import type { OriginPattern } from "../policy/origins/origin-pattern.ts";
import { parseOrigin } from "../standard/origin.ts";
import type { Change, ChangeCode } from "./change.ts";
import { acceptedSince } from "./accepted.ts";
import { sampleOf } from "./requesters.ts";
import { anyone } from "./subject.ts";

const changeOf = (code: ChangeCode, value: string, path: Change["path"]): Change => ({
  code,
  who: anyone,
  resource: undefined,
  methods: [],
  values: [value],
  confidential: false,
  path,
});

/** A port that no entry names. */
const otherPort = 50505;

const hostOf = (pattern: OriginPattern): string => `${pattern.prefix}${pattern.host.name}`;

/** A name for each entry that stands for it alone, if there is one. */
function namesOf(patterns: readonly OriginPattern[]): ReadonlyMap<string, OriginPattern> {
  return new Map(
    patterns.map((pattern) => {
      const { host } = pattern;
      return [
        pattern.labels === "none" ? host.name : (parseOrigin(sampleOf(pattern, patterns))?.host.name ?? ""),
        pattern,
      ];
    }),
  );
}

const ownPatterns = ({ model: { self } }: CompiledPolicy): readonly OriginPattern[] =>
  self.entries.map(({ pattern }) => pattern);

/** The origins that count as the server's own: what comes from them needs no grant. */
function diffSelf(from: CompiledPolicy, to: CompiledPolicy): Change[] {
  const patterns = [...ownPatterns(to), ...ownPatterns(from)];
  const ports = new Set(patterns.flatMap(({ port }) => (typeof port === "number" ? [port] : [])));
  const own = [...namesOf(patterns).keys()].flatMap((name) =>
    [undefined, otherPort, ...ports].flatMap((port) => {
      const origin = to.self.ownOrigin(name, port);
      if (origin === undefined || origin === from.self.ownOrigin(name, port)) return [];
      const entry = to.self.entryOf(name, port);
      const isWide = entry !== undefined && (entry.labels !== "none" || (port === otherPort && entry.port === "any"));
      return [isWide ? entry.text : origin];
    }),
  );
  return [...new Set([...own, ...newSources(from, to)])].map((origin) => changeOf("self", origin, to.model.self.at));
}

/** Whom they know they alone decide. */
function newSources(from: CompiledPolicy, to: CompiledPolicy): readonly string[] {
  const textsOf = ({ model: { self } }: CompiledPolicy): string[] =>
    self.sources.map(({ name, scheme }) => `{ source: ${name}${scheme === "http" ? ", scheme: http" : ""} }`);
  const known = new Set(textsOf(from));
  return textsOf(to).filter((text) => !known.has(text));
}

/** The names to whose requests the server responds. */
function diffHosts(from: CompiledPolicy, to: CompiledPolicy): Change[] {
  const { self, hosts } = to.model;
  const own = [...namesOf(ownPatterns(to))].map(([name, pattern]) => [name, hostOf(pattern), self.at] as const);
  const patterns = namesOf(hosts.patterns.map(({ pattern }) => pattern));
  const others = [
    ...[...hosts.names].map((name) => [name, name] as const),
    ...[...patterns].map(([name, pattern]) => [name, hostOf(pattern)] as const),
  ];
  const all = [...own, ...others.map(([name, text]) => [name, text, hosts.at] as const)];
  const opened = new Map(
    all.flatMap(([name, text, at]) => (from.self.has(name) ? [] : [[text, at] as const])).reverse(),
  );
  return [...opened].reverse().map(([text, at]) => changeOf("host", text, at));
}

/** What opens for everybody, whatever the path. */
export function diffServer(from: CompiledPolicy, to: CompiledPolicy): readonly Change[] {
  const { tokenSchemes, identityHeaders } = to.model;
  const schemes = [...tokenSchemes].filter((scheme) => !from.model.tokenSchemes.has(scheme));
  // What no longer counts as a credential is not removed any more.
  const headers = [...from.model.identityHeaders].filter((name) => !identityHeaders.has(name));
  const allowed = acceptedSince(from.model.allow, to.model.allow);
  return [
    ...diffSelf(from, to),
    ...diffHosts(from, to),
    ...schemes.map((scheme) => changeOf("token-scheme", scheme, ["tokenSchemes"])),
    ...headers.map((name) => changeOf("identity-header", name, ["identityHeaders"])),
    ...allowed.map(({ lint, at }) => changeOf("allow", lint, at)),
  ];
}
