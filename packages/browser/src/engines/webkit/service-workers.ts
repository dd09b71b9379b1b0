import type { ServiceWorkerRules } from "../service-worker-rules.ts";
import { standardServiceWorkers } from "../standard/service-workers.ts";

export const webkitServiceWorkers: ServiceWorkerRules = {
  ...standardServiceWorkers,
  aboutPagesRegister: false,
  blockedError: "SecurityError",
  partition: "origin",
  siteDataClears: "nothing",
  unhandledSkipsPreflight: true,
  navigationKeeps: "header",
  copiesKeepCookies: true,
  navigationNamesWorker: true,
  keepsEventSourceHeaders: true,
  madeResponsesAreBasic: true,
  xhrSeesAllHeaders: true,
};
