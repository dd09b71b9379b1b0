import type { PolicyModel } from "./model.ts";

/** What a policy says of each of its sources, besides the groups that it gives them. */
function declarations({ groups }: PolicyModel): Map<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { members } of groups.values())
    for (const member of members) {
      if (member.kind !== "source") continue;
      const known = found.get(member.name) ?? new Set();
      found.set(member.name, known.add(JSON.stringify({ ...member, group: undefined, at: undefined })));
    }
  return found;
}

/**
 * The sources of one policy that the next doesn't have, or declares otherwise: what they have said answers another
 * question.
 */
export function changedSources(before: PolicyModel, after: PolicyModel): string[] {
  const next = declarations(after);
  return [...declarations(before)].flatMap(([name, known]) => {
    const now = next.get(name);
    return now?.size === known.size && [...known].every((one) => now.has(one)) ? [] : [name];
  });
}
