import type { WireRules } from "../engines/wire-rules.ts";
import type { Header } from "./header-list.ts";

/** A request as it is sent. */
export interface WireRequest {
  readonly method: string;
  /** Without fragment. */
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array | undefined;
  /**
   * Whether the TLS handshake offers the user's certificate to a server that asks for one. Default: false.
   *
   * https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2
   */
  readonly clientCertificate?: boolean;
  /** Whether it is a handshake that opens a WebSocket. Default: false. */
  readonly opensSocket?: boolean;
}

/** A response as it was received: each header line by itself. */
export interface WireResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
  /** What a handshake has opened, where the status is 101. */
  readonly socket?: SocketConnection;
}

/** A WebSocket's connection, as its messages (RFC 6455). */
export interface SocketConnection {
  /** Called once: nothing that arrives before is lost. */
  listen(listener: SocketListener): void;
  /** @param sent called when the network has taken the message */
  send(data: string | Uint8Array, sent: () => void): void;
  /** Starts the closing handshake; once. */
  close(code: number | undefined, reason: string): void;
  /** Ends the connection without a handshake. */
  destroy(): void;
}

/** Hears what comes over a WebSocket's connection. After `closed` or `failed` nothing comes. */
export interface SocketListener {
  message(data: string | Uint8Array): void;
  /** The server's close frame: from now on it sends nothing. 1005 where it has no code. */
  closing(code: number, reason: string): void;
  /** The connection has ended; where there was no close frame before, it broke off. */
  closed(): void;
  /** What came over it is not a WebSocket's. */
  failed(): void;
}

/** Where requests go: handlers in this process, sockets, a recording. */
export interface Network {
  /**
   * @param rules how the engine reads a response from bytes; for `readResponse`
   * @throws NetworkFailure when there is no response
   */
  exchange(request: WireRequest, signal?: AbortSignal, rules?: WireRules): Promise<WireResponse>;
}
