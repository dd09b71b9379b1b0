import { isAlias, isMap, isScalar, isSeq, type Alias, type Node, type YAMLMap } from "yaml";
import type { YamlFault, YamlIndex } from "./yaml-index.ts";

/** How much larger than its text a document may become by its aliases: ten lists of ten aliases each grow a billionfold. */
const maxGrowth = 100;

/** Makes plain values of YAML nodes. */
class Values {
  fault: YamlFault | undefined;
  readonly #index: YamlIndex;
  readonly #open = new Set<Node>();
  #left: number;

  constructor(index: YamlIndex) {
    this.#index = index;
    this.#left = index.nodes * maxGrowth;
  }

  of(node: unknown): unknown {
    if (this.fault !== undefined) return undefined;
    this.#left--;
    if (isAlias(node)) return this.#ofAlias(node);
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return this.#within(node, () => node.items.map((item) => this.of(item)));
    return isMap(node) ? this.#within(node, () => this.#ofMap(node)) : null;
  }

  #ofAlias(alias: Alias): unknown {
    const target = this.#index.targets.get(alias);
    const offset = alias.range?.[0] ?? 0;
    if (target === undefined || this.#open.has(target))
      this.fault = { reason: "An alias stands within what it names.", offset };
    else if (this.#left <= 0) this.fault = { reason: "Its aliases make it more than 100 times as large.", offset };
    else return this.of(target);
    return undefined;
  }

  #within(node: Node, value: () => unknown): unknown {
    this.#open.add(node);
    const made = value();
    this.#open.delete(node);
    return made;
  }

  #ofMap(map: YAMLMap): unknown {
    const pairs = this.#index.pairs.get(map) ?? [];
    // A key of the map's own wins over one that is merged in, and an earlier merge over a later one.
    const merged = (this.#index.merges.get(map) ?? []).map((one) => Object.entries(this.of(one) ?? {})).reverse();
    return Object.fromEntries([
      ...merged.flat(),
      ...[...pairs].map(([key, pair]) => [key, this.of(pair.value)] as const),
    ]);
  }
}

/** The plain value of a document without faults. */
export function valueOf(
  contents: unknown,
  index: YamlIndex,
): { readonly value: unknown; readonly fault: YamlFault | undefined } {
  const values = new Values(index);
  const value = values.of(contents);
  return { value, fault: values.fault };
}
