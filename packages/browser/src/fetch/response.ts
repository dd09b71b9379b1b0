import type { Failure } from "./failure.ts";
import { HeaderList } from "./header-list.ts";
import type { SocketConnection } from "./network.ts";
import type { ReadableBody } from "./response-body.ts";

export type ResponseType = "basic" | "cors" | "default" | "error" | "opaque" | "opaqueredirect";

/**
 * What the Fetch standard calls a response.
 *
 * https://fetch.spec.whatwg.org/#concept-response
 */
export interface FetchResponse {
  readonly type: ResponseType;
  urlList: readonly URL[];
  readonly status: number;
  readonly statusMessage: string;
  readonly headerList: HeaderList;
  body: ReadableBody | null;
  /** What a handshake has opened. */
  readonly socket: SocketConnection | undefined;
  corsExposedHeaderNames: readonly string[];
  rangeRequested: boolean;
  requestIncludesCredentials: boolean;
  timingAllowPassed: boolean;
  /** https://fetch.spec.whatwg.org/#concept-response-cache-state */
  readonly cacheState: "" | "local" | "validated";
  /** What is left to do with the cache once it is known why the response is blocked, if it is. */
  updateCache: ((failure: Failure | undefined) => void) | undefined;
  /** Why it is a network error; `undefined` for every other response. */
  readonly failure?: Failure;
  /** What a filtered response is a view of. */
  readonly internal?: FetchResponse;
}

type ResponseProperties = Partial<Omit<FetchResponse, "failure" | "internal">>;

export const makeResponse = (properties: ResponseProperties): FetchResponse => ({
  type: "default",
  urlList: [],
  status: 200,
  statusMessage: "",
  headerList: new HeaderList(),
  body: null,
  socket: undefined,
  corsExposedHeaderNames: [],
  rangeRequested: false,
  requestIncludesCredentials: false,
  timingAllowPassed: false,
  cacheState: "",
  updateCache: undefined,
  ...properties,
});

export type NetworkError = FetchResponse & { readonly failure: Failure };

/** https://fetch.spec.whatwg.org/#concept-network-error */
export const networkError = (failure: Failure): NetworkError => ({
  ...makeResponse({ type: "error", status: 0 }),
  failure,
});

export const isNetworkError = (response: FetchResponse): response is NetworkError => response.failure !== undefined;
