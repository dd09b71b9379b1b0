import type { Environment } from "../../fetch/environment.ts";
import { isSameOrigin } from "../../fetch/origin.ts";
import type { FetchRequest } from "../../fetch/request.ts";
import type { Engine } from "../../engines/engine.ts";
import type { Outcome } from "../outcome.ts";
import type { RunOptions } from "../run-options.ts";
import { DOMException, URL } from "../../platform.ts";
import { lastHeadIn } from "../../trace/trace.ts";
import { workerEnvironment } from "./worker-environment.ts";
import type { StartedWorker, WorkerGlobalScope } from "./worker-global-scope.ts";
import { checkWorkerOptions, type WorkerOptions } from "./worker-options.ts";
import { isLocal, scriptURL, workerRequest } from "./worker-request.ts";
import { workerScriptFailure } from "./worker-script.ts";

/** What starting a worker uses of the page. */
interface Source {
  readonly environment: Environment;
  readonly engine: Engine;
  readonly run: (request: FetchRequest, options: RunOptions) => Promise<Outcome>;
  readonly scopeOf: (environment: Environment, options: WorkerOptions) => WorkerGlobalScope;
}

/** Whether an engine lets no page of an opaque origin share a worker. */
const isBarred = ({ shared = false }: WorkerOptions, { environment, engine }: Source): boolean =>
  shared && environment.origin === "null" && !engine.workers.opaquePagesShare;

/** What the constructor throws; `undefined` where the page gets a `Worker`. */
function thrownBy(url: URL, { failure, sent }: Outcome, options: WorkerOptions, source: Source): Error | undefined {
  const { environment, engine } = source;
  if (failure === undefined || sent) return undefined;
  const isOther = !isLocal(url) && !isSameOrigin(url.origin, environment.origin);
  const throws =
    isBarred(options, source) ||
    (isOther && engine.workers.otherOriginThrows) ||
    (failure.code === "csp" && engine.workers.blockedThrows);
  return throws ? new DOMException("The script of the worker may not be used.", "SecurityError") : undefined;
}

/**
 * Starts a worker.
 *
 * https://html.spec.whatwg.org/#dom-worker, https://html.spec.whatwg.org/#dom-sharedworker
 *
 * @throws TypeError for options that don't exist, and for what is not a URL with http:, https:, blob: or data:
 */
export async function startWorker(given: string | URL, options: WorkerOptions, source: Source): Promise<StartedWorker> {
  checkWorkerOptions(options);
  const { environment, engine, run, scopeOf } = source;
  const url = scriptURL(given, environment);
  const outcome = await run(workerRequest(url, options, environment), {
    refuse: (response) =>
      isBarred(options, source)
        ? { code: "worker-origin" }
        : workerScriptFailure(response, options, environment, engine),
  });
  const { response, trace } = outcome;
  if (response === undefined) {
    const error = thrownBy(url, outcome, options, source);
    return { ...outcome, error, worker: undefined, event: error === undefined ? "error" : "none" };
  }
  const from = { url: isLocal(url) ? url : new URL(response.url), headers: lastHeadIn(trace)?.headers ?? [] };
  return { ...outcome, worker: scopeOf(workerEnvironment(from, environment, options, engine), options), event: "none" };
}
