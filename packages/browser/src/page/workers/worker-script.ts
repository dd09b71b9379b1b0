import { compatibilityFailure } from "../../fetch/embedder-policy.ts";
import type { Engine } from "../../engines/engine.ts";
import type { Environment } from "../../fetch/environment.ts";
import type { Failure } from "../../fetch/failure.ts";
import { hasHttpScheme } from "../../fetch/http-scheme.ts";
import { extractMimeType, isJavaScript } from "../../fetch/mime-type.ts";
import type { FetchResponse } from "../../fetch/response.ts";
import { isOkStatus } from "../../fetch/status.ts";
import type { WorkerOptions } from "./worker-options.ts";

function statusFailure({ status }: FetchResponse): Failure | undefined {
  return isOkStatus(status) ? undefined : { code: "element-status", value: String(status) };
}

function typeFailure({ headerList }: FetchResponse): Failure | undefined {
  const type = extractMimeType(headerList);
  const isFit = type !== undefined && isJavaScript(type);
  return isFit ? undefined : { code: "mime-type", value: headerList.get("Content-Type") ?? "" };
}

/** Why a worker's own script does not run. */
export function workerScriptFailure(
  response: FetchResponse,
  { type, shared = false }: WorkerOptions,
  page: Environment,
  { workers, embedder }: Engine,
): Failure | undefined {
  const isOfServer = response.urlList.every(hasHttpScheme);
  const needsType = type === "module" ? workers.moduleNeedsType : workers.classicNeedsType && isOfServer;
  const unusable = statusFailure(response) ?? (needsType ? typeFailure(response) : undefined);
  // A script that is no server's has the page's policies, and a shared worker is not the page's alone.
  return unusable ?? (isOfServer && !shared ? compatibilityFailure(page, response, embedder) : undefined);
}

/** Why an imported script, or a module, does not run. */
export const importedFailure = (response: FetchResponse): Failure | undefined =>
  statusFailure(response) ?? typeFailure(response);
