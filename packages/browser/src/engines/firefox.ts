import type { Engine } from "./engine.ts";
import { standard } from "./standard.ts";

export const firefox: Engine = {
  ...standard,
  name: "firefox",
  version: "153",
  errorMessage: "NetworkError when attempting to fetch resource.",
  maxAgeLimit: 86_400,
  malformedMaxAge: 0,
  negativeMaxAge: 0,
  credentialedPreflightServesAll: false,
  preflightCacheIgnoredFor: ["no-store", "reload"],
  wildcardCoversAuthorization: true,
  acceptIsAscii: true,
  repeatsRequestHeaders: true,
  redirectedPreflightOrigin: "original",
  droppedAuthorization: "preflighted",
  streamBody: "string",
  localNetworkAccess: "prompt",
};
