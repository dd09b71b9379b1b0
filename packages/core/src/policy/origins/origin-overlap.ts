import type { GroupId } from "./origin-index.ts";
import type { OriginPattern } from "./origin-pattern.ts";

type Entry = readonly [OriginPattern, GroupId];

const portsMeet = (a: OriginPattern["port"], b: OriginPattern["port"]): boolean =>
  a === "any" || b === "any" || a === b;

/** The host parts, without port, whose sets of origins can meet that of a pattern from above or beside it. */
function neighbours(pattern: OriginPattern): string[] {
  const { scheme, labels, host } = pattern;
  const names = host.kind === "domain" ? host.name.split(".") : [host.name];
  const suffix = (from: number): string => names.slice(from).join(".");
  const found = labels === "none" ? [`${scheme}://${host.name}`, `${scheme}://*.${suffix(1)}`] : [];
  if (labels !== "none") found.push(`${scheme}://*.${host.name}`);
  for (let from = labels === "none" ? 1 : 0; from < names.length; from++) found.push(`${scheme}://**.${suffix(from)}`);
  return found;
}

/**
 * Which groups have an origin in common.
 * @param entries every pattern with its group
 * @returns for a group, the other groups that some origin belongs to as well, with a pattern of theirs that meets
 */
export function overlappingGroups(entries: readonly Entry[]): ReadonlyMap<GroupId, ReadonlyMap<GroupId, string>> {
  const byHost = new Map<string, Entry[]>();
  const prefix = { none: "", one: "*.", many: "**." };
  for (const entry of entries) {
    const key = `${entry[0].scheme}://${prefix[entry[0].labels]}${entry[0].host.name}`;
    const list = byHost.get(key);
    if (list === undefined) byHost.set(key, [entry]);
    else list.push(entry);
  }
  const overlaps = new Map<GroupId, Map<GroupId, string>>();
  const note = (a: GroupId, b: GroupId, text: string): void => {
    const known = overlaps.get(a) ?? new Map<GroupId, string>();
    overlaps.set(a, known.set(b, known.get(b) ?? text));
  };
  for (const [pattern, group] of entries) {
    for (const key of neighbours(pattern)) {
      for (const [other, otherGroup] of byHost.get(key) ?? []) {
        if (otherGroup === group || !portsMeet(pattern.port, other.port)) continue;
        note(group, otherGroup, pattern.text);
        note(otherGroup, group, pattern.text);
      }
    }
  }
  return overlaps;
}
