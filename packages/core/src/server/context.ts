import type { CompiledPolicy } from "../policy/compile.ts";
import type { SourceRequest } from "../policy/origins/source-request.ts";
import type { ResourceMatch } from "../policy/paths/resource-index.ts";
import type { ForgeryRules, Grant, OriginGroup } from "../policy/model.ts";
import type { Admission, CompiledResource } from "../policy/compiled-resource.ts";
import { isSafeMethod } from "../standard/method.ts";
import { ambientFields } from "./credentials.ts";
import { isForm } from "./form.ts";
import { findGrant } from "./find-grant.ts";
import type { HeaderTable } from "./headers.ts";
import type { RequestFields, RequestHead } from "../policy/request/request.ts";
import { classify, type Requester } from "../policy/request/requester.ts";

/** What the steps of a decision look at. */
export interface RequestContext {
  readonly policy: CompiledPolicy;
  readonly table: HeaderTable;
  readonly request: RequestHead;
  readonly fields: RequestFields;
  /** What its sources may hear. */
  readonly source: SourceRequest;
  readonly location: ResourceMatch;
  /** This server's origin under the name by which the request came. */
  readonly own: string | undefined;
  readonly requester: Requester;
  /** The static groups of the request's origin. */
  readonly groups: readonly OriginGroup[];
  readonly handshake: boolean;
  /** It changes state, or is treated as if it did. */
  readonly change: boolean;
  /** The grant for this origin and method. */
  readonly grant: Grant | undefined;
  /** Whether anyone has this grant, or would have it if some router took the path for another. */
  readonly anonymous: boolean;
  /** Cookies and what else a browser or a proxy attaches by itself: fields of the request, in lower case. */
  readonly ambient: readonly string[];
  /** Whether the policy receives it as a form post from another origin. */
  readonly received: Reception;
  /** A source that has not been asked could admit the origin. */
  readonly unresolved: boolean;
  /** A source that has not been asked, or that failed, has ended the search for a grant. */
  readonly sourceFailed: boolean;
}

type Reception = "yes" | "no" | "not-navigation" | "not-form";

interface Received {
  readonly received: Reception;
  readonly unresolved: boolean;
  readonly failed: boolean;
}

const notReceived: Received = { received: "no", unresolved: false, failed: false };

/** RFC 6455, section 4.1; RFC 8441, section 4. */
function isHandshake(method: string, fields: RequestFields): boolean {
  if (method === "CONNECT") return fields.protocol !== undefined;
  return method === "GET" && fields.upgrade !== undefined && /(?:^|[\s,])websocket(?:[\s,/]|$)/i.test(fields.upgrade);
}

/** A form post has a form's type and is a navigation; a script's request is none, and shows it where the browser sends Sec-Fetch-Mode. */
function receive(
  resource: CompiledResource | undefined,
  request: RequestHead,
  { fields, source }: Pick<ContextParts, "fields" | "source">,
  groups: readonly OriginGroup[],
): Received {
  if (!resource?.receivedMethods.has(request.method)) return notReceived;
  const { value, unresolved, failed } = findGrant(resource.receive, source, groups);
  if (value === undefined) return { received: "no", unresolved, failed };
  const navigation = fields.mode === undefined || fields.mode === "navigate";
  const received = navigation ? (isForm(request) ? "yes" : "not-form") : "not-navigation";
  return { received, unresolved: false, failed: false };
}

const noGroups: readonly OriginGroup[] = [];

/** Whether a safe method is declared as one that changes state. */
export const isDeclaredChange = (
  method: string,
  rules: Pick<ForgeryRules, "getChangesState" | "queryChangesState">,
): boolean =>
  method === "QUERY" ? rules.queryChangesState : (method === "GET" || method === "HEAD") && rules.getChangesState;

/** What a context is made from, beside the request. */
interface ContextParts {
  readonly policy: CompiledPolicy;
  readonly table: HeaderTable;
  readonly fields: RequestFields;
  readonly source: SourceRequest;
  readonly location: ResourceMatch;
  readonly own: string | undefined;
}

/** @param method `undefined` for a socket handshake */
const admissionOf = (
  resource: CompiledResource | undefined,
  method: string | undefined,
): Admission<Grant> | undefined => (method === undefined ? resource?.sockets : resource?.methods.get(method));

/** Whether `anyone` may have the grant: it does where a source without an answer ends the search before it. */
function mayBeAnonymous(
  admission: Admission<Grant> | undefined,
  source: SourceRequest,
  groups: readonly OriginGroup[],
): boolean {
  if (admission?.anyone === undefined) return false;
  const { value } = findGrant(admission, source, groups);
  return value === undefined || value.anyone;
}

/** Lays out a request that has passed the Host check. */
export function createContext(request: RequestHead, parts: ContextParts): RequestContext {
  const { policy, table, fields, source, location, own } = parts;
  const { method } = request;
  const groups = fields.origin === undefined ? noGroups : policy.origins.groupsOf(fields.origin);
  const handshake = isHandshake(method, fields);
  const granted = handshake ? undefined : method;
  const found = findGrant(admissionOf(location.resource, granted), source, groups);
  const requester = classify(fields, own);
  const { received, unresolved, failed } = receive(location.resource, request, parts, groups);
  // A post that the policy receives from its sender by name isn't one from anyone.
  const grant = received === "yes" && found.value?.anyone === true ? undefined : found.value;
  return {
    policy,
    table,
    request,
    fields,
    source,
    location,
    own,
    requester,
    groups,
    handshake,
    change: handshake || !isSafeMethod(method) || isDeclaredChange(method, location.rules),
    grant,
    anonymous:
      grant?.anyone === true ||
      location.others.some((other) => mayBeAnonymous(admissionOf(other, granted), source, groups)),
    ambient: ambientFields(policy, fields),
    received,
    // Its own pages don't depend on a source.
    unresolved: requester === "cross-origin" && (found.unresolved || unresolved),
    sourceFailed: found.unresolved || found.failed || unresolved || failed,
  };
}

/** Whether the request carries what a browser or a proxy attaches by itself. */
export const isAmbient = ({ ambient, request }: RequestContext): boolean =>
  ambient.length > 0 || request.clientCertificate === true;

/** Whether the request carries credentials of any kind, tokens included. */
export const hasCredentials = (context: RequestContext): boolean =>
  isAmbient(context) || context.fields.authorization !== undefined;
