import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Alias,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from "yaml";

type PairsByKey = ReadonlyMap<string, Pair>;

/** What is wrong at a place of a YAML text, by its offset. */
export interface YamlFault {
  readonly reason: string;
  readonly offset: number;
}

/**
 * The maps of a YAML document by key, and what its aliases stand for: found in one pass. The library looks through all
 * keys of a map for each of them, and through the whole document for each alias.
 */
export interface YamlIndex {
  readonly pairs: ReadonlyMap<YAMLMap, PairsByKey>;
  readonly targets: ReadonlyMap<Alias, Node>;
  /** What is merged into a map, the first before later ones. */
  readonly merges: ReadonlyMap<YAMLMap, readonly unknown[]>;
  readonly faults: readonly YamlFault[];
  /** Scalars, sequences, maps and aliases. */
  readonly nodes: number;
}

const offsetOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);

/** A key as the name of a property. */
const keyOf = ({ key }: Pair): string =>
  isScalar<string | number | boolean | null>(key) ? String(key.value ?? "") : String(key);

class Indexer implements YamlIndex {
  readonly pairs = new Map<YAMLMap, PairsByKey>();
  readonly targets = new Map<Alias, Node>();
  readonly merges = new Map<YAMLMap, readonly unknown[]>();
  readonly faults: YamlFault[] = [];
  nodes = 0;
  readonly #anchors = new Map<string, Node>();

  add(node: unknown): void {
    if (!isNode(node)) return;
    this.nodes++;
    if (isAlias(node)) this.#addAlias(node);
    else {
      // Within itself an anchor is set already: `value` refuses such an alias.
      if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
      if (isMap(node)) this.#addMap(node);
      else if (isSeq(node)) for (const item of node.items) this.add(item);
    }
  }

  #addAlias(alias: Alias): void {
    const target = this.#anchors.get(alias.source);
    if (target === undefined)
      this.faults.push({ reason: `No anchor ${alias.source} stands before the alias.`, offset: offsetOf(alias) });
    else this.targets.set(alias, target);
  }

  #addMap(map: YAMLMap): void {
    const pairs = new Map<string, Pair>();
    for (const pair of map.items) {
      this.add(pair.key);
      this.add(pair.value);
      const merged = this.merges.has(map) ? undefined : this.#mergedBy(pair);
      if (merged !== undefined) {
        this.merges.set(map, merged);
        continue;
      }
      const key = keyOf(pair);
      if (pairs.has(key)) this.faults.push({ reason: "Map keys must be unique.", offset: offsetOf(pair.key) });
      else pairs.set(key, pair);
    }
    this.pairs.set(map, pairs);
  }

  /** The maps that a merge key brings in; quoted, or before anything else, it is a key like others. */
  #mergedBy({ key, value }: Pair): readonly unknown[] | undefined {
    if (!isScalar(key) || key.value !== "<<" || key.type !== "PLAIN") return undefined;
    const maps = isSeq(value) ? value.items : [value];
    return maps.every((one) => isMap(isAlias(one) ? this.targets.get(one) : one)) ? maps : undefined;
  }
}

export function indexYaml(document: Document): YamlIndex {
  const indexer = new Indexer();
  indexer.add(document.contents);
  return indexer;
}
