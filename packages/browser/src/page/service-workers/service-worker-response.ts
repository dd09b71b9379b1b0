import type { ServiceWorkerRules } from "../../engines/service-worker-rules.ts";
import { serviceWorkerRules } from "../../engines/service-workers.ts";
import { abortWhen } from "../../fetch/abort-when.ts";
import { crossOriginResourcePolicyCheck } from "../../fetch/corp-check.ts";
import type { Failure } from "../../fetch/failure.ts";
import { basicFilteredResponse } from "../../fetch/filtered-response.ts";
import type { FetchRequest } from "../../fetch/request.ts";
import { networkError, type FetchResponse } from "../../fetch/response.ts";
import type { FetchParams } from "../../fetch/user-agent.ts";
import { wholeBody, type ReadableBody } from "../../fetch/response-body.ts";
import type { TraceEvent } from "../../trace/event.ts";
import type { BodyContent } from "../body-content.ts";
import type { Outcome } from "../outcome.ts";
import { PageResponse, type ResponseState } from "../page-response.ts";
import { ServiceWorkerGlobalScope } from "./service-worker-global-scope.ts";

const refusal = (value: string): Failure => ({ code: "service-worker-response", value });

/** https://fetch.spec.whatwg.org/#concept-http-fetch, step 3: responses that the page's request doesn't take. */
function unusable({ mode, redirectMode }: FetchRequest, { type, urlList }: FetchResponse): Failure | undefined {
  const redirects = mode === "navigate" ? "manual" : redirectMode;
  if (type === "error") return refusal("error");
  if (mode === "same-origin" && type === "cors") return refusal("cors");
  if (mode !== "no-cors" && type === "opaque") return refusal("opaque");
  if (redirects !== "manual" && type === "opaqueredirect") return refusal("opaqueredirect");
  if (redirects !== "follow" && urlList.length > 1) return refusal("redirected");
  return undefined;
}

/** https://fetch.spec.whatwg.org/#concept-http-fetch, step 5: what the page may not embed, whatever the worker may. */
function embeddingFailure({ request, userAgent }: FetchParams, response: FetchResponse): Failure | undefined {
  if (request.responseTainting !== "opaque" && response.type !== "opaque") return undefined;
  const { origin, client } = request;
  const { checksCredentialless } = serviceWorkerRules[userAgent.engine.name];
  const policies = (client.embedderPolicies ?? []).filter(
    ({ value }) => value !== "credentialless" || checksCredentialless,
  );
  const embedder = { origin, policies, forNavigation: false };
  return crossOriginResourcePolicyCheck(embedder, response.internal ?? response, userAgent.engine.embedder);
}

/** What happened in the worker, apart from what its own script got. */
const ofWorker = (trace: readonly TraceEvent[]): readonly TraceEvent[] =>
  trace
    .filter(({ kind }) => kind !== "filtered" && kind !== "network-error")
    .map((event) => (event.kind === "main-fetch" ? { ...event, of: "service-worker" } : event));

/** Why there is no response. */
function failureOf(outcome: Outcome | undefined): Failure {
  const { failure } = outcome ?? {};
  if (failure === undefined) return refusal("rejected");
  const { code, preflight, value, target, part, connected } = failure;
  return {
    code,
    ofServiceWorker: true,
    ...(preflight !== undefined && { preflight }),
    ...(value !== undefined && { value }),
    ...(target !== undefined && { target }),
    ...(part !== undefined && { part }),
    ...(connected !== undefined && { connected }),
  };
}

/** The bytes of a response for the page; the worker's script has read them then. */
function bodyOf(content: BodyContent): ReadableBody {
  const { bytes } = content;
  const moved = content.transfer();
  let whole: Promise<Uint8Array> | undefined;
  return bytes ?? wholeBody(() => (whole ??= moved.read()));
}

function handedOver({ response, content }: ResponseState): FetchResponse {
  const body = content && bodyOf(content);
  const { internal } = response;
  return {
    ...response,
    body,
    ...(internal !== undefined && { internal: { ...internal, body: body ?? internal.body } }),
  };
}

/** What the page sees of the response where an engine does not go by its type. */
function visible(
  response: FetchResponse,
  { initiatorType }: FetchRequest,
  { madeResponsesAreBasic, xhrSeesAllHeaders }: ServiceWorkerRules,
): FetchResponse {
  const { internal, type } = response;
  if (internal === undefined) return madeResponsesAreBasic ? basicFilteredResponse(response) : response;
  const seesAll = xhrSeesAllHeaders && initiatorType === "xmlhttprequest" && type === "cors";
  return seesAll ? { ...basicFilteredResponse(internal), type } : response;
}

function received(params: FetchParams, given: unknown): FetchResponse {
  const { request, trace, userAgent } = params;
  if (!(given instanceof PageResponse)) return networkError(refusal("not-a-response"));
  const state = PageResponse.stateOf(given);
  if (state.content?.isUnusable === true) return networkError(refusal("body-used"));
  const response = handedOver(state);
  const failure = unusable(request, response) ?? embeddingFailure(params, response);
  if (failure !== undefined) return networkError(failure);
  const { status, headerList } = response.internal ?? response;
  trace.add({ kind: "from-service-worker", status, headers: headerList.toArray(), type: response.type });
  return visible(response, request, serviceWorkerRules[userAgent.engine.name]);
}

/** Waits for what a service worker responds with. */
export async function awaitResponse(
  params: FetchParams,
  worker: ServiceWorkerGlobalScope,
  response: Promise<unknown>,
): Promise<FetchResponse> {
  const given = await abortWhen(params.signal, response).then(
    (value) => ({ value, isRejected: false }),
    (value: unknown) => ({ value, isRejected: true }),
  );
  if (params.signal?.aborted === true) return networkError({ code: "aborted" });
  const outcome = ServiceWorkerGlobalScope.outcomeOf(worker, given.value);
  for (const event of ofWorker(outcome?.trace ?? [])) params.trace.add(event);
  return given.isRejected ? networkError(failureOf(outcome)) : received(params, given.value);
}
