/** The `Request` of a script. */
export interface RequestObjectRules {
  /** Members of its options that count, though all engines do not know them. */
  readonly checks: readonly ("window" | "duplex" | "signal")[];
  /** Whether it has the members `body` and `duplex`. */
  readonly hasBody: boolean;
  readonly hasDuplex: boolean;
  /** Whether a copy of it keeps `keepalive`. */
  readonly copiesKeepalive: boolean;
  /** Whether a copy with another body uses the body of the first. */
  readonly replacedBodyIsUsed: boolean;
  /** Modes and flags that are refused beside a stream for a body, and whether it needs `duplex`. */
  readonly streamRefusedWith: readonly ("keepalive" | "no-cors" | "no-duplex")[];
  /** Whether a Blob's type becomes the Content-Type, whatever it is, in the mode `no-cors` too: JSON then needs no preflight. */
  readonly bodyTypeIsUnguarded: boolean;
}

/** An XMLHttpRequest's response, timeout and progress. */
export interface XMLHttpRequestRules {
  readonly sharedMemory: SharedMemoryRules;
  /** The type of its Blob: the MIME type as the standard writes it, or without parameters, in which a type that overrides it is not. */
  readonly blobType: "serialized" | "essence" | "essence-unless-overridden";
  /** Which types of a Blob are sent: any, MIME types, or those whose every parameter has a name and a value. */
  readonly sentBlobType: "any" | "parsed" | "strict";
  /** How a charset that a script has named for its text becomes UTF-8: the type is serialized, or each charset replaced in its place. */
  readonly charsetOfText: "serialized" | "in-place";
  /** Whether an empty body has a `progress` event. */
  readonly progressOnEmptyBody: boolean;
  /** Whether each chunk has a `readystatechange` event, and not only those with `progress`. */
  readonly eachChunkChangesState: boolean;
  /** What becomes of the `progress` event of a chunk that comes less than 50 ms after one: none, one after that time, or one 50 ms after the chunk. */
  readonly earlyProgress: "skipped" | "delayed" | "delayed-from-chunk";
  /** Whether the state is DONE at the last `progress` event, where the chunk had none. */
  readonly lastProgressIsDone: boolean;
  /** What `loaded` counts: the bytes of the content, or as they came, with their Content-Encoding. */
  readonly progressCounts: "content" | "coded";
  /** What `total` is: the Content-Length, or 0 where there is a Content-Encoding, or where more has come. */
  readonly codedTotal: "length" | "none" | "until-exceeded";
  /** Whether the head is there at once, or with the first byte of the content: what is broken before leaves nothing. */
  readonly headIsShown: "at-once" | "with-content";
  /** Types (`""`: none that is valid) of which it gives nothing before it has 1024 bytes or all. */
  readonly sniffedTypes: readonly string[];
  /** The text of a body that is still coming: of its complete characters, or of all bytes. */
  readonly partialText: "complete" | "all";
  /** From how many bytes on there is such a text. */
  readonly partialTextFrom: number;
  /** Failures after which `responseURL` stays, and whether it does so when an abort has reset the request. */
  readonly urlStaysAfter: readonly ("abort" | "error" | "timeout")[];
  readonly urlStaysUnsent: boolean;
  /** Whether a failure leaves an empty ArrayBuffer, not `null`. */
  readonly failureIsEmptyBuffer: boolean;
  /** Whether a timeout counts that is set after `send`, where `send` found none. */
  readonly lateTimeoutCounts: boolean;
  /** Whether a byte that is left over at the end of UTF-16 is dropped. */
  readonly dropsHalfUnit: boolean;
  /** Whether JSON is UTF-8, whatever the response says. */
  readonly jsonIsUtf8: boolean;
  /** The message of the NetworkError that a synchronous request throws; `{url}` stands for the URL that was opened. */
  readonly synchronousErrorMessage: string;
  /** Whether a synchronous request has the events of its failure before it throws. */
  readonly synchronousErrorHasEvents: boolean;
}

/** What shared memory is to a script's call that takes a body. */
export interface SharedMemoryRules {
  readonly view: "bytes" | "string" | "refused";
  readonly buffer: "string" | "refused";
}

/** Bodies of `Request` and `Response`. */
export interface BodyRules {
  /** Responses without a body, whose `body` is `null`: those to HEAD, and those with a status such as 204. */
  readonly nullFor: readonly ("head" | "status")[];
  /** Those statuses. */
  readonly nullStatuses: readonly number[];
  /** Whether its stream gives readers of bytes (`mode: "byob"`). */
  readonly givesByteReaders: boolean;
  /** The type of a Blob that is made of it: the MIME type as the standard writes it, the text itself, or without parameters. */
  readonly blobType: "serialized" | "text" | "essence";
  readonly sharedMemory: SharedMemoryRules;
}

/** What a script gets after the abort of its fetch. */
export interface AbortRules {
  /** Whether it is the signal's reason, not an AbortError that hides it. */
  readonly givesReason: boolean;
  /** Whether it is so for a body that is being read. */
  readonly givesReasonWhileReading: boolean;
  /** Whether a body that was read before gives it too, and not a TypeError. */
  readonly countsAfterReading: boolean;
}

/** The events of an XMLHttpRequest's `upload`. */
export interface UploadRules {
  /** Whether a listener forces a preflight only where there is a body to upload. */
  readonly listenerNeedsBody: boolean;
  /** Whether it does so for a synchronous request too. */
  readonly listenerCountsWhenSynchronous: boolean;
  /** Whether a failure fires an event though there is nothing to upload, unless the request is simple and cross-origin. */
  readonly failsWithoutBody: boolean;
  /** Which response completes it: the first, the one after all redirects, or that one if CORS lets the page read it. */
  readonly completeWith: "any-response" | "last-response" | "last-readable-response";
}
