import { linesOf, type LineMeaning, type MessageLine } from "../message-line.ts";

const server = (meaning: LineMeaning, texts: readonly string[]): readonly MessageLine[] =>
  linesOf("server", meaning, texts);

/** What proxies log, and servers whose proxy leaves something out. */
export const proxyMessages: readonly MessageLine[] = [
  ...server({ topic: "upstream-failed" }, [
    "connect() failed (111: Connection refused) while connecting to upstream",
    "connect() failed ({value}) while connecting to upstream",
    "upstream prematurely closed connection while reading response header from upstream",
    "upstream timed out ({value}) while reading response header from upstream",
    "upstream timed out ({value}) while connecting to upstream",
    "no live upstreams while connecting to upstream",
    "upstream sent too big header while reading response header from upstream",
    "upstream sent invalid header",
    "Error occurred while trying to proxy",
    "Error occurred while proxying request",
    "[HPM] Error occurred while {value}",
    "http proxy error: {path}",
    "Proxy error: Could not proxy request {path} from {value} to {url}",
    "The proxy server received an invalid response from an upstream server",
  ]),
  ...server({ topic: "body-too-large" }, [
    "client intended to send too large body",
    "PayloadTooLargeError: request entity too large",
  ]),
  ...server({ topic: "upgrade-lost" }, [
    "websocket: the client is not using the websocket protocol: 'upgrade' token not found in 'Connection' header",
    "the client is not using the websocket protocol",
    "Can 'Upgrade' only to 'WebSocket'",
    "Handshake failed due to invalid Upgrade header",
    "invalid Connection header: keep-alive",
    "Missing or invalid Sec-WebSocket-Key header",
  ]),
  ...server({ topic: "sticky-session" }, ["'code':1,'message':'Session ID unknown'", "Session ID unknown"]),
];
