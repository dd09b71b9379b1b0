import { notCors, say, type TopicText } from "../topic.ts";

/** What a proxy says, and what a proxy leaves out. */
export const proxyTexts: Readonly<
  Record<"upstream-failed" | "body-too-large" | "upgrade-lost" | "sticky-session", TopicText>
> = {
  "upstream-failed": {
    ...notCors(
      "a gateway error",
      ({ value }) =>
        `the proxy got no usable response from the server behind it${value === undefined ? "" : ` (${say(value, "")})`}, and sent its own error (502, 504). That error has no CORS headers, so the console blames CORS.`,
    ),
    fixes: [
      {
        at: "server",
        text: "Start the server behind the proxy, and compare its host and port with the proxy's (`proxy_pass`, `target`). If it runs, its own log says why it ended the response.",
      },
      "gateway",
    ],
  },
  "body-too-large": {
    ...notCors(
      "a limit of the body",
      () =>
        "the server or a proxy refused the body as too large, with 413. That error has no CORS headers, so the console blames CORS.",
    ),
    fixes: ["smaller-body"],
  },
  "upgrade-lost": {
    ...notCors(
      "a WebSocket handshake",
      () =>
        "the request reached the WebSocket server without `Upgrade` and `Connection`: a proxy removed them, or it was an ordinary request.",
    ),
    fixes: [
      {
        at: "proxy",
        text: 'Pass the upgrade on: in nginx `proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";`. Check that the URL begins with `ws:` or `wss:`.',
      },
    ],
    dangers: ["socket-any-origin"],
  },
  "sticky-session": {
    ...notCors(
      "a Socket.IO session",
      () =>
        "the server that got the request doesn't know the session: a load balancer or several processes sent it to another one than the handshake.",
    ),
    fixes: [
      {
        at: "proxy",
        text: 'Send all requests of a session to one server (sticky sessions), or use only WebSockets (`transports: ["websocket"]`).',
      },
    ],
  },
};
