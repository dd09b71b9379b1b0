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
  // who sets it, and over which connection
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
  "host-limit",
] as const;

export type RefusedReason = (typeof refusedReasons)[number];

/** Why a cookie of the request's site was not sent: a closed list. */
export const blockedReasons = [
  "expired",
  // where it belongs
  "host-only",
  "domain-mismatch",
  "path-mismatch",
  // who reads it, and over which connection
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

export type BlockedReason = (typeof blockedReasons)[number];

/** Why a stored cookie was removed while another was stored: a closed list. */
export const evictedReasons = ["expired", "host-limit", "total-limit"] as const;

export type EvictedReason = (typeof evictedReasons)[number];
