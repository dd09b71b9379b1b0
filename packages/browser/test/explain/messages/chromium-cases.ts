import { casesOf, type MessageCase } from "./case.ts";

const url = "https://api.shop.test/v2/orders?page=2";
const origin = "https://www.shop.test";
const at = (kind: string): string =>
  `Access to ${kind} at '${url}' from origin '${origin}' has been blocked by CORS policy: `;
const both = { url, origin };
const preflight = "Response to preflight request doesn't pass access control check: ";
const therefore = ` Origin '${origin}' is therefore not allowed access.`;

const today = casesOf("chromium", [
  [
    `${at("fetch")}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
    "cors-origin-missing",
    both,
  ],
  [
    `${at("XMLHttpRequest")}${preflight}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
    "cors-origin-missing",
    both,
  ],
  [
    `${at("font")}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
    "cors-origin-missing",
    { ...both, kind: "font" },
  ],
  [
    `app.3f2a1.js:17 ${at("script")}The 'Access-Control-Allow-Origin' header has a value 'https://shop.test' that is not equal to the supplied origin.`,
    "cors-origin-mismatch",
    { ...both, value: "https://shop.test" },
  ],
  [
    `${at("fetch")}${preflight}The 'Access-Control-Allow-Origin' header has a value 'http://www.shop.test' that is not equal to the supplied origin. Have the server send the header with a valid value.`,
    "cors-origin-mismatch",
    { ...both, value: "http://www.shop.test" },
  ],
  [
    `${at("XMLHttpRequest")}The 'Access-Control-Allow-Origin' header contains multiple values '${origin}, *', but only one is allowed.`,
    "cors-origin-multiple",
    { ...both, value: `${origin}, *` },
  ],
  [
    `${at("fetch")}The 'Access-Control-Allow-Origin' header contains the invalid value 'www.shop.test'. Have the server send the header with a valid value, or, if an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.`,
    "cors-origin-invalid",
    { ...both, value: "www.shop.test" },
  ],
  [
    `${at("XMLHttpRequest")}${preflight}The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'. The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.`,
    "cors-origin-wildcard",
    both,
  ],
  [
    `${at("fetch")}The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.`,
    "cors-credentials",
    both,
  ],
  [`[10:42:07.113] ${at("fetch")}${preflight}It does not have HTTP ok status.`, "preflight-status", both],
  [`${at("fetch")}${preflight}Redirect is not allowed for a preflight request.`, "preflight-redirect", both],
  [
    `${at("fetch")}Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.`,
    "preflight-method",
    { ...both, method: "PATCH" },
  ],
  [
    `${at("fetch")}Request header field x-request-id is not allowed by Access-Control-Allow-Headers in preflight response.`,
    "preflight-header",
    { ...both, header: "x-request-id" },
  ],
  [
    `${at("fetch")}Cannot parse Access-Control-Allow-Headers response header field in preflight response.`,
    "preflight-headers-malformed",
    both,
  ],
  [
    `Access to script at 'file:///Users/ana/site/main.js' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: brave, chrome, chrome-extension, chrome-untrusted, data, http, https.`,
    "scheme-not-cors",
    { url: "file:///Users/ana/site/main.js", origin: "null" },
  ],
  [
    `Access to internal resource at 'https://sso.corp.test/oauth2/authorize?client_id=7' (redirected from '${url}') from origin '${origin}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
    "cors-origin-missing",
    { url: "https://sso.corp.test/oauth2/authorize?client_id=7", redirectedFrom: url, origin },
  ],
  [
    `Access to fetch at 'https://login.shop.test/' (redirected from '${url}') from origin 'null' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header has a value '${origin}' that is not equal to the supplied origin.`,
    "cors-origin-mismatch",
    { redirectedFrom: url, origin: "null" },
    ["opened from disk"],
  ],
  [
    `${at("fetch")}Redirect location 'https://u:p@x.test/' contains a username and password, which is disallowed for cross-origin requests.`,
    "redirect-credentials",
    both,
  ],
  [
    `${at("fetch")}Request had no target IP address space, yet the resource is in address space \`loopback\`.`,
    "local-network-denied",
    { ...both, space: "loopback" },
  ],
  [
    `${at("fetch")}Request had a target IP address space of \`local\` yet the resource is in address space \`loopback\`.`,
    "local-network-target",
    { ...both, space: "loopback", target: "local" },
  ],
  [
    `${at("fetch")}Permission was denied for this request to access the \`local\` address space.`,
    "local-network-denied",
    { ...both, space: "local" },
  ],
  [
    `${at("fetch")}The request client is not a secure context and the resource is in more-private address space \`private\`.`,
    "local-network-insecure",
    { ...both, space: "private" },
  ],
  [
    `${at("fetch")}No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the \`local\` address space.`,
    "private-network",
    { ...both, space: "local" },
  ],
  [
    `Fetch API cannot load ${url}. Request mode is "same-origin" but the URL's origin is not same as the request origin ${origin}.`,
    "mode-same-origin",
    both,
  ],
  [
    `Fetch API cannot load file:///C:/data.json. URL scheme "file" is not supported.`,
    "scheme-not-cors",
    { url: "file:///C:/data.json" },
  ],
  [at("fetch"), "cors-error", both],
  [
    `GET ${url} net::ERR_FAILED 503 (Service Unavailable)`,
    "cors-origin-missing",
    { url, method: "GET", status: "503" },
  ],
]);

const before2018 = casesOf("chromium", [
  [
    `XMLHttpRequest cannot load ${url}. No 'Access-Control-Allow-Origin' header is present on the requested resource.${therefore}`,
    "cors-origin-missing",
    both,
  ],
  [
    `XMLHttpRequest cannot load ${url}. No 'Access-Control-Allow-Origin' header is present on the requested resource.${therefore} The response had HTTP status code 502.`,
    "cors-origin-missing",
    { ...both, status: "502" },
  ],
  [
    `XMLHttpRequest cannot load ${url}. ${preflight}No 'Access-Control-Allow-Origin' header is present on the requested resource.${therefore} The response had HTTP status code 405.`,
    "cors-origin-missing",
    { ...both, status: "405" },
  ],
  [
    `Fetch API cannot load ${url}. ${preflight}The 'Access-Control-Allow-Origin' header has a value 'http://localhost:4200' that is not equal to the supplied origin.${therefore}`,
    "cors-origin-mismatch",
    { ...both, value: "http://localhost:4200" },
  ],
  [
    `XMLHttpRequest cannot load ${url}. A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true.${therefore} The credentials mode of an XMLHttpRequest is controlled by the withCredentials attribute.`,
    "cors-origin-wildcard",
    both,
  ],
  [
    `XMLHttpRequest cannot load ${url}. The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.${therefore}`,
    "cors-origin-wildcard",
    both,
  ],
  [
    `XMLHttpRequest cannot load ${url}. Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is ''. It must be 'true' to allow credentials.${therefore}`,
    "cors-credentials",
    both,
  ],
  [
    `Failed to load ${url}: Response for preflight has invalid HTTP status code 404.`,
    "preflight-status",
    { url, status: "404" },
  ],
  [
    `XMLHttpRequest cannot load ${url}. Response for preflight has invalid HTTP status code 405`,
    "preflight-status",
    { url, status: "405" },
  ],
  [`XMLHttpRequest cannot load ${url}. Invalid HTTP status code 401`, "preflight-status", { url, status: "401" }],
  [
    `Failed to load ${url}: ${preflight}No 'Access-Control-Allow-Origin' header is present on the requested resource.${therefore}`,
    "cors-origin-missing",
    both,
  ],
  [`Failed to load ${url}: Response for preflight is invalid (redirect)`, "preflight-redirect", { url }],
  [`XMLHttpRequest cannot load ${url}. Response for preflight is invalid (redirect)`, "preflight-redirect", { url }],
  [
    `XMLHttpRequest cannot load ${url}. The request was redirected to 'https://api.shop.test/v2/orders/', which is disallowed for cross-origin requests that require preflight.`,
    "preflight-redirect",
    { url },
  ],
  [
    `XMLHttpRequest cannot load ${url}. Request header field X-Requested-With is not allowed by Access-Control-Allow-Headers in preflight response.`,
    "preflight-header",
    { url, header: "X-Requested-With" },
  ],
  [
    `XMLHttpRequest cannot load ${url}. Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.`,
    "preflight-method",
    { url, method: "PUT" },
  ],
  [
    `Fetch API cannot load ${url}. Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.`,
    "preflight-header",
    { url, header: "authorization" },
  ],
  [
    `XMLHttpRequest cannot load ${url}. The 'Access-Control-Allow-Origin' header contains multiple values '*, *', but only one is allowed.${therefore}`,
    "cors-origin-multiple",
    { ...both, value: "*, *" },
  ],
  [
    `XMLHttpRequest cannot load ${url}. The 'Access-Control-Allow-Origin' header contains the invalid value ''.${therefore}`,
    "cors-origin-invalid",
    both,
  ],
  [
    `XMLHttpRequest cannot load ${url}. Origin ${origin} is not allowed by Access-Control-Allow-Origin.`,
    "cors-origin-missing",
    both,
  ],
  [
    `XMLHttpRequest cannot load file:///C:/app/data.json. Cross origin requests are only supported for protocol schemes: http, data, chrome, chrome-extension, https, chrome-extension-resource.`,
    "scheme-not-cors",
    { url: "file:///C:/app/data.json" },
  ],
  [
    `XMLHttpRequest cannot load file:///C:/app/data.json. Cross origin requests are only supported for HTTP.`,
    "scheme-not-cors",
    { url: "file:///C:/app/data.json" },
  ],
  [
    `Font from origin 'https://cdn.shop.test' has been blocked from loading by Cross-Origin Resource Sharing policy: The 'Access-Control-Allow-Origin' header has a value 'https://shop.test' that is not equal to the supplied origin.${therefore}`,
    "cors-origin-mismatch",
    { origin, value: "https://shop.test" },
  ],
  [
    `Image from origin 'https://img.shop.test' has been blocked from loading by Cross-Origin Resource Sharing policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.${therefore}`,
    "cors-origin-missing",
    { origin },
  ],
  [
    `Access to Font at 'https://cdn.shop.test/a.woff2' from origin '${origin}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.${therefore}`,
    "cors-origin-missing",
    { url: "https://cdn.shop.test/a.woff2", origin },
  ],
  [
    `Redirect from '${url}' to 'https://api.shop.test/login' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.${therefore}`,
    "cors-origin-missing",
    { url: "https://api.shop.test/login", redirectedFrom: url, origin },
  ],
  [
    `XMLHttpRequest cannot load ${url}. Redirect from '${url}' to 'https://login.shop.test/' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.${therefore}`,
    "cors-origin-missing",
    { redirectedFrom: url, origin },
  ],
  [
    `Redirect at origin 'https://api.shop.test' has been blocked from loading by Cross-Origin Resource Sharing policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.${therefore}`,
    "cors-origin-missing",
    { origin },
  ],
  [
    `Failed to load ${url}: The 'Access-Control-Allow-Origin' header has a value 'null' that is not equal to the supplied origin.${therefore} Have the server send the header with a valid value, or, if an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.`,
    "cors-origin-mismatch",
    { ...both, value: "null" },
  ],
  [
    `XMLHttpRequest cannot load ${url}. The 'Access-Control-Allow-Origin' whitelists only 'https://shop.test'. Origin '${origin}' is not in the list, and is therefore not allowed access.`,
    "cors-origin-mismatch",
    { ...both, value: "https://shop.test" },
  ],
  [
    `EventSource cannot load ${url}. No 'Access-Control-Allow-Origin' header is present on the requested resource.${therefore}`,
    "cors-origin-missing",
    both,
  ],
]);

export const chromiumCases: readonly MessageCase[] = [...today, ...before2018];
