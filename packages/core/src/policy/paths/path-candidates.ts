import type { FoldedNode, PathNode } from "./path-node.ts";
import type { PathReading } from "./path-readings.ts";

/**
 * The nodes below which a pattern ends that some router could take a reading for: in the folded tree they are found
 * without a look at each of the many literals that differ in case alone. More than `findInReading` finds, and never less.
 */
export class PathCandidates<T> {
  readonly #reading: PathReading;
  readonly #below = new Map<PathNode<T>, Set<PathNode<T>>>();
  readonly #visited = new Map<FoldedNode<T>, Set<number>>();

  constructor(root: PathNode<T>, reading: PathReading) {
    this.#reading = reading;
    this.#visit(root.fold, 0);
  }

  /** Those of alike nodes below a node that have such a pattern at them or below. */
  *among(node: PathNode<T>, alike: readonly PathNode<T>[]): Iterable<PathNode<T>> {
    const [first] = alike;
    for (const one of this.#below.get(node) ?? []) if (one.fold === first?.fold) yield one;
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
