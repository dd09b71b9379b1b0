import { statusFailure, hasJavaScriptType, typeFailure } from "../../embed/response-failures.ts";
import type { ServiceWorkerRules } from "../../engines/service-worker-rules.ts";
import { serviceWorkerRules } from "../../engines/service-workers.ts";
import { baseURL, type Environment } from "../../fetch/environment.ts";
import type { Failure } from "../../fetch/failure.ts";
import { HeaderList } from "../../fetch/header-list.ts";
import { hasHttpScheme } from "../../fetch/http-scheme.ts";
import { isSameOrigin } from "../../fetch/origin.ts";
import { makeRequest, type FetchRequest } from "../../fetch/request.ts";
import type { FetchResponse } from "../../fetch/response.ts";
import { isOkStatus } from "../../fetch/status.ts";
import { DOMException, URL } from "../../platform.ts";
import { lastHeadIn } from "../../trace/trace.ts";
import type { Outcome } from "../outcome.ts";
import { workerEnvironment } from "../workers/worker-environment.ts";
import { checkRegistrationOptions, type RegistrationOptions } from "./registration-options.ts";
import { Registrations } from "./registrations.ts";
import type { RegisteringPage } from "./registering-page.ts";
import { ServiceWorkerGlobalScope } from "./service-worker-global-scope.ts";

/** What the browser sent and received for a service worker's script, and what the page gets. */
export interface RegisteredServiceWorker extends Outcome {
  /** The service worker; `undefined` where it does not run, and `error` has what `register` rejects with. */
  readonly worker: ServiceWorkerGlobalScope | undefined;
}

/** A URL that a page registers, or the error for one that it cannot. */
function registeredURL(given: string | URL, base: URL): URL | Error {
  if (!URL.canParse(String(given), base.href))
    return new TypeError(`${JSON.stringify(String(given))} is not a valid URL.`);
  const url = new URL(given, base);
  url.hash = "";
  if (!hasHttpScheme(url)) return new TypeError("A service worker needs a URL with http: or https:.");
  // An escaped slash could stand for another folder on the server.
  return /%(?:2f|5c)/i.test(url.pathname) ? new TypeError("The path has an escaped slash.") : url;
}

interface Job {
  readonly script: URL;
  readonly scope: URL;
  readonly options: RegistrationOptions;
}

/** https://w3c.github.io/ServiceWorker/#start-register-algorithm */
function jobOf(given: string | URL, options: RegistrationOptions, client: Environment): Job | Error {
  const script = registeredURL(given, baseURL(client));
  if (script instanceof Error) return script;
  const scope =
    options.scope === undefined ? registeredURL("./", script) : registeredURL(options.scope, baseURL(client));
  return scope instanceof Error ? scope : { script, scope, options };
}

/** https://w3c.github.io/ServiceWorker/#register-algorithm: what is refused before the script is requested. */
function isRefused({ script, scope }: Job, { environment, engine }: RegisteringPage): boolean {
  const { origin, creationURL } = environment;
  if (!hasHttpScheme(creationURL) && !serviceWorkerRules[engine.name].aboutPagesRegister) return true;
  return !isSameOrigin(script.origin, origin) || !isSameOrigin(scope.origin, origin);
}

/** The request of the script, https://w3c.github.io/ServiceWorker/#update-algorithm */
function scriptRequest({ script, options }: Job, { environment, engine }: RegisteringPage): FetchRequest {
  const rules = serviceWorkerRules[engine.name];
  return makeRequest(script, environment, {
    destination: "serviceworker",
    mode: "same-origin",
    credentialsMode: options.type === "module" && !rules.moduleHasCredentials ? "omit" : "same-origin",
    redirectMode: "error",
    headerList: new HeaderList([["Service-Worker", "script"]]),
    cacheMode: options.updateViaCache === "all" && rules.firstMayBeCached ? "default" : rules.scriptCacheMode,
    ...(!rules.scriptHasReferrer && { referrer: "no-referrer" as const }),
  });
}

/** The widest scope of a script: its folder, or what its server allows. */
function widestScope({ headerList }: FetchResponse, script: URL): URL | undefined {
  const allowed = headerList.get("Service-Worker-Allowed");
  if (allowed === null) return new URL("./", script);
  return URL.canParse(allowed, script.href) ? new URL(allowed, script) : undefined;
}

/** Why a script does not become a service worker. */
function scriptFailure(
  response: FetchResponse,
  { script, scope }: Job,
  { allowedNeedsOrigin }: ServiceWorkerRules,
): Failure | undefined {
  if (!isOkStatus(response.status)) return statusFailure(response);
  if (!hasJavaScriptType(response)) return typeFailure(response);
  const widest = widestScope(response, script);
  const fits =
    widest !== undefined &&
    (!allowedNeedsOrigin || isSameOrigin(widest.origin, script.origin)) &&
    scope.pathname.startsWith(widest.pathname);
  return fits ? undefined : { code: "service-worker-scope", value: widest?.pathname ?? "" };
}

/** What `register` rejects with. */
function errorOf({ failure, error }: Outcome, { engine }: RegisteringPage): Error | undefined {
  switch (failure?.code) {
    case "mime-type":
    case "nosniff":
    case "service-worker-scope":
    case "redirect-forbidden":
      return new DOMException("The script may not be a service worker.", "SecurityError");
    case "csp":
      return serviceWorkerRules[engine.name].blockedError === "SecurityError"
        ? new DOMException("The page's policy does not allow the script.", "SecurityError")
        : error;
    default:
      return error;
  }
}

function start(job: Job, outcome: Outcome, page: RegisteringPage): ServiceWorkerGlobalScope {
  const { environment, engine, userAgent, pageOf } = page;
  const from = { url: job.script, headers: lastHeadIn(outcome.trace)?.headers ?? [] };
  const own = workerEnvironment(from, { ...environment, referrerPolicy: "" }, {}, engine);
  const worker = new ServiceWorkerGlobalScope(pageOf({ ...own, activeServiceWorker: null }), job.scope.href);
  const { serviceWorkers } = userAgent;
  const registrations =
    serviceWorkers instanceof Registrations ? serviceWorkers : new Registrations(serviceWorkerRules[engine.name]);
  userAgent.serviceWorkers = registrations;
  registrations.add(environment, worker);
  return worker;
}

/**
 * Registers a service worker.
 *
 * https://w3c.github.io/ServiceWorker/#navigator-service-worker-register
 *
 * @throws TypeError for options that don't exist, or a value that they cannot have
 */
export async function registerServiceWorker(
  given: string | URL,
  options: RegistrationOptions,
  page: RegisteringPage,
): Promise<RegisteredServiceWorker> {
  checkRegistrationOptions(options);
  const job = jobOf(given, options, page.environment);
  if (job instanceof Error) return { ...page.refuse(job), worker: undefined };
  if (isRefused(job, page)) {
    const error = new DOMException("The script and its scope need the page's origin.", "SecurityError");
    return { ...page.refuse(error), worker: undefined };
  }
  const outcome = await page.run(scriptRequest(job, page), {
    refuse: (response) => scriptFailure(response, job, serviceWorkerRules[page.engine.name]),
  });
  if (outcome.response === undefined) return { ...outcome, error: errorOf(outcome, page), worker: undefined };
  return { ...outcome, worker: start(job, outcome, page) };
}
