import type { OriginGroup, PolicyModel } from "../model.ts";

/** The groups of a model in the order in which a compilation meets them: the named ones, then those written in place. */
export const groupsIn = ({ groups, resources }: PolicyModel): readonly OriginGroup[] => [
  ...new Set([
    ...groups.values(),
    ...resources.flatMap(({ grants, receive }) => [
      ...grants.flatMap((grant) => grant.groups),
      ...(receive?.groups ?? []),
    ]),
  ]),
];
