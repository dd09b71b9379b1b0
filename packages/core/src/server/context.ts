import type { CompiledPolicy } from "../policy/compile.ts";
import type { ForgeryRules, Grant, OriginGroup } from "../policy/model.ts";
import type { Admission, CompiledResource } from "../policy/compiled-resource.ts";
import { isSafeMethod } from "../standard/method.ts";
import { ambientFields } from "./credentials.ts";
import { isForm } from "./form.ts";
import { findGrant, grantIn } from "./find-grant.ts";
import type { HeaderTable } from "./headers.ts";
import type { ReadRequest } from "../policy/request/read-request.ts";
import type { RequestFields, RequestHead } from "../policy/request/request.ts";
import { classify, classifyChange, type Requester } from "../policy/request/requester.ts";

/** What the steps of a decision look at. */
export interface RequestContext extends Omit<ReadRequest, "refused"> {
  readonly policy: CompiledPolicy;
  readonly table: HeaderTable;
  readonly request: RequestHead;
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

/** RFC 6455, section 4.1; RFC 8441, section 4. */
function isHandshake(method: string, fields: RequestFields): boolean {
  if (method === "CONNECT") return fields.protocol !== undefined;
  return method === "GET" && fields.upgrade !== undefined && /(?:^|[\s,])websocket(?:[\s,/]|$)/i.test(fields.upgrade);
}

/** A form post has a form's type and is a navigation; a script's request is none, and shows it where the browser sends Sec-Fetch-Mode. */
function receive(request: RequestHead, { mode }: RequestFields): Reception {
  const navigation = mode === undefined || mode === "navigate";
  return navigation ? (isForm(request) ? "yes" : "not-form") : "not-navigation";
}

const noGroups: readonly OriginGroup[] = [];

/** Whether a safe method is declared as one that changes state. */
export const isDeclaredChange = (
  method: string,
  rules: Pick<ForgeryRules, "getChangesState" | "queryChangesState">,
): boolean =>
  method === "QUERY" ? rules.queryChangesState : (method === "GET" || method === "HEAD") && rules.getChangesState;

const isChange = (method: string, rules: ForgeryRules, handshake: boolean): boolean =>
  handshake || !isSafeMethod(method) || isDeclaredChange(method, rules);

/** @param method `undefined` for a socket handshake */
const admissionOf = (
  resource: CompiledResource | undefined,
  method: string | undefined,
): Admission<Grant> | undefined => (method === undefined ? resource?.sockets : resource?.methods.get(method));

/**
 * Whether `anyone` may have the grant of a resource that some router takes the path for: it does where a source without
 * an answer ends the search before it.
 */
function isAnonymousElsewhere(
  method: string | undefined,
  policy: CompiledPolicy,
  read: ReadRequest,
  groups: readonly OriginGroup[],
): boolean {
  for (const other of read.location.others) {
    const admission = admissionOf(other, method);
    if (admission?.anyone === undefined) continue;
    const value = grantIn(findGrant(admission, policy, read, groups));
    if (value === undefined || value.anyone) return true;
  }
  return false;
}

/** Lays out a request that has passed the Host check. */
export function createContext(
  policy: CompiledPolicy,
  table: HeaderTable,
  request: RequestHead,
  read: ReadRequest,
): RequestContext {
  const { fields, location, host, own, path } = read;
  const { method } = request;
  const { resource, rules } = location;
  const groups = fields.origin === undefined ? noGroups : policy.origins.groupsOf(fields.origin);
  const handshake = isHandshake(method, fields);
  const granted = handshake ? undefined : method;
  const found = findGrant(admissionOf(resource, granted), policy, read, groups);
  const change = isChange(method, rules, handshake);
  const requester = change ? classifyChange(method, fields, policy.self, read) : classify(fields, own);
  const receives = resource?.receivedMethods.has(method) === true;
  const from = receives ? findGrant(resource.receive, policy, read, groups) : undefined;
  const received = from === true ? receive(request, fields) : "no";
  // A post that the policy receives from its sender by name isn't one from anyone.
  const value = grantIn(found);
  const grant = received === "yes" && value?.anyone === true ? undefined : value;
  const unasked = found === "unasked" || from === "unasked";
  return {
    policy,
    table,
    request,
    fields,
    location,
    host,
    own,
    path,
    requester,
    groups,
    handshake,
    change,
    grant,
    anonymous: grant?.anyone === true || isAnonymousElsewhere(granted, policy, read, groups),
    ambient: ambientFields(policy, fields),
    received,
    // Its own pages don't depend on a source.
    unresolved: requester === "cross-origin" && unasked,
    sourceFailed: unasked || found === "failed" || from === "failed",
  };
}

/** Whether the request carries what a browser or a proxy attaches by itself. */
export const isAmbient = ({ ambient, request }: RequestContext): boolean =>
  ambient.length > 0 || request.clientCertificate === true;

/** Whether the request carries credentials of any kind, tokens included. */
export const hasCredentials = (context: RequestContext): boolean =>
  isAmbient(context) || context.fields.authorization !== undefined;
