import type { NamedSubject, OriginGroup, PolicyModel } from "../model.ts";
import { isExact } from "../origins/is-exact.ts";
import { checksumOf, release, type BuiltPolicy } from "./format.ts";
import { groupsIn } from "./groups-in.ts";
import { placeOf } from "./unpack.ts";

const isSamePath = (a: NamedSubject["at"], b: NamedSubject["at"]): boolean =>
  a.length === b.length && a.every((part, index) => part === b[index]);

/** A text where the group and the index say the rest. */
function packMember(member: NamedSubject, index: number, group: OriginGroup): unknown {
  const { kind, name, pattern, at } = member;
  const isPlain =
    kind === "origin" &&
    pattern !== undefined &&
    isExact(pattern) &&
    pattern.text === name &&
    member.group === group.name &&
    isSamePath(at, placeOf(group, index));
  return isPlain ? name : member;
}

/** Sets, maps and groups as `unpackModel` finds them. */
function packed(value: unknown, numbers: ReadonlyMap<unknown, number>): unknown {
  const number = numbers.get(value);
  if (number !== undefined) return { $group: number };
  if (value instanceof Set) return { $set: [...value] };
  if (value instanceof Map) return { $map: [...value] };
  return value;
}

/** The model of a policy as a build has it; the same for the same document. */
export function packModel(model: PolicyModel): BuiltPolicy {
  const groups = groupsIn(model);
  const numbers = new Map<unknown, number>(groups.map((group, index) => [group, index]));
  const texts = {
    groups: JSON.stringify(
      groups.map((group) => ({
        ...group,
        members: group.members.map((member, index) => packMember(member, index, group)),
      })),
    ),
    model: JSON.stringify(model, (_key, value: unknown) => packed(value, numbers)),
  };
  return { release, checksum: checksumOf(texts), ...texts };
}
