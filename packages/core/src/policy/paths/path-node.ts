import { foldSegment } from "./path-readings.ts";

/** A node of a tree of paths. */
export interface PathNode<T> {
  readonly parent: PathNode<T> | undefined;
  /** By their text, pattern signs unescaped and escapes in upper case; the empty one is a slash at the end. */
  readonly literals: Map<string, PathNode<T>>;
  /** The literals, but for the empty one, by what lax routers compare. */
  readonly folded: Map<string, PathNode<T>[]>;
  parameter: PathNode<T> | undefined;
  rest: T | undefined;
  value: T | undefined;
}

export const emptyNode = <T>(parent?: PathNode<T>): PathNode<T> => ({
  parent,
  literals: new Map(),
  folded: new Map(),
  parameter: undefined,
  rest: undefined,
  value: undefined,
});

/** The node below for a literal segment, made where there is none. */
export function literalBelow<T>(node: PathNode<T>, text: string): PathNode<T> {
  const known = node.literals.get(text);
  if (known !== undefined) return known;
  const next = emptyNode(node);
  node.literals.set(text, next);
  if (text === "") return next;
  const folded = foldSegment(text);
  const alike = node.folded.get(folded);
  if (alike === undefined) node.folded.set(folded, [next]);
  else alike.push(next);
  return next;
}
