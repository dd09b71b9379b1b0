import type { ServiceWorkerRules } from "../service-worker-rules.ts";
import { standardServiceWorkers } from "../standard/service-workers.ts";

export const firefoxServiceWorkers: ServiceWorkerRules = {
  ...standardServiceWorkers,
  scriptHasReferrer: false,
  scriptCacheMode: "reload",
  firstMayBeCached: false,
  allowedNeedsOrigin: false,
  blockedError: "SecurityError",
  keepaliveBypasses: true,
  failedNavigationUsesNetwork: true,
  keepsNavigateMode: false,
  navigationKeeps: "nothing",
  madeResponsesAreBasic: true,
  checksCredentialless: false,
};
