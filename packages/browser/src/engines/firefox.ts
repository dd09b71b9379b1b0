import type { Engine } from "./engine.ts";
import { standard } from "./standard.ts";

export const firefox: Engine = {
  ...standard,
  name: "firefox",
  version: "153",
  errorMessage: "NetworkError when attempting to fetch resource.",
  requestHeaders: { ...standard.requestHeaders, nonAsciiIsUnsafe: true, combined: "late" },
  responseHeaders: { ...standard.responseHeaders, emptyLinesDropped: true },
  preflight: {
    ...standard.preflight,
    maxAgeLimit: 86_400,
    maxAgeMalformed: 0,
    maxAgeNegative: 0,
    credentialedServesAll: false,
    cacheIgnoredFor: ["no-store", "reload"],
    wildcardCached: "asked",
    wildcardCoversAuthorization: "always",
    repeatsNames: true,
    redirectedOrigin: "original",
    siteKnowsRedirects: false,
    afterRedirect: "when-it-was",
  },
  redirect: { ...standard.redirect, severalLocations: "refused" },
  metadata: { ...standard.metadata, schemeful: false },
  referrer: { downgrade: "to-http", trimmedAcrossSites: true },
  streamBody: "string",
  localNetworkAccess: "prompt",
};
