import type { CompiledPolicy } from "./compile.ts";
import type { CompiledResource } from "./compiled-resource.ts";
import type { DocumentPath } from "./document/problem.ts";
import type { Grant, NamedSubject } from "./model.ts";

/** What to add to a policy document, and where: further items of a list, or the value of a key that isn't there yet. */
export type PolicyAddition =
  | { readonly at: DocumentPath; readonly items: readonly unknown[]; readonly value?: undefined }
  | { readonly at: DocumentPath; readonly value: unknown; readonly items?: undefined };

/** What a page wants to do, and read the response. */
export interface WantedPermission {
  readonly origin: string;
  /** The path of the request. */
  readonly path: string;
  /** The path as a resource of its own would have it; `undefined` where none can be proposed. */
  readonly pattern: string | undefined;
  readonly methods: readonly string[];
  /** Request header names in lower case. */
  readonly headers: readonly string[];
  readonly credentials: boolean;
}

/** How a grant that names origins differs from what is wanted. */
export interface GrantGap {
  readonly at: DocumentPath;
  /** Whether it is the one that names the origin the most specifically, whatever it grants. */
  readonly ofOrigin: boolean;
  /** Whether it names no other origin. */
  readonly ofOriginAlone: boolean;
  /** Whether it names origins that are not listed: by a pattern or a source. */
  readonly isOpen: boolean;
  /** What it lacks, an addition a key. */
  readonly lacks: readonly PolicyAddition[];
  /** Lets the origin have it too; only where it gives exactly what is wanted. */
  readonly join: PolicyAddition | undefined;
}

interface OtherSlash {
  /** Whether that resource has a grant that names the origin. */
  readonly ofOrigin: boolean;
  /** The path as the policy lists it. */
  readonly listed: string;
  readonly addition: PolicyAddition;
}

/** The additions that give a page a permission, as parts to choose from: what others get by them differs. */
export interface PolicyAdditions {
  /** Of the resource of that path. */
  readonly grants: readonly GrantGap[];
  /** A grant for the origin alone: to the resource of that path, else with a resource of its own. */
  readonly ownGrant: PolicyAddition | undefined;
  /** The path, with or without the slash at its end, for the resource that has the other. */
  readonly otherSlash: OtherSlash | undefined;
}

const isAlone = (members: readonly NamedSubject[], origin: string): boolean =>
  members.length === 1 && members[0]?.kind === "origin" && members[0].name === origin;

const breadthOf = (members: readonly NamedSubject[], origin: string): Pick<GrantGap, "ofOriginAlone" | "isOpen"> => ({
  ofOriginAlone: isAlone(members, origin),
  isOpen: members.some(({ kind, name }) => kind !== "origin" || name.includes("*")),
});

/** The grant of a resource that names an origin the most specifically, whatever it grants. */
function grantFor(policy: CompiledPolicy, resource: CompiledResource, origin: string): Grant | undefined {
  for (const group of policy.origins.groupsOf(origin)) {
    const grant = resource.grants.find(({ groups }) => groups.includes(group));
    if (grant !== undefined) return grant;
  }
  return undefined;
}

/** The name of a group of this origin alone; else the origin. */
const nameOf = (policy: CompiledPolicy, origin: string): string =>
  policy.origins.groupsOf(origin).find(({ name, members }) => name !== undefined && isAlone(members, origin))?.name ??
  origin;

/** A grant of what is wanted, and no more, as a document has it. */
const grantOf = (
  subject: string,
  { methods, headers, credentials }: Pick<WantedPermission, "methods" | "headers" | "credentials">,
): object => ({
  with: [subject],
  methods,
  ...(headers.length === 0 ? {} : { headers }),
  ...(credentials ? { credentials } : {}),
});

function lacksOf(grant: Grant, { methods, headers, credentials }: WantedPermission): readonly PolicyAddition[] {
  const missing = (key: "methods" | "headers", wanted: readonly string[]): readonly PolicyAddition[] => {
    const items = wanted.filter((one) => !grant[key].has(one));
    return items.length === 0 ? [] : [{ at: [...grant.at, key], items }];
  };
  // Strangers can have a name below a shared suffix.
  const isShared = grant.groups.some(({ sharedSuffix }) => sharedSuffix !== undefined);
  return [
    ...missing("methods", methods),
    ...missing("headers", headers),
    ...(credentials && !grant.credentials && !isShared ? [{ at: [...grant.at, "credentials"], value: true }] : []),
  ];
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

const givesExactly = (
  { written, credentials }: Grant,
  wanted: Pick<WantedPermission, "methods" | "headers" | "credentials">,
): boolean =>
  isSame(written.methods, wanted.methods) &&
  isSame(written.headers, wanted.headers) &&
  credentials === wanted.credentials;

/** Whether a path of the document is the one of a request, segment by segment; never where it has a wildcard or escapes. */
function isPathOf(written: string, path: string): boolean {
  const segments = path.split("/");
  const parts = written.split("/");
  return (
    parts.length === segments.length &&
    parts.every((part, index) => part === segments[index] || (part.startsWith(":") && segments[index] !== ""))
  );
}

const otherSlashOf = (path: string): string => (path.endsWith("/") ? path.slice(0, -1) : `${path}/`);

/** A slash at the end makes another path: where that is all, the resource that has the path without it, or with it, gets both. */
function otherSlash(policy: CompiledPolicy, { path, origin }: WantedPermission): OtherSlash | undefined {
  const { resource } = policy.resourceIndex.find(otherSlashOf(path));
  const written = resource?.model.addresses.find(({ text }) => isPathOf(text, otherSlashOf(path)));
  if (resource === undefined || written === undefined) return undefined;
  return {
    ofOrigin: grantFor(policy, resource, origin) !== undefined,
    listed: written.text,
    addition: { at: [...resource.model.at, "path"], items: [otherSlashOf(written.text)] },
  };
}

function ownGrant(
  resource: CompiledResource | undefined,
  pattern: string | undefined,
  share: object,
): PolicyAddition | undefined {
  if (resource === undefined)
    return pattern === undefined ? undefined : { at: ["resources"], items: [{ path: pattern, share }] };
  const at = [...resource.model.at, "share"];
  return resource.grants.length > 0 ? { at, items: [share] } : { at, value: share };
}

/** What may be added to the document of a policy so that a page gets a permission. */
export function policyAdditions(policy: CompiledPolicy, wanted: WantedPermission): PolicyAdditions {
  const { origin, path, pattern } = wanted;
  const { resource } = policy.resourceIndex.find(path);
  const subject = nameOf(policy, origin);
  const ofOrigin = resource === undefined ? undefined : grantFor(policy, resource, origin);
  return {
    grants: (resource?.grants ?? [])
      .filter(({ anyone }) => !anyone)
      .map((grant) => ({
        at: grant.at,
        ofOrigin: grant === ofOrigin,
        ...breadthOf(
          grant.groups.flatMap(({ members }) => members),
          origin,
        ),
        lacks: lacksOf(grant, wanted),
        join: givesExactly(grant, wanted) ? { at: [...grant.at, "with"], items: [subject] } : undefined,
      })),
    ownGrant: ownGrant(resource, pattern, grantOf(subject, wanted)),
    otherSlash: resource === undefined ? otherSlash(policy, wanted) : undefined,
  };
}
