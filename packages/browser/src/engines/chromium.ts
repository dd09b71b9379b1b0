import type { Engine } from "./engine.ts";
import { standard } from "./standard.ts";

export const chromium: Engine = {
  ...standard,
  name: "chromium",
  version: "156",
  errorMessage: "Failed to fetch",
  maxAgeLimit: 7200,
  negativeMaxAge: 0,
  preflightCacheIgnoredFor: ["no-store", "reload"],
  wildcardCoversAuthorization: true,
  // Client hints, and the name that it lets a script choose.
  unsafelistedWithoutPreflight: [
    "device-memory",
    "downlink",
    "dpr",
    "ect",
    "rtt",
    "save-data",
    "user-agent",
    "viewport-width",
    "width",
  ],
};
