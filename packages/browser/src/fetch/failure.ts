import { networkFailureCodes, type NetworkFailureCode, type ResponsePart } from "./network-failure.ts";

const fetchFailureCodes = [
  // CORS check, of the response or of the preflight's
  "cors-origin-missing",
  "cors-origin-wildcard",
  "cors-origin-multiple",
  "cors-origin-invalid",
  "cors-origin-mismatch",
  "cors-credentials",
  "cors-cached",
  // CORS-preflight fetch
  "preflight-status",
  "preflight-redirect",
  "preflight-methods-malformed",
  "preflight-headers-malformed",
  "preflight-method",
  "preflight-header",
  // main fetch and scheme fetch
  "mode-same-origin",
  "no-cors-redirect-mode",
  "scheme-not-cors",
  "scheme-not-fetched",
  "bad-port",
  "mixed-content",
  "csp",
  "embedded-credentials",
  "permissions-policy",
  "integrity",
  "range-not-asked",
  "range-malformed",
  "not-cached",
  "keepalive-too-long",
  // Cross-Origin-Resource-Policy
  "corp-same-origin",
  "corp-same-site",
  "corp-missing",
  // A response's type, and what an element makes of it
  "nosniff",
  "mime-type",
  "opaque-response",
  "element-status",
  "element-content",
  // HTTP-redirect fetch
  "redirect-forbidden",
  "redirect-same-origin",
  "redirect-location",
  "redirect-scheme",
  "redirect-too-many",
  "redirect-credentials",
  "redirect-credentials-anywhere",
  "redirect-again",
  "redirect-stream",
  "hsts-redirect",
  // A document that is not shown in a frame
  "x-frame-options",
  "frame-ancestors",
  "embedder-policy-missing",
  // The script of a worker
  "worker-origin",
  "worker-embedder-policy",
  // A service worker
  "service-worker-scope",
  "service-worker-response",
  // EventSource
  "event-source-status",
  "event-source-type",
  // WebSocket
  "websocket-status",
  "websocket-handshake",
  "websocket-protocol",
  // Local Network Access
  "local-network-insecure",
  "local-network-denied",
  "local-network-target",
  // The network
  "stream-over-http1",
] as const;

export type FailureCode = (typeof fetchFailureCodes)[number] | NetworkFailureCode;

/** Every reason for a network error. A page never sees it. */
export const failureCodes: readonly FailureCode[] = [...fetchFailureCodes, ...networkFailureCodes];

/** Whether a failure is of Cross-Origin-Resource-Policy. */
export const isOfResourcePolicy = (code: FailureCode | undefined): boolean => code?.startsWith("corp-") === true;

/** Whether a failure is one of the preflight by its nature. */
export const isOfPreflight = (code: FailureCode | undefined): boolean => code?.startsWith("preflight-") === true;

export interface Failure {
  readonly code: FailureCode;
  /** Whether it is the preflight's. Default: false. */
  readonly preflight?: boolean;
  /** The header value, method, header name, status or URL that failed. */
  readonly value?: string;
  /** The address space that the page named for its request. */
  readonly target?: string;
  /** What of a response the engine does not understand, where the code is "malformed". */
  readonly part?: ResponsePart;
  /** Whether it is of a request that the page's service worker made for it. Default: false. */
  readonly ofServiceWorker?: boolean;
  /** Where there was no connection: the server received nothing of this request. */
  readonly connected?: false;
}

/** The failure that engines report: they do not look at where a response came from. */
export const asUncached = (failure: Failure): Failure =>
  failure.code === "cors-cached"
    ? { ...failure, code: failure.value === undefined ? "cors-origin-missing" : "cors-origin-mismatch" }
    : failure;
