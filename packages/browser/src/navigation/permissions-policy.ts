import type { AddressSpace } from "../fetch/address-space.ts";
import type { Environment } from "../fetch/environment.ts";
import { isSameOrigin, type Origin } from "../fetch/origin.ts";

/** The features that are for an address space. */
const featuresOf = (space: AddressSpace): readonly string[] => ["local-network-access", `${space}-network`];

const spaces = ["local", "loopback"] as const;

const allowsOrigin = (allowlist: readonly string[], origin: Origin, self: Origin): boolean =>
  allowlist.some((one) => {
    const entry = one.replace(/^"|"$/g, "").toLowerCase();
    if (entry === "*") return true;
    return isSameOrigin(entry.replace(/^'?(?:self|src)'?$/, self), origin);
  });

/** https://w3c.github.io/webappsec-permissions-policy/#iframe-allow-attribute: a feature without a list is for the frame's own URL. */
function allowAttribute(text: string, feature: string, origin: Origin): boolean {
  const directives = text.split(";").map((one) => one.trim().split(/[\t\n\f\r ]+/));
  const [, ...allowlist] = directives.find(([name]) => name?.toLowerCase() === feature) ?? ["", "'none'"];
  return allowlist.length === 0 || allowsOrigin(allowlist, origin, origin);
}

/**
 * The address spaces that a frame may not request for want of its parent's permission: one of another origin needs `allow`.
 *
 * https://w3c.github.io/webappsec-permissions-policy/#algo-define-inherited-policy-in-container
 */
export function policyOfFrame(parent: Environment, origin: Origin, allow: string): readonly AddressSpace[] {
  return spaces.filter(
    (space) =>
      parent.policyDenies?.includes(space) === true ||
      (!isSameOrigin(parent.origin, origin) &&
        !featuresOf(space).some((feature) => allowAttribute(allow, feature, origin))),
  );
}

/**
 * The address spaces that a page's own header forbids.
 *
 * https://w3c.github.io/webappsec-permissions-policy/#permissions-policy-http-header-field
 */
export function policyOfHeader(header: string | null, origin: Origin): readonly AddressSpace[] {
  const members = (header ?? "").split(",").map((one) => one.trim());
  const forbids = (feature: string): boolean =>
    members.some((member) => {
      const [, list] = new RegExp(`^${feature}=(\\*|self|\\([^)]*\\))(?:;.*)?$`).exec(member) ?? [];
      if (list === undefined) return false;
      return !allowsOrigin(list.replace(/^\(|\)$/g, "").split(/ +/), origin, origin);
    });
  return spaces.filter((space) => featuresOf(space).some(forbids));
}
