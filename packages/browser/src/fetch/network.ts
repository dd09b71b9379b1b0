import type { WireRules } from "../engines/wire-rules.ts";
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
  /**
   * @param rules how the engine reads a response from bytes; for `readResponse`
   * @throws NetworkFailure when there is no response
   */
  exchange(request: WireRequest, signal?: AbortSignal, rules?: WireRules): Promise<WireResponse>;
}
