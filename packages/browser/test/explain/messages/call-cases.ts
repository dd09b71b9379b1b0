import type { MessageCase } from "./case.ts";

const one = (
  text: string,
  reads: readonly [engine: string, is: string],
  says: readonly string[],
  values: MessageCase["values"] = {},
): MessageCase => ({ desc: text.slice(0, 90), text, reads, says, values });

/** What a call is refused for, and what only looks like CORS. */
export const callCases: readonly MessageCase[] = [
  one(
    "Uncaught (in promise) TypeError: Failed to execute 'fetch' on 'Window': Request cannot be constructed from a URL that includes credentials: https://api.shop.test/",
    ["chromium", "call-userinfo"],
    ["user name"],
    { url: "https://api.shop.test/" },
  ),
  one(
    "SyntaxError: Failed to execute 'open' on 'XMLHttpRequest': Invalid URL",
    ["chromium", "call-url"],
    ["not a URL"],
  ),
  one(
    "TypeError: Failed to execute 'fetch' on 'Window': Failed to parse URL from undefined/v1/orders",
    ["chromium", "call-url"],
    ["undefined/v1/orders"],
    { url: "undefined/v1/orders" },
  ),
  one(
    "Failed to execute 'setRequestHeader' on 'XMLHttpRequest': 'content type' is not a valid HTTP header field name.",
    ["chromium", "call-header"],
    ["content type"],
  ),
  one(
    "DOMException: Failed to execute 'fetch' on 'Window': 'TRACE' HTTP method is unsupported.",
    ["chromium", "call-method"],
    ["TRACE"],
    { method: "TRACE" },
  ),
  one(
    'EventSource\'s response has a MIME type ("application/json") that is not "text/event-stream". Aborting the connection.',
    ["chromium", "event-source-type"],
    ["application/json", "text/event-stream"],
  ),
  {
    desc: "an event stream that is a page: which one isn't known",
    text: 'EventSource\'s response has a MIME type ("text/html") that is not "text/event-stream". Aborting the connection.',
    reads: ["chromium", "event-source-type"],
    says: ["text/html", "start page"],
    not: ["The session has expired"],
  },
  {
    desc: "a list of names that isn't shown is not called empty",
    text: "Cannot parse Access-Control-Allow-Headers response header field in preflight response.",
    reads: ["chromium", "preflight-headers-malformed"],
    says: ["cannot be read as a list of names"],
    not: ["is empty"],
  },
  {
    desc: "an object of Angular's client, as a console shows it",
    text: "HttpErrorResponse {headers: HttpHeaders, status: 0, statusText: 'Unknown Error', url: 'https://api.shop.test/orders', ok: false, …}",
    reads: ["browser", "library-vague"],
    values: { url: "https://api.shop.test/orders" },
  },
  {
    desc: "a tainted canvas: the image comes first",
    text: "Uncaught SecurityError: Failed to execute 'toDataURL' on 'HTMLCanvasElement': Tainted canvases may not be exported.",
    reads: ["chromium", "tainted-canvas"],
    says: ["Load it with CORS (`crossorigin`)"],
  },
  one("TypeError: cancelled", ["webkit", "aborted-call"], ["given up"]),
  one(
    'downloadable font: download failed (font-family: "Inter" style:normal weight:400 stretch:100 src index:0): bad URI or cross-site access not allowed source: https://cdn.shop.test/inter.woff2',
    ["firefox", "font-blocked"],
    ["Browsers load fonts with CORS", "share this path"],
    { url: "https://cdn.shop.test/inter.woff2" },
  ),
  { ...one("SecurityError: The operation is insecure.", ["firefox", "insecure-operation"], []), not: ["Safari"] },
  one(
    'Authorization will not be covered by the wildcard symbol (*)in the CORS "Access-Control-Allow-Headers" handling.',
    ["chromium", "authorization-wildcard"],
    ["Access-Control-Allow-Headers: authorization"],
  ),
  one(
    "Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at https://api.shop.test/v2 soon. (Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`).",
    ["firefox", "authorization-wildcard"],
    ["A warning"],
    { url: "https://api.shop.test/v2" },
  ),
  one(
    "Refused to connect to 'https://api.shop.test/v1' because it violates the following Content Security Policy directive: \"connect-src 'self'\".",
    ["chromium", "csp"],
    ["Add `https://api.shop.test` to `connect-src`"],
    { url: "https://api.shop.test/v1" },
  ),
  {
    ...one(
      "Framing 'https://shop.test/' violates the following Content Security Policy directive: \"frame-ancestors 'self'\". The request has been blocked.",
      ["chromium", "csp"],
      ["Let the framed page (`https://shop.test/`)"],
      { url: "https://shop.test/" },
    ),
    not: ["of the page, not of the API"],
  },
  one(
    "Refused to load the image 'https://img.shop.test/a.png' because it violates the following Content Security Policy directive: \"default-src 'self'\". Note that 'img-src' was not explicitly set, so 'default-src' is used as a fallback.",
    ["chromium", "csp"],
    ["Add the directive `img-src 'self' https://img.shop.test`", "leave `default-src` as it is"],
    { url: "https://img.shop.test/a.png" },
  ),
  one(
    'Failed to load module script: Expected a JavaScript-or-Wasm module script but the server responded with a MIME type of "text/html". Strict MIME type checking is enforced for module scripts per HTML spec.',
    ["chromium", "mime"],
    ["a page instead of the file"],
    { mime: "text/html" },
  ),
  one(
    "Failed to register a ServiceWorker for scope ('https://www.shop.test/') with script ('https://www.shop.test/sw.js'): The script has an unsupported MIME type ('text/html').",
    ["chromium", "worker-register"],
    ["got the type `text/html`"],
    { url: "https://www.shop.test/sw.js", mime: "text/html" },
  ),
  one(
    "Cookie “session” will be soon rejected because it has the “SameSite” attribute set to “None” or an invalid value, without the “secure” attribute.",
    ["firefox", "same-site-none-insecure"],
    ["Add `Secure`"],
    { cookie: "session" },
  ),
  one(
    "Third-party cookie will be blocked in future Chrome versions as part of Privacy Sandbox.",
    ["chromium", "cookie-third-soon"],
    ["decided not to"],
  ),
  {
    ...one(
      "The resource at “https://cdn.shop.test/a.png” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#",
      ["firefox", "corp-same-origin"],
      ["`<img>`"],
      { url: "https://cdn.shop.test/a.png" },
    ),
    not: ["has `Cross-Origin-Resource-Policy: same-origin`"],
  },
];
