import type { InsecureProfile } from "../model.ts";
import { isNode, nodeAt, type DocumentNode } from "./document-node.ts";
import type { DocumentPath, Problems } from "./problem.ts";
import type { ParsedValue } from "./read.ts";

/** A document with a profile applied, and where its parts stand in the document as written. */
export interface MergedDocument {
  readonly document: DocumentNode;
  readonly profile: string | undefined;
  readonly self: DocumentPath;
  readonly hosts: DocumentPath;
  readonly origins: ReadonlyMap<string, DocumentPath>;
}

const noProfiles: DocumentNode = new Map();

const insecureAt = (profiles: DocumentNode, name: string): DocumentNode | undefined => {
  const profile = profiles.get(name);
  return isNode(profile) ? nodeAt(profile, "dangerouslyInsecure") : undefined;
};

/** The profiles of a document that have `dangerouslyInsecure`. */
export function insecureProfiles(document: DocumentNode, applied: string | undefined): readonly InsecureProfile[] {
  const profiles = nodeAt(document, "profiles") ?? noProfiles;
  return [...profiles.keys()]
    .filter((name) => insecureAt(profiles, name) !== undefined)
    .map((name) => ({ at: ["profiles", name, "dangerouslyInsecure"], name, isApplied: name === applied }));
}

/** `self` and `hosts` are replaced whole, `origins` group by group. */
export function applyProfile(document: DocumentNode, name: string | undefined, problems: Problems): MergedDocument {
  const base: DocumentNode = nodeAt(document, "origins") ?? new Map<string, ParsedValue>();
  const paths = new Map<string, DocumentPath>([...base.keys()].map((group) => [group, ["origins", group]]));
  const profile = name === undefined ? undefined : nodeAt(nodeAt(document, "profiles") ?? noProfiles, name);
  if (name === undefined || profile === undefined)
    return { document, profile: name, self: ["self"], hosts: ["hosts"], origins: paths };
  const own: DocumentNode = nodeAt(profile, "origins") ?? new Map<string, ParsedValue>();
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
    profile: name,
    self: replaced("self"),
    hosts: replaced("hosts"),
    origins: paths,
  };
}
