import { fieldsAt, type Fields } from "./document-node.ts";
import type { DocumentPath, Problems } from "./problem.ts";
import type { Read } from "./read.ts";

/** A document with a profile applied, and where its parts stand in the document as written. */
export interface Effective {
  readonly document: Fields;
  readonly self: DocumentPath;
  readonly hosts: DocumentPath;
  readonly origins: ReadonlyMap<string, DocumentPath>;
}

/** `self` and `hosts` are replaced whole, `origins` group by group. */
export function applyProfile(document: Fields, name: string | undefined, problems: Problems): Effective {
  const base: Fields = fieldsAt(document, "origins") ?? new Map<string, Read>();
  const paths = new Map<string, DocumentPath>([...base.keys()].map((group) => [group, ["origins", group]]));
  const profile = name === undefined ? undefined : fieldsAt(fieldsAt(document, "profiles") ?? new Map(), name);
  if (name === undefined || profile === undefined)
    return { document, self: ["self"], hosts: ["hosts"], origins: paths };
  const own: Fields = fieldsAt(profile, "origins") ?? new Map<string, Read>();
  for (const group of own.keys()) {
    const at = ["profiles", name, "origins", group];
    if (!base.has(group)) problems.addName("group-unknown", at, group, base.keys());
    paths.set(group, at);
  }
  const replaced = (key: "self" | "hosts"): DocumentPath => (profile.has(key) ? ["profiles", name, key] : [key]);
  return {
    document: new Map([
      ...document,
      ...[...profile].filter(([key]) => key !== "origins"),
      ["origins", new Map([...base, ...own])],
    ]),
    self: replaced("self"),
    hosts: replaced("hosts"),
    origins: paths,
  };
}
