import type { Engine } from "../engine.ts";
import { standardRules } from "../standard/rules.ts";
import { chromiumCookieRules } from "./cookies.ts";

export const chromiumRules: Engine = {
  ...standardRules,
  name: "chromium",
  version: "156",
  errorMessage: "Failed to fetch",
  requestHeaders: {
    ...standardRules.requestHeaders,
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
    ...standardRules.responseHeaders,
    singular: ["location", "content-disposition"],
    refusedStatuses: [407],
  },
  preflight: {
    ...standardRules.preflight,
    maxAgeLimit: 7200,
    maxAgeNegative: 0,
    cacheIgnoredFor: ["no-store", "reload", "no-cache"],
    conditionsIgnoreCache: "always",
    cachesOpaqueOrigins: false,
    failureClears: "preflight",
    wildcardCoversAuthorization: "in-response",
  },
  redirect: {
    ...standardRules.redirect,
    emptyLocation: "ignored",
    severalLocations: "refused-unless-equal",
    errorNeedsLocation: true,
    credentialsRefused: "always",
  },
  metadata: {
    ...standardRules.metadata,
    preflightSite: "last-hop",
    originByReferrerPolicy: false,
    crossOriginRedirectHidesOrigin: true,
  },
  referrer: { ...standardRules.referrer, downgrade: "to-http", downgradeOfNavigation: "to-http" },
  integrity: { ...standardRules.integrity, readsAnyDigest: true, withoutBody: "empty" },
  requestObject: { ...standardRules.requestObject, checks: ["duplex", "signal"], replacedBodyIsUsed: true },
  body: {
    ...standardRules.body,
    nullFor: [],
    blobType: "text",
    sharedMemory: { view: "bytes", buffer: "string" },
  },
  xmlHttpRequest: {
    ...standardRules.xmlHttpRequest,
    sharedMemory: { view: "refused", buffer: "refused" },
    blobType: "essence",
    progressOnEmptyBody: false,
    dropsHalfUnit: true,
  },
  upload: { listenerNeedsBody: true, failsWithoutBody: true, completeWith: "last-response" },
  local: { ...standardRules.local, fetchesAboutBlank: false },
  navigation: {
    ...standardRules.navigation,
    boundaryPrefix: "----WebKitFormBoundary",
    plainTextNeedsPostForm: true,
    redirectHidesOrigin: true,
  },
  cookies: chromiumCookieRules,
};
