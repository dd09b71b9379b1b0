import type { PolicyModel } from "../model.ts";
import { isExact } from "../origins/is-exact.ts";
import { groupsIn } from "./groups-in.ts";

/** Whether a policy names each origin as it is: decisions need neither the suffix list nor a source. `self` may have any port. */
export const isExactPolicy = (model: PolicyModel): boolean =>
  model.self.sources.length === 0 &&
  model.hosts.patterns.length === 0 &&
  model.self.entries.every(({ pattern }) => pattern.labels === "none") &&
  groupsIn(model).every(({ members }) => members.every(({ pattern }) => pattern !== undefined && isExact(pattern)));
