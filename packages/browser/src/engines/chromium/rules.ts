import { chromiumCacheRules } from "./http-cache.ts";
import type { Engine } from "../engine.ts";
import { standardRules } from "../standard/rules.ts";
import { chromiumCookieRules } from "./cookies.ts";
import { chromiumWire } from "./wire.ts";
import { chromiumWindows } from "./windows.ts";

const documents =
  "text/html,application/xhtml+xml,application/xml;q=0.9,image/jxl,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7";

const digits = /^[0-9]{1,128}$/;
const decimal = /^(?=.{1,128}$)[0-9]+(?:\.[0-9]+)?$/;

export const chromiumRules: Engine = {
  ...standardRules,
  name: "chromium",
  version: "156",
  errorMessage: "Failed to fetch",
  requestHeaders: {
    ...standardRules.requestHeaders,
    accept: {
      ...standardRules.requestHeaders.accept,
      document: documents,
      frame: documents,
      iframe: documents,
      object: documents,
      embed: documents,
      image: "image/jxl,image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8",
    },
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
  keepalive: { limitedBeforePreflight: true, limitsBeacons: true },
  responseHeaders: {
    ...standardRules.responseHeaders,
    singular: ["location", "content-disposition"],
    refusedStatuses: [407],
  },
  httpCache: chromiumCacheRules,
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
    locationBytes: "escaped",
    emptyLocation: "ignored",
    severalLocations: "refused-unless-equal",
    errorNeedsLocation: true,
    credentialsRefused: "always",
  },
  metadata: {
    ...standardRules.metadata,
    plainPreflightHasMode: true,
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
    earlyProgress: "delayed",
    lastProgressIsDone: true,
    codedTotal: "none",
    headIsShown: "with-content",
    sniffedTypes: [
      ...["", "text/plain", "*/*", "unknown/unknown", "application/unknown"],
      ...["application/rss+xml", "application/atom+xml"],
    ],
    partialText: "complete",
    partialTextFrom: 3,
    dropsHalfUnit: true,
    synchronousErrorMessage: "Failed to execute 'send' on 'XMLHttpRequest': Failed to load '{url}'.",
  },
  eventSource: {
    ...standardRules.eventSource,
    contentType: "last-in-utf-8",
    retriedFailures: [...standardRules.eventSource.retriedFailures, "bad-port"],
    keepsLastEventId: true,
  },
  webSocket: {
    ...standardRules.webSocket,
    mixedContentThrows: true,
    extensions: "permessage-deflate; client_max_window_bits",
    sendsAccept: false,
    metadataDestination: undefined,
    refusalSetsCookies: false,
  },
  upload: {
    listenerNeedsBody: true,
    listenerCountsWhenSynchronous: false,
    failsWithoutBody: true,
    completeWith: "last-response",
  },
  local: {
    ...standardRules.local,
    opaqueCookiesThrow: ["http:", "https:", "about:", "blob:", "data:"],
    fetchesAboutBlank: false,
  },
  navigation: {
    ...standardRules.navigation,
    postCacheMode: "no-cache",
    boundaryPrefix: "----WebKitFormBoundary",
    plainTextNeedsPostForm: true,
    redirectHidesOrigin: true,
  },
  elements: {
    ...standardRules.elements,
    ownOrigin: ["image", "script", "style", "font", "track", ""],
    trackNeedsOk: false,
    fontReferrerPolicy: "default",
    preloadChecksType: false,
    wrongStyleType: "ignored",
    object: { errorStatus: "error", noContent: "none" },
    timing: { ...standardRules.elements.timing, hidesUnsentObject: true },
  },
  opaqueResponses: {
    ...standardRules.opaqueResponses,
    checked: true,
    safelistsScripts: false,
    blocksLaterParts: false,
  },
  windows: chromiumWindows,
  localNetworkAccess: {
    ...standardRules.localNetworkAccess,
    restrictedPages: ["public"],
    permissions: [
      ["local-network-access", ["local", "loopback"], "142"],
      ["local-network", ["local"], "145"],
      ["loopback-network", ["loopback"], "145"],
    ],
    targets: [
      ["public", "public"],
      ["local", "local"],
      ["private", "local"],
      ["loopback", "loopback"],
      ["unknown", null],
    ],
    hostIsTarget: false,
  },
  escapesBarInPath: true,
  wire: chromiumWire,
  contentCodings: {
    ...standardRules.contentCodings,
    offered: { secure: "gzip, deflate, br, zstd", plain: "gzip, deflate" },
    trustworthyIsSecure: true,
    unoffered: "refused",
    identity: "unknown",
    empty: "unknown",
    truncated: "whole",
  },
  cookies: chromiumCookieRules,
};
