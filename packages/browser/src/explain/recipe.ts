import type { Facts } from "./attempt-facts.ts";
import type { Fix } from "./explanation.ts";

/** What a fix adds to its text, which it may replace. */
export type Recipe = (facts: Facts) => (Omit<Fix, "text"> & { readonly text?: string }) | undefined;

/** A fix in words alone, where it applies. */
export const at =
  (place: Fix["at"], applies: (facts: Facts) => boolean = () => true): Recipe =>
  (facts) =>
    applies(facts) ? { at: place } : undefined;

export const policyOf = (policy: string | undefined): Pick<Fix, "policy"> => (policy === undefined ? {} : { policy });
