import type { CompiledPolicy } from "../policy/compile.ts";
import type { CompiledResource } from "../policy/compiled-resource.ts";
import type { DocumentPath } from "../policy/document/problem.ts";
import type { Grant } from "../policy/model.ts";
import type { Decision } from "./decision.ts";
import { RequestFields, type RequestHead } from "./request.ts";
import { parseTarget } from "./target.ts";

/** What to add to the policy document, and where. */
export interface Addition {
  readonly at: DocumentPath;
  /** YAML in one line, of the policy's own words and of values that have been checked. */
  readonly add: string;
}

/** Method and header names; anything else is never proposed. */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,64}$/;
const plainPath = /^(?:\/[A-Za-z0-9\-._~]*)+$/;

/** The grant of a resource that names an origin the most specifically, whatever it grants. */
function grantFor(policy: CompiledPolicy, resource: CompiledResource, origin: string): Grant | undefined {
  for (const group of policy.origins.groupsOf(origin)) {
    const grant = resource.grants.find(({ groups }) => groups.includes(group));
    if (grant !== undefined) return grant;
  }
  return undefined;
}

/** How the policy names the origin in `with`: a group of this origin alone, or the origin itself. */
function nameOf(policy: CompiledPolicy, origin: string): string {
  const group = policy.origins.groupsOf(origin).find(({ name, members }) => name !== undefined && members.length === 1);
  return group?.members[0]?.kind === "origin" && group.members[0].name === origin ? (group.name ?? origin) : origin;
}

interface Wanted {
  readonly origin: string;
  readonly method: string;
  readonly headers: readonly string[];
}

/** What the page wants: of a preflight, what the request behind it would. */
function wantedBy({ method, headers }: RequestHead): Wanted | undefined {
  const { origin, requestMethod, requestHeaders = "" } = new RequestFields(headers);
  if (origin === undefined) return undefined;
  const names = requestHeaders.split(",").map((name) => name.trim().toLowerCase());
  return { origin, method: requestMethod ?? method, headers: names.filter((name) => name !== "") };
}

function toGrant(grant: Grant, { method, headers }: Wanted, { reason }: Decision): Addition | undefined {
  if (!grant.methods.has(method)) return { at: [...grant.at, "methods"], add: method };
  const missing = headers.filter((name) => !grant.headers.has(name));
  if (missing.length > 0) return { at: [...grant.at, "headers"], add: missing.join(", ") };
  // Strangers can have a name below a shared suffix.
  const shared = grant.groups.some(({ members }) => members.some(({ pattern }) => pattern?.sharedSuffix === true));
  return reason === "credentials-unshared" && !shared ? { at: grant.at, add: "credentials: true" } : undefined;
}

/**
 * What a request from an origin that the policy names lacks in it: the narrowest addition, to the grant that is there, else
 * to the resource, else a resource of its own. Never for another reason than a missing grant.
 */
export function missingPermission(
  policy: CompiledPolicy,
  decision: Decision,
  request: RequestHead,
): Addition | undefined {
  const wanted = wantedBy(request);
  const path = parseTarget(request.target)?.path;
  if (wanted === undefined || path === undefined || wanted.headers.length > 16) return undefined;
  if (![wanted.method, ...wanted.headers].every((name) => token.test(name))) return undefined;
  const { resource } = policy.resourceIndex.find(path);
  const { origin, method, headers } = wanted;
  const listed = headers.length === 0 ? "" : `, headers: [${headers.join(", ")}]`;
  const share = `share: { with: [${nameOf(policy, origin)}], methods: [${method}]${listed} }`;
  if (resource !== undefined) {
    const grant = grantFor(policy, resource, origin);
    if (grant !== undefined) return toGrant(grant, wanted, decision);
    return { at: resource.model.at, add: resource.grants.length === 0 ? share : `another item of ${share}` };
  }
  if (!plainPath.test(path)) return undefined;
  // A slash at the end makes another path.
  const { resource: without } = policy.resourceIndex.find(path.replace(/(?<=.)\/$/, ""));
  if (without !== undefined && grantFor(policy, without, origin) !== undefined)
    return { at: [...without.model.at, "path"], add: `${without.path}/` };
  return { at: ["resources"], add: `{ path: ${path}, ${share} }` };
}
