import { compile, type CompiledPolicy } from "../policy/compile.ts";
import type {
  GrantDocument,
  OriginGroup,
  PolicyDocument,
  ReceiveDocument,
  ResourceDocument,
} from "../policy/document/document.ts";
import type { Grant } from "../policy/grant.ts";
import { PolicyError } from "../policy/policy-error.ts";
import type { DocumentPath } from "../policy/document/problem.ts";
import type { Resource } from "../policy/resource.ts";
import { SourceCaches } from "../policy/origins/source-caches.ts";
import { anyone, opaque, patternOf, type Party } from "./subject.ts";
import { standInSources } from "./stand-in-sources.ts";

export interface ReviewOptions {
  /** The profile to apply. Default: none. */
  readonly profile?: string | undefined;
}

export interface GrantReading {
  readonly grant: Grant;
  readonly written: GrantDocument;
  readonly parties: readonly Party[];
}

export interface ReceiveReading {
  readonly at: DocumentPath;
  readonly written: ReceiveDocument;
  readonly parties: readonly Party[];
}

export interface ResourceReading {
  readonly at: DocumentPath;
  readonly written: ResourceDocument;
  readonly resource: Resource;
  readonly grants: readonly GrantReading[];
  readonly receive: ReceiveReading | undefined;
}

export interface GroupReading {
  readonly at: DocumentPath;
  readonly members: readonly Party[];
}

/** A policy as reviews look at it: compiled, and beside each part what the document says and where. */
export interface Reading {
  readonly compiled: CompiledPolicy;
  readonly self: { readonly at: DocumentPath; readonly origins: readonly string[] };
  readonly groups: ReadonlyMap<string, GroupReading>;
  readonly resources: readonly ResourceReading[];
}

type Groups = ReadonlyMap<string, GroupReading>;

const origin = (text: string, group: string | undefined, at: DocumentPath): Party => ({
  kind: "origin",
  name: text,
  pattern: patternOf(text),
  group,
  at,
});

function membersOf(name: string, group: OriginGroup, at: DocumentPath): readonly Party[] {
  if ("source" in group)
    return [{ kind: "source", name: group.source, pattern: undefined, group: name, at: [...at, "source"] }];
  return group.map((text, index) => origin(text, name, [...at, index]));
}

function groupsOf(document: PolicyDocument, profile: string | undefined): Groups {
  const own = profile === undefined ? undefined : document.profiles?.[profile]?.origins;
  return new Map(
    Object.entries(document.origins ?? {}).map(([name, written]) => {
      const replaced = own !== undefined && Object.hasOwn(own, name) ? own[name] : undefined;
      const at = replaced === undefined ? ["origins", name] : ["profiles", profile ?? "", "origins", name];
      return [name, { at, members: membersOf(name, replaced ?? written, at) }];
    }),
  );
}

/** Those that a list names; `null` can stand in `receive.from` only. */
function partiesOf(names: readonly string[], groups: Groups, at: DocumentPath): readonly Party[] {
  return names.flatMap((name, index): readonly Party[] => {
    const here = [...at, index];
    const group = groups.get(name);
    if (group !== undefined) return group.members;
    if (name === "null") return [{ ...opaque, pattern: undefined, group: undefined, at: here }];
    return [origin(name, undefined, here)];
  });
}

function grantReading(grant: Grant, written: GrantDocument, groups: Groups): GrantReading {
  const at = [...grant.at, "with"];
  const parties =
    written.with === "anyone"
      ? [{ ...anyone, pattern: undefined, group: undefined, at }]
      : partiesOf(written.with, groups, at);
  return { grant, written, parties };
}

const isList = (share: ResourceDocument["share"]): share is readonly GrantDocument[] => Array.isArray(share);

function resourceReading(
  resource: Resource,
  written: ResourceDocument,
  index: number,
  groups: Groups,
): ResourceReading {
  const at = ["resources", index];
  const { share, receive } = written;
  const shares = share === undefined ? [] : isList(share) ? share : [share];
  const grants = resource.grants.flatMap((grant, place) => {
    const found = shares[place];
    return found === undefined ? [] : [grantReading(grant, found, groups)];
  });
  const from = [...at, "receive", "from"];
  const received =
    receive === undefined
      ? undefined
      : { at: [...at, "receive"], written: receive, parties: partiesOf(receive.from, groups, from) };
  return { at, written, resource, grants, receive: received };
}

/**
 * Reads a document for a review. The functions of its sources are not needed.
 * @throws PolicyError with every problem of the document
 */
export function readPolicy(document: unknown, { profile }: ReviewOptions = {}): Reading {
  const sources = new SourceCaches(standInSources(document));
  const { compiled, problems } = compile(document, profile === undefined ? {} : { profile }, sources);
  if (compiled === undefined) throw new PolicyError(problems);
  // It has compiled, so it has the shape.
  const written = document as PolicyDocument;
  const groups = groupsOf(written, profile);
  const own = profile === undefined ? undefined : written.profiles?.[profile]?.self;
  return {
    compiled,
    self: { at: own === undefined ? ["self"] : ["profiles", profile ?? "", "self"], origins: own ?? written.self },
    groups,
    resources: compiled.resources.flatMap((resource, index) => {
      const found = written.resources[index];
      return found === undefined ? [] : [resourceReading(resource, found, index, groups)];
    }),
  };
}
