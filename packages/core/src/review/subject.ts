import type { DocumentPath } from "../policy/document/problem.ts";
import type { Grant, NamedSubject, OriginGroup, Receive, Subject } from "../policy/model.ts";
import type { OriginPattern } from "../policy/origins/origin-pattern.ts";

export const anyone: Subject = { kind: "anyone", name: "anyone" };

export const opaque: Subject = { kind: "null", name: "null" };

export const subjectOf = ({ kind, name }: NamedSubject): Subject => ({ kind, name });

/** The members of groups that a list names; one that is written in place stands where the list names it. */
const membersOf = (groups: readonly OriginGroup[], at: DocumentPath): readonly NamedSubject[] =>
  groups.flatMap(({ name, members }, index) =>
    name === undefined ? members.map((one) => ({ ...one, at: [...at, index] })) : members,
  );

/** Everybody, where the document says so. */
export const everybody = (at: DocumentPath): NamedSubject => ({ ...anyone, pattern: undefined, group: undefined, at });

/** Those that a grant names. */
export function grantSubjects(grant: Grant): readonly NamedSubject[] {
  const at = [...grant.at, "with"];
  return grant.anyone ? [everybody(at)] : membersOf(grant.groups, at);
}

/** Those whose form posts a resource receives. */
export const receiveSubjects = (receive: Receive | undefined): readonly NamedSubject[] =>
  receive === undefined
    ? []
    : receive.anyone
      ? [everybody([...receive.at, "from"])]
      : membersOf(receive.groups, [...receive.at, "from"]);

export const isExact = ({ labels, port }: OriginPattern): boolean => labels === "none" && port !== "any";
