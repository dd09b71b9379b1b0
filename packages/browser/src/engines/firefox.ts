import { firefoxCookieRules } from "../cookies/engine-rules.ts";
import type { Engine } from "./engine.ts";
import { standard } from "./standard.ts";

export const firefox: Engine = {
  ...standard,
  name: "firefox",
  version: "153",
  errorMessage: "NetworkError when attempting to fetch resource.",
  requestHeaders: { ...standard.requestHeaders, nonAsciiIsUnsafe: true, combined: "late" },
  responseHeaders: {
    emptyLinesDropped: true,
    utf8: "cookies",
    singular: ["location", "content-disposition"],
    singularOnce: true,
  },
  preflight: {
    ...standard.preflight,
    maxAgeLimit: 86_400,
    maxAgeMalformed: 0,
    maxAgeNegative: 0,
    credentialedServesAll: false,
    cacheIgnoredFor: ["no-store", "reload"],
    ignoredCacheIsFilled: true,
    anyAnswerServesSafelistedMethods: true,
    cachedWildcardServes: "none",
    wildcardCoversAuthorization: "always",
    repeatsNames: true,
    redirectedOrigin: "original",
    afterRedirect: "when-it-was",
  },
  redirect: { ...standard.redirect, severalLocations: "refused-unless-equal", headersRestored: "within-origin" },
  metadata: { ...standard.metadata, preflightSite: "last-hop", schemeful: false },
  referrer: { ...standard.referrer, downgrade: "to-http", trimmedAcrossSites: true },
  local: { ...standard.local, dataHasContentLength: true, dataNamesAsWritten: true },
  uploadFailsWithAnswer: true,
  streamBody: "string",
  localNetworkAccess: "prompt",
  cookies: firefoxCookieRules,
};
