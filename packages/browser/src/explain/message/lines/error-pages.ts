import { linesOf, type MessageLine } from "../message-line.ts";

/** Node's errors have the same names. */
const isOfNodeToo = (name: string): boolean => /INVALID_URL|UNKNOWN_URL_SCHEME|ACCESS_DENIED|FILE_NOT_FOUND/.test(name);

/** Chromium's error pages show a code without `net::`. */
const withoutPrefix = (lines: readonly MessageLine[]): readonly MessageLine[] =>
  lines.flatMap((line) => {
    const name = /^net::(ERR_[A-Z0-9_]+)$/.exec(line.text)?.[1];
    return name === undefined || isOfNodeToo(name) || line.code === "aborted" ? [] : [{ ...line, text: name }];
  });

/** What stands in the place of a document or a frame that did not load. */
export const errorPages = (lines: readonly MessageLine[]): readonly MessageLine[] => [
  ...withoutPrefix(lines),
  ...linesOf("chromium", { code: "unreachable" }, [
    "DNS_PROBE_FINISHED_NXDOMAIN",
    "DNS_PROBE_FINISHED_NO_INTERNET",
    "DNS_PROBE_FINISHED_BAD_CONFIG",
    "{host}'s server IP address could not be found",
    "ERR_SSL_PROTOCOL_ERROR",
    "ERR_SSL_VERSION_OR_CIPHER_MISMATCH",
  ]),
  ...linesOf("chromium", { topic: "blocked-by-response", vague: true }, ["{host} refused to connect"]),
  ...linesOf("chromium", { code: "timed-out", vague: true }, ["{host} took too long to respond"]),
  ...linesOf("firefox", { topic: "blocked-by-response" }, [
    "{host} will not allow Firefox to display the page if another site has embedded it",
  ]),
  ...linesOf("firefox", { code: "unreachable" }, [
    "We can't connect to the server at {host}",
    "Firefox can't find the server at {host}",
    "We're having trouble finding that site. We can't connect to the server at {host}",
  ]),
  ...linesOf("webkit", { code: "unreachable" }, [
    "Safari can't connect to the server '{host}'",
    "Safari can't find the server '{host}'",
    "Safari Can't Connect to the Server",
    "Safari Can't Find the Server",
  ]),
];
