import type { MessageCase } from "./case.ts";

const url = "https://api.shop.test/v2/orders";
const notUnless = "not CORS unless the console says";

/** A status of which nothing else is said. */
const statuses: readonly MessageCase[] = [
  {
    desc: "Chromium: a status alone",
    text: `POST ${url} 403 (Forbidden)`,
    reads: ["chromium", "logged-error"],
    values: { url, method: "POST", status: "403" },
    says: [notUnless, "refuses the request itself", "Read the body"],
    not: ["Access-Control-Allow-Origin", "no CORS headers"],
  },
  {
    desc: "Chromium: behind a place, over HTTP/2, and with what a console has besides",
    text: `[HMR] connected\napi.js:12  GET ${url} 404\nload @ api.js:12`,
    reads: ["chromium", "logged-error"],
    values: { url, method: "GET", status: "404" },
    says: ["nothing at this path"],
  },
  {
    desc: "Chromium: the server failed",
    text: `GET ${url} 502 (Bad Gateway)`,
    reads: ["chromium", "logged-error"],
    values: { url, status: "502" },
    says: ["gateway", "log of the server"],
    not: ["what the server refuses"],
  },
  {
    desc: "Firefox: copied as three lines",
    text: `XHRPOST\n${url}\n[HTTP/1.1 403 Forbidden 120ms]`,
    reads: ["firefox", "logged-error"],
    values: { url, method: "POST", status: "403" },
    says: [notUnless],
  },
  {
    desc: "Firefox: no failure",
    text: `GET\n${url}\n[HTTP/2 200  12ms]`,
    reads: ["firefox", "logged-success"],
    values: { url, method: "GET", status: "200" },
    says: ["shows no failure", "Copy the console's line"],
  },
  {
    desc: "Firefox: the preflight failed",
    text: `XHROPTIONS\n${url}\n[HTTP/1.1 405 Method Not Allowed 12ms]`,
    reads: ["firefox", "preflight-status"],
    values: { url, status: "405" },
    says: ["`405`", "no OPTIONS route"],
    not: ['"method":"OPTIONS"', "Access-Control-Allow-Methods"],
  },
  {
    desc: "Firefox: the preflight was redirected",
    text: `XHROPTIONS ${url} [HTTP/1.1 301 Moved Permanently 12ms]`,
    reads: ["firefox", "preflight-redirect"],
    values: { url, status: "301" },
  },
  {
    desc: "a preflight that failed is why the request behind it did",
    text: `OPTIONS ${url} 401 (Unauthorized)\nPUT ${url} net::ERR_FAILED`,
    reads: ["chromium", "preflight-status"],
    values: { url, method: "PUT", status: "401" },
    says: ["Authentication runs before CORS"],
  },
  {
    desc: "only errors are read where there are some",
    text: `GET https://shop.test/config.json 200 (OK)\nPOST ${url} 401 (Unauthorized)`,
    reads: ["chromium", "logged-error"],
    values: { url, method: "POST", status: "401" },
  },
  {
    desc: "an aborted preflight has failed by its status",
    text: `OPTIONS ${url} net::ERR_ABORTED 405 (Method Not Allowed)`,
    reads: ["chromium", "preflight-status"],
    values: { url, status: "405" },
    says: ["no OPTIONS route"],
  },
  {
    desc: "Node: the address that was not reached",
    text: "TypeError: fetch failed\n  [cause]: ConnectTimeoutError: Connect Timeout Error (attempted address: b.test:443, timeout: 10000ms)",
    reads: ["node", "not-a-browser"],
    values: { address: "b.test:443", value: "ConnectTimeoutError" },
  },
  {
    desc: "Safari's line",
    text: "[Error] Failed to load resource: the server responded with a status of 403 (Forbidden) (orders, line 0)",
    reads: ["webkit", "http-error"],
    values: { status: "403" },
  },
  {
    desc: "the place of what could not be loaded is its URL",
    text: `${url}:1 Failed to load resource: the server responded with a status of 401 ()`,
    reads: ["browser", "http-error"],
    values: { url, status: "401" },
    says: ["has none that it accepts"],
  },
  {
    desc: "Uvicorn's log of a preflight",
    text: 'INFO:     127.0.0.1:50422 - "OPTIONS /login HTTP/1.1" 405 Method Not Allowed',
    reads: ["server", "preflight-status"],
    values: { path: "/login", status: "405" },
    says: ["OPTIONS route"],
  },
  {
    desc: "a log of Node's",
    text: "OPTIONS /api/login 404 3.204 ms - 12",
    reads: ["server", "preflight-status"],
    values: { path: "/api/login", status: "404" },
  },
  {
    desc: "nginx's log",
    text: '192.0.2.4 - - [27/Nov/2026:10:00:00 +0000] "POST /api/login HTTP/1.1" 502 157 "https://app.test/login" "Mozilla/5.0"',
    reads: ["server", "logged-error"],
    values: { path: "/api/login", method: "POST", status: "502" },
  },
];

/** The line of a request that Firefox blocked has the reason in the place of the status. */
const notices: readonly MessageCase[] = (
  [
    ["XHRGET", "CORS Missing Allow Origin", "cors-origin-missing"],
    ["XHRGET", "CORS Multiple Origin Not Allowed", "cors-origin-multiple"],
    ["XHRGET", "CORS Allow Origin Not Matching Origin", "cors-origin-mismatch"],
    ["XHRGET", "CORS No Allow Credentials", "cors-origin-wildcard"],
    ["XHRGET", "CORS Missing Allow Credentials", "cors-credentials"],
    ["XHRPUT", "CORS Missing Allow Header", "preflight-header"],
    ["XHRPUT", "CORS Method Not Found", "preflight-method"],
    ["XHRPUT", "CORS Preflight Did Not Succeed", "preflight-status"],
    ["XHRGET", "CORS Failed", "unreachable"],
    ["XHRGET", "CORS disabled", "cors-disabled"],
    ["XHRGET", "CSP", "csp"],
    ["GET", "Mixed Block", "mixed-content"],
    ["GET", "Blocked By Extension", "blocked-by-client"],
    ["GET", "NS_BINDING_ABORTED", "aborted"],
  ] as const
).map(([method, notice, is]) => ({
  desc: `Firefox: ${notice}`,
  text: `${method}\n${url}\n${notice}`,
  reads: ["firefox", is],
  values: { url, method: method.replace("XHR", "") },
}));

/** What a library or a script says of a request that the console has logged. */
const silent: readonly MessageCase[] = [
  {
    desc: "a preflight's notice is about the preflight",
    text: `XHROPTIONS\n${url}\nCORS Missing Allow Origin`,
    reads: ["firefox", "cors-origin-missing"],
    values: { url },
    says: ["The response to the preflight"],
    not: ['"method":"OPTIONS"'],
  },
  {
    desc: "axios: the status and the request",
    text: `POST ${url} 403 (Forbidden)\nUncaught (in promise) AxiosError: Request failed with status code 403`,
    reads: ["browser", "http-error"],
    values: { url, method: "POST", status: "403" },
  },
  {
    desc: "axios: another request's line is not its own",
    text: `GET ${url} 404 (Not Found)\nUncaught (in promise) AxiosError: Request failed with status code 403`,
    reads: ["browser", "http-error"],
    values: { status: "403" },
    not: [url],
  },
  {
    desc: "a script that saw nothing of a response with a status",
    text: `XHRGET ${url} [HTTP/1.1 500 Internal Server Error 12ms]\nTypeError: NetworkError when attempting to fetch resource.`,
    reads: ["firefox", "vague"],
    values: { url, method: "GET", status: "500" },
    says: ["the response has the status `500`"],
  },
  {
    desc: "Chromium's log of requests",
    text: `XHR failed loading: POST "${url}".`,
    reads: ["chromium", "library-vague"],
    values: { url, method: "POST" },
  },
];

/** Requests as consoles and servers log them. */
export const requestLineCases: readonly MessageCase[] = [...statuses, ...notices, ...silent];
