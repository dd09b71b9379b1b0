import { fixedText, matchesLabel, type OriginPattern } from "../policy/origins/origin-pattern.ts";
import { sourceKey, type SourceReference } from "../policy/origins/source.ts";
import { meet } from "./containment.ts";
import type { NamedSubject, Resource, Subject } from "../policy/model.ts";
import { anyone, grantSubjects, isExact, opaque, receiveSubjects } from "./subject.ts";

/** One requester that stands for all whom two policies treat like it. */
export interface RequesterSample {
  /** Whom it stands for. */
  readonly who: Subject;
  /** The pattern of the origins that it stands for. */
  readonly pattern: OriginPattern | undefined;
  readonly origin: string;
  /** The sources of which it is a member, by `sourceIdentity`. */
  readonly members: ReadonlySet<string>;
}

/** A label and a port that no pattern names; no wildcard inside a label matches an underscore. */
const label = "sallyport_any";
const port = 50505;

/** A label of a pattern with a wildcard inside it that belongs to no narrower one, if there is such a label. */
function labelOf(pattern: OriginPattern, patterns: readonly OriginPattern[]): string {
  const [before, after] = fixedText(pattern);
  const narrower = patterns.filter(
    (one) => one.labels === "part" && one.host.name === pattern.host.name && one.prefix !== pattern.prefix,
  );
  const labels = Array.from("zyxwvutsrqponmlkjihgfedcba9876543210-", (sign) => `${before}${sign}q${sign}${after}`);
  const matches = (one: string): number => narrower.filter((other) => matchesLabel(other, one)).length;
  return labels.reduce((best, one) => (matches(one) < matches(best) ? one : best), labels[0] ?? "");
}

/** An origin of a pattern that belongs to no narrower one. */
export function sampleOf(pattern: OriginPattern, patterns: readonly OriginPattern[]): string {
  const { scheme, labels, host, port: written } = pattern;
  const part = labels === "part" ? `${labelOf(pattern, patterns)}.` : "";
  const prefix = { none: "", part, one: `${label}.`, many: `${label}.${label}.` }[labels];
  const number = written === "any" ? port : written;
  return `${scheme}://${prefix}${host.name}${number === undefined ? "" : `:${String(number)}`}`;
}

/** Of a scheme each: over plain http no source brings in credentials. */
const unnamedOrigins = ["https://stranger.sallyport-any.example", "http://stranger.sallyport-any.example"];

const none: ReadonlySet<string> = new Set();

/** Patterns meet in narrower ones; an exact origin meets others in itself alone. */
function distinctPatterns(patterns: readonly OriginPattern[]): OriginPattern[] {
  const found = new Map(patterns.map((pattern) => [pattern.text, pattern]));
  const wide = [...found.values()].filter((pattern) => !isExact(pattern));
  for (const a of wide) {
    for (const b of wide) {
      const common = meet(a, b);
      if (common !== undefined) found.set(common.text, common);
    }
  }
  return [...found.values()];
}

/** No source, each of them, each two: the first that knows an origin answers for it. */
function memberships(sources: readonly string[]): ReadonlySet<string>[] {
  const pairs = sources.flatMap((one, index) => sources.slice(index + 1).map((other) => new Set([one, other])));
  return [none, ...sources.map((one) => new Set([one])), ...pairs];
}

/**
 * Which source it is for the paths of a resource: by its name, by what its answers depend on, and by which segments of
 * the paths it reads.
 */
export function sourceIdentity(source: SourceReference, { addresses }: Resource): string {
  const places = source.keys.params.map((name) =>
    addresses.map(({ segments }) => segments.findIndex((one) => one.kind === "parameter" && one.name === name)),
  );
  return JSON.stringify([sourceKey(source), places]);
}

const sourcesOf = (resource: Resource | undefined): readonly string[] =>
  resource === undefined
    ? []
    : subjectsOf(resource).flatMap(({ source }) => (source === undefined ? [] : [sourceIdentity(source, resource)]));

const subjectsOf = (resource: Resource | undefined): readonly NamedSubject[] =>
  resource === undefined ? [] : [...resource.grants.flatMap(grantSubjects), ...receiveSubjects(resource.receive)];

/** The requesters between whom two resources can tell. */
export function requesters(from: Resource | undefined, to: Resource | undefined): readonly RequesterSample[] {
  const subjects = [...subjectsOf(from), ...subjectsOf(to)];
  const sources = [...new Set([...sourcesOf(from), ...sourcesOf(to)])];
  const patterns = distinctPatterns(subjects.flatMap(({ pattern }) => pattern ?? []));
  const known = patterns.map((pattern) => ({
    who: { kind: "origin" as const, name: pattern.text },
    pattern,
    origin: sampleOf(pattern, patterns),
  }));
  const others = [...unnamedOrigins.map((origin) => ({ who: anyone, origin })), { who: opaque, origin: "null" }];
  const all = [...known, ...others.map((one) => ({ ...one, pattern: undefined }))];
  return memberships(sources).flatMap((members) => all.map((one) => ({ ...one, members })));
}
