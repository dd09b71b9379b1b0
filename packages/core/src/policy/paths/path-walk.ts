import { PathCandidates, type FoldedTree } from "./path-folding.ts";
import type { PathNode } from "./path-node.ts";
import type { PathReading, PathSegment } from "./path-readings.ts";

/** A tree of paths, and how lax routers see it, made when it is first needed. */
interface Trees<T> {
  readonly root: PathNode<T>;
  readonly folded: () => FoldedTree<T>;
}

/** Up to as many nodes are tried one by one. */
const few = 8;

/**
 * Finds what any router may take one reading of a path for. A literal that is written as listed is matched by all of
 * them, one that is equal but for case or escapes by some; an empty segment is dropped by some, and taken for an empty
 * parameter by others (find-my-way); a slash at the end counts for some.
 */
class PathWalk<T> {
  readonly #trees: Trees<T>;
  readonly found = new Set<T | undefined>();
  readonly #reading: PathReading;
  readonly #rewritten: boolean;
  readonly #passesOver: boolean;
  // Only empty segments lead to one node on several ways, and these are many.
  readonly #missed: Map<PathNode<T>, boolean[]> | undefined;
  #candidates: PathCandidates<T> | undefined;

  constructor(trees: Trees<T>, reading: PathReading, rewritten: boolean, passesOver: boolean) {
    this.#trees = trees;
    this.#reading = reading;
    this.#rewritten = rewritten;
    this.#passesOver = passesOver;
    this.#missed = reading.some(({ folded }) => folded === "") ? new Map<PathNode<T>, boolean[]>() : undefined;
  }

  /** Adds what may be found below a node from a segment on; whether some router may find nothing there. */
  mayMiss(node: PathNode<T>, index: number): boolean {
    if (this.#missed === undefined) return this.#visit(node, index);
    const all = this.#missed.get(node) ?? [];
    this.#missed.set(node, all);
    return (all[index] ??= this.#visit(node, index));
  }

  #visit(node: PathNode<T>, index: number): boolean {
    const segment = this.#reading[index];
    if (segment === undefined) return this.#end(node, false);
    // A segment of controls is empty to those that drop them.
    const dropped = segment.folded === "" && this.#empty(node, index);
    if (segment.text === "") return dropped;
    const missed =
      this.#mayMissLiteral(node, segment, index) && this.#mayMissParameter(node, segment, index) && this.#rest(node);
    return missed || dropped;
  }

  #mayMissLiteral(node: PathNode<T>, { text, folded, respelled }: PathSegment, index: number): boolean {
    const listed = this.#rewritten || (this.#passesOver && respelled) ? undefined : node.literals.get(text);
    const missed = listed === undefined || this.mayMiss(listed, index + 1);
    for (const alike of this.#alike(node, folded)) if (alike !== listed) this.mayMiss(alike, index + 1);
    return missed;
  }

  /** The literals that are equal but for case or escapes; of many those alone that lead anywhere. */
  #alike(node: PathNode<T>, folded: string): Iterable<PathNode<T>> {
    const all = node.folded.get(folded) ?? [];
    if (all.length <= few) return all;
    this.#candidates ??= new PathCandidates(this.#trees.folded(), this.#reading);
    return this.#candidates.among(node, all);
  }

  #mayMissParameter({ parameter }: PathNode<T>, segment: PathSegment, index: number): boolean {
    if (parameter === undefined || (this.#passesOver && segment.unlikeParameter)) return true;
    return this.mayMiss(parameter, index + 1);
  }

  #empty(node: PathNode<T>, index: number): boolean {
    if (index === this.#reading.length - 1) return this.#end(node, true);
    const dropped = this.mayMiss(node, index + 1);
    if (node.parameter !== undefined) this.mayMiss(node.parameter, index + 1);
    const kept = this.#rest(node);
    return dropped || kept;
  }

  /** The end of the path, after a slash or not. */
  #end(node: PathNode<T>, slash: boolean): boolean {
    const values = [node.value, node.literals.get("")?.value];
    for (const value of values) if (value !== undefined) this.found.add(value);
    if (values[slash ? 1 : 0] !== undefined) return false;
    if (slash && node.parameter !== undefined) this.#end(node.parameter, false);
    return this.#rest(node);
  }

  #rest({ rest }: PathNode<T>): boolean {
    if (rest !== undefined) this.found.add(rest);
    return rest === undefined;
  }
}

/** Adds what some router may find for one reading of a path; `undefined` where one may find nothing. */
export function findInReading<T>(
  trees: Trees<T>,
  reading: PathReading,
  rewritten: boolean,
  found: Set<T | undefined>,
): void {
  const walk = new PathWalk<T>(trees, reading, rewritten, false);
  if (walk.mayMiss(trees.root, 0)) found.add(undefined);
  for (const value of walk.found) found.add(value);
  // Some pass over a parameter like this, or compare `:` with `%3A`, or `%3a` with `%3A`, as they are.
  if (!reading.some(({ unlikeParameter, respelled }) => unlikeParameter || respelled)) return;
  // Only another resource counts: where there is none the router refuses by itself, and nothing runs.
  const others = new PathWalk<T>(trees, reading, rewritten, true);
  others.mayMiss(trees.root, 0);
  for (const value of others.found) found.add(value);
}
