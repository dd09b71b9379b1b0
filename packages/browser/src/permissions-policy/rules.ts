import type { PolicyFeature } from "./features.ts";

/** How an engine keeps to Permissions Policy: https://w3c.github.io/webappsec-permissions-policy/ */
export interface PermissionsPolicyRules {
  /** Whether a document's header counts, and not the frame's attribute `allow` alone. */
  readonly readsHeader: boolean;
  /** Whether the header by its older name, `Feature-Policy`, counts for features that the newer one doesn't name. */
  readonly readsFeaturePolicy: boolean;
  /** Whether a synchronous XMLHttpRequest that isn't allowed throws before its state changes. */
  readonly throwsBeforeSending: boolean;
  /** The features that it knows. */
  readonly features: readonly PolicyFeature[];
  /** Characters of a header or an attribute above which it says nothing. */
  readonly maxLength: number;
  /** Whether the strings `"*"` and `"'self'"` of a header are the keywords, and no origins. */
  readonly keywordsInStrings: boolean;
  /** Whether whatever begins with a feature's name names it in the attribute: `sync-xhr=()`, `sync-xhr:'none'`. */
  readonly namesArePrefixes: boolean;
}
