/** Rows of elements in which an engine is not as the standard, by their path; an engine that is not named agrees. */
export const elementDifferences: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "requestHeaders.accept.document": {
    standard: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    chromium:
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/jxl,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
  },
  "requestHeaders.accept.frame": {
    standard: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    chromium:
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/jxl,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
  },
  "requestHeaders.accept.iframe": {
    standard: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    chromium:
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/jxl,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
  },
  "requestHeaders.accept.image": {
    standard: "image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
    chromium: "image/jxl,image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8",
    firefox: "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
    webkit: "image/webp,image/avif,video/*;q=0.8,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
  },
  "elements.insecureDestinations": { standard: [], firefox: ["track"], webkit: ["image", "audio", "video"] },
  "elements.upgradesAddresses": { standard: false, firefox: true },
  "elements.upgradedAfterReferrer": {
    standard: [],
    chromium: ["document", "iframe"],
    webkit: ["audio", "video"],
  },
  "elements.checksTypeFirst": { standard: false, firefox: true },
  "elements.ownOrigin": {
    standard: [],
    chromium: ["image", "script", "style", "font", "track", ""],
    webkit: ["image", "script", "style", "font", "audio", "video", "track", ""],
  },
  "elements.mediaRange": {
    standard: true,
    webkit: false,
  },
  "elements.playsPart": {
    standard: "first",
    firefox: "first-or-unsaid",
    webkit: "any",
  },
  "elements.trackMode": {
    standard: "same-origin",
    webkit: "no-cors",
  },
  "elements.trackHasReferrer": {
    standard: true,
    firefox: false,
  },
  "elements.trackNeedsOk": {
    standard: true,
    chromium: false,
    firefox: false,
  },
  "elements.fontMode": {
    standard: "cors",
    webkit: "no-cors",
  },
  "elements.unsentFont": {
    standard: "error",
    webkit: "none",
  },
  "elements.fontReferrerPolicy": {
    standard: "of-page",
    chromium: "default",
  },
  "elements.preloadsFontsWithCors": {
    standard: false,
    firefox: true,
  },
  "elements.preloadsTracks": {
    standard: true,
    firefox: false,
  },
  "elements.failedPreloadFires": {
    standard: "error",
    firefox: "load-unless-own",
  },
  "elements.preloadChecksType": {
    standard: true,
    chromium: false,
    webkit: false,
  },
  "elements.preloadChecksIntegrity": {
    standard: true,
    webkit: false,
  },
  "elements.wrongStyleType": {
    standard: "error",
    chromium: "ignored",
  },
  "elements.redirectedStyleNeedsType": {
    standard: false,
    firefox: true,
  },
  "elements.styleTypeMayBeAny": {
    standard: true,
    webkit: false,
  },
  "elements.svgTypeIsBinding": {
    standard: true,
    firefox: false,
  },
  "elements.mutesScriptErrors": {
    standard: true,
    firefox: false,
  },
  "elements.objectDestination": {
    standard: "own",
    webkit: "iframe",
  },
  "elements.objectChecksCorp": {
    standard: false,
    firefox: true,
  },
  "elements.object.errorStatus": {
    standard: "error",
    webkit: "none",
  },
  "elements.object.notFramed": { standard: "error", webkit: "load" },
  "elements.embed.notFramed": { standard: "none", chromium: "load", webkit: "load" },
  "elements.framingTiming": { standard: "failed", firefox: "response" },
  "elements.object.noContent": {
    standard: "error",
    chromium: "none",
    webkit: "none",
  },
  "elements.embed.errorStatus": {
    standard: "load",
    firefox: "none",
  },
  "elements.timing.unsent": {
    standard: "limited",
    firefox: "none",
    webkit: "none",
  },
  "elements.timing.hidesUnsentObject": { standard: false, chromium: true },
  "elements.timing.ownDocumentBehindOthers": {
    standard: "all",
    chromium: "limited",
    firefox: "limited",
    webkit: "limited",
  },
  "elements.timing.objectRedirects": { standard: Number.MAX_SAFE_INTEGER, chromium: 1 },
  "elements.timing.failed": {
    standard: "limited",
    firefox: "by-header",
    webkit: "none",
  },
  "elements.timing.refusedRedirect": {
    standard: "failed",
    firefox: "of-hop",
  },
  "elements.timing.mediaErrorStatus": {
    standard: "response",
    webkit: "failed",
  },
  "elements.timing.blockedStyleFailed": {
    standard: true,
    firefox: false,
    webkit: false,
  },
  "opaqueResponses.checked": {
    standard: false,
    chromium: true,
    firefox: true,
  },
  "opaqueResponses.safelistsScripts": {
    standard: true,
    chromium: false,
  },
  "opaqueResponses.nosniffBlocksPlainText": {
    standard: true,
    firefox: false,
  },
  "opaqueResponses.blocksLaterParts": {
    standard: true,
    chromium: false,
  },
  "opaqueResponses.beforeTypes": {
    standard: false,
    chromium: true,
  },
  "opaqueResponses.unrecognized": {
    standard: "all-but-data",
    firefox: "scripts",
  },
  "requestHeaders.accept.object": {
    chromium:
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/jxl,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
  },
  "requestHeaders.accept.embed": {
    chromium:
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/jxl,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7",
  },
  "requestHeaders.accept.font": {
    firefox: "application/font-woff2;q=1.0,application/font-woff;q=0.9,*/*;q=0.8",
  },
  "requestHeaders.accept.audio": {
    firefox: "audio/webm,audio/ogg,audio/wav,audio/*;q=0.9,application/ogg;q=0.7,video/*;q=0.6,*/*;q=0.5",
  },
  "requestHeaders.accept.video": {
    firefox: "video/webm,video/ogg,video/*;q=0.9,application/ogg;q=0.7,audio/*;q=0.6,*/*;q=0.5",
  },
};
