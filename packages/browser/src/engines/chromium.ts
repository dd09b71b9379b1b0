import { chromiumCookieRules } from "../cookies/engine-rules.ts";
import type { Engine } from "./engine.ts";
import { standard } from "./standard.ts";

export const chromium: Engine = {
  ...standard,
  name: "chromium",
  version: "156",
  errorMessage: "Failed to fetch",
  requestHeaders: {
    ...standard.requestHeaders,
    ignored: ["user-agent"],
    refused: ["available-dictionary"],
    // Client hints.
    unsafelistedWithoutPreflight: [
      "device-memory",
      "downlink",
      "dpr",
      "ect",
      "rtt",
      "save-data",
      "viewport-width",
      "width",
    ],
    combined: "early",
    rangeNormalized: true,
  },
  responseHeaders: {
    ...standard.responseHeaders,
    singular: ["location", "content-disposition"],
    refusedStatuses: [407],
  },
  preflight: {
    ...standard.preflight,
    maxAgeLimit: 7200,
    maxAgeNegative: 0,
    cacheIgnoredFor: ["no-store", "reload", "no-cache"],
    conditionsIgnoreCache: "always",
    cachesOpaqueOrigins: false,
    failureClears: "preflight",
    wildcardCoversAuthorization: "when-asked",
  },
  redirect: {
    ...standard.redirect,
    emptyLocation: "ignored",
    severalLocations: "refused-unless-equal",
    errorNeedsLocation: true,
    credentialsRefused: "always",
  },
  metadata: {
    ...standard.metadata,
    preflightSite: "last-hop",
    originByReferrerPolicy: false,
    leavingHidesOrigin: true,
  },
  referrer: { ...standard.referrer, downgrade: "to-http" },
  integrity: { ...standard.integrity, withoutBody: "empty" },
  upload: { listenerNeedsBody: true, failsWithoutBody: true, completeWith: "last-answer" },
  local: { ...standard.local, fetchesAboutBlank: false },
  cookies: chromiumCookieRules,
};
