import { localScheme } from "../../evidence/url.ts";
import { notCors, say, type TopicText } from "../topic.ts";

/** Errors of the network stack whose name says what to do. */
export const netErrorTexts: Readonly<
  Record<
    "net-stream" | "net-loop" | "net-coding" | "net-changed" | "net-proxy" | "net-scheme" | "net-file" | "net-address",
    TopicText
  >
> = {
  "net-stream": {
    ...notCors(
      "a network error",
      ({ url }) =>
        `the server of ${say(url, "the URL")}, or a proxy before it, broke the HTTP/2 or HTTP/3 stream off: a limit, a time-out, a header that HTTP/2 forbids, or a body of another length than its \`Content-Length\`.`,
    ),
    fixes: [
      {
        at: "proxy",
        text: "Compare `curl --http1.1` with `curl --http2` for the same URL, and read the proxy's error log for this moment.",
      },
    ],
  },
  "net-loop": {
    ...notCors(
      "a network error",
      ({ url }) =>
        `the browser has too many requests open at once${url === undefined ? "" : `, one of them for ${say(url, "")}`}. The server is not the cause.`,
    ),
    fixes: [
      {
        at: "page",
        text: "Find the loop that sends the requests (an effect that changes what it depends on, a retry without a pause), and send them in groups.",
      },
    ],
  },
  "net-coding": {
    ...notCors(
      "a broken response",
      ({ url }) => `the body of ${say(url, "the response")} is not what its \`Content-Encoding\` says.`,
    ),
    fixes: [
      {
        at: "server",
        text: "Let only one component compress the response, and remove `Content-Encoding` wherever the body is decompressed.",
      },
    ],
  },
  "net-changed": {
    ...notCors(
      "a network error",
      ({ url }) => `the machine's network changed or slept while ${say(url, "the request")} was under way.`,
    ),
    fixes: [{ at: "page", text: "Send the request again. If it happens often, look at VPNs, Wi-Fi and containers." }],
  },
  "net-proxy": {
    ...notCors(
      "the browser's own proxy",
      ({ url }) => `the proxy in the browser's settings was not reached, or refused ${say(url, "the request")}.`,
    ),
    fixes: [{ at: "browser", text: "Check the proxy settings of the browser, the system and the VPN." }],
  },
  "net-scheme": {
    ...notCors("the URL", ({ url }) => `the browser doesn't know the scheme of ${say(url, "the URL")}, or refuses it.`),
    fixes: ["http-url"],
  },
  "net-file": {
    ...notCors("a file", ({ url }) =>
      localScheme(url) === "blob"
        ? `${say(url, "")} was revoked, or the page that made it is closed.`
        : `there is no file ${say(url, "there")}, or the browser may not read it.`,
    ),
    fixes: ["read-blob", "http-url"],
  },
  "net-address": {
    ...notCors("the URL", ({ url }) => `nobody can connect to the address of ${say(url, "the URL")}.`),
    fixes: [
      {
        at: "page",
        text: "Request a name or an address of the server. `0.0.0.0` is where a server listens; a page requests `localhost`.",
      },
    ],
  },
};
