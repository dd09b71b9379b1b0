/** Why a Set-Cookie line or an assignment to document.cookie stored nothing: a closed list. */
export const refusedReasons = [
  // the line
  "control-character",
  "empty",
  "nameless",
  "too-long",
  // the host
  "host-invalid",
  "domain-malformed",
  "domain-public-suffix",
  "domain-mismatch",
  // who sets it, and over what
  "http-only-script",
  "secure-scheme",
  "secure-overlay",
  // SameSite
  "same-site-strict",
  "same-site-lax",
  "same-site-default",
  "same-site-none-insecure",
  // the promise that its name makes
  "prefix-secure",
  "prefix-host",
  "prefix-http",
  "prefix-host-http",
  "prefix-nameless",
  // the browser's third-party policy
  "partitioned-insecure",
  "partition-none",
  "third-party-blocked",
  // what is stored already
  "http-only-overwrite",
] as const;

export type RefusedReason = (typeof refusedReasons)[number];

/** Why a cookie of the request's site did not go: a closed list. */
export const withheldReasons = [
  "expired",
  // where it belongs
  "host-only",
  "domain-mismatch",
  "path-mismatch",
  // who asks, and over what
  "secure-scheme",
  "http-only-script",
  // SameSite
  "same-site-strict",
  "same-site-lax",
  "same-site-default",
  // the browser's third-party policy
  "partition-other",
  "third-party-blocked",
  "third-party-partitioned",
] as const;

export type WithheldReason = (typeof withheldReasons)[number];

/** Why a stored cookie was dropped while another was stored: a closed list. */
export const evictedReasons = ["expired", "host-limit", "total-limit"] as const;

export type EvictedReason = (typeof evictedReasons)[number];
