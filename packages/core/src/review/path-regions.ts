import type { CompiledPolicy } from "../policy/compile.ts";
import type { Resource } from "../policy/model.ts";
import type { ResourceMatch } from "../policy/paths/resource-index.ts";
import type { Segment } from "../policy/paths/path-pattern.ts";

/** Paths that two policies treat alike among themselves: one resource of each, or none. */
export interface PathRegion {
  /** The pattern of the paths that both resources stand for; more specific ones may be taken out of it. */
  readonly path: string;
  readonly from: ResourceMatch;
  readonly to: ResourceMatch;
}

/** A segment that no pattern names. */
const unnamedSegment = "sallyport-any";

const everything: readonly Segment[] = [{ kind: "rest" }];

/** The pattern of the paths that two patterns have in common, if there are any. */
function meetPaths(a: readonly Segment[], b: readonly Segment[]): readonly Segment[] | undefined {
  const [first, other] = [a[0], b[0]];
  if (first === undefined || other === undefined) {
    const left = first ?? other;
    return left === undefined || left.kind === "rest" ? [] : undefined;
  }
  if (first.kind === "rest") return b;
  if (other.kind === "rest") return a;
  if (first.kind === "literal" && other.kind === "literal" && first.text !== other.text) return undefined;
  const head = first.kind === "literal" ? first : other;
  if (head.kind === "literal" && head.text === "" && first.kind !== other.kind) return undefined;
  const tail = meetPaths(a.slice(1), b.slice(1));
  return tail && [head, ...tail];
}

const formatSegments = (segments: readonly Segment[]): string =>
  `/${segments.map((one) => (one.kind === "literal" ? one.text : one.kind === "rest" ? "**" : ":name")).join("/")}`;

/** A path for each depth at which the pattern may be decided by others; its free segments are ones that nobody names. */
function samples(segments: readonly Segment[], depth: number): string[] {
  const fixed = segments.filter(({ kind }) => kind !== "rest");
  const start = fixed.map((one) => `/${one.kind === "literal" ? one.text : unnamedSegment}`).join("");
  if (fixed.length === segments.length) return [start];
  const more = Math.max(0, depth - fixed.length) + 1;
  const paths = Array.from({ length: more }, (_, index) => `${start}${`/${unnamedSegment}`.repeat(index + 1)}`);
  return start === "" ? ["/", ...paths] : [start, ...paths];
}

/**
 * Every pair of resources that some path leads to, in one policy and in the other.
 *
 * A path with segments that no pattern names matches no pattern but those that all such paths match, and which of the
 * matching ones wins depends on the patterns alone. So one such path a depth stands for all.
 */
export function pathRegions(from: CompiledPolicy, to: CompiledPolicy): readonly PathRegion[] {
  const patternsOf = ({ model: { resources } }: CompiledPolicy): (readonly Segment[])[] => [
    everything,
    ...resources.flatMap(({ addresses }) => addresses.map(({ segments }) => segments)),
  ];
  const [before, after] = [patternsOf(from), patternsOf(to)];
  const depth = Math.max(...before.map(({ length }) => length), ...after.map(({ length }) => length));
  const found = new Map<string, PathRegion>();
  for (const a of before) {
    for (const b of after) {
      const common = meetPaths(a, b);
      for (const sample of common === undefined ? [] : samples(common, depth)) {
        const match = { from: from.resourceIndex.find(sample), to: to.resourceIndex.find(sample) };
        const path = formatSegments(common ?? []);
        const [one, other] = [match.from.resource, match.to.resource];
        // Each path that only one of them lists is reported. For two resources, one path stands for all.
        const alone = one === undefined || other === undefined ? path : "";
        const key = JSON.stringify([one?.path ?? null, other?.path ?? null, alone]);
        if (!found.has(key)) found.set(key, { path, ...match });
      }
    }
  }
  return [...found.values()].map((region) => ({ ...region, path: describeRegion(region) }));
}

/** The policies' own words, where one of them has the pattern. */
function describeRegion({ from, to, path }: PathRegion): string {
  const [a, b] = [from.resource?.model, to.resource?.model];
  if (a === undefined || b === undefined) return listedPath(a ?? b, path);
  if (a.path === b.path) return a.path;
  const [one, other] = [segmentsOf(a), segmentsOf(b)];
  const shape = formatSegments(meetPaths(one, other) ?? []);
  if (formatSegments(other) === shape) return b.path;
  return formatSegments(one) === shape ? a.path : shape;
}

/** How a resource writes one of its paths. */
const listedPath = (resource: Resource | undefined, path: string): string =>
  resource?.addresses.find(({ segments }) => formatSegments(segments) === path)?.text ?? resource?.path ?? "/**";

const segmentsOf = ({ addresses }: Resource): readonly Segment[] => addresses[0]?.segments ?? [];
