import type { Engine } from "../engine.ts";
import { standardRules } from "../standard/rules.ts";
import { chromiumCookieRules } from "./cookies.ts";

const digits = /^[0-9]{1,128}$/;
const decimal = /^(?=.{1,128}$)[0-9]+(?:\.[0-9]+)?$/;

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
      { name: "device-memory", values: decimal },
      { name: "downlink", values: decimal },
      { name: "dpr", values: decimal },
      { name: "ect", values: /^(?:slow-2g|[234]g)$/ },
      { name: "rtt", values: digits },
      { name: "save-data", values: /^on$/i },
      { name: "viewport-width", values: digits },
      { name: "width", values: digits },
    ],
    combined: "early",
    rangeNormalized: true,
    conditionalCacheMode: "no-cache",
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
    cachesOpaqueOrigins: "none",
    methodsAnyEntryAllows: ["GET", "HEAD", "POST"],
    failsBeforeCorsCheck: "redirect",
    sendsCacheControl: true,
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
    postCacheMode: "no-cache",
    boundaryPrefix: "----WebKitFormBoundary",
    plainTextNeedsPostForm: true,
    redirectHidesOrigin: true,
  },
  cookies: chromiumCookieRules,
};
