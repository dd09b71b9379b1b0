import { webkitCookieRules } from "../cookies/engine-rules.ts";
import type { Engine } from "./engine.ts";
import { standard } from "./standard.ts";

export const webkit: Engine = {
  ...standard,
  name: "webkit",
  version: "2.50",
  errorMessage: "Load failed",
  requestHeaders: { ...standard.requestHeaders, combined: "early", rangeUnitInAnyCase: true, utf8: true },
  responseHeaders: { ...standard.responseHeaders, utf8: "all" },
  preflight: {
    ...standard.preflight,
    maxAgeLimit: 600,
    maxAgeNegative: 0,
    cachedWildcardServes: "uncredentialed",
    refusedIsCached: true,
    sendsUserAgent: true,
    failureClears: "none",
    anyAnswerServesSafelistedMethods: true,
    cachesOpaqueOrigins: false,
    wildcardCoversAuthorization: "always",
    afterRedirect: "when-it-was-by-name",
  },
  redirect: {
    ...standard.redirect,
    emptyLocation: "refused",
    errorNeedsLocation: true,
    againAfterLeaving: "refused",
    manualKeepsBody: true,
    crossOriginDeleteBecomesGet: true,
    headersRestored: "across-origins",
    keepsOrigin: true,
  },
  metadata: { ...standard.metadata, preflightSite: "sent-origin", afterCrossOriginRedirect: false },
  referrer: { ...standard.referrer, redirectedPreflight: "of-first-hop", trimmedAcrossSites: true },
  local: { ...standard.local, fetchesAboutBlank: false, blobHasReferrerPolicy: true },
  responseURLShowsCredentials: false,
  streamBody: "not-supported",
  onlyIfCachedIsIgnored: true,
  loopbackIsMixedContent: true,
  localNetworkAccess: "none",
  cookies: webkitCookieRules,
};
