import { standardCookieRules } from "../cookies/rules.ts";
import type { Engine } from "./engine.ts";

/** The texts to the letter, where they leave no choice. */
export const standard: Engine = {
  name: "standard",
  version: "2026-07-02",
  userAgent: "Sallyport",
  errorMessage: "The network failed.",
  // The standard leaves the limit to the browser.
  maxAgeLimit: Number.POSITIVE_INFINITY,
  malformedMaxAge: 5,
  negativeMaxAge: 5,
  credentialedPreflightServesAll: true,
  preflightCacheIgnoredFor: [],
  wildcardCoversAuthorization: false,
  unsafelistedWithoutPreflight: [],
  acceptIsAscii: false,
  repeatsRequestHeaders: false,
  redirectedPreflightOrigin: "tainted",
  droppedAuthorization: "forgotten",
  streamBody: "network-error",
  loopbackIsMixedContent: false,
  localNetworkAccess: "permission",
  cookies: standardCookieRules,
};
