import type { FailureCode } from "../../fetch/failure.ts";

/** What Chromium's network stack calls a failure, in the console and in a HAR file. */
interface NetError {
  /** The name, or how it begins where it ends in `_`. */
  readonly name: string;
  readonly code: FailureCode;
  /** Where Chromium had no connection yet: the server received nothing. */
  readonly connected?: false;
}

/** https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h */
export const netErrors: readonly NetError[] = [
  { name: "net::ERR_BLOCKED_BY_RESPONSE.NotSameSite", code: "corp-same-site" },
  { name: "net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin", code: "corp-same-origin" },
  { name: "net::ERR_CONNECTION_REFUSED", code: "unreachable", connected: false },
  { name: "net::ERR_CONNECTION_RESET", code: "unreachable" },
  { name: "net::ERR_CONNECTION_CLOSED", code: "unreachable" },
  { name: "net::ERR_EMPTY_RESPONSE", code: "unreachable" },
  { name: "net::ERR_NAME_NOT_RESOLVED", code: "unreachable", connected: false },
  { name: "net::ERR_ADDRESS_UNREACHABLE", code: "unreachable", connected: false },
  { name: "net::ERR_INTERNET_DISCONNECTED", code: "unreachable", connected: false },
  { name: "net::ERR_CERT_", code: "unreachable", connected: false },
  { name: "net::ERR_SSL_CLIENT_AUTH_", code: "client-certificate", connected: false },
  { name: "net::ERR_BAD_SSL_CLIENT_AUTH_CERT", code: "client-certificate", connected: false },
  { name: "net::ERR_SSL_", code: "unreachable" },
  { name: "net::ERR_ABORTED", code: "aborted" },
  { name: "net::ERR_CONNECTION_TIMED_OUT", code: "timed-out" },
  { name: "net::ERR_TIMED_OUT", code: "timed-out" },
  { name: "net::ERR_UNSAFE_PORT", code: "bad-port" },
  { name: "net::ERR_UNSAFE_REDIRECT", code: "redirect-scheme" },
  { name: "net::ERR_TOO_MANY_REDIRECTS", code: "redirect-too-many" },
  { name: "net::ERR_INVALID_REDIRECT", code: "redirect-location" },
  { name: "net::ERR_INVALID_HTTP_RESPONSE", code: "malformed" },
  { name: "net::ERR_RESPONSE_HEADERS_TOO_BIG", code: "head-too-long" },
  { name: "net::ERR_RESPONSE_HEADERS_TRUNCATED", code: "truncated" },
  { name: "net::ERR_INCOMPLETE_CHUNKED_ENCODING", code: "truncated" },
  { name: "net::ERR_CONTENT_LENGTH_MISMATCH", code: "truncated" },
  { name: "net::ERR_CACHE_MISS", code: "not-cached" },
  { name: "net::ERR_H2_OR_QUIC_REQUIRED", code: "stream-over-http1" },
];

/** The error of a name; `undefined` for one that is not known. */
export const netErrorOf = (text: string): NetError | undefined =>
  netErrors.find(({ name }) => (name.endsWith("_") ? text.startsWith(name) : text === name));
