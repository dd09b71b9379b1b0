import type { PathPattern } from "./path-pattern.ts";

interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  parameter: Node<T> | undefined;
  rest: T | undefined;
  value: T | undefined;
}

const emptyNode = <T>(): Node<T> => ({ literals: new Map(), parameter: undefined, rest: undefined, value: undefined });

/** Path patterns by segment; the most specific wins from left to right: literal, then `:name`, then `**`. */
export class PathTree<T> {
  readonly #root: Node<T> = emptyNode();
  // A path without wildcards is more specific than every pattern that also matches it.
  readonly #literals = new Map<string, T>();
  #onlyLiterals = true;

  /** Adds a pattern; returns the value that an equal pattern already has (nothing is added then). */
  add(pattern: PathPattern, value: T): T | undefined {
    let node = this.#root;
    for (const segment of pattern.segments) {
      if (segment.kind === "rest") {
        if (node.rest !== undefined) return node.rest;
        node.rest = value;
        this.#onlyLiterals = false;
        return undefined;
      }
      let next: Node<T> | undefined;
      if (segment.kind === "literal") {
        next = node.literals.get(segment.text) ?? emptyNode<T>();
        node.literals.set(segment.text, next);
      } else {
        next = node.parameter ??= emptyNode<T>();
        this.#onlyLiterals = false;
      }
      node = next;
    }
    if (node.value !== undefined) return node.value;
    node.value = value;
    const literal = pattern.segments.map((segment) => (segment.kind === "literal" ? `/${segment.text}` : undefined));
    if (!literal.includes(undefined)) this.#literals.set(literal.join(""), value);
    return undefined;
  }

  /** The value of the most specific pattern that matches a path that starts with `/`. */
  find(path: string): T | undefined {
    return this.#literals.get(path) ?? (this.#onlyLiterals ? undefined : this.#walk(this.#root, path, 1));
  }

  #walk(node: Node<T>, path: string, start: number): T | undefined {
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
}
