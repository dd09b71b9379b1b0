import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from "yaml";
import { tooDeepAt } from "sallyport/yaml";
import { inputTexts as texts } from "./input-file-texts.ts";
import { UsageError } from "./terminal.ts";

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A YAML or JSON text, read. */
export interface YamlText {
  readonly value: unknown;
  /** Where the value at a path stands, or as much of the way as there is. */
  readonly placeOf: (path: readonly (string | number)[]) => Place;
  /** The last line of the value at a path. */
  readonly endOf: (path: readonly (string | number)[]) => number;
}

function below(node: unknown, key: string | number): unknown {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    return isScalar(pair?.value) || isAlias(pair?.value) ? pair.value : pair;
  }
  return isSeq(node) && typeof key === "number" ? node.items[key] : undefined;
}

interface PairLike {
  readonly key: Node;
  readonly value: unknown;
}

const isPair = (node: unknown): node is PairLike => typeof node === "object" && node !== null && "key" in node;

/** The node at a path, or the last one on the way that is there, with its key where it has one. */
function nodeAt(document: Document, path: readonly (string | number)[]): unknown {
  let node: unknown = document.contents;
  for (const key of path) {
    const next = below(isPair(node) ? node.value : isAlias(node) ? node.resolve(document) : node, key);
    if (next === undefined) break;
    node = next;
  }
  return node;
}

const rangeOf = (node: unknown): Node["range"] => (node as Node | null | undefined)?.range;

const startOf = (node: unknown): number => rangeOf(isPair(node) ? node.key : node)?.[0] ?? 0;

/** Where a value ends; an empty one ends with its key. */
const endOf = (node: unknown): number =>
  (isPair(node) ? (rangeOf(node.value) ?? rangeOf(node.key)) : rangeOf(node))?.[1] ?? 0;

/**
 * Reads YAML or JSON, within bounds.
 * @param name of the file, for the error
 * @throws UsageError with line and column where it is neither
 */
export function readYaml(text: string, name: string): YamlText {
  const deep = tooDeepAt(text);
  if (deep !== undefined) throw new UsageError(texts.tooDeep(name, deep.line, deep.column));
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    version: "1.2",
    merge: false,
    logLevel: "error",
  });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, column } = place(error.pos[0]);
    throw new UsageError(texts.notYaml(name, line, column, error.message.split("\n")[0] ?? ""));
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return {
      value,
      placeOf: (path) => place(startOf(nodeAt(document, path))),
      // A block ends with the line break behind it.
      endOf: (path) => place(text.slice(0, endOf(nodeAt(document, path))).trimEnd().length).line,
    };
  } catch (reason) {
    throw new UsageError(texts.notYaml(name, 1, 1, reason instanceof Error ? reason.message : String(reason)));
  }
}
