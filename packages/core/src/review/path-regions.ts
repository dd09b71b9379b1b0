import type { CompiledPolicy } from "../policy/compile.ts";
import type { Location } from "../policy/paths/resource-index.ts";
import { parsePathPattern, type Segment } from "../policy/paths/path-pattern.ts";

/** Paths that two policies treat alike among themselves: one resource of each, or none. */
export interface Place {
  /** The pattern of the paths that both resources stand for; more specific ones may be taken out of it. */
  readonly path: string;
  readonly from: Location;
  readonly to: Location;
}

/** A segment that no pattern names. */
const fresh = "sallyport-any";

const everything: readonly Segment[] = [{ kind: "rest" }];

const segmentsOf = (path: string): readonly Segment[] => {
  const pattern = parsePathPattern(path);
  return "code" in pattern ? [] : pattern.segments;
};

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

const written = (segments: readonly Segment[]): string =>
  `/${segments.map((one) => (one.kind === "literal" ? one.text : one.kind === "rest" ? "**" : ":name")).join("/")}`;

/** A path for each depth at which the pattern may be decided by others; its free segments are ones that nobody names. */
function samples(segments: readonly Segment[], depth: number): string[] {
  const fixed = segments.filter(({ kind }) => kind !== "rest");
  const start = fixed.map((one) => `/${one.kind === "literal" ? one.text : fresh}`).join("");
  if (fixed.length === segments.length) return [start];
  const more = Math.max(0, depth - fixed.length) + 1;
  const paths = Array.from({ length: more }, (_, index) => `${start}${`/${fresh}`.repeat(index + 1)}`);
  return start === "" ? ["/", ...paths] : [start, ...paths];
}

/**
 * Every pair of resources that some path leads to, in one policy and in the other.
 *
 * A path with segments that no pattern names matches no pattern but those that all such paths match, and which of the
 * matching ones wins depends on the patterns alone. So one such path a depth stands for all.
 */
export function places(from: CompiledPolicy, to: CompiledPolicy): readonly Place[] {
  const patternsOf = ({ resources }: CompiledPolicy): (readonly Segment[])[] => [
    everything,
    ...resources.map(({ path }) => segmentsOf(path)),
  ];
  const [old, young] = [patternsOf(from), patternsOf(to)];
  const depth = Math.max(...old.map(({ length }) => length), ...young.map(({ length }) => length));
  const found = new Map<string, Place>();
  for (const a of old) {
    for (const b of young) {
      const common = meetPaths(a, b);
      for (const sample of common === undefined ? [] : samples(common, depth)) {
        const place = { path: written(common ?? []), from: from.locations.find(sample), to: to.locations.find(sample) };
        const key = JSON.stringify([place.from.resource?.path ?? null, place.to.resource?.path ?? null]);
        if (!found.has(key)) found.set(key, place);
      }
    }
  }
  return [...found.values()].map((place) => ({ ...place, path: named(place) }));
}

/** The policies' own words, where one of them has the pattern. */
function named({ from, to }: Place): string {
  const [a, b] = [from.resource?.path, to.resource?.path];
  if (a === undefined || b === undefined) return a ?? b ?? "/**";
  if (a === b) return a;
  const common = meetPaths(segmentsOf(a), segmentsOf(b)) ?? [];
  const shape = written(common);
  return [b, a].find((path) => written(segmentsOf(path)) === shape) ?? shape;
}
