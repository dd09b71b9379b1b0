import type { EvictedReason, RefusedReason, BlockedReason } from "../cookies/reasons.ts";
import type { EngineName } from "../engines/engine.ts";
import type { FixName } from "./fix-texts.ts";

/** Why a cookie was not sent. */
export const blockedCookieTexts: Readonly<Record<BlockedReason, string>> = {
  expired: "It has expired.",
  "host-only": "It belongs to another host of the site: it was set without a Domain attribute.",
  "domain-mismatch": "It belongs to another host.",
  "path-mismatch": "It belongs to another path.",
  "secure-scheme": "It is `Secure`, and the connection is plain http.",
  "http-only-script": "It is `HttpOnly`, and a script tried to read it.",
  "same-site-strict": "It is `SameSite=Strict`, and a page of another site sent the request.",
  "same-site-lax":
    "It is `SameSite=Lax`, and a page of another site sent the request, which is not a top-level navigation with a safe method.",
  "same-site-default":
    "It has no SameSite attribute, so it counts as Lax, and a page of another site sent the request.",
  "partition-other": "It is partitioned and was set inside another site, so it exists only there.",
  "third-party-blocked":
    "The browser blocks third-party cookies: it sends cookies only to the site in the address bar.",
  "third-party-partitioned":
    "The browser partitions third-party cookies by the site in the address bar, and this one was set outside that partition.",
};

/** Why a cookie was not stored. */
export const refusedCookieTexts: Readonly<Record<RefusedReason, string>> = {
  "control-character": "The cookie line contains a control character.",
  empty: "The cookie line has neither a name nor a value.",
  nameless: "The cookie line has no name, and this browser does not accept it.",
  "too-long": "The name and the value together are longer than 4096 bytes.",
  "host-invalid": "The URL has no host that can have cookies.",
  "domain-malformed": "The Domain attribute is not a domain.",
  "domain-public-suffix":
    "The Domain attribute is a public suffix (`com`, `github.io`): every site below it would get the cookie.",
  "domain-mismatch": "The Domain attribute does not contain the host that sets the cookie.",
  "http-only-script": "A script cannot set a cookie that is `HttpOnly`.",
  "secure-scheme": "It is `Secure`, and the connection is plain http.",
  "secure-overlay": "A `Secure` cookie with that name exists, and plain http must not overwrite it.",
  "same-site-strict": "It is `SameSite=Strict`, and a page of another site sent the request.",
  "same-site-lax": "It is `SameSite=Lax`, and a page of another site sent the request.",
  "same-site-default":
    "It has no SameSite attribute, so it counts as Lax, and a page of another site sent the request.",
  "same-site-none-insecure": "It is `SameSite=None` without `Secure`.",
  "prefix-secure": "Its name begins with `__Secure-`, but it is not `Secure`.",
  "prefix-host": "Its name begins with `__Host-`, which requires `Secure`, `Path=/` and no Domain.",
  "prefix-http": "Its name begins with `__Http-`, which requires `Secure` and `HttpOnly`.",
  "prefix-host-http":
    "Its name begins with `__Host-Http-`, which requires `Secure`, `HttpOnly`, `Path=/` and no Domain.",
  "prefix-nameless": "It has no name, and its value begins like a name with a prefix.",
  "partitioned-insecure": "It is `Partitioned` without `Secure`.",
  "partition-none": "It would be partitioned by the site in the address bar, but that page has an opaque origin.",
  "third-party-blocked":
    "The browser blocks third-party cookies: it stores cookies only for the site in the address bar.",
  "http-only-overwrite": "A script cannot replace a cookie that is `HttpOnly`.",
  "host-limit": "The host has as many cookies as the browser allows. All of them are `Secure`, and this one is not.",
};

/** Why a stored cookie was removed. */
export const evictedCookieTexts: Readonly<Record<EvictedReason, string>> = {
  expired: "It has expired.",
  "host-limit": "The host has more cookies than the browser allows, so it removed the least recently used one.",
  "total-limit": "There are more cookies than the browser allows, so it removed the least recently used one.",
};

/** What becomes of third-party cookies, by engine and by window. */
export const thirdPartyTexts: Readonly<Record<EngineName, string>> = {
  chromium:
    "Chromium sends and stores third-party cookies in a normal window, and blocks them in an Incognito window and where the user's settings block them.",
  firefox:
    "Firefox keeps third-party cookies apart for each site in the address bar, in normal and in private windows: those that were set on the server's own site are not sent.",
  webkit:
    "Safari blocks third-party cookies in every window. WebKitGTK, on which the model was measured, sends those that were set on the server's own site, and stores no others.",
  standard: "The standards let each browser decide about third-party cookies.",
};

/** The same in few words, as parts of one line. */
export const shortThirdPartyTexts: Readonly<Record<EngineName, string>> = {
  chromium: "Chromium blocks them in Incognito",
  firefox: "Firefox partitions them",
  webkit: "Safari blocks them",
  standard: "the standards let each browser decide",
};

/** What is known of the credentials of a request whose user the server doesn't know. */
export const sessionTexts = {
  none: "The request had no cookie and no token.",
  unseen: "The response doesn't show whether the request had a cookie or a token.",
} as const;

/** What can be done about a cookie, by the reason. */
export const cookieFixes: Partial<Record<BlockedReason | RefusedReason | EvictedReason, readonly FixName[]>> = {
  "same-site-strict": ["one-site", "bearer", "same-site-none"],
  "same-site-lax": ["one-site", "bearer", "same-site-none"],
  "same-site-default": ["one-site", "bearer", "same-site-none"],
  "same-site-none-insecure": ["cookie-secure"],
  "third-party-blocked": ["activate-storage-access", "ask-storage-access", "one-site", "bearer", "partitioned"],
  "third-party-partitioned": ["activate-storage-access", "ask-storage-access", "one-site", "bearer", "partitioned"],
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
