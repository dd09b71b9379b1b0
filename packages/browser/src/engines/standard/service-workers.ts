import type { ServiceWorkerRules } from "../service-worker-rules.ts";

export const standardServiceWorkers: ServiceWorkerRules = {
  aboutPagesRegister: true,
  scriptHasReferrer: true,
  moduleHasCredentials: true,
  scriptCacheMode: "no-cache",
  firstMayBeCached: true,
  allowedNeedsOrigin: true,
  blockedError: "TypeError",
  partition: "site",
  keepaliveBypasses: false,
  failedNavigationUsesNetwork: false,
  unhandledSkipsPreflight: false,
  keepsNavigateMode: true,
  navigationKeeps: "origin",
  copiesKeepCookies: false,
  navigationNamesWorker: false,
  keepsUploadListener: false,
  keepsEventSourceHeaders: false,
  madeResponsesAreBasic: false,
  xhrSeesAllHeaders: false,
  checksCredentialless: true,
};
