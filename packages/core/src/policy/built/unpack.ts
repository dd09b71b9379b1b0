import { parseOrigin } from "../../standard/origin.ts";
import type { DocumentPath } from "../document/problem.ts";
import type { NamedSubject, OriginGroup, PolicyModel } from "../model.ts";
import { checksumOf, release, type BuiltPolicy, type PackedGroup } from "./format.ts";

/** Where a member of a group stands that is one of a list, or written in place. */
export const placeOf = ({ name, at }: Pick<OriginGroup, "name" | "at">, index: number): DocumentPath =>
  name === undefined ? at : [...at, index];

/** A build that cannot be loaded. */
export const unusable = (reason: string): TypeError =>
  new TypeError(
    `${reason} Run \`sallyport build\` again with this version of sallyport (${release}), and deploy its output.`,
  );

function unpackMember(text: string, index: number, group: PackedGroup): NamedSubject {
  const origin = parseOrigin(text);
  if (origin === undefined) throw unusable(`The built policy has ${JSON.stringify(text)}, which is not an origin.`);
  const { scheme, host, port } = origin;
  const pattern = { text, scheme, labels: "none", prefix: "", host, port, sharedSuffix: false } as const;
  const at = placeOf({ name: group.name, at: group.at }, index);
  return { kind: "origin", name: text, pattern, group: group.name, at };
}

const unpackGroup = (group: PackedGroup): OriginGroup => ({
  name: group.name,
  at: group.at,
  members: group.members.map((member, index) =>
    typeof member === "string" ? unpackMember(member, index, group) : (member as NamedSubject),
  ),
  sharedSuffix: group.sharedSuffix,
});

interface Packed {
  readonly $group?: number;
  readonly $set?: readonly unknown[];
  readonly $map?: readonly (readonly [unknown, unknown])[];
}

function unpacked(key: string, value: unknown, groups: readonly OriginGroup[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  // A decision hands it out.
  if (key === "summary") return Object.freeze(value);
  const { $group, $set, $map } = value as Packed;
  if ($group !== undefined) return groups[$group];
  if ($set !== undefined) return new Set($set);
  return $map === undefined ? value : new Map($map);
}

/**
 * The model of a built policy. It was checked when it was built, and is what was built then: another release's or an
 * edited one is refused.
 * @throws TypeError which says what to do
 */
export function unpackModel(built: BuiltPolicy): PolicyModel {
  const { release: from, checksum, groups, model } = built as Partial<Record<keyof BuiltPolicy, unknown>>;
  if (from !== release) throw unusable(`The policy was built by version ${JSON.stringify(from)} of sallyport.`);
  if (typeof groups !== "string" || typeof model !== "string" || checksumOf({ groups, model }) !== checksum)
    throw unusable("The built policy was edited after it was built, or is incomplete.");
  const known = (JSON.parse(groups) as readonly PackedGroup[]).map(unpackGroup);
  return JSON.parse(model, (key, value: unknown) => unpacked(key, value, known)) as PolicyModel;
}
