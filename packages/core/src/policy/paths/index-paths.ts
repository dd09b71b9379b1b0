import type { CompiledResource } from "../compiled-resource.ts";
import type { Problems } from "../document/problem.ts";
import type { Address } from "../model.ts";
import { samplePath } from "./path-pattern.ts";
import { readPath } from "./path-readings.ts";
import { PathTree } from "./path-tree.ts";

/** Adds every resource to a tree, with a problem for each path that no request could reach. */
export function indexPaths(resources: readonly CompiledResource[], problems: Problems): PathTree<CompiledResource> {
  const tree = new PathTree<CompiledResource>();
  for (const resource of resources) {
    for (const address of resource.model.addresses) {
      const same = tree.add(address, resource);
      if (same !== undefined) problems.add("path-duplicate", address.at, address.text, { other: same.path });
    }
  }
  checkAliases(resources, tree, problems);
  return tree;
}

/** Reports each two resources that a router may take for each other, at the later one. */
function checkAliases(
  resources: readonly CompiledResource[],
  tree: PathTree<CompiledResource>,
  problems: Problems,
): void {
  const order = new Map(resources.map((resource, index) => [resource, index]));
  const reported = new Set<string>();
  for (const [index, resource] of resources.entries()) {
    if (problems.isFull) return;
    for (const other of resource.model.addresses.flatMap((address) => aliasesOf(address, resource, tree))) {
      const pair = [index, order.get(other) ?? 0].sort((a, b) => a - b);
      const [first, later] = pair.map((one) => resources[one]);
      const address = later?.model.addresses[0];
      if (reported.has(pair.join()) || first === undefined || address === undefined) continue;
      reported.add(pair.join());
      problems.add("path-alias", address.at, address.text, { other: first.path });
    }
  }
}

/** The other resources that some router may run for a path of the resource's own. */
function aliasesOf(address: Address, resource: CompiledResource, tree: PathTree<CompiledResource>): CompiledResource[] {
  const path = samplePath(address);
  const readings = tree.find(path) === resource ? readPath(path) : undefined;
  const all = readings === undefined ? [] : [...tree.findAll(readings)];
  return all.filter((one): one is CompiledResource => one !== undefined && one !== resource);
}
