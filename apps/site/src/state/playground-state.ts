import { earlierRequests, requestKinds, type EarlierRequest, type RequestKind } from "@sallyport/browser/report";

/** A page's request and what the server sends, as the form of the playground has it: texts, as they were typed. */
export interface PlaygroundState {
  /** The page's URL or origin; `null` is a sandboxed frame. */
  readonly page: string;
  readonly by: RequestKind;
  /** An engine in an earlier version, such as `chromium@139`, to be shown beside the others; nothing: none. */
  readonly engine: string;
  /** The page's Content-Security-Policy, as its header has it. */
  readonly contentSecurityPolicy: string;
  /** The page's Cross-Origin-Embedder-Policy, as its header has it. */
  readonly embedderPolicy: string;
  /** What its script assigns to `document.cookie` before. */
  readonly documentCookie: string;
  /** What it requested before. */
  readonly earlier: EarlierRequest;
  readonly url: string;
  readonly method: string;
  /** A header on each line. */
  readonly headers: string;
  readonly mode: "cors" | "no-cors" | "same-origin";
  readonly credentials: "include" | "same-origin" | "omit";
  readonly redirect: "follow" | "error" | "manual";
  readonly cache: "default" | "no-store" | "reload" | "no-cache" | "force-cache" | "only-if-cached";
  readonly integrity: string;
  readonly keepalive: "false" | "true";
  /** Whether the script aborts the request while the server has it. */
  readonly signal: "none" | "aborted";
  /** The address space that the script names; nothing where it names none. */
  readonly targetAddressSpace: "" | "public" | "local" | "loopback";
  /** The user's cookies, a Set-Cookie line each. */
  readonly cookies: string;
  readonly body: string;
  /** The body as it is, as a stream, or so often that it is longer than a request with keepalive may be. */
  readonly bodyAs: "text" | "stream" | "repeated";
  /** What the server is: the responses below, or a policy. */
  readonly server: "response" | "policy";
  /** The head of the response to a preflight. */
  readonly preflight: string;
  /** The head, and the body, of the response. */
  readonly response: string;
  /** The response where a redirect leads. */
  readonly redirected: string;
  /** How the response comes: as it is, not in time, or with more headers than browsers accept. */
  readonly delivery: "whole" | "late" | "long-head";
  readonly policy: string;
}

/** What each field may be: one of a list, or a text of a bounded length. */
export const fields = {
  page: 2048,
  by: requestKinds,
  engine: 32,
  contentSecurityPolicy: 4096,
  embedderPolicy: 256,
  documentCookie: 4096,
  earlier: earlierRequests,
  url: 2048,
  method: 64,
  headers: 8192,
  mode: ["cors", "no-cors", "same-origin"],
  credentials: ["include", "same-origin", "omit"],
  redirect: ["follow", "error", "manual"],
  cache: ["default", "no-store", "reload", "no-cache", "force-cache", "only-if-cached"],
  integrity: 1024,
  keepalive: ["false", "true"],
  signal: ["none", "aborted"],
  targetAddressSpace: ["", "public", "local", "loopback"],
  cookies: 8192,
  body: 16_384,
  bodyAs: ["text", "stream", "repeated"],
  server: ["response", "policy"],
  preflight: 16_384,
  response: 16_384,
  redirected: 16_384,
  delivery: ["whole", "late", "long-head"],
  policy: 262_144,
} as const satisfies Readonly<Record<keyof PlaygroundState, number | readonly string[]>>;

export const emptyState: PlaygroundState = {
  page: "https://app.example",
  by: "fetch",
  engine: "",
  contentSecurityPolicy: "",
  embedderPolicy: "",
  documentCookie: "",
  earlier: "none",
  url: "https://api.example/orders/7",
  method: "GET",
  headers: "",
  mode: "cors",
  credentials: "same-origin",
  redirect: "follow",
  cache: "default",
  integrity: "",
  keepalive: "false",
  signal: "none",
  targetAddressSpace: "",
  cookies: "",
  body: "",
  bodyAs: "text",
  server: "response",
  preflight: "HTTP/1.1 204 No Content",
  response: "HTTP/1.1 200 OK\nContent-Type: application/json",
  redirected: "",
  delivery: "whole",
  policy: "",
};
