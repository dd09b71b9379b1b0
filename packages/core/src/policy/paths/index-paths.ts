import type { CompiledResource } from "../compiled-resource.ts";
import type { Problems } from "../document/problem.ts";
import type { Address } from "../model.ts";
import { samplePath } from "./path-pattern.ts";
import { foldSegment, readPath } from "./path-readings.ts";
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
    for (const address of limitSpellings(resource, problems)) {
      if (problems.isFull) return;
      for (const other of aliasesOf(address, resource, tree)) {
        const place = order.get(other) ?? 0;
        const pair = [index, place].sort((a, b) => a - b).join();
        const later = index > place ? address : aliasIn(other, resource, tree);
        if (reported.has(pair) || later === undefined) continue;
        reported.add(pair);
        problems.add("path-alias", later.at, later.text, { other: index > place ? other.path : address.text });
      }
    }
  }
}

/** Each look-up tries all spellings of a path. */
const maxSpellings = 8;

/** The addresses of a resource, with a problem for each spelling too many of one path. */
function limitSpellings({ path, model: { addresses } }: CompiledResource, problems: Problems): readonly Address[] {
  const counts = new Map<string, number>();
  return addresses.filter(({ text, at }) => {
    const folded = foldSegment(text);
    const count = (counts.get(folded) ?? 0) + 1;
    counts.set(folded, count);
    if (count > maxSpellings) problems.add("path-alias", at, text, { other: path });
    return count <= maxSpellings;
  });
}

/** The address of a resource that some router may take for another resource's. */
function aliasIn(
  resource: CompiledResource,
  other: CompiledResource,
  tree: PathTree<CompiledResource>,
): Address | undefined {
  const { addresses } = resource.model;
  if (addresses.length === 1) return addresses[0];
  return addresses.find((address) => aliasesOf(address, resource, tree).includes(other)) ?? addresses[0];
}

/** The other resources that some router may run for a path of the resource's own. */
function aliasesOf(address: Address, resource: CompiledResource, tree: PathTree<CompiledResource>): CompiledResource[] {
  const path = samplePath(address);
  const readings = tree.find(path) === resource ? readPath(path) : undefined;
  const all = readings === undefined ? [] : [...tree.findAll(readings)];
  return all.filter((one): one is CompiledResource => one !== undefined && one !== resource);
}
