import type { ServiceWorkerRules } from "../service-worker-rules.ts";
import { standardServiceWorkers } from "../standard/service-workers.ts";

export const chromiumServiceWorkers: ServiceWorkerRules = {
  ...standardServiceWorkers,
  moduleHasCredentials: false,
  firstMayBeCached: false,
  blockedError: "SecurityError",
  keepsUploadListener: true,
  madeResponsesAreBasic: true,
  siteDataClears: "workers",
};
