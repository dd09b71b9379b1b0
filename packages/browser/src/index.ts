export { Browser } from "./page/browser.ts";
export type { BrowserOptions } from "./page/browser-options.ts";
export { thirdPartyCookieModes, type ThirdPartyCookies } from "./cookies/rules.ts";
export { referrerPolicies, type ReferrerPolicy } from "./fetch/referrer-policy.ts";
export type { Resolve } from "./fetch/resolve-host.ts";
export type { LocalNetworkPermission } from "./engines/local-network-rules.ts";
export type { StorageAccessAnswer } from "./storage-access/rules.ts";
export type { PageOptions } from "./page/page-options.ts";
export { Page, type Navigation, type PageGlobals } from "./page/page.ts";
export type { PageClasses } from "./page/globals.ts";
export { PageRequestObject, type RequestInfo } from "./page/page-request.ts";
export { PageEventSource } from "./page/sockets/event-source.ts";
export { PageWebSocket } from "./page/sockets/web-socket.ts";
export { PageXMLHttpRequest } from "./page/xml-http-request.ts";
export type { XMLHttpRequestResponseType } from "./page/received-response.ts";
export type { PageRequest, Attempt, Outcome } from "./page/outcome.ts";
export type { PageRequestInit } from "./page/request-init.ts";
export { PageResponse, type PageResponseInit } from "./page/page-response.ts";
export { PageHeaders } from "./page/page-headers.ts";
export {
  inProcess,
  type App,
  type FastifyApp,
  type InProcessOptions,
  type KoaApp,
  type NodeListener,
  type WebHandler,
} from "./network/in-process.ts";
export type { PageForm, PageSubmitter, FormFieldValue } from "./forms/form.ts";
export type { EmbedKind, EmbedOptions, PreloadKind } from "./embed/embed-options.ts";
export type { Embedding } from "./embed/embedding.ts";
export type { NavigationOptions } from "./navigation/navigation-options.ts";
export { OpenedWindow } from "./page/windows/opened-window.ts";
export type { FrameOptions, OpenWindowOptions } from "./page/windows/window-options.ts";
export { WorkerGlobalScope, type StartedWorker } from "./page/workers/worker-global-scope.ts";
export type { ImportedScript, WorkerGlobals } from "./page/workers/worker-scope.ts";
export type { RegisteredServiceWorker } from "./page/service-workers/register.ts";
export type { RegistrationOptions } from "./page/service-workers/registration-options.ts";
export type { ServiceWorkerContainer } from "./page/service-workers/service-worker-container.ts";
export {
  ServiceWorkerGlobalScope,
  type ServiceWorkerGlobals,
} from "./page/service-workers/service-worker-global-scope.ts";
export type { FetchEvent } from "./page/service-workers/fetch-event.ts";
export type { WorkerOptions } from "./page/workers/worker-options.ts";
export type { WindowNote } from "./page/windows/window-note.ts";
export type { WindowLocation, WindowMessage, WindowProxy } from "./page/windows/window-proxy.ts";
export type { Refresh } from "./fetch/environment.ts";
export type { PageHistory } from "./navigation/history.ts";
export type { DocumentParser } from "./fetch/user-agent.ts";
export type { Network, SocketConnection, SocketListener, WireRequest, WireResponse } from "./fetch/network.ts";
export { readResponse, receiveResponse } from "./wire/read-response.ts";
export type { ReadRequest } from "./wire/response-reader.ts";
export type { WireRules } from "./engines/wire-rules.ts";
export { NetworkFailure, networkFailureCodes, type NetworkFailureCode } from "./fetch/network-failure.ts";
export { engines, engineVersions, type EngineCodes } from "./engines/index.ts";
export { engineChangeTexts } from "./engines/engine-change-texts.ts";
export type { ChangeName, EngineChange, EngineVersions } from "./engines/engine-versions.ts";
export { engineAt, engineProblem, type EngineSpecifier } from "./engines/engine-specifier.ts";
export { shippedEngineNames, type Engine, type EngineName, type ShippedEngineName } from "./engines/engine.ts";
export { failureCodes, type Failure, type FailureCode } from "./fetch/failure.ts";
export { sections, type TraceEvent, type TraceEventKind } from "./trace/event.ts";
