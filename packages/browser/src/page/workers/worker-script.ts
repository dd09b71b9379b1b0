import { hasJavaScriptType, statusFailure, typeFailure } from "../../embed/response-failures.ts";
import { compatibilityFailure } from "../../fetch/embedder-policy.ts";
import type { Engine } from "../../engines/engine.ts";
import type { Environment } from "../../fetch/environment.ts";
import type { Failure } from "../../fetch/failure.ts";
import { hasHttpScheme } from "../../fetch/http-scheme.ts";
import type { FetchResponse } from "../../fetch/response.ts";
import { isOkStatus } from "../../fetch/status.ts";
import type { WorkerOptions } from "./worker-options.ts";

const statusFailureIn = (response: FetchResponse): Failure | undefined =>
  isOkStatus(response.status) ? undefined : statusFailure(response);

const typeFailureIn = (response: FetchResponse): Failure | undefined =>
  hasJavaScriptType(response) ? undefined : typeFailure(response);

/** Why a worker's own script does not run. */
export function workerScriptFailure(
  response: FetchResponse,
  { type, shared = false }: WorkerOptions,
  page: Environment,
  { workers, embedder }: Engine,
): Failure | undefined {
  const isOfServer = response.urlList.every(hasHttpScheme);
  const needsType = type === "module" ? workers.moduleNeedsType : workers.classicNeedsType && isOfServer;
  const unusable = statusFailureIn(response) ?? (needsType ? typeFailureIn(response) : undefined);
  // A script that is no server's has the page's policies, and a shared worker is not the page's alone.
  return unusable ?? (isOfServer && !shared ? compatibilityFailure(page, response, embedder) : undefined);
}

/** Why an imported script, or a module, does not run. */
export const importedFailure = (response: FetchResponse): Failure | undefined =>
  statusFailureIn(response) ?? typeFailureIn(response);
