/** Of workers. */
export const workerDifferences: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "workers.otherOriginThrows": { standard: false, chromium: true, webkit: true },
  "workers.blockedThrows": { standard: false, webkit: true },
  "workers.classicNeedsType": { standard: true, chromium: false },
  "workers.moduleNeedsType": { standard: true, webkit: false },
  "workers.importsHaveOrigin": { standard: true, webkit: false },
  "workers.inheritsReferrerPolicy": { standard: false, firefox: true, webkit: true },
  "workers.sandboxed": { standard: false, chromium: true },
  "workers.insecureHasEmbedderPolicy": { standard: false, chromium: true },
  "contentSecurityPolicy.strictDynamicForWorkers": { standard: false, chromium: true, firefox: true },
  "workers.dataHasEmbedderPolicy": { standard: true, webkit: false },
  "workers.selfInDataIsHttps": { standard: false, webkit: true },
  "workers.opaquePagesShare": { standard: true, chromium: false, firefox: false },
  "workers.sharedHasEmbedderPolicy": { standard: true, firefox: false },
  "workers.sharedDataIsApart": { standard: false, webkit: true },
  "workers.dataRequestsAreOfPage": { standard: false, webkit: true },
};
