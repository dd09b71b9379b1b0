import type { CompiledPolicy } from "../policy/compile.ts";
import type { CompiledResource } from "../policy/compiled-resource.ts";
import type { DocumentPath } from "../policy/document/problem.ts";
import type { Grant } from "../policy/model.ts";
import { isForbiddenRequestHeaderName } from "../standard/header-name.ts";
import type { Decision } from "./decision.ts";
import type { ReasonCode } from "./reason.ts";
import { RequestFields, type RequestHead } from "../policy/request/request.ts";
import { parseTarget } from "../policy/request/target.ts";

/** What to add to the policy document, and where. */
interface Addition {
  readonly at: DocumentPath;
  /** YAML in one line, of the policy's own words and of values that need no quotes. */
  readonly add: string;
}

/** Only where a grant is all that is missing: never for a host, a token, a socket or a received form. */
const reasons: ReadonlySet<ReasonCode> = new Set([
  "preflight-origin",
  "preflight-method",
  "preflight-headers",
  "origin-unknown",
  "method-unshared",
  "credentials-unshared",
  "path-alias",
  "not-shared",
  "read-refused",
]);

const methods: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE"]);
const isHeaderName = (name: string): boolean =>
  /^[a-z][a-z0-9-]{0,63}$/.test(name) && !isForbiddenRequestHeaderName(name);
const isPath = (path: string): boolean => path.length <= 100 && /^\/(?:[a-z0-9_-]+\/?)*$/.test(path);
const maxHeaders = 16;

interface Wanted {
  readonly origin: string;
  readonly path: string;
  readonly method: string;
  readonly headers: readonly string[];
}

/** What the page wants: of a preflight, what the request behind it would. */
function wantedBy({ method, headers, target }: RequestHead): Wanted | undefined {
  const { origin, requestMethod, requestHeaders = "" } = new RequestFields(headers);
  const path = parseTarget(target)?.path;
  const names = requestHeaders
    .split(",", maxHeaders + 1)
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
  const wanted = requestMethod ?? method;
  if (origin === undefined || path === undefined || !methods.has(wanted)) return undefined;
  if (names.length > maxHeaders || !names.every(isHeaderName)) return undefined;
  return { origin, path, method: wanted, headers: names };
}

/** The grant of a resource that names an origin the most specifically, whatever it grants. */
function grantFor(policy: CompiledPolicy, resource: CompiledResource, origin: string): Grant | undefined {
  for (const group of policy.origins.groupsOf(origin)) {
    const grant = resource.grants.find(({ groups }) => groups.includes(group));
    if (grant !== undefined) return grant;
  }
  return undefined;
}

const isAlone = (members: readonly { readonly kind: string; readonly name: string }[], origin: string): boolean =>
  members.length === 1 && members[0]?.kind === "origin" && members[0].name === origin;

/** A grant for this origin alone, named as the policy names it. */
function grantOf(policy: CompiledPolicy, { origin, method, headers }: Wanted): string {
  const group = policy.origins
    .groupsOf(origin)
    .find(({ name, members }) => name !== undefined && isAlone(members, origin));
  const listed = headers.length === 0 ? "" : `, headers: [${headers.join(", ")}]`;
  return `{ with: [${group?.name ?? origin}], methods: [${method}]${listed} }`;
}

/** What a grant lacks. What it admits others to do as well is theirs: the origin then needs a grant of its own. */
function toGrant(
  policy: CompiledPolicy,
  resource: CompiledResource,
  grant: Grant,
  wanted: Wanted,
  reason: ReasonCode,
): Addition | undefined {
  const { method, headers, origin } = wanted;
  const isOwn = isAlone(
    grant.groups.flatMap(({ members }) => members),
    origin,
  );
  if (!grant.methods.has(method))
    return isOwn
      ? { at: [...grant.at, "methods"], add: method }
      : { at: [...resource.model.at, "share"], add: `another item, ${grantOf(policy, wanted)}` };
  if (!isOwn) return undefined;
  const missing = headers.filter((name) => !grant.headers.has(name));
  if (missing.length > 0) return { at: [...grant.at, "headers"], add: missing.join(", ") };
  // Strangers can have a name below a shared suffix.
  const shared = grant.groups.some(({ members }) => members.some(({ pattern }) => pattern?.sharedSuffix === true));
  return reason === "credentials-unshared" && !shared ? { at: grant.at, add: "credentials: true" } : undefined;
}

/** Whether a path of the document is the one of a request, segment by segment; never where it has a wildcard or escapes. */
function isPathOf(written: string, path: string): boolean {
  const segments = path.split("/");
  const parts = written.split("/");
  return (
    parts.length === segments.length &&
    parts.every((part, index) => part === segments[index] || (part.startsWith(":") && segments[index] !== ""))
  );
}

const otherSlash = (path: string): string => (path.endsWith("/") ? path.slice(0, -1) : `${path}/`);

/** A slash at the end makes another path: where that is all, the resource that has the path without it, or with it, gets both. */
function secondPath(policy: CompiledPolicy, { path, origin }: Wanted): Addition | undefined {
  const { resource } = policy.resourceIndex.find(otherSlash(path));
  if (resource === undefined || grantFor(policy, resource, origin) === undefined) return undefined;
  const written = resource.model.addresses.find(({ text }) => isPathOf(text, otherSlash(path)));
  return written && { at: [...resource.model.at, "path"], add: otherSlash(written.text) };
}

/**
 * What a request from an origin that the policy names lacks in it: the narrowest addition, to the grant that is there, else
 * to the resource, else a resource of its own.
 */
export function missingPermission(
  policy: CompiledPolicy,
  { reason }: Decision,
  request: RequestHead,
): Addition | undefined {
  const wanted = reasons.has(reason) ? wantedBy(request) : undefined;
  if (wanted === undefined) return undefined;
  const { origin, path } = wanted;
  const { resource, alias } = policy.resourceIndex.find(path);
  // No origin may have more than the others there.
  if (resource?.anonymous === true) return undefined;
  if (resource !== undefined) {
    const grant = grantFor(policy, resource, origin);
    if (grant !== undefined) return toGrant(policy, resource, grant, wanted, reason);
    if (resource.grants.length > 0)
      return { at: [...resource.model.at, "share"], add: `another item, ${grantOf(policy, wanted)}` };
    return { at: resource.model.at, add: `share: ${grantOf(policy, wanted)}` };
  }
  if (!isPath(path)) return undefined;
  return alias
    ? secondPath(policy, wanted)
    : { at: ["resources"], add: `{ path: ${path}, share: ${grantOf(policy, wanted)} }` };
}
