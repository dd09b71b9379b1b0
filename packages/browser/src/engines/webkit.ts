import type { Engine } from "./engine.ts";
import { standard } from "./standard.ts";

export const webkit: Engine = {
  ...standard,
  name: "webkit",
  version: "2.50",
  errorMessage: "Load failed",
  maxAgeLimit: 600,
  negativeMaxAge: 0,
  wildcardCoversAuthorization: true,
  droppedAuthorization: "preflighted-by-name",
  streamBody: "string",
  loopbackIsMixedContent: true,
  localNetworkAccess: "none",
};
