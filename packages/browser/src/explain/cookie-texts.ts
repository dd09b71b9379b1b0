import type { EvictedReason, RefusedReason, BlockedReason } from "../cookies/reasons.ts";
import type { FixName } from "./fix-texts.ts";

/** Why a cookie did not go along. */
export const blockedCookieTexts: Readonly<Record<BlockedReason, string>> = {
  expired: "It had expired.",
  "host-only": "It belongs to another host of the site: it was set without a Domain attribute.",
  "domain-mismatch": "It belongs to another host.",
  "path-mismatch": "It belongs to another path.",
  "secure-scheme": "It is `Secure`, and the connection is plain http.",
  "http-only-script": "It is `HttpOnly`, and a script tried to read it.",
  "same-site-strict": "It is `SameSite=Strict`, and a page of another site sent the request.",
  "same-site-lax": "It is `SameSite=Lax`, and a page of another site sent the request (not a navigation).",
  "same-site-default": "It has no SameSite, which counts as Lax here, and a page of another site sent the request.",
  "partition-other": "It was set inside another site and is partitioned: it exists only there.",
  "third-party-blocked": "The browser sends cookies only to the site in the address bar.",
  "third-party-partitioned":
    "The browser partitions the cookies of other sites by the site in the address bar, and this one was set outside of that partition.",
};

/** Why a cookie was not stored. */
export const refusedCookieTexts: Readonly<Record<RefusedReason, string>> = {
  "control-character": "The line holds a control character.",
  empty: "The line has neither a name nor a value.",
  nameless: "The line has no name, and this browser does not accept its form.",
  "too-long": "Name and value together are longer than 4096 bytes.",
  "host-invalid": "The URL has no host that can have cookies.",
  "domain-malformed": "The Domain attribute is not a domain.",
  "domain-public-suffix":
    "The Domain attribute is a public suffix (`com`, `github.io`): every site below it would get the cookie.",
  "domain-mismatch": "The Domain attribute does not contain the host that sets the cookie.",
  "http-only-script": "A script cannot set a cookie that is `HttpOnly`.",
  "secure-scheme": "It is `Secure`, and the connection is plain http.",
  "secure-overlay": "A `Secure` cookie with that name exists, and plain http must not overwrite it.",
  "same-site-strict": "It is `SameSite=Strict`, and the response is to a request of another site's page.",
  "same-site-lax": "It is `SameSite=Lax`, and the response is to a request of another site's page.",
  "same-site-default":
    "It has no SameSite, which counts as Lax here, and the response is to a request of another site's page.",
  "same-site-none-insecure": "It is `SameSite=None` without `Secure`.",
  "prefix-secure": "Its name begins with `__Secure-`, and it is not `Secure`.",
  "prefix-host": "Its name begins with `__Host-`: that needs `Secure`, `Path=/` and no Domain.",
  "prefix-http": "Its name begins with `__Http-`: that needs `Secure` and `HttpOnly`.",
  "prefix-host-http": "Its name begins with `__Host-Http-`: that needs `Secure`, `HttpOnly`, `Path=/` and no Domain.",
  "prefix-nameless": "It has no name, and its value could pass for a name with a prefix.",
  "partitioned-insecure": "It is `Partitioned` without `Secure`.",
  "partition-none": "It would be partitioned by the site in the address bar, and that site is opaque.",
  "third-party-blocked": "The browser stores cookies only for the site in the address bar.",
  "http-only-overwrite": "A script cannot replace a cookie that is `HttpOnly`.",
};

/** Why a stored cookie was removed. */
export const evictedCookieTexts: Readonly<Record<EvictedReason, string>> = {
  expired: "It had expired.",
  "host-limit": "The host has more cookies than the browser keeps, so the least recently used one was removed.",
  "total-limit": "The browser has more cookies than it keeps, so the least recently used one was removed.",
};

/** What can be done about a cookie, by what became of it. */
export const cookieFixes: Partial<Record<BlockedReason | RefusedReason | EvictedReason, readonly FixName[]>> = {
  "same-site-strict": ["one-site", "bearer", "same-site-none"],
  "same-site-lax": ["one-site", "bearer", "same-site-none"],
  "same-site-default": ["one-site", "bearer", "same-site-none"],
  "same-site-none-insecure": ["cookie-secure"],
  "third-party-blocked": ["one-site", "bearer", "partitioned"],
  "third-party-partitioned": ["one-site", "bearer", "partitioned"],
  "partition-other": ["one-site", "bearer"],
  "partitioned-insecure": ["partitioned"],
  "partition-none": ["one-site"],
  "secure-scheme": ["https-api"],
  "secure-overlay": ["https-api"],
  "prefix-secure": ["cookie-line"],
  "prefix-host": ["cookie-line"],
  "prefix-http": ["cookie-line"],
  "prefix-host-http": ["cookie-line"],
  "prefix-nameless": ["cookie-line"],
  "host-only": ["cookie-host"],
  "domain-mismatch": ["cookie-line"],
  "domain-public-suffix": ["cookie-line"],
  "domain-malformed": ["cookie-line"],
  "path-mismatch": ["cookie-line"],
  nameless: ["cookie-line"],
  empty: ["cookie-line"],
  "control-character": ["cookie-line"],
  "too-long": ["cookie-line"],
};
