import { engineCodes } from "../engines/index.ts";
import type { Failure } from "../fetch/failure.ts";
import { startFetch } from "../fetch/fetch.ts";
import { isSameOrigin } from "../fetch/origin.ts";
import { currentURL, type FetchRequest } from "../fetch/request.ts";
import { isNetworkError, networkError, type FetchResponse, type NetworkError } from "../fetch/response.ts";
import type { UserAgent } from "../fetch/user-agent.ts";
import { Trace } from "../trace/trace.ts";
import { summarize, type Attempt, type Outcome, type PageRequest } from "./outcome.ts";
import type { ReadingContext } from "./body-content.ts";
import { receivedResponse } from "./page-response.ts";
import type { Realm } from "./realm.ts";
import type { Requester } from "./requester.ts";
import type { RunOptions } from "./run-options.ts";

/** What a page's script gets. */
type ScriptResult = Pick<Outcome, "response" | "error" | "failure">;

/** Fetches a page's request, and says what the server and the page got. */
export async function runRequest(
  page: Requester & Realm,
  userAgent: UserAgent,
  request: FetchRequest,
  { signal, processRequestEndOfBody, refuse }: RunOptions,
): Promise<Outcome> {
  const trace = new Trace();
  const attempt = attemptOf(page, request);
  const received = await startFetch({ request, userAgent, trace, signal, processRequestEndOfBody });
  // The page stopped waiting when the signal was aborted, whatever has come since.
  const isLate = signal?.aborted === true && received.failure?.code !== "aborted";
  const usable = isLate ? networkError({ code: "aborted" }) : received;
  const response = await withUse(usable, refuse);
  if (!isNetworkError(response)) {
    return outcomeOf(attempt, trace, response, {
      response: receivedResponse(page, response, { signal, onBroken: brokenBodies(page, attempt, trace, request) }),
      error: undefined,
      failure: undefined,
    });
  }
  const error = signal?.aborted === true ? toError(signal.reason) : new TypeError(userAgent.engine.errorMessage);
  return failedOutcome(attempt, trace, request, { response, error });
}

/** Tells the page once that the body breaks off; its response has been an outcome of its own. */
function brokenBodies(
  page: Requester,
  attempt: Attempt,
  { events }: Trace,
  request: FetchRequest,
): ReadingContext["onBroken"] {
  if (page.bodyBroke === undefined) return undefined;
  let reported: Promise<void> | undefined;
  return ({ code, message: value, part }) => {
    const response = networkError({ code, value, ...(part !== undefined && { part }) });
    const error = new TypeError(page.engine.errorMessage);
    return (reported ??=
      page.bodyBroke?.(failedOutcome(attempt, new Trace(events), request, { response, error })) ?? Promise.resolve());
  };
}

/** The outcome of a request that its page may not make at all. */
export const blockedOutcome = (page: Requester, request: FetchRequest, failure: Failure, error: Error): Outcome =>
  failedOutcome(attemptOf(page, request), new Trace(), request, { response: networkError(failure), error });

function failedOutcome(
  attempt: Attempt,
  trace: Trace,
  request: FetchRequest,
  { response, error }: { readonly response: NetworkError; readonly error: Error },
): Outcome {
  const { failure } = response;
  trace.add({ kind: "network-error", failure });
  return outcomeOf(attempt, trace, response, {
    response: undefined,
    error,
    failure: { ...failure, ...codesOf(failure, request) },
  });
}

/** The outcome of a call that makes no request. */
export function refusedOutcome(page: Requester, error: unknown): Outcome {
  const nothing = { sent: false, executed: false, readable: false, response: undefined, failure: undefined };
  return { ...attemptOf(page), ...nothing, error: error === undefined ? undefined : toError(error), trace: [] };
}

/** The request as the script made it; a redirect changes it later. */
function attemptOf({ engine, environment }: Requester, request?: FetchRequest): Attempt {
  const pageRequest = request && {
    method: request.method,
    url: currentURL(request).href,
    mode: request.mode,
    credentials: request.credentialsMode,
    ...initiatorOf(request),
  };
  const { creationURL, origin } = environment;
  const { name, version } = engine;
  return { engine: name, version, page: { url: creationURL.href, origin }, request: pageRequest };
}

function initiatorOf({ initiatorType, destination }: FetchRequest): Pick<PageRequest, "initiatorType" | "destination"> {
  if (initiatorType === null || initiatorType === "preload") return {};
  return initiatorType === "element" ? { initiatorType, destination } : { initiatorType };
}

const codesOf = (
  failure: Failure,
  { responseTainting: tainting, keepalive, initiatorType, destination, urlList, origin, redirectState }: FetchRequest,
): ReturnType<typeof engineCodes> =>
  engineCodes(failure, {
    tainting,
    keepalive,
    initiatorType,
    destination,
    redirected: urlList.length > 1,
    upgradedAway: isSameOrigin(redirectState.upgradedFrom?.origin ?? "null", origin),
  });

function outcomeOf(attempt: Attempt, { events }: Trace, received: FetchResponse, result: ScriptResult): Outcome {
  const { engine, version, page, request } = attempt;
  const { sent, executed, readable } = summarize(events, received);
  const { response, error, failure } = result;
  const trace = events;
  // A literal of its own: spreading others into it took a seventh of the time of a fetch.
  return { engine, version, page, request, sent, executed, readable, response, error, failure, trace };
}

/** A response that an element or a socket cannot use is as good as none to it. */
async function withUse(response: FetchResponse, refuse: RunOptions["refuse"]): Promise<FetchResponse> {
  if (refuse === undefined || isNetworkError(response)) return response;
  const failure = await refuse(response.internal ?? response);
  if (failure === undefined) return response;
  response.body?.cancel();
  return networkError(failure);
}

/** The error of an outcome, whose reason may be anything. */
export function toError(reason: unknown): Error {
  try {
    // What an object does here is the script's own code.
    return reason instanceof Error ? reason : new Error(String(reason));
  } catch {
    return new Error("What was thrown isn't an error, and has no text.");
  }
}
