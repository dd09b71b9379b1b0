import type { Engine } from "../../engines/engine.ts";
import { baseURL, type Environment } from "../../fetch/environment.ts";
import { makeRequest, type FetchRequest } from "../../fetch/request.ts";
import { serverURL } from "../../navigation/server-url.ts";
import { URL } from "../../platform.ts";
import type { WorkerOptions } from "./worker-options.ts";

/** Whether a worker's script is in its URL, or in the page, and so no server's. */
export const isLocal = ({ protocol }: URL): boolean => protocol === "data:" || protocol === "blob:";

/**
 * The URL of a worker's script.
 *
 * @throws TypeError for what is not a URL with http:, https:, blob: or data:
 */
export function scriptURL(given: string | URL, page: Environment): URL {
  const base = baseURL(page).href;
  const url = URL.canParse(String(given), base) ? new URL(given, base) : undefined;
  return url !== undefined && isLocal(url) ? url : serverURL(given, base);
}

/**
 * The request of a worker's own script.
 *
 * https://html.spec.whatwg.org/#fetch-a-classic-worker-script,
 * https://html.spec.whatwg.org/#fetch-a-module-worker-script-tree
 */
export const workerRequest = (
  url: URL,
  { type, credentials, shared = false }: WorkerOptions,
  page: Environment,
): FetchRequest =>
  makeRequest(url, page, {
    destination: shared ? "sharedworker" : "worker",
    mode: "same-origin",
    credentialsMode: type === "module" ? (credentials ?? "same-origin") : "same-origin",
  });

/**
 * The request of `importScripts`.
 *
 * https://html.spec.whatwg.org/#fetch-a-classic-worker-imported-script
 */
export const importedScriptRequest = (given: string | URL, worker: Environment): FetchRequest =>
  makeRequest(serverURL(given, worker.creationURL.href), worker, {
    destination: "script",
    mode: "no-cors",
    credentialsMode: "include",
    initiatorType: "element",
  });

/**
 * The request of `import()` in a worker.
 *
 * https://html.spec.whatwg.org/#fetch-a-single-module-script
 */
export const importedModuleRequest = (
  given: string | URL,
  { type, credentials }: WorkerOptions,
  worker: Environment,
  { workers }: Engine,
): FetchRequest =>
  makeRequest(serverURL(given, worker.creationURL.href), worker, {
    destination: "script",
    mode: "cors",
    credentialsMode: type === "module" ? (credentials ?? "same-origin") : "same-origin",
    // The module's own URL.
    referrer: worker.creationURL,
    initiatorType: workers.importsHaveOrigin ? "element" : null,
  });
