import type { MessageCase } from "./case.ts";

const url = "https://api.shop.test/v2/orders";
const origin = "https://www.shop.test";
const at = (kind: string): string =>
  `Access to ${kind} at '${url}' from origin '${origin}' has been blocked by CORS policy: `;
const missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const preflight = "Response to preflight request doesn't pass access control check: ";
const firefox = (reason: string): string =>
  `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: ${reason}).`;

/** What the console logs about the same request decides on the cause and the fix. */
const logged: readonly MessageCase[] = [
  {
    desc: "the status in the line behind it",
    text: `${at("fetch")}${missing}\napi.js:7 GET ${url} net::ERR_FAILED 403 (Forbidden)`,
    reads: ["chromium", "cors-origin-missing"],
    values: { url, origin, status: "403", method: "GET" },
    says: ["status 403", "Find out why the server refuses"],
  },
  {
    desc: "the gateway's status in the line behind it",
    text: `${at("XMLHttpRequest")}${missing}\nPOST ${url} net::ERR_FAILED 502 (Bad Gateway)`,
    reads: ["chromium", "cors-origin-missing"],
    values: { url, origin, status: "502", method: "POST" },
    says: ["gateway"],
  },
  {
    desc: "another request's status is not its own",
    text: `${at("fetch")}${missing}\nGET https://api.shop.test/v2/other net::ERR_FAILED 500 (Internal Server Error)`,
    reads: ["chromium", "cors-origin-missing"],
    values: { url, origin },
    not: ["status 500"],
  },
  {
    desc: "the method of a request whose preflight failed",
    text: `${at("fetch")}${preflight}${missing}\nPUT ${url} net::ERR_FAILED`,
    reads: ["chromium", "cors-origin-missing"],
    values: { url, origin, method: "PUT" },
    says: ["Access-Control-Allow-Methods", "PUT"],
  },
  {
    desc: "the status of the preflight, from the line before it",
    text: `OPTIONS ${url} 405 (Method Not Allowed)\n${at("XMLHttpRequest")}${preflight}It does not have HTTP ok status.`,
    reads: ["chromium", "preflight-status"],
    values: { url, origin, status: "405" },
    says: ["no OPTIONS route"],
  },
  {
    desc: "Firefox's line of the request",
    text: `XHRPOST ${url} [HTTP/1.1 500 Internal Server Error 12ms]\n${firefox("CORS header ‘Access-Control-Allow-Origin’ missing")}`,
    reads: ["firefox", "cors-origin-missing"],
    values: { url, status: "500", method: "POST" },
    says: ["server's log"],
  },
  {
    desc: "a status and no message: CORS refused a response",
    text: `POST ${url} net::ERR_FAILED 413`,
    reads: ["chromium", "cors-origin-missing"],
    values: { url, status: "413", method: "POST" },
    says: ["missing, or has another value", "smaller body"],
  },
  {
    desc: "a script that is not there was not aborted by the page",
    text: "GET https://cdn.shop.test/a.js net::ERR_ABORTED 404 (Not Found)",
    reads: ["chromium", "http-failed"],
    values: { url: "https://cdn.shop.test/a.js", status: "404", method: "GET" },
    not: ["the page aborted"],
  },
];

/** What the value itself shows. */
const values: readonly MessageCase[] = [
  {
    desc: "the same origin twice",
    text: firefox(`CORS header ‘Access-Control-Allow-Origin’ does not match ‘${origin}, ${origin}’`),
    reads: ["firefox", "cors-origin-mismatch"],
    values: { url },
    says: ["adds it again", "only one component"],
  },
  {
    desc: "an empty header",
    text: firefox("CORS header ‘Access-Control-Allow-Origin’ does not match ‘(null)’"),
    reads: ["firefox", "cors-origin-mismatch"],
    values: { url },
    says: ["is empty", "variable"],
  },
  {
    desc: "a line without the value invents none: several",
    text: "[Error] Access-Control-Allow-Origin cannot contain more than one origin.",
    reads: ["webkit", "cors-origin-multiple"],
    says: ["more than one value"],
    not: ["is empty"],
  },
  {
    desc: "a line without the value invents none: credentials",
    text: firefox("expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’"),
    reads: ["firefox", "cors-credentials"],
    values: { url },
    says: ["missing, or is not"],
  },
  {
    desc: "a URL without a scheme",
    text: "Access to XMLHttpRequest at 'localhost:8080/api' from origin 'http://localhost:3000' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: http, data, chrome, https.",
    reads: ["chromium", "scheme-not-cors"],
    values: { url: "localhost:8080/api" },
    says: ["has no scheme", "http://localhost:8080/api"],
  },
  {
    desc: "a file, which only a page from the disk can request",
    text: "XMLHttpRequest cannot load file:///C:/site/data.json. Cross origin requests are only supported for protocol schemes: http, data, chrome, https.",
    reads: ["chromium", "scheme-not-cors"],
    values: { url: "file:///C:/site/data.json" },
    says: ["opened from disk", "web server"],
  },
];

type Connection = readonly [error: string, engine: string, is: string, says: readonly string[]];

/** The name of a network error says more than that there was one. */
const connections: readonly MessageCase[] = (
  [
    ["net::ERR_CONNECTION_REFUSED", "chromium", "unreachable", ["No server listens", "Start the server"]],
    ["net::ERR_NAME_NOT_RESOLVED", "chromium", "unreachable", ["no address here", "host name"]],
    ["net::ERR_CERT_AUTHORITY_INVALID", "chromium", "unreachable", ["certificate"]],
    ["net::ERR_SSL_PROTOCOL_ERROR", "chromium", "unreachable", ["TLS"]],
    ["net::ERR_CONNECTION_RESET", "chromium", "unreachable", ["closed without a response"]],
    ["net::ERR_EMPTY_RESPONSE", "chromium", "unreachable", ["closed without a response"]],
    ["net::ERR_INTERNET_DISCONNECTED", "chromium", "unreachable", ["offline"]],
    ["net::ERR_INSUFFICIENT_RESOURCES", "chromium", "net-loop", ["too many requests", "loop"]],
    ["net::ERR_HTTP2_PROTOCOL_ERROR", "chromium", "net-stream", ["HTTP/2"]],
    ["net::ERR_CONTENT_DECODING_FAILED", "chromium", "net-coding", ["Content-Encoding"]],
    ["net::ERR_NETWORK_CHANGED", "chromium", "net-changed", ["network changed"]],
    ["net::ERR_PROXY_CONNECTION_FAILED", "chromium", "net-proxy", ["proxy"]],
    ["net::ERR_ADDRESS_INVALID", "chromium", "net-address", ["0.0.0.0"]],
    ["NS_ERROR_CONNECTION_REFUSED", "firefox", "unreachable", ["No server listens"]],
    ["NS_ERROR_NET_RESET", "firefox", "unreachable", ["closed without a response"]],
    ["NS_ERROR_INVALID_CONTENT_ENCODING", "firefox", "net-coding", ["Content-Encoding"]],
    ["Error: connect ECONNREFUSED 127.0.0.1:8080", "node", "not-a-browser", ["No server listens", "Start the server"]],
    ["Error: getaddrinfo ENOTFOUND api", "node", "not-a-browser", ["no address here"]],
    ["Error: unable to verify the first certificate", "node", "not-a-browser", ["certificate"]],
  ] satisfies readonly Connection[]
).map(([error, engine, is, says]) => ({ desc: error, text: error, reads: [engine, is], says }));

export const evidenceCases: readonly MessageCase[] = [...logged, ...values, ...connections];
