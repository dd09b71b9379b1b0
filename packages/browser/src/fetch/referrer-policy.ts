/**
 * The referrer policies. The empty one stands for the policy of the page, or for the default.
 *
 * https://w3c.github.io/webappsec-referrer-policy/#referrer-policies
 *
 * @example
 * for (const referrerPolicy of referrerPolicies) await page.attempt("https://api.example/", { referrerPolicy });
 */
export const referrerPolicies = [
  "",
  "no-referrer",
  "no-referrer-when-downgrade",
  "same-origin",
  "origin",
  "strict-origin",
  "origin-when-cross-origin",
  "strict-origin-when-cross-origin",
  "unsafe-url",
] as const;

/** One of {@link referrerPolicies}. */
export type ReferrerPolicy = (typeof referrerPolicies)[number];
