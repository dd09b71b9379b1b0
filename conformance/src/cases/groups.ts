import type { Case } from "./case.ts";
import { isolationOf, leavesHttp } from "./isolation.ts";

export interface Item {
  readonly described: Case;
  /** Its place among all cases. */
  readonly at: number;
}

interface Group {
  /** Whether the cases act in one document, side by side. */
  readonly shared: boolean;
  readonly items: Item[];
}

/** The cases by the document in which they act, in the order of the first of each. */
export function groupsOf(cases: readonly Case[]): Group[] {
  const groups = new Map<string, Group>();
  cases.forEach((described, at) => {
    // An error code is reported with its URL, which for other schemes does not name the case.
    const shared = isolationOf(described) !== "hosts" && !leavesHttp(described);
    const key = shared ? JSON.stringify([described.page, described.domain]) : String(at);
    const group = groups.get(key) ?? { shared, items: [] };
    group.items.push({ described, at });
    groups.set(key, group);
  });
  return [...groups.values()];
}
