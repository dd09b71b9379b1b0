import { chromiumServiceWorkers } from "./chromium/service-workers.ts";
import type { EngineName } from "./engine.ts";
import { firefoxServiceWorkers } from "./firefox/service-workers.ts";
import type { ServiceWorkerRules } from "./service-worker-rules.ts";
import { standardServiceWorkers } from "./standard/service-workers.ts";
import { webkitServiceWorkers } from "./webkit/service-workers.ts";

/** Apart from the engines' other rules, as they are loaded with the first service worker. */
export const serviceWorkerRules: Readonly<Record<EngineName, ServiceWorkerRules>> = {
  standard: standardServiceWorkers,
  chromium: chromiumServiceWorkers,
  firefox: firefoxServiceWorkers,
  webkit: webkitServiceWorkers,
};
