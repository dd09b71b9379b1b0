import type { Host } from "../../standard/host.ts";
import type { OriginPattern } from "./origin-pattern.ts";

/** Finds the registrable domain of a host: `registrableDomain`, which needs the suffix list. */
export type SiteOf = (host: Host) => string | undefined;

/** Which groups an origin belongs to. */
export interface OriginLookup<Group> {
  /**
   * The groups that an origin belongs to.
   * @param origin the value of an Origin header, whatever it holds
   * @returns the most specific first, none twice; empty for what no group names
   */
  groupsOf(origin: string): readonly Group[];
  /** Whether an entry is this origin itself; at the same cost for any number. */
  lists(origin: string): boolean;
}

type OriginEntries<Group> = readonly (readonly [OriginPattern, Group])[];

/** What looks names up by patterns: a policy of exact origins can do without. */
export interface PatternLookups {
  readonly siteOf: SiteOf;
  readonly indexOf: <Group>(entries: OriginEntries<Group>, nullGroups?: readonly Group[]) => OriginLookup<Group>;
}
