import { foldSegment } from "./path-readings.ts";

/** A node of a tree of paths. */
export interface PathNode<T> {
  readonly parent: PathNode<T> | undefined;
  /** By their text; the empty one is a slash at the end. */
  readonly literals: Map<string, PathNode<T>>;
  /** The literals, but for the empty one, by what lax routers compare. */
  readonly folded: Map<string, PathNode<T>[]>;
  /** Where it stands in the folded tree. */
  readonly fold: FoldedNode<T>;
  parameter: PathNode<T> | undefined;
  rest: T | undefined;
  value: T | undefined;
}

/** All nodes of a tree of paths that are one to lax routers. */
export interface FoldedNode<T> {
  readonly literals: Map<string, FoldedNode<T>>;
  parameter: FoldedNode<T> | undefined;
  /** Those at which a pattern ends. */
  readonly ends: Set<PathNode<T>>;
}

const emptyFold = <T>(): FoldedNode<T> => ({ literals: new Map(), parameter: undefined, ends: new Set() });

const nodeBelow = <T>(parent: PathNode<T> | undefined, fold: FoldedNode<T>): PathNode<T> => ({
  parent,
  literals: new Map(),
  folded: new Map(),
  fold,
  parameter: undefined,
  rest: undefined,
  value: undefined,
});

export const emptyRoot = <T>(): PathNode<T> => nodeBelow<T>(undefined, emptyFold());

/** The node below for a literal segment, made where there is none. */
export function literalBelow<T>(node: PathNode<T>, text: string): PathNode<T> {
  const known = node.literals.get(text);
  if (known !== undefined) return known;
  // A slash at the end counts for some routers only: to the others the pattern ends before it.
  if (text === "") {
    const slash = nodeBelow(node, node.fold);
    node.literals.set(text, slash);
    return slash;
  }
  const folded = foldSegment(text);
  const fold = node.fold.literals.get(folded) ?? emptyFold<T>();
  node.fold.literals.set(folded, fold);
  const next = nodeBelow(node, fold);
  node.literals.set(text, next);
  const alike = node.folded.get(folded);
  if (alike === undefined) node.folded.set(folded, [next]);
  else alike.push(next);
  return next;
}

/** The node below for a parameter, made where there is none. */
export function parameterBelow<T>(node: PathNode<T>): PathNode<T> {
  node.fold.parameter ??= emptyFold<T>();
  return (node.parameter ??= nodeBelow(node, node.fold.parameter));
}
