import { connectionCause } from "../evidence/connection.ts";
import { codeSpan } from "../../text/code-span.ts";
import { responsePartTexts } from "../response-part-texts.ts";
import { always, type CodeText } from "./code-text.ts";

/** The connection: it is not permitted, or there was no complete response. */
export const networkTexts: Readonly<
  Record<
    | "bad-port"
    | "mixed-content"
    | "stream-over-http1"
    | "unreachable"
    | "client-certificate"
    | "malformed"
    | "head-too-long"
    | "body-too-long"
    | "truncated"
    | "timed-out",
    CodeText
  >
> = {
  "bad-port": {
    title: "a blocked port",
    why: (facts) =>
      `${facts.value === undefined ? "The port" : `Port ${codeSpan(facts.value)}`} belongs to another protocol. Browsers block it, so that no page can make them send requests to a mail server, for example.`,
    causes: ["mixed-or-port"],
    fixes: ["other-port"],
    dangers: ["security-off"],
    protects: "local",
  },
  "mixed-content": {
    title: "a secure page requests plain http",
    why: always(
      "The page was loaded over https and requests plain http, where anyone on the network can read and change the response. This has nothing to do with CORS.",
    ),
    causes: ["url-insecure", "http-written"],
    fixes: ["know-scheme", "https-api", "same-origin"],
    dangers: ["http", "security-off"],
    protects: "wire",
  },
  "stream-over-http1": {
    title: "a stream as the body, over HTTP/1.1",
    why: always("Browsers can send a stream as the body only over HTTP/2 and later."),
    causes: [],
    fixes: ["buffer-body"],
    dangers: [],
    protects: "nothing",
  },
  unreachable: {
    title: "no response",
    why: ({ value }) =>
      connectionCause(value) === "dropped"
        ? "There was no response, because the connection was closed before one came. CORS is not the cause, whatever the console says."
        : "There was no response, because the browser could not connect. CORS is not the cause, whatever the console says.",
    causes: [
      "nobody-listens",
      "unknown-host",
      "tls",
      "dropped",
      "offline",
      "mixed-or-port",
      "blocker",
      "service-worker",
      "rebinding-page",
    ],
    fixes: ["reachable", "start-server", "right-name", "trusted-certificate", "no-drop", "go-online", "worker"],
    dangers: ["security-off", "public-proxy"],
    protects: "network",
  },
  "client-certificate": {
    title: "the server requires a client certificate",
    why: ({ preflight, credentials }) =>
      preflight
        ? "The server requires a TLS client certificate, and the preflight has none: a preflight has no credentials. The handshake fails, so the request was never sent."
        : credentials
          ? "The server requires a TLS client certificate, and the browser has none for it, or the user chose none. The handshake fails, so there is no HTTP response."
          : "The server requires a TLS client certificate, and a request without credentials has none. The handshake fails, so there is no HTTP response.",
    causes: ["certificate-in-handshake"],
    fixes: ["optional-certificate", "ask-credentials", "same-origin", "import-certificate"],
    dangers: ["no-certificate", "security-off"],
    protects: "network",
  },
  malformed: {
    title: "a response that is not HTTP",
    why: ({ part, value }) => {
      const shown = value === undefined ? "" : ` (${codeSpan(value)})`;
      return part === undefined
        ? `The response is not HTTP${shown}.`
        : `${responsePartTexts[part].slice(0, -1)}${shown}.`;
    },
    causes: ["tls", "mixed-or-port"],
    fixes: [
      "status-line",
      "one-length",
      "one-coding",
      "valid-chunks",
      "no-upgrade",
      "one-value",
      "no-407",
      "valid-head",
      "reachable",
    ],
    dangers: ["security-off"],
    protects: "network",
  },
  "head-too-long": {
    title: "response headers that are too long",
    why: always("The response headers are longer than browsers accept."),
    causes: [],
    fixes: ["smaller-head"],
    dangers: [],
    protects: "network",
  },
  "body-too-long": {
    title: "a response body that is too long",
    why: always("The response body is longer than this model accepts (64 MiB)."),
    causes: [],
    fixes: ["faster"],
    dangers: [],
    protects: "network",
  },
  truncated: {
    title: "an incomplete response",
    why: always("The connection closed before the response was complete."),
    causes: ["answer-stopped"],
    fixes: ["whole-answer"],
    dangers: [],
    protects: "network",
  },
  "timed-out": {
    title: "no response in time",
    why: always("The server did not respond within the time limit."),
    causes: ["nobody-listens", "blocker"],
    fixes: ["reachable", "faster"],
    dangers: [],
    protects: "network",
  },
};
