import { isAlias, isMap, isScalar, isSeq, type Document, type LineCounter, type Node, type YAMLMap } from "yaml";
import type { DocumentPath, Problem } from "./problem.ts";
import type { YamlIndex } from "./yaml-index.ts";

/** Problems of a key, and not of what stands behind it. */
const keyProblems: ReadonlySet<string> = new Set(["key-unknown", "group-name"]);

/** A step down: the node below, and where it, or its key, stands. */
function step(
  holder: unknown,
  key: string | number,
  index: YamlIndex,
): { node: unknown; offset: number | undefined; key?: number | undefined } | undefined {
  if (isMap(holder)) {
    const pair = index.pairs.get(holder)?.get(String(key));
    if (pair === undefined) return stepIntoMerged(holder, key, index);
    // A key's own place says more than that of a mapping or list below it.
    return {
      node: pair.value,
      offset: ((isScalar(pair.value) ? pair.value : pair.key) as Node).range?.[0],
      key: (pair.key as Node).range?.[0],
    };
  }
  if (!isSeq(holder) || typeof key !== "number") return undefined;
  const node = holder.items[key];
  return { node, offset: (node as Node | undefined)?.range?.[0] };
}

/** A step to a key that another map brings in. */
function stepIntoMerged(holder: YAMLMap, key: string | number, index: YamlIndex): ReturnType<typeof step> {
  for (const one of index.merges.get(holder) ?? []) {
    const found = step(isAlias(one) ? index.targets.get(one) : one, key, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What finds the places of values in a text. */
export interface TextPlaces {
  readonly lines: LineCounter;
  /** Where the value at a path stands, or its key, or as much of the way as there is. */
  readonly offsetOf: (path: DocumentPath, atKey: boolean) => number | undefined;
}

export const yamlPlaces = (document: Document, index: YamlIndex, lines: LineCounter): TextPlaces => ({
  lines,
  offsetOf: (path, atKey) => offsetOf(document, index, path, atKey),
});

function offsetOf(document: Document, index: YamlIndex, path: DocumentPath, atKey: boolean): number | undefined {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0];
  for (const key of path) {
    const next = step(isAlias(node) ? index.targets.get(node) : node, key, index);
    if (next === undefined) break;
    node = next.node;
    offset = (atKey && key === path.at(-1) ? next.key : next.offset) ?? offset;
  }
  return offset;
}

export const syntaxProblem = (reason: string, place: Place): Problem => ({
  code: "yaml-syntax",
  path: [],
  args: { reason },
  ...place,
});

/** A place in a text, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export const start: Place = { line: 1, column: 1 };

export function placeOf(offset: number, lines: LineCounter): Place {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

export const sortedByPlace = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));

/** Each problem with its place, from the top; the one that counts the others stays last. */
export function located(problems: readonly Problem[], places: TextPlaces): Problem[] {
  const counting = problems.filter(({ code }) => code === "problems-omitted");
  const others = problems.filter((one) => !counting.includes(one));
  const placed = others.map((problem): Problem => {
    const offset = places.offsetOf(problem.path, keyProblems.has(problem.code));
    return offset === undefined ? problem : { ...problem, ...placeOf(offset, places.lines) };
  });
  return [...sortedByPlace(placed), ...counting];
}
