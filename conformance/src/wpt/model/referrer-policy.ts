import { referrerPolicies, type Page, type ReferrerPolicy } from "@sallyport/browser";
import type { Element, Window } from "./window.ts";

/** The older words for some of them, which markup may have: https://html.spec.whatwg.org/multipage/semantics.html#meta-referrer */
const olderWords: ReadonlyMap<string, ReferrerPolicy> = new Map([
  ["never", "no-referrer"],
  ["default", "strict-origin-when-cross-origin"],
  ["always", "unsafe-url"],
  ["origin-when-crossorigin", "origin-when-cross-origin"],
]);

const isReferrerPolicy = (word: string): word is ReferrerPolicy =>
  word !== "" && (referrerPolicies as readonly string[]).includes(word);

function policyOf(content: string | null): ReferrerPolicy | undefined {
  const word = (content ?? "").trim().toLowerCase();
  return isReferrerPolicy(word) ? word : olderWords.get(word);
}

/** A page gets what its markup has: the last one that is a policy. */
export function setReferrerPolicy(page: Page, { document }: Window): void {
  for (const meta of document.querySelectorAll('meta[name="referrer" i][content]')) {
    const policy = policyOf(meta.getAttribute("content"));
    if (policy !== undefined) Object.assign(page.environment, { referrerPolicy: policy });
  }
}

/** The attribute `referrerpolicy`; what isn't one is as if it were not there. */
export function referrerPolicyAttribute(element: Element): { readonly referrerPolicy?: ReferrerPolicy } {
  const word = (element.getAttribute("referrerpolicy") ?? "").toLowerCase();
  return isReferrerPolicy(word) ? { referrerPolicy: word } : {};
}
