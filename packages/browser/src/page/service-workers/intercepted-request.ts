import type { ServiceWorkerRules } from "../../engines/service-worker-rules.ts";
import { serviceWorkerRules } from "../../engines/service-workers.ts";
import { bodyOfBytes } from "../../fetch/response-body.ts";
import { currentURL, type Destination, type FetchRequest, type RequestMode } from "../../fetch/request.ts";
import { BodyContent } from "../body-content.ts";
import { PageHeaders } from "../page-headers.ts";
import { PageRequestObject } from "../page-request.ts";
import { constructAs, type Realm } from "../realm.ts";
import type { RequestParameters } from "../request-init.ts";
import type { Intercepted } from "../request-state.ts";

/** What a service worker has of its page's request, or a copy of that. */
class InterceptedRequest implements Intercepted {
  readonly destination: Destination;
  readonly #request: FetchRequest;
  readonly #rules: ServiceWorkerRules;
  readonly #isChanged: boolean;

  constructor(request: FetchRequest, rules: ServiceWorkerRules, destination: Destination, isChanged: boolean) {
    this.destination = destination;
    this.#request = request;
    this.#rules = rules;
    this.#isChanged = isChanged;
  }

  copy(isEmpty: boolean): Intercepted {
    return new InterceptedRequest(this.#request, this.#rules, "", this.#isChanged || !isEmpty);
  }

  parts(mode: RequestMode): Partial<FetchRequest> {
    const { keepsNavigateMode, navigationKeeps, copiesKeepCookies, keepsUploadListener } = this.#rules;
    const isNavigation = mode === "navigate";
    return {
      passedOn: this.#isChanged && !copiesKeepCookies ? null : this.#request,
      ...(isNavigation && !keepsNavigateMode && { mode: "same-origin" }),
      ...(isNavigation && navigationKeeps === "origin" && { origin: this.#request.origin }),
      ...(keepsUploadListener && { useCORSPreflight: this.#request.useCORSPreflight }),
    };
  }
}

/** Without a referrer an engine takes the service worker's own, where its script passes a navigation on. */
function referrerOf({ referrer, mode }: FetchRequest, rules: ServiceWorkerRules): FetchRequest["referrer"] {
  return referrer === "no-referrer" && mode === "navigate" && rules.navigationNamesWorker ? "client" : referrer;
}

function parametersOf(request: FetchRequest, rules: ServiceWorkerRules): RequestParameters {
  const { method, mode, credentialsMode, cacheMode, redirectMode, referrerPolicy, integrity, keepalive } = request;
  return {
    url: currentURL(request),
    method,
    mode,
    credentialsMode,
    cacheMode,
    redirectMode: mode === "navigate" ? "manual" : redirectMode,
    referrer: referrerOf(request, rules),
    referrerPolicy,
    integrity,
    keepalive,
    targetAddressSpace: request.targetAddressSpace,
  };
}

function headersOf({ headerList, method, mode, origin, initiatorType }: FetchRequest, rules: ServiceWorkerRules) {
  const headers = headerList.clone();
  const isEventSource = initiatorType === "other";
  if (isEventSource && rules.keepsEventSourceHeaders) headers.append("Cache-Control", "no-cache");
  const isChange = mode === "navigate" && method !== "GET";
  if (isChange && rules.navigationKeeps === "header") headers.append("Origin", origin);
  return new PageHeaders("immutable", headers);
}

/**
 * The Request that a service worker gets of its page.
 *
 * https://w3c.github.io/ServiceWorker/#fetch-event-request
 */
export function interceptedRequest(realm: Realm, request: FetchRequest, signal?: AbortSignal): PageRequestObject {
  const { body, destination } = request;
  const rules = serviceWorkerRules[realm.engine.name];
  const content = body?.source == null ? null : new BodyContent(bodyOfBytes(body.source), { engine: realm.engine });
  const intercepted = new InterceptedRequest(request, rules, destination, false);
  const [parameters, headers] = [parametersOf(request, rules), headersOf(request, rules)];
  return constructAs(
    PageRequestObject,
    [realm, { parameters, headers, content, signal, intercepted }],
    realm.globals.Request,
  );
}
