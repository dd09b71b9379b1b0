import { parseOrigin } from "sallyport/standard";
import { isLoopbackHost, isPrivateAddress, type Host } from "sallyport/standard";
import type { Engine } from "../engines/engine.ts";
import type { AddressSpace } from "./environment.ts";
import type { Failure } from "./failure.ts";
import { currentURL, type FetchRequest } from "./request.ts";

/** By the name alone: an address shows its space, `localhost` is loopback, other names count as public. */
function addressSpaceOf(host: Host): AddressSpace {
  if (isLoopbackHost(host)) return "loopback";
  return isPrivateAddress(host) || host.name.endsWith(".local") ? "local" : "public";
}

const closeness: readonly AddressSpace[] = ["public", "local", "loopback"];

/**
 * Whether a page requests a more private address space than its own. Nobody grants the permission here.
 *
 * https://wicg.github.io/local-network-access/#local-network-access-check
 */
export function localNetworkAccessCheck(request: FetchRequest, engine: Engine): Failure | undefined {
  if (engine.localNetworkAccess === "none" || request.mode === "navigate") return undefined;
  const origin = parseOrigin(currentURL(request).origin);
  if (origin === undefined) return undefined;
  const { addressSpace, isSecureContext } = request.client;
  const target = addressSpaceOf(origin.host);
  if (closeness.indexOf(target) <= closeness.indexOf(addressSpace)) return undefined;
  return isSecureContext
    ? { code: "local-network-denied", value: target }
    : { code: "local-network-insecure", value: target };
}
