import type { FailureCode } from "../fetch/failure.ts";

/** An EventSource. */
export interface EventSourceRules {
  /** Which type of several in Content-Type must be `text/event-stream`; in-utf-8: a charset beside it must be UTF-8. */
  readonly contentType: "last" | "last-in-utf-8" | "first";
  /** The schemes without a server whose URLs it opens. */
  readonly localSchemes: readonly ("data:" | "blob:")[];
  /** The `origin` of events from a blob: the page's, or `blob://`, which is empty where the page's is opaque. */
  readonly blobOrigin: "page" | "scheme";
  /** Failures after which it connects again. */
  readonly retriedFailures: readonly FailureCode[];
  /** Where it connects again after redirects: where the first of them began, where all of them led, or the permanent ones. */
  readonly reconnectsTo: "first-url" | "last-url" | "permanent-url";
  /** How long it waits before that, unless the stream says so, in milliseconds. */
  readonly reconnectionTime: number;
  /** The shortest time that a stream can ask for. */
  readonly minReconnectionTime: number;
  /** How long it waits after `retry` without a time; `undefined`: as if that were not there. */
  readonly emptyReconnectionTime: number | undefined;
  /** Whether the last event ID holds for the events of the next stream, until that names another. */
  readonly keepsLastEventId: boolean;
  /** Whether a sandboxed page has a referrer here. */
  readonly sandboxedHasReferrer: boolean;
  /** Whether it writes Cache-Control itself, so that a redirect keeps it. */
  readonly writesCacheControl: boolean;
}

/** A WebSocket. */
export interface WebSocketRules {
  /** Whether a server must choose one of the subprotocols. */
  readonly needsProtocol: boolean;
  /** Whether one that a server chooses is ignored where none was offered. */
  readonly ignoresUnofferedProtocol: boolean;
  /** Whether it may choose one in another case. */
  readonly protocolInAnyCase: boolean;
  /** Whether the code that a script closes it with is rounded, as Web IDL says; others cut its fraction off. */
  readonly roundsCloseCodes: boolean;
  /** Whether the constructor itself refuses mixed content. */
  readonly mixedContentThrows: boolean;
  /** Whether Upgrade may name other protocols beside `websocket`. */
  readonly upgradeInList: boolean;
  /** What Sec-WebSocket-Extensions offers. */
  readonly extensions: string;
  readonly sendsAccept: boolean;
  /** Sec-Fetch-Dest; `undefined` where there is no Sec-Fetch-*. */
  readonly metadataDestination: "empty" | "websocket" | undefined;
  /** Which redirects it follows: none, or all but those to https of one that began over http. */
  readonly followsRedirects: "none" | "unless-to-https";
  /** Whether the cookies of a response that refuses the handshake are stored. */
  readonly refusalSetsCookies: boolean;
  /** Whether there is a `close` event where the browser blocks it before the handshake. */
  readonly closesBlocked: boolean;
}
