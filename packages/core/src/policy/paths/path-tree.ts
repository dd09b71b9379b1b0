import { FoldedTree } from "./path-folding.ts";
import { emptyNode, literalBelow, type PathNode } from "./path-node.ts";
import type { PathPattern } from "./path-pattern.ts";
import { foldSegment, isPlain, type PathReadings } from "./path-readings.ts";
import { findInReading } from "./path-walk.ts";
import { normalizeSpelling } from "./pattern-signs.ts";

/** Path patterns by segment; the most specific wins from left to right: literal, then `:name`, then `**`. */
export class PathTree<T> {
  readonly #root: PathNode<T> = emptyNode();
  // A path without wildcards is more specific than every pattern that also matches it.
  readonly #literals = new Map<string, T>();
  #folded: FoldedTree<T> | undefined;
  #onlyLiterals = true;
  #onlyFolds = true;

  /** Adds a pattern; returns the value that an equal pattern already has (nothing is added then). */
  add(pattern: PathPattern, value: T): T | undefined {
    this.#folded = undefined;
    let node = this.#root;
    for (const segment of pattern.segments) {
      if (segment.kind === "rest") {
        if (node.rest !== undefined) return node.rest;
        node.rest = value;
        this.#onlyLiterals = false;
        return undefined;
      }
      if (segment.kind === "literal") {
        this.#onlyFolds &&= pattern.text === "/" || (segment.text !== "" && segment.text === foldSegment(segment.text));
        node = literalBelow(node, normalizeSpelling(segment.text));
      } else {
        node = node.parameter ??= emptyNode(node);
        this.#onlyLiterals = false;
      }
    }
    if (node.value !== undefined) return node.value;
    node.value = value;
    const literal = pattern.segments.map((segment) => (segment.kind === "literal" ? `/${segment.text}` : undefined));
    if (!literal.includes(undefined)) this.#literals.set(normalizeSpelling(literal.join("")), value);
    return undefined;
  }

  /** Whether every router finds for a path what `find` does. */
  hasOneReading(path: string): boolean {
    return this.#onlyFolds && isPlain(path);
  }

  /** The value of the most specific pattern that matches a path that starts with `/`. */
  find(path: string): T | undefined {
    const spelled = normalizeSpelling(path);
    return this.#literals.get(spelled) ?? (this.#onlyLiterals ? undefined : this.#walk(this.#root, spelled, 1));
  }

  #walk(node: PathNode<T>, path: string, start: number): T | undefined {
    if (start > path.length) return node.value ?? node.rest;
    const slash = path.indexOf("/", start);
    const end = slash < 0 ? path.length : slash;
    const segment = path.slice(start, end);
    const literal = node.literals.get(segment);
    const found = literal === undefined ? undefined : this.#walk(literal, path, end + 1);
    if (found !== undefined) return found;
    const parameter =
      node.parameter === undefined || segment === "" ? undefined : this.#walk(node.parameter, path, end + 1);
    return parameter ?? node.rest;
  }

  /** The values that some router may find for a reading of a path; `undefined` is among them where one may find none. */
  findAll({ readings, rewritten }: PathReadings): Set<T | undefined> {
    const found = new Set<T | undefined>();
    const folded = (): FoldedTree<T> => (this.#folded ??= new FoldedTree(this.#root));
    for (const reading of readings) findInReading({ root: this.#root, folded }, reading, rewritten, found);
    return found;
  }
}
