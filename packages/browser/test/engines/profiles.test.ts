import { describe, expect, test } from "vitest";
import { parseCookieDate } from "../../src/cookies/index.ts";
import { parseMaxAge } from "../../src/cookies/max-age.ts";
import { parseChromiumDate } from "../../src/engines/chromium/cookie-date.ts";
import { chromiumCookieRules } from "../../src/engines/chromium/cookies.ts";
import { parseFirefoxDate } from "../../src/engines/firefox/cookie-date.ts";
import { firefoxCookieRules } from "../../src/engines/firefox/cookies.ts";
import { engines } from "../../src/engines/index.ts";
import { parseWebKitDate } from "../../src/engines/webkit/cookie-date.ts";
import { webkitCookieRules } from "../../src/engines/webkit/cookies.ts";
import { cacheDifferences } from "./cache-differences.ts";
import { elementDifferences } from "./element-differences.ts";
import type { Engine } from "../../src/index.ts";
import { windowDifferences } from "./window-differences.ts";
import { wireDifferences } from "./wire-differences.ts";

const unlimited = Number.MAX_SAFE_INTEGER;

/** Every row of data in which an engine is not as the standard, by its path; an engine that is not named agrees. */
const differences: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  name: { standard: "standard", chromium: "chromium", firefox: "firefox", webkit: "webkit" },
  version: { standard: "2026-07-02", chromium: "156", firefox: "153", webkit: "2.50" },
  errorMessage: {
    standard: "The network failed.",
    chromium: "Failed to fetch",
    firefox: "NetworkError when attempting to fetch resource.",
    webkit: "Load failed",
  },
  "requestHeaders.ignored": { standard: [], chromium: ["user-agent"] },
  "requestHeaders.refused": { standard: [], chromium: ["available-dictionary"] },
  "requestHeaders.unsafelistedWithoutPreflight": {
    standard: [],
    chromium: [
      { name: "device-memory", values: /^(?=.{1,128}$)[0-9]+(?:\.[0-9]+)?$/ },
      { name: "downlink", values: /^(?=.{1,128}$)[0-9]+(?:\.[0-9]+)?$/ },
      { name: "dpr", values: /^(?=.{1,128}$)[0-9]+(?:\.[0-9]+)?$/ },
      { name: "ect", values: /^(?:slow-2g|[234]g)$/ },
      { name: "rtt", values: /^[0-9]{1,128}$/ },
      { name: "save-data", values: /^on$/i },
      { name: "viewport-width", values: /^[0-9]{1,128}$/ },
      { name: "width", values: /^[0-9]{1,128}$/ },
    ],
  },
  "requestHeaders.nonAsciiIsUnsafe": { standard: false, firefox: true },
  "requestHeaders.combined": { standard: "never", chromium: "early", firefox: "late", webkit: "early" },
  "requestHeaders.lastCounts": {
    standard: [],
    firefox: [
      "authorization",
      "content-type",
      "from",
      "if-modified-since",
      "if-unmodified-since",
      "max-forwards",
      "user-agent",
    ],
  },
  "requestHeaders.limitsSafelistedBytes": { standard: true, firefox: false },
  "requestHeaders.rangeUnitInAnyCase": { standard: false, webkit: true },
  "requestHeaders.rangeNormalized": { standard: false, chromium: true },
  "requestHeaders.beaconCacheMode": { standard: "default", webkit: "no-cache" },
  "requestHeaders.conditionalCacheMode": { standard: "no-store", chromium: "no-cache", firefox: "default" },
  "requestHeaders.cacheControlAfterCrossOriginRedirect": { standard: "all", webkit: "no-cors" },
  "requestHeaders.utf8": { standard: false, webkit: true },
  "keepalive.limitedBeforePreflight": { standard: false, chromium: true, firefox: true, webkit: true },
  "keepalive.limitsBeacons": { standard: true, firefox: false },
  "responseHeaders.emptyLinesDropped": { standard: false, firefox: true },
  "responseHeaders.utf8": { standard: false, webkit: true },
  "responseHeaders.singular": {
    standard: [],
    chromium: ["location", "content-disposition"],
    firefox: ["location", "content-disposition", "content-length"],
  },
  "responseHeaders.singularOnce": { standard: false, firefox: true },
  ...cacheDifferences,
  ...windowDifferences,
  ...wireDifferences,
  "eventSource.contentType": { standard: "last", chromium: "last-in-utf-8", webkit: "first" },
  "eventSource.retriedFailures": {
    standard: ["unreachable", "truncated", "timed-out"],
    chromium: ["unreachable", "truncated", "timed-out", "bad-port"],
  },
  "eventSource.reconnectsTo": { standard: "last-url", firefox: "permanent-url", webkit: "first-url" },
  "eventSource.reconnectionTime": { standard: 3000, firefox: 5000 },
  "eventSource.minReconnectionTime": { standard: 0, firefox: 500 },
  "eventSource.keepsLastEventId": { standard: false, chromium: true, firefox: true, webkit: true },
  "eventSource.sandboxedHasReferrer": { standard: false, firefox: true, webkit: true },
  "eventSource.writesCacheControl": { standard: false, webkit: true },
  "webSocket.needsProtocol": { standard: true, firefox: false, webkit: false },
  "webSocket.ignoresUnofferedProtocol": { standard: false, firefox: true },
  "webSocket.protocolInAnyCase": { standard: false, webkit: true },
  "webSocket.mixedContentThrows": { standard: false, chromium: true, firefox: true },
  "webSocket.upgradeInList": { standard: false, firefox: true },
  "webSocket.extensions": {
    standard: "permessage-deflate",
    chromium: "permessage-deflate; client_max_window_bits",
    webkit: "permessage-deflate; client_max_window_bits",
  },
  "webSocket.sendsAccept": { standard: true, chromium: false, webkit: false },
  "webSocket.metadataDestination": { standard: "empty", chromium: undefined, webkit: "websocket" },
  "webSocket.followsRedirects": { standard: false, webkit: true },
  "webSocket.refusalSetsCookies": { standard: true, chromium: false },
  "webSocket.closesBlocked": { standard: true, webkit: false },
  "contentSecurityPolicy.socketsHaveOwnScheme": { standard: false, chromium: true, firefox: true, webkit: true },
  "contentSecurityPolicy.socketSourcesCoverHttp": { standard: true, chromium: false, firefox: false },
  "contentSecurityPolicy.anyHostMayHavePort": { standard: true, webkit: false },
  "contentSecurityPolicy.ignoresQuery": { standard: false, chromium: true, firefox: true, webkit: true },
  "contentSecurityPolicy.decodesWholePath": { standard: false, chromium: true, firefox: true, webkit: true },
  "contentSecurityPolicy.preflightedPathCounts": { standard: false, firefox: true },
  "contentSecurityPolicy.objectsAreFrames": { standard: false, chromium: true },
  "contentSecurityPolicy.checksRedirectedObjects": { standard: true, chromium: false },
  "contentSecurityPolicy.blockedSocketCloses": { standard: true, chromium: false },
  "contentSecurityPolicy.blockedSocketThrows": {
    standard: undefined,
    firefox: "NS_ERROR_CONTENT_BLOCKED",
    webkit: "SecurityError",
  },
  "contentSecurityPolicy.blockedEventSourceThrows": { standard: undefined, webkit: "SecurityError" },
  "contentSecurityPolicy.takesBlockedBeacon": { standard: false, chromium: true },
  "contentSecurityPolicy.blockedSendStarts": { standard: true, webkit: false },
  "preflight.maxAgeLimit": { standard: Infinity, chromium: 7200, firefox: 86400, webkit: 600 },
  "preflight.maxAgeMalformed": { standard: 5, firefox: 0 },
  "preflight.maxAgeNegative": { standard: 5, chromium: 0, firefox: 0, webkit: 0 },
  "preflight.credentialedServesAll": { standard: true, firefox: false },
  "preflight.cacheIgnoredFor": {
    standard: [],
    chromium: ["no-store", "reload", "no-cache"],
    firefox: ["no-store", "reload"],
  },
  "preflight.ignoredCacheIsFilled": { standard: false, firefox: true },
  "preflight.conditionsIgnoreCache": { standard: "never", chromium: "always", firefox: "in-fetch" },
  "preflight.cachesOpaqueOrigins": { standard: "all", chromium: "none", webkit: "of-page" },
  "preflight.failsBeforeCorsCheck": { standard: "none", chromium: "redirect", webkit: "status" },
  "preflight.sendsCacheControl": { standard: false, chromium: true, firefox: true },
  "preflight.sendsUserAgent": { standard: false, webkit: true },
  "preflight.methodsAnyEntryAllows": {
    standard: [],
    chromium: ["GET", "HEAD", "POST"],
    firefox: ["GET", "POST"],
    webkit: ["GET", "HEAD", "POST"],
  },
  "preflight.cachedWildcardServes": { standard: "all", firefox: "none", webkit: "uncredentialed" },
  "preflight.refusedIsCached": { standard: false, webkit: true },
  "preflight.failureClears": {
    standard: "any",
    chromium: "preflight",
    firefox: "any-of-hop",
    webkit: "none",
  },
  "preflight.wildcardCoversAuthorization": {
    standard: "never",
    chromium: "in-response",
    firefox: "always",
    webkit: "always",
  },
  "preflight.sameOriginSkipsCorsCheck": { standard: false, firefox: true },
  "preflight.uploadListenerImpliesMethod": { standard: true, firefox: false, webkit: false },
  "preflight.repeatsNames": { standard: false, firefox: true },
  "preflight.redirectedOrigin": { standard: "tainted", firefox: "original" },
  "preflight.afterRedirect": {
    standard: "when-needed",
    firefox: "when-it-was-needed",
    webkit: "when-it-was-needed-by-name",
  },
  "redirect.emptyLocation": { standard: "followed", chromium: "ignored", webkit: "refused" },
  "redirect.severalLocations": {
    standard: "refused",
    chromium: "refused-unless-equal",
    firefox: "refused-unless-equal",
    webkit: "joined",
  },
  "redirect.errorNeedsLocation": { standard: false, chromium: true, webkit: true },
  "redirect.credentialsRefused": { standard: "cross-origin", chromium: "always" },
  "redirect.redirectAfterLeavingOrigin": { standard: "followed", webkit: "refused" },
  "redirect.manualKeepsBody": { standard: false, webkit: true },
  "redirect.crossOriginDeleteBecomesGet": { standard: false, webkit: true },
  "redirect.restoresHeaders": { standard: "never", firefox: "always", webkit: "cross-origin" },
  "redirect.forcesOriginHeader": { standard: false, webkit: true },
  sandboxedProhibitsMixedContent: { standard: false, chromium: true, firefox: true, webkit: true },
  "cookies.schemefulRedirects": { standard: false, webkit: true },
  "redirect.preflightsMixedContent": { standard: false, webkit: true },
  "referrer.aboutNamesParent": { standard: ["srcdoc"], firefox: ["srcdoc", "blank"], webkit: [] },
  "referrer.aboutNamesParentInXHR": { standard: ["srcdoc"], firefox: ["srcdoc", "blank"] },
  "referrer.policyInherited": { standard: "all", firefox: "srcdoc" },
  "referrer.blobGivesOrigin": { standard: false, firefox: true },
  "local.opaqueCookiesThrow": {
    standard: ["http:", "https:"],
    chromium: ["http:", "https:", "about:", "blob:", "data:"],
    firefox: ["http:", "https:", "about:", "blob:"],
  },
  "local.blobHasCookies": { standard: false, firefox: true },
  "metadata.sandboxedBeaconHasOrigin": { standard: false, webkit: true },
  "metadata.sendsUser": { standard: true, webkit: false },
  "metadata.schemeful": { standard: "always", firefox: "unless-local" },
  "metadata.plainPreflightHasMode": { standard: false, chromium: true },
  "metadata.preflightNeedsTrustworthyStart": { standard: false, webkit: true },
  "metadata.preflightSite": { standard: "all-hops", chromium: "last-hop", firefox: "last-hop", webkit: "sent-origin" },
  "metadata.afterCrossOriginRedirect": { standard: true, webkit: false },
  "metadata.originByReferrerPolicy": { standard: true, chromium: false },
  "metadata.insecureHopIsCrossSite": { standard: false, firefox: true },
  "metadata.crossOriginRedirectHidesOrigin": { standard: false, chromium: true },
  "referrer.downgrade": { standard: "to-untrustworthy", chromium: "to-http", firefox: "to-http", webkit: "to-http" },
  "referrer.redirectedPreflight": { standard: "of-hop", webkit: "of-first-hop" },
  "referrer.trimsCrossSite": { standard: "no", firefox: "each-hop-from-whole", webkit: "each-hop" },
  "referrer.trimsTopLevel": { standard: "always", firefox: "never", webkit: "after-redirect" },
  "referrer.downgradeOfNavigation": {
    standard: "to-untrustworthy",
    chromium: "to-http",
    firefox: "to-http",
    webkit: "to-http",
  },
  "referrer.sandboxed": { standard: "none", firefox: "other-origin", webkit: "url" },
  "referrer.sandboxedRequests": { standard: "none", firefox: "embedded", webkit: "all" },
  "referrer.sandboxedLocation": { standard: false, webkit: true },
  "referrer.endsAtDowngrade": { standard: false, webkit: true },
  "referrer.thirdPartyFrameIsTrimmed": { standard: false, webkit: true },
  "navigation.boundaryPrefix": {
    standard: "----SallyportFormBoundary",
    chromium: "----WebKitFormBoundary",
    firefox: "----geckoformboundary",
    webkit: "----WebKitFormBoundary",
  },
  "navigation.plainTextNeedsPostForm": { standard: false, chromium: true, webkit: true },
  "navigation.noreferrerHidesOrigin": { standard: true, firefox: false, webkit: false },
  "navigation.downgradeHidesOrigin": { standard: true, webkit: false },
  "navigation.redirectHidesOrigin": { standard: false, chromium: true, webkit: true },
  "navigation.addedFrameIsActivated": { standard: true, firefox: false },
  "navigation.noopenerIsCrossSite": { standard: false, webkit: true },
  "navigation.opensWithEmptyReferer": { standard: false, webkit: true },
  "navigation.refreshTimeHasDigit": { standard: false, chromium: true },
  "navigation.postCacheMode": { standard: "default", chromium: "no-cache" },
  streamBody: { standard: "network-error", firefox: "string", webkit: "not-supported" },
  "responseHeaders.refusedStatuses": { standard: [], chromium: [407] },
  "requestObject.checks": {
    standard: ["window", "duplex", "signal"],
    chromium: ["duplex", "signal"],
    firefox: ["signal"],
    webkit: ["window"],
  },
  "requestObject.hasBody": { standard: true, firefox: false },
  "requestObject.hasDuplex": { standard: true, firefox: false, webkit: false },
  "requestObject.copiesKeepalive": { standard: true, firefox: false },
  "requestObject.replacedBodyIsUsed": { standard: false, chromium: true },
  "requestObject.streamRefusedWith": {
    standard: ["keepalive", "no-cors", "no-duplex"],
    firefox: [],
    webkit: ["keepalive"],
  },
  "body.nullFor": { standard: ["head", "status"], chromium: [], firefox: ["head"], webkit: [] },
  "body.givesByteReaders": { standard: true, webkit: false },
  "body.blobType": { standard: "serialized", chromium: "text", webkit: "essence" },
  "body.sharedMemory.view": { standard: "refused", chromium: "bytes", webkit: "string" },
  "body.sharedMemory.buffer": { standard: "string", firefox: "refused" },
  "xmlHttpRequest.sharedMemory.view": { standard: "refused", webkit: "string" },
  "xmlHttpRequest.sharedMemory.buffer": { standard: "string", chromium: "refused", firefox: "refused" },
  "xmlHttpRequest.blobType": { standard: "serialized", chromium: "essence", firefox: "essence-unless-overridden" },
  "xmlHttpRequest.progressOnEmptyBody": { standard: true, chromium: false, webkit: false },
  "xmlHttpRequest.eachChunkChangesState": { standard: false, webkit: true },
  "xmlHttpRequest.earlyProgress": {
    standard: "skipped",
    chromium: "delayed",
    firefox: "delayed-from-chunk",
    webkit: "delayed",
  },
  "xmlHttpRequest.lastProgressIsDone": { standard: false, chromium: true, webkit: true },
  "xmlHttpRequest.progressCounts": { standard: "content", firefox: "coded" },
  "xmlHttpRequest.codedTotal": { standard: "length", chromium: "none", webkit: "until-exceeded" },
  "xmlHttpRequest.headIsShown": { standard: "at-once", chromium: "with-content", webkit: "with-content" },
  "xmlHttpRequest.sniffedTypes": {
    standard: [],
    chromium: [
      ...["", "text/plain", "*/*", "unknown/unknown", "application/unknown"],
      ...["application/rss+xml", "application/atom+xml"],
    ],
  },
  "xmlHttpRequest.partialText": { standard: "all", chromium: "complete", firefox: "complete", webkit: "complete" },
  "xmlHttpRequest.partialTextFrom": { standard: 0, chromium: 3 },
  "xmlHttpRequest.urlStaysAfter": { standard: [], firefox: ["abort", "error", "timeout"], webkit: ["abort"] },
  "xmlHttpRequest.urlStaysUnsent": { standard: false, webkit: true },
  "xmlHttpRequest.failureIsEmptyBuffer": { standard: false, firefox: true },
  "xmlHttpRequest.lateTimeoutCounts": { standard: true, webkit: false },
  "xmlHttpRequest.dropsHalfUnit": { standard: false, chromium: true },
  "xmlHttpRequest.jsonIsUtf8": { standard: true, webkit: false },
  "xmlHttpRequest.synchronousErrorMessage": {
    standard: "A network error occurred.",
    chromium: "Failed to execute 'send' on 'XMLHttpRequest': Failed to load '{url}'.",
    webkit: " A network error occurred.",
  },
  "xmlHttpRequest.synchronousErrorHasEvents": { standard: false, firefox: true, webkit: true },
  "abort.givesReason": { standard: true, webkit: false },
  "abort.givesReasonWhileReading": { standard: true, firefox: false, webkit: false },
  "body.nullStatuses": { standard: [101, 103, 204, 205, 304], webkit: [204, 304] },
  "abort.countsAfterReading": { standard: false, firefox: true, webkit: true },
  "integrity.readsAnyDigest": { standard: false, chromium: true },
  "integrity.anyCase": { standard: false, webkit: true },
  "integrity.withoutBody": { standard: "refused", chromium: "empty", firefox: "empty", webkit: "empty" },
  "upload.listenerNeedsBody": { standard: false, chromium: true },
  "upload.listenerCountsWhenSynchronous": { standard: true, chromium: false, webkit: false },
  "upload.failsWithoutBody": { standard: false, chromium: true },
  "upload.completeWith": { standard: "any-response", chromium: "last-response", firefox: "last-readable-response" },
  "local.fetchesAboutBlank": { standard: true, chromium: false, webkit: false },
  "local.dataHasContentLength": { standard: false, firefox: true },
  "local.dataNamesAsWritten": { standard: false, firefox: true },
  "local.blobHasReferrerPolicy": { standard: false, webkit: true },
  responseURLAfterFailure: { standard: false, firefox: true },
  responseURLShowsCredentials: { standard: true, webkit: false },
  onlyIfCachedIsIgnored: { standard: false, webkit: true },
  escapesBarInPath: { standard: false, chromium: true },
  loopbackIsMixedContent: { standard: false, webkit: true },
  "localNetworkAccess.restrictedPages": {
    standard: ["public", "local"],
    chromium: ["public"],
    firefox: ["public"],
    webkit: [],
  },
  "localNetworkAccess.permissions": {
    standard: [
      ["local-network-access", ["local", "loopback"], "2025-06"],
      ["local-network", ["local"], "2025-11"],
      ["loopback-network", ["loopback"], "2025-11"],
    ],
    chromium: [
      ["local-network-access", ["local", "loopback"], "142"],
      ["local-network", ["local"], "145"],
      ["loopback-network", ["loopback"], "145"],
    ],
    firefox: [
      ["local-network", ["local"], "153"],
      ["loopback-network", ["loopback"], "153"],
    ],
    webkit: [],
  },
  "localNetworkAccess.asksForInsecurePages": { standard: false, firefox: true },
  "localNetworkAccess.checksSockets": { standard: true, firefox: false, webkit: false },
  "localNetworkAccess.targets": {
    standard: [
      ["public", null],
      ["local", "local"],
      ["loopback", "loopback"],
    ],
    chromium: [
      ["public", "public"],
      ["local", "local"],
      ["private", "local"],
      ["loopback", "loopback"],
      ["unknown", null],
    ],
    firefox: [],
    webkit: [],
  },
  "localNetworkAccess.preflightHasTarget": { standard: true, chromium: false },
  "localNetworkAccess.hostIsTarget": { standard: true, chromium: false, firefox: false, webkit: false },
  "localNetworkAccess.allowsMixedContent": { standard: true, firefox: false, webkit: false },
  "localNetworkAccess.treatsAsPublic": { standard: true, firefox: false, webkit: false },
  "cookies.secureOnLoopback": { standard: false, chromium: true, firefox: true },
  "cookies.unspecifiedSameSite": { standard: "lax", firefox: "none", webkit: "none" },
  "cookies.laxAllowingUnsafeMs": { standard: 0, chromium: 120000 },
  "cookies.noneNeedsSecure": { standard: true, webkit: false },
  "cookies.noneOverrides": { standard: true, webkit: false },
  "cookies.sameSiteWhenStoring": { standard: true, webkit: false },
  "cookies.schemefulSameSite": { standard: true, firefox: false, webkit: false },
  "cookies.siteForCookies": { standard: "ancestors", webkit: "top" },
  "cookies.sandboxedHasHost": { standard: false, webkit: true },
  "cookies.sandboxedHasPartition": { standard: false, firefox: true },
  "cookies.crossSiteRedirects": {
    standard: "count",
    chromium: "ignore",
    firefox: "count-when-sending",
    webkit: "count-when-navigating",
  },
  "cookies.unlistedNamesApart": { standard: false, webkit: true },
  "cookies.thirdParty": { standard: "allow", firefox: "partition", webkit: "block-storing" },
  "cookies.partitionedAttribute": { standard: false, chromium: true, firefox: true },
  "cookies.partitionedWhenBlocked": { standard: true, firefox: false },
  "cookies.emptyStored": { standard: false, webkit: true },
  "cookies.invalidUtf8Hides": { standard: false, chromium: true },
  "cookies.invalidUtf8Value": { standard: "kept", firefox: "replaced" },
  "cookies.loneSurrogates": { standard: "replaced", chromium: "encoded" },
  "cookies.linesInScript": { standard: "one", webkit: "separated" },
  "cookies.domainNeedsDot": { standard: false, webkit: true },
  "cookies.domainInAnyCase": { standard: true, webkit: false },
  "cookies.nameless": { standard: "value", chromium: "value-without-equals", firefox: "name" },
  "cookies.unprintable": { standard: "refuse-controls", chromium: "refuse-controls-and-tabs", webkit: "cut" },
  "cookies.prefixes": { standard: ["__secure-", "__host-", "__http-", "__host-http-"], webkit: [] },
  "cookies.hostPrefixNeedsPath": { standard: true, firefox: false },
  "cookies.scriptReorders": { standard: false, firefox: true },
  "cookies.lifetime": { standard: "last-valid", chromium: "last-written", firefox: "last-written", webkit: "in-order" },
  "cookies.parseDate": {
    standard: parseCookieDate,
    chromium: parseChromiumDate,
    firefox: parseFirefoxDate,
    webkit: parseWebKitDate,
  },
  "cookies.parseMaxAge": {
    standard: parseMaxAge,
    chromium: chromiumCookieRules.parseMaxAge,
    firefox: firefoxCookieRules.parseMaxAge,
    webkit: webkitCookieRules.parseMaxAge,
  },
  "cookies.secureOverlay": { standard: "shadowing", webkit: "same" },
  "cookies.creationTime": { standard: "inherited", chromium: "inherited-with-value" },
  "cookies.order": { standard: "creation-time", webkit: "domain" },
  "cookies.limits.pairBytes": { standard: 4096, webkit: unlimited },
  "cookies.limits.attributeBytes": { standard: 1024, webkit: unlimited },
  "cookies.limits.ageMs": { standard: 400 * 86_400_000, webkit: unlimited },
  "cookies.limits.total.limit": { standard: 3300, webkit: unlimited },
  "cookies.limits.total.keep": { standard: 3000, webkit: unlimited },
  "cookies.limits.unusedMs": { standard: 0, chromium: 30 * 86_400_000, firefox: 30 * 86_400_000 },
  "cookies.limits.sameUseMs": { standard: 0, chromium: 60_000, firefox: 60_000 },
  "cookies.limits.evicts": { standard: "insecure-first", chromium: "priority", firefox: "insecure-alone" },
  "cookies.limits.perHost.limit": { standard: 180, webkit: unlimited },
  "cookies.limits.perHost.keep": { standard: 150, webkit: unlimited },
  "cookies.limits.hosts": { standard: "domain", chromium: "site", firefox: "site" },
  ...elementDifferences,
};

/** The rows of a profile: `preflight.maxAgeLimit`. */
const rowsOf = (data: object, prefix = ""): [path: string, value: unknown][] =>
  Object.entries(data).flatMap(([name, value]: [string, unknown]): [string, unknown][] =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? rowsOf(value, `${prefix}${name}.`)
      : [[prefix + name, value]],
  );

const standard = new Map(rowsOf(engines.standard));

test("the standard's own values are those of the table", () => {
  for (const [path, row] of Object.entries(differences))
    expect([path, standard.get(path)]).toEqual([path, row.standard]);
});

describe.each(["chromium", "firefox", "webkit"] as const)("%s", (name) => {
  test("differs where the table says so, and nowhere else", () => {
    const differing = rowsOf(engines[name]).filter(([path, value]) => {
      const agreed = standard.get(path);
      return !standard.has(path) || JSON.stringify([String(value)]) !== JSON.stringify([String(agreed)]);
    });
    const expected = Object.entries(differences).filter(([, row]) => name in row);
    expect(Object.fromEntries(differing)).toEqual(Object.fromEntries(expected.map(([path, row]) => [path, row[name]])));
  });

  test("has every row that the standard has", () => {
    expect(rowsOf(engines[name]).map(([path]) => path)).toEqual(expect.arrayContaining([...standard.keys()]));
  });
});

test("a profile is named as it is asked for", () => {
  for (const [name, engine] of Object.entries<Engine>(engines)) expect(engine.name).toBe(name);
});
