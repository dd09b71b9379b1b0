import { requestKinds, type RequestKind } from "@sallyport/browser/report";

/** A page's request and what the server sends, as the form of the playground has it: texts, as they were typed. */
export interface PlaygroundState {
  /** The page's URL or origin; `null` is a sandboxed frame. */
  readonly page: string;
  readonly by: RequestKind;
  readonly url: string;
  readonly method: string;
  /** A header on each line. */
  readonly headers: string;
  readonly mode: "cors" | "no-cors" | "same-origin";
  readonly credentials: "include" | "same-origin" | "omit";
  /** The user's cookies, a Set-Cookie line each. */
  readonly cookies: string;
  readonly body: string;
  /** What the server is: the responses below, or a policy. */
  readonly server: "response" | "policy";
  /** The head of the response to a preflight. */
  readonly preflight: string;
  /** The head, and the body, of the response. */
  readonly response: string;
  /** The response where a redirect leads. */
  readonly redirected: string;
  readonly policy: string;
}

/** What each field may be: one of a list, or a text of a bounded length. */
export const fields = {
  page: 2048,
  by: requestKinds,
  url: 2048,
  method: 64,
  headers: 8192,
  mode: ["cors", "no-cors", "same-origin"],
  credentials: ["include", "same-origin", "omit"],
  cookies: 8192,
  body: 16_384,
  server: ["response", "policy"],
  preflight: 16_384,
  response: 16_384,
  redirected: 16_384,
  policy: 262_144,
} as const satisfies Readonly<Record<keyof PlaygroundState, number | readonly string[]>>;

export const emptyState: PlaygroundState = {
  page: "https://app.example",
  by: "fetch",
  url: "https://api.example/orders/7",
  method: "GET",
  headers: "",
  mode: "cors",
  credentials: "same-origin",
  cookies: "",
  body: "",
  server: "response",
  preflight: "HTTP/1.1 204 No Content",
  response: "HTTP/1.1 200 OK\nContent-Type: application/json",
  redirected: "",
  policy: "",
};
