import type { PathNode } from "./path-node.ts";
import type { PathReading } from "./path-readings.ts";

/** All nodes of a tree of paths that are one to lax routers. */
interface FoldedNode<T> {
  readonly literals: Map<string, FoldedNode<T>>;
  parameter: FoldedNode<T> | undefined;
  /** Those at which a pattern ends. */
  readonly ends: PathNode<T>[];
}

const emptyFold = <T>(): FoldedNode<T> => ({ literals: new Map(), parameter: undefined, ends: [] });

/** A tree of paths as lax routers see it: literals that are equal but for case or escapes are one. */
export class FoldedTree<T> {
  readonly root: FoldedNode<T> = emptyFold();
  readonly #folds = new Map<PathNode<T>, FoldedNode<T>>();

  constructor(root: PathNode<T>) {
    this.#add(root, this.root);
  }

  #add(node: PathNode<T>, fold: FoldedNode<T>): void {
    this.#folds.set(node, fold);
    if (node.value !== undefined || node.rest !== undefined) fold.ends.push(node);
    // A slash at the end counts for some routers only: to the others the pattern ends before it.
    const slash = node.literals.get("");
    if (slash !== undefined) this.#add(slash, fold);
    for (const [folded, alike] of node.folded) {
      const next = fold.literals.get(folded) ?? emptyFold<T>();
      fold.literals.set(folded, next);
      for (const one of alike) this.#add(one, next);
    }
    if (node.parameter !== undefined) this.#add(node.parameter, (fold.parameter ??= emptyFold<T>()));
  }

  isAlike(one: PathNode<T>, other: PathNode<T> | undefined): boolean {
    return other !== undefined && this.#folds.get(one) === this.#folds.get(other);
  }
}

/**
 * The nodes below which a pattern ends that some router could take a reading for: in the folded tree they are found
 * without a look at each of the many literals that differ in case alone. More than `findInReading` finds, and never less.
 */
export class PathCandidates<T> {
  readonly #tree: FoldedTree<T>;
  readonly #reading: PathReading;
  readonly #below = new Map<PathNode<T>, Set<PathNode<T>>>();
  readonly #visited = new Map<FoldedNode<T>, Set<number>>();

  constructor(tree: FoldedTree<T>, reading: PathReading) {
    this.#tree = tree;
    this.#reading = reading;
    this.#visit(tree.root, 0);
  }

  /** Those of alike nodes below a node that have such a pattern at them or below. */
  *among(node: PathNode<T>, alike: readonly PathNode<T>[]): Iterable<PathNode<T>> {
    for (const one of this.#below.get(node) ?? []) if (this.#tree.isAlike(one, alike[0])) yield one;
  }

  #visit(node: FoldedNode<T>, index: number): void {
    const visited = this.#visited.get(node) ?? new Set();
    if (visited.has(index)) return;
    this.#visited.set(node, visited.add(index));
    for (const end of node.ends) this.#climb(end);
    const segment = this.#reading[index];
    if (segment === undefined) return;
    // Some drop an empty segment, and to some it is an empty parameter.
    if (segment.folded === "") this.#visit(node, index + 1);
    const literal = node.literals.get(segment.folded);
    if (literal !== undefined) this.#visit(literal, index + 1);
    if (node.parameter !== undefined) this.#visit(node.parameter, index + 1);
  }

  #climb(end: PathNode<T>): void {
    for (let node = end; node.parent !== undefined; node = node.parent) {
      const known = this.#below.get(node.parent) ?? new Set();
      if (known.has(node)) return;
      this.#below.set(node.parent, known.add(node));
    }
  }
}
