import type { CompiledPolicy } from "../policy/compile.ts";
import type { Grant } from "../policy/grant.ts";
import type { Location } from "../policy/location.ts";
import type { GroupId } from "../policy/origin-index.ts";
import type { Resource } from "../policy/resource.ts";
import { isSafeMethod } from "../standard/method.ts";
import type { Admitted } from "./admit.ts";
import { admit } from "./admit.ts";
import { hasAmbientCredentials } from "./credentials.ts";
import type { Requester } from "./decision.ts";
import type { RequestFields, RequestHead } from "./request.ts";

/** Everything that the steps of a decision look at. */
export interface Situation {
  readonly policy: CompiledPolicy;
  readonly request: RequestHead;
  readonly fields: RequestFields;
  readonly location: Location;
  /** This server's origin under the name by which the request came. */
  readonly own: string | undefined;
  readonly requester: Requester;
  /** The static groups of the request's origin. */
  readonly groups: readonly GroupId[];
  readonly handshake: boolean;
  /** It changes state, or is treated as if it did. */
  readonly change: boolean;
  readonly admitted: Admitted<Grant>;
  /** Whether the policy receives it as a form post from another origin. */
  readonly received: Reception;
  /** A source that has not been asked could admit the origin. */
  readonly unresolved: boolean;
}

export type Reception = "yes" | "no" | "not-navigation";

interface Received {
  readonly received: Reception;
  readonly unresolved: boolean;
}

const notReceived: Received = { received: "no", unresolved: false };

/** `Sec-Fetch-Site` decides where it is sent; the Origin where it is not (Fetch Metadata; RFC 6454). */
export function classify(fields: RequestFields, own: string | undefined): Requester {
  const { site, origin } = fields;
  if (site === "same-origin") return "same-origin";
  if (site === "none" && (origin === undefined || origin === "null" || origin === own)) return "same-origin";
  if (site === undefined && origin === undefined) return "non-browser";
  if (site === undefined && origin === own) return "same-origin";
  return "cross-origin";
}

/** RFC 6455, section 4.1; RFC 8441, section 4. */
function isHandshake(method: string, fields: RequestFields): boolean {
  if (method === "CONNECT") return fields.protocol !== undefined;
  return method === "GET" && fields.upgrade !== undefined && /(?:^|[\s,])websocket(?:[\s,/]|$)/i.test(fields.upgrade);
}

/** A form post is a navigation; a script's request is none, and shows it where the browser sends Sec-Fetch-Mode. */
function receive(
  resource: Resource | undefined,
  { method }: RequestHead,
  fields: RequestFields,
  groups: readonly GroupId[],
): Received {
  if (resource === undefined || fields.origin === undefined || !resource.receivedMethods.has(method))
    return notReceived;
  const { value, unresolved } = admit(resource.receive, fields.origin, groups);
  if (value === undefined) return { received: "no", unresolved };
  return {
    received: fields.mode === undefined || fields.mode === "navigate" ? "yes" : "not-navigation",
    unresolved: false,
  };
}

const noGroups: readonly GroupId[] = [];

const isRead = (method: string): boolean => method === "GET" || method === "HEAD";

/** Lays out a request that has passed the Host check. */
export function situate(
  policy: CompiledPolicy,
  request: RequestHead,
  fields: RequestFields,
  location: Location,
  own: string | undefined,
): Situation {
  const { method } = request;
  const groups = fields.origin === undefined ? noGroups : policy.origins.groupsOf(fields.origin);
  const handshake = isHandshake(method, fields);
  const { resource } = location;
  const admission = handshake ? resource?.sockets : resource?.methods.get(method);
  const found = admit(admission, fields.origin, groups);
  const requester = classify(fields, own);
  const { received, unresolved } = receive(resource, request, fields, groups);
  // A post that the policy receives from its sender by name is not one from anyone.
  const admitted = received === "yes" && found.value?.anyone === true ? { ...found, value: undefined } : found;
  return {
    policy,
    request,
    fields,
    location,
    own,
    requester,
    groups,
    handshake,
    change: handshake || !isSafeMethod(method) || (isRead(method) && location.rules.getChangesState),
    admitted,
    received,
    // Its own pages need no source's leave.
    unresolved: requester === "cross-origin" && (admitted.unresolved || unresolved),
  };
}

export const isAmbient = ({ policy, fields, request }: Situation): boolean =>
  hasAmbientCredentials(policy, fields, request.clientCertificate === true);
