import type { Engine } from "./engine.ts";
import { standard } from "./standard.ts";

export const webkit: Engine = {
  ...standard,
  name: "webkit",
  version: "2.50",
  errorMessage: "Load failed",
  requestHeaders: { ...standard.requestHeaders, combined: "early", rangeUnitInAnyCase: true, utf8: true },
  responseHeaders: { ...standard.responseHeaders, utf8: true },
  preflight: {
    ...standard.preflight,
    maxAgeLimit: 600,
    maxAgeNegative: 0,
    cachedWildcardServesCredentials: false,
    refusedIsCached: true,
    failureClears: false,
    wildcardCoversAuthorization: "always",
    afterRedirect: "when-it-was-by-name",
  },
  redirect: { ...standard.redirect, emptyLocation: "refused", errorNeedsLocation: true, keepsOrigin: true },
  metadata: { ...standard.metadata, afterCrossOriginRedirect: false },
  referrer: { ...standard.referrer, trimmedAcrossSites: true },
  fetchesAboutBlank: false,
  streamBody: "not-supported",
  onlyIfCachedIsIgnored: true,
  loopbackIsMixedContent: true,
  localNetworkAccess: "none",
};
