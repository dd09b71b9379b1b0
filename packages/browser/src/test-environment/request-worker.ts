import { workerData } from "node:worker_threads";
import { networkError, type NetworkError } from "../fetch/response.ts";
import type { ServiceWorkers } from "../fetch/service-worker.ts";
import { httpNetwork } from "../network/http.ts";
import { userAgentFor } from "../page/browser.ts";
import { longestTimer } from "../page/clock.ts";
import type { Outcome } from "../page/outcome.ts";
import { Page } from "../page/page.ts";
import { PageBody } from "../page/page-body.ts";
import { toError } from "../page/run-request.ts";
import { AbortSignal, Uint8Array } from "../platform.ts";
import { failureLines } from "./failure-lines.ts";
import type { PostedReply, ThreadData } from "./request-thread.ts";
import {
  plainResponse,
  readRequest,
  requestState,
  restoreState,
  stateOf,
  type ThreadMessage,
  type ThreadReply,
} from "./thread-message.ts";

const { options, port, ready } = workerData as ThreadData;
const network = httpNetwork(options.network);

const bytesOf = async ({ response }: Outcome): Promise<Uint8Array | undefined> =>
  response && (PageBody.contentOf(response)?.read() ?? new Uint8Array());

class ThreadPage extends Page {
  /** The request whose body broke off. */
  broken: Outcome | undefined;
  readonly bodyBroke = (outcome: Outcome): Promise<void> => {
    this.broken = outcome;
    return Promise.resolve();
  };
}

/** A service worker whose script is in another thread; the request ends there. */
class AbsentServiceWorker implements ServiceWorkers {
  isReached = false;

  handles(): boolean {
    return true;
  }

  controllerFor(): undefined {
    return undefined;
  }

  clear(): readonly string[] {
    return [];
  }

  handleFetch(): Promise<NetworkError> {
    this.isReached = true;
    return Promise.resolve(networkError({ code: "aborted" }));
  }
}

async function run(message: ThreadMessage): Promise<ThreadReply> {
  const { engine, thirdPartyCookies } = options;
  const elapsed = message.now - Date.now();
  const now = (): number => Date.now() + elapsed;
  const userAgent = userAgentFor({
    network,
    engine,
    now,
    ...(thirdPartyCookies !== undefined && { thirdPartyCookies }),
  });
  const absent = new AbsentServiceWorker();
  if (message.isControlled) userAgent.serviceWorkers = absent;
  const request = readRequest(message);
  restoreState(userAgent, message, request.client);
  const page = new ThreadPage(request.client, userAgent);
  const { timeout } = message;
  const signal = timeout === 0 ? undefined : AbortSignal.timeout(Math.min(timeout, longestTimer));
  const result = await page.run(request, { signal });
  const { response } = result;
  const bytes = await bytesOf(result).catch(() => undefined);
  const isLate = signal?.aborted === true && bytes === undefined;
  const failed = result.failure === undefined ? page.broken : result;
  return {
    ...stateOf(userAgent, request.client),
    outcome: { ...result, response: undefined, error: undefined },
    response: response && plainResponse(response),
    bytes,
    isLate,
    isForServiceWorker: absent.isReached,
    ...requestState(request),
    // A timeout is the script's own, so its console says nothing of it.
    lines: failed === undefined || isLate || absent.isReached ? undefined : failureLines(failed),
  };
}

function signal(): void {
  Atomics.store(ready, 0, 1);
  Atomics.notify(ready, 0);
}

port.on("message", (message: ThreadMessage) => {
  const post = (posted: PostedReply): void => {
    port.postMessage(posted);
    signal();
  };
  void run(message)
    .then((reply) => post({ reply }))
    .catch((error: unknown) => post({ failed: toError(error).message }));
});

signal();
