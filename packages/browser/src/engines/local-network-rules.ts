import type { AddressSpace } from "../fetch/address-space.ts";

/** Names of permissions, as `navigator.permissions` and Permissions Policy know them. */
export const localNetworkPermissions = ["local-network-access", "local-network", "loopback-network"] as const;

export type LocalNetworkPermission = (typeof localNetworkPermissions)[number];

/** What a permission is for. */
type PermissionRow = readonly [name: LocalNetworkPermission, spaces: readonly AddressSpace[]];

/** Local Network Access. */
export interface LocalNetworkRules {
  /** Pages of which address space need a permission for a less public one; empty in engines that have none of it. */
  readonly restrictedPages: readonly AddressSpace[];
  /** Empty where a secure page needs none. */
  readonly permissions: readonly PermissionRow[];
  /** Whether the user is asked for an insecure page too; otherwise it fails. */
  readonly asksForInsecurePages: boolean;
  /** Whether WebSockets are checked. */
  readonly checksSockets: boolean;
  /** What `targetAddressSpace` can be, and the address space that it means; `null` for none. Empty where the option is not read. */
  readonly targets: readonly (readonly [value: string, space: AddressSpace | null])[];
  /** Whether a private address or a `.local` name in a URL counts as the request's target address space. */
  readonly hostIsTarget: boolean;
  /** Whether a preflight has the request's target; otherwise the permission counts before the target does. */
  readonly preflightHasTarget: boolean;
  /** Whether plain http to a target on the local network is not mixed content. */
  readonly allowsMixedContent: boolean;
  /** Whether the directive `treat-as-public-address` of Content Security Policy is read. */
  readonly treatsAsPublic: boolean;
}
