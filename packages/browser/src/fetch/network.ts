import type { Header } from "./header-list.ts";

/** A request as it is sent. */
export interface WireRequest {
  readonly method: string;
  /** Without fragment. */
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array | undefined;
}

/** A response as it was received: each header line by itself. */
export interface WireResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
}

/** Where requests go: handlers in this process, sockets, a recording. */
export interface Network {
  /** @throws NetworkFailure when there is no response */
  exchange(request: WireRequest, signal?: AbortSignal): Promise<WireResponse>;
}
