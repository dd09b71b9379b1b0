import type { Page } from "@sallyport/browser";
import type { Element, Window } from "./window.ts";

/** https://w3c.github.io/webappsec-referrer-policy/#referrer-policies */
const policies = [
  "no-referrer",
  "no-referrer-when-downgrade",
  "same-origin",
  "origin",
  "strict-origin",
  "origin-when-cross-origin",
  "strict-origin-when-cross-origin",
  "unsafe-url",
] as const;

type ReferrerPolicy = (typeof policies)[number];

/** The older words for some of them, which markup may have: https://html.spec.whatwg.org/multipage/semantics.html#meta-referrer */
const olderWords: Readonly<Record<string, ReferrerPolicy>> = {
  never: "no-referrer",
  default: "strict-origin-when-cross-origin",
  always: "unsafe-url",
  "origin-when-crossorigin": "origin-when-cross-origin",
};

export const isReferrerPolicy = (word: string): word is ReferrerPolicy =>
  (policies as readonly string[]).includes(word);

function policyOf(content: string | null): ReferrerPolicy | undefined {
  const word = (content ?? "").trim().toLowerCase();
  return isReferrerPolicy(word) ? word : olderWords[word];
}

/** Of the last `<meta name="referrer">` that has one. */
export function referrerPolicyInMarkup(text: string): string {
  const contents = [...text.matchAll(/<meta name=["']?referrer["']? content=["']?([\w-]*)/gi)];
  return contents.map(([, content = ""]) => policyOf(content)).findLast((policy) => policy !== undefined) ?? "";
}

/** The page of a frame gets what its markup has. */
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
