import { isPrivateAddress, parseOrigin } from "sallyport/standard";
import { abortWhen } from "./abort-when.ts";
import { isEnabled } from "../permissions-policy/policy.ts";
import { isLessPublic, type AddressSpace } from "./address-space.ts";
import type { Failure } from "./failure.ts";
import { NetworkFailure } from "./network-failure.ts";
import { isPotentiallyTrustworthy, isSameOrigin } from "./origin.ts";
import { needsPreflight } from "./preflight-needed.ts";
import { currentURL, type FetchRequest } from "./request.ts";
import { addressSpaceOf } from "./resolve-host.ts";
import type { FetchParams } from "./user-agent.ts";

/** The address space that a URL shows by itself: a private address, or a name that only the local network has. */
export function targetOfHost(request: FetchRequest): AddressSpace | null {
  const host = parseOrigin(currentURL(request).origin)?.host;
  return host !== undefined && (isPrivateAddress(host) || host.name.endsWith(".local")) ? "local" : null;
}

/** Whether a request is checked at all: what replaces the page in the address bar isn't. */
function isChecked({ mode, destination }: FetchRequest, { engine }: FetchParams["userAgent"]): boolean {
  const { restrictedPages, checksSockets } = engine.localNetworkAccess;
  if (restrictedPages.length === 0 || (mode === "websocket" && !checksSockets)) return false;
  return mode !== "navigate" || destination !== "document";
}

function isGranted({ request, userAgent }: FetchParams, space: AddressSpace): boolean {
  const { client } = request;
  const { permissions } = userAgent.engine.localNetworkAccess;
  if (permissions.length === 0) return true;
  if (space !== "public" && !isEnabled(client, `${space}-network`)) return false;
  return permissions.some(([name, spaces]) => spaces.includes(space) && userAgent.permissions.includes(name));
}

function checkSpace(params: FetchParams, space: AddressSpace): Failure | undefined {
  const { request, userAgent } = params;
  const { client } = request;
  const rules = userAgent.engine.localNetworkAccess;
  // 4. The specification returns here where the two are equal; no engine takes the option for a permission.
  const target = request.targetAddressSpace ?? (rules.hostIsTarget ? targetOfHost(request) : null);
  const other: Failure | undefined =
    target !== null && target !== space ? { code: "local-network-target", value: space, target } : undefined;
  const isPreflight = request.mode === "cors" && needsPreflight(request, userAgent.engine);
  if (other !== undefined && (rules.preflightHasTarget || !isPreflight)) return other;
  // 5. A less public address space needs a permission.
  if (!rules.restrictedPages.includes(client.addressSpace) || !isLessPublic(space, client.addressSpace)) return other;
  if (!client.isSecureContext && !rules.asksForInsecurePages) return { code: "local-network-insecure", value: space };
  return isGranted(params, space) ? other : { code: "local-network-denied", value: space };
}

/**
 * Whether a page may request the address space of a URL.
 *
 * https://wicg.github.io/local-network-access/#local-network-access-check
 *
 * @returns at once where the addresses do not matter
 */
export function localNetworkAccessCheck(params: FetchParams): Failure | undefined | Promise<Failure | undefined> {
  const { request, userAgent, signal } = params;
  if (!isChecked(request, userAgent)) return undefined;
  const url = currentURL(request);
  const origin = parseOrigin(url.origin);
  if (origin === undefined) return undefined;
  // 2. A secure page's own server.
  if (isPotentiallyTrustworthy(request.origin) && isSameOrigin(url.origin, request.origin)) return undefined;
  const { restrictedPages, hostIsTarget } = userAgent.engine.localNetworkAccess;
  const hasTarget = request.targetAddressSpace !== null || (hostIsTarget && targetOfHost(request) !== null);
  if (!hasTarget && !restrictedPages.includes(request.client.addressSpace)) return undefined;
  return abortWhen(signal, addressSpaceOf(origin.host, userAgent.resolve)).then(
    (space) => checkSpace(params, space),
    (error: unknown): Failure => {
      if (!(error instanceof NetworkFailure)) throw error;
      const { code, message: value, connected } = error;
      return { code, value, ...(connected === false && { connected }) };
    },
  );
}
