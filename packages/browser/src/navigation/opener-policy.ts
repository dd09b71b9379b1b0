import type { EmbedderRules } from "../engines/embedder-rules.ts";
import type { WindowRules } from "../engines/window-rules.ts";
import { hasEmbedderPolicy } from "../fetch/embedder-policy.ts";
import type { OpenerPolicy } from "../fetch/environment.ts";
import type { HeaderList } from "../fetch/header-list.ts";
import { isPotentiallyTrustworthy, isSameOrigin } from "../fetch/origin.ts";
import { tokenOf } from "../fetch/structured-token.ts";

/** https://html.spec.whatwg.org/#obtain-an-opener-policy */
export function openerPolicyOf(
  url: URL,
  headers: HeaderList,
  { windows, embedder }: { readonly windows: WindowRules; readonly embedder: EmbedderRules },
): OpenerPolicy {
  const none = { value: "unsafe-none", origin: url.origin };
  if (!isPotentiallyTrustworthy(url.origin)) return none;
  const value = tokenOf(headers.get("Cross-Origin-Opener-Policy"));
  if (value === undefined || !windows.openerPolicies.includes(value)) return none;
  const isIsolated = value === "same-origin" && hasEmbedderPolicy(headers, embedder);
  return { value: isIsolated ? "same-origin-plus-COEP" : value, origin: url.origin };
}

/** https://html.spec.whatwg.org/#matching-opener-policies */
function match(one: OpenerPolicy, other: OpenerPolicy): boolean {
  if (one.value === "unsafe-none" && other.value === "unsafe-none") return true;
  return one.value === other.value && one.value !== "unsafe-none" && isSameOrigin(one.origin, other.origin);
}

/** https://html.spec.whatwg.org/#check-browsing-context-group-switch-coop-value */
export function switchesGroup(active: OpenerPolicy, response: OpenerPolicy, isInitial: boolean): boolean {
  if (response.value === "noopener-allow-popups") return true;
  if (match(active, response)) return false;
  const allowsPopups = ["same-origin-allow-popups", "noopener-allow-popups"].includes(active.value);
  return !(isInitial && allowsPopups && response.value === "unsafe-none");
}
