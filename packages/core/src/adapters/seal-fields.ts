import { combineDecisions, type Decision } from "../server/decision.ts";
import { isCredentialField, isGateField, sealHead, type MutableHead } from "../server/headers.ts";
import type { ResponseHead } from "../server/finding.ts";
import type { Seal } from "./enforce.ts";

/** What a seal says together with those of the same gate further in. */
const agreed = (seal: Seal, inner: readonly Seal[]): Decision =>
  inner.reduce(
    (decision, one) => (one.gate === seal.gate ? combineDecisions(decision, one.decision) : decision),
    seal.decision,
  );

const shownBy = (head: MutableHead): Pick<ResponseHead, "setsCookie" | "cacheControl"> => ({
  setsCookie: head.get("set-cookie") !== undefined,
  cacheControl: head.get("cache-control") ?? "",
});

/**
 * Seals a head that is about to be sent, the innermost seal first.
 * @param response whose status is read where somebody hears of it
 */
export function applySeals(head: MutableHead, response: { readonly statusCode: number }, seals: readonly Seal[]): void {
  let inner = 0;
  for (const seal of seals) {
    const shown = seal.inspects ? shownBy(head) : undefined;
    const replaced = sealHead(head, inner === 0 ? seal.decision : agreed(seal, seals.slice(0, inner)));
    if (shown !== undefined) seal.inspect({ status: response.statusCode, ...shown, replaced });
    inner++;
  }
}

/** Whether a field may go before a sealed head (early hints) or behind the body (trailers). */
export function isKept(name: string, seals: readonly Seal[]): boolean {
  const lower = name.toLowerCase();
  return !isGateField(lower) && !(isCredentialField(lower) && seals.some(({ decision }) => decision.anonymous));
}

/** Header fields, by name or as pairs, without those that may go only where the gate writes them. */
export function keptFields(fields: unknown, seals: readonly Seal[]): unknown {
  if (Array.isArray(fields)) return fields.filter((pair: unknown[]) => isKept(String(pair[0]), seals));
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([name]) => isKept(name, seals)));
}
