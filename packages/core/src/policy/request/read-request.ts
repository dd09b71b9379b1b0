import type { CompiledPolicy } from "../compile.ts";
import type { ResourceMatch } from "../paths/resource-index.ts";
import { checkHost, type HostFault, type PendingHost } from "./host.ts";
import { RequestFields, type RequestHead } from "./request.ts";
import { parseTarget } from "./target.ts";

/** What a policy reads of a request before it decides about it. */
export interface ReadRequest {
  readonly refused?: undefined;
  readonly fields: RequestFields;
  readonly location: ResourceMatch;
  /** The name by which the request came, and this server's origin under it. */
  readonly host: string | undefined;
  readonly own: string | undefined;
  /** As sent, without query; `undefined` for `*`. */
  readonly path: string | undefined;
}

interface UnreadableRequest {
  readonly refused: HostFault | "target-malformed";
  /** What has to be asked about its Host first. */
  readonly pending?: PendingHost | undefined;
  readonly fields: RequestFields;
}

/**
 * Reads a request by a policy: its target, the name by which it came, and where its path leads.
 * @param hostHeader the field that names the Host, in lower case, where the option names one
 * @returns why it is refused, where that is clear before its resource is known
 */
export function readRequest(
  policy: CompiledPolicy,
  request: RequestHead,
  hostHeader: string | undefined,
): ReadRequest | UnreadableRequest {
  const fields = new RequestFields(request.headers, hostHeader, policy.identityHeaders);
  const target = parseTarget(request.target);
  if (target === undefined) return { refused: "target-malformed", fields };
  const checked = checkHost(policy, request, fields, target, hostHeader);
  if (checked.refused !== undefined) return { refused: checked.refused, pending: checked.pending, fields };
  const { path } = target;
  const location = policy.resourceIndex.find(path);
  return { fields, location, host: checked.host, own: checked.own, path };
}
