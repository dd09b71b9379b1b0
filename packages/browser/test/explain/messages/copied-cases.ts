import { casesOf, type MessageCase } from "./case.ts";

const url = "https://api.shop.test/v2/orders";
const origin = "https://www.shop.test";
const both = { url, origin };
const missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";

/** Texts that a chat, a form or a serializer has changed. */
const changed = casesOf("chromium", [
  [
    `Access to fetch at [${url}](${url}) from origin [${origin}](${origin}) has been blocked by CORS policy: ${missing}`,
    "cors-origin-missing",
    both,
  ],
  [
    `Access to script at '[${url}] from origin '${origin}' has been blocked by CORS policy: ${missing}`,
    "cors-origin-missing",
    both,
  ],
  [
    `Access to XMLHttpRequest at <${url}> from origin <${origin}> has been blocked by CORS policy: ${missing}`,
    "cors-origin-missing",
    both,
  ],
  [
    `"Access to XMLHttpRequest at \\u0027${url}\\u0027 from origin \\u0027${origin}\\u0027 has been blocked by CORS policy: ${missing.replaceAll("'", "\\u0027")}"`,
    "cors-origin-missing",
    both,
  ],
  [
    `No Access-Control-Allow-Origin header is present on the requested resource. Origin ${origin} is therefore not allowed access.`,
    "cors-origin-missing",
    { origin },
    ["app.example"],
  ],
  [
    `Access to fetch at ${url} from origin ${origin} has been blocked by CORS policy: Response to preflight request doesnt pass access control check: It does not have HTTP ok status.`,
    "preflight-status",
    both,
  ],
  [
    `Refused to connect to ${url} because it violates the following Content Security Policy directive: default-src self. Note that connect-src was not explicitly set, so default-src is used as a fallback.`,
    "csp",
    { url, directive: "default-src", unset: "connect-src" },
  ],
  [
    `[error] Access to fetch at '${url}' from origin '${origin}' has been blocked by CORS policy: ${missing}`,
    "cors-origin-missing",
    both,
  ],
]);

/** Rows and panes of network panels. */
const panels = [
  ...casesOf("chromium", [
    [
      "Name\tStatus\tType\tInitiator\tSize\norders\tCORS error\tfetch\tapp.js:3\t0 B\norders\t401\tpreflight\tPreflight\t0 B",
      "preflight-status",
      { status: "401", path: "orders" },
    ],
    [`POST ${url} 0`, "vague", { url, method: "POST" }],
    [`POST ${url} 0 ()`, "vague", { url, method: "POST" }],
    [`POST ${url} (failed)`, "vague", { url, method: "POST" }],
    [`POST ${url} (canceled)`, "aborted-call", { url, method: "POST" }],
    ["This site can’t be reached\nlocalhost refused to connect.\nERR_CONNECTION_REFUSED", "unreachable"],
    [
      "www.bank.test is blocked\nRequests to the server have been blocked by an extension.\nERR_BLOCKED_BY_CLIENT",
      "blocked-by-client",
    ],
    ["www.bank.test refused to connect.", "blocked-by-response", { host: "www.bank.test" }],
    ["DNS_PROBE_FINISHED_NXDOMAIN", "unreachable"],
    [
      "chrome-error://chromewebdata/:1 Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE",
      "blocked-by-response",
      {},
      ["`chrome-error"],
    ],
    [
      `Access to fetch at 'http://192.168.1.20/status' from origin '${origin}' has been blocked by CORS policy: The request client is not a secure context and the resource is in more-private address space \`private\`.`,
      "local-network-insecure",
      { origin },
      ["page was loaded over plain http"],
    ],
  ]),
  ...casesOf("firefox", [
    ["403\tOPTIONS\tapi.shop.test\torders\txhr\tCORS Preflight Did Not Succeed", "preflight-status", { status: "403" }],
    ["Blocked\tGET\tapi.shop.test\torders\tfetch\tNS_ERROR_DOM_BAD_URI", "origin-check", {}, ["not CORS"]],
    [
      "To protect your security, bank.test will not allow Firefox to display the page if another site has embedded it.",
      "blocked-by-response",
      { host: "bank.test" },
    ],
    ["SecurityError: The operation is insecure.", "insecure-operation", {}, ["was drawn on the canvas"]],
  ]),
  ...casesOf("webkit", [
    ["Failed to load resource: Cannot make any requests from null.", "cors-origin-missing", { origin: "null" }],
    [
      `[Error] Fetch API cannot load ${url}. Origin ${origin} is not allowed by Access-Control-Allow-Origin.`,
      "cors-origin-missing",
      both,
      ["2018"],
    ],
    [
      `[Error] Failed to load resource: Request header field Authorization is not allowed by Access-Control-Allow-Headers. (orders, line 0)\n[Error] Fetch API cannot load ${url}. Request header field Authorization is not allowed by Access-Control-Allow-Headers.`,
      "preflight-header",
      { url, header: "Authorization" },
    ],
    [
      `Fetch API cannot load ${url} due to access control checks.`,
      "access-control-checks",
      { url },
      ["says only that CORS"],
    ],
  ]),
  ...casesOf("edge-legacy", [
    [
      `SEC7120: [CORS] The origin '${origin}' did not find '${origin}' in the Access-Control-Allow-Origin response header for cross-origin  resource at '${url}'.`,
      "cors-origin-missing",
      both,
    ],
  ]),
];

/** What libraries make of it, with the request in their error's object. */
const objects = casesOf("browser", [
  [
    `{"message":"Network Error","name":"AxiosError","config":{"url":"${url}","method":"post"},"code":"ERR_NETWORK","status":null}`,
    "library-vague",
    { url, method: "POST" },
  ],
  [`Request path : [GET] '${url}'\nError message : XMLHttpRequest error.`, "library-vague", { url }],
  ["Response {type: 'opaque', url: '', redirected: false, status: 0, ok: false}", "opaque-response"],
  ["AbortError: signal is aborted without reason", "aborted-call"],
  ["CanceledError: canceled", "aborted-call"],
  ["FunctionsFetchError: Failed to send a request to the Edge Function", "library-vague"],
  ["FirebaseError: Firebase Storage: An unknown error occurred (storage/unknown)", "library-vague"],
]);

export const copiedCases: readonly MessageCase[] = [...changed, ...panels, ...objects];
