import { casesOf, type MessageCase } from "./case.ts";

const url = "https://media.blog.test/a";
const origin = "https://blog.test";
const cors = ["Access-Control-Allow-Origin: https"];

const csp = casesOf("chromium", [
  [
    `Refused to connect to '${url}' because it violates the following Content Security Policy directive: "default-src 'self'". Note that 'connect-src' was not explicitly set, so 'default-src' is used as a fallback.`,
    "csp",
    { url, directive: "default-src" },
    cors,
  ],
  [
    `Connecting to '${url}' violates the following Content Security Policy directive: "connect-src 'self' https://x.test". The action has been blocked.`,
    "csp",
    { url, directive: "connect-src" },
    cors,
  ],
  [
    `Refused to frame '${url}' because an ancestor violates the following Content Security Policy directive: "frame-ancestors 'self'".`,
    "csp",
    { url, directive: "frame-ancestors" },
    cors,
  ],
  [
    `Framing '${url}' violates the following Content Security Policy directive: "frame-ancestors 'none'". The request has been blocked.`,
    "csp",
    { url, directive: "frame-ancestors" },
    cors,
  ],
  [
    `Refused to send form data to '${url}' because it violates the following Content Security Policy directive: "form-action 'self'".`,
    "csp",
    { url, directive: "form-action" },
    cors,
  ],
  [
    `Refused to load the font '${url}' because it violates the following Content Security Policy directive: "font-src 'self' data:".`,
    "csp",
    { url, directive: "font-src" },
    cors,
  ],
  [
    `Refused to create a worker from 'blob:${origin}/1' because it violates the following Content Security Policy directive: "worker-src 'self'".`,
    "csp",
    { url: `blob:${origin}/1`, directive: "worker-src" },
  ],
  [
    `Refused to execute inline script because it violates the following Content Security Policy directive: "script-src 'self'". Either the 'unsafe-inline' keyword, a hash ('sha256-x'), or a nonce ('nonce-...') is required to enable inline execution.`,
    "csp-inline",
    { directive: "script-src" },
  ],
  [
    `EvalError: Refused to evaluate a string as JavaScript because 'unsafe-eval' is not an allowed source of script in the following Content Security Policy directive: "script-src 'self'".`,
    "csp-inline",
  ],
  [
    `Fetch API cannot load ${url}. Refused to connect because it violates the document's Content Security Policy.`,
    "csp",
    { url },
  ],
  [
    `Refused to display '${url}' in a frame because it set 'X-Frame-Options' to 'sameorigin'.`,
    "x-frame-options",
    { url, value: "sameorigin" },
  ],
  ["(blocked:csp)", "csp"],
]);

const cspOthers = [
  ...casesOf("firefox", [
    [
      `Content Security Policy: The page’s settings blocked the loading of a resource at ${url} (“connect-src”).`,
      "csp",
      { url, directive: "connect-src" },
    ],
    [
      `Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at ${url} because it violates the following directive: “connect-src 'self'”`,
      "csp",
      { url, directive: "connect-src" },
    ],
    [
      `Content Security Policy: The page’s settings blocked the loading of a resource at inline (“script-src”).`,
      "csp-inline",
      { directive: "script-src" },
    ],
    [
      `The loading of “${url}” in a frame is denied by “X-Frame-Options“ directive set to “SAMEORIGIN“.`,
      "x-frame-options",
      { url, value: "SAMEORIGIN" },
    ],
    [`Load denied by X-Frame-Options: ${url} does not permit cross-origin framing.`, "x-frame-options", { url }],
    [
      `Content Security Policy: The page’s settings blocked the loading of a resource at ${url} (“frame-ancestors”).`,
      "csp",
      { url, directive: "frame-ancestors" },
    ],
  ]),
];

const mixed = [
  ...casesOf("chromium", [
    [
      `Mixed Content: The page at '${origin}/' was loaded over HTTPS, but requested an insecure resource 'http://api.blog.test/x'. This request has been blocked; the content must be served over HTTPS.`,
      "mixed-content",
      { page: `${origin}/`, url: "http://api.blog.test/x" },
    ],
    [
      `Mixed Content: The page at '${origin}/' was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint 'ws://api.blog.test/s'. This request has been blocked; this endpoint must be available over WSS.`,
      "mixed-content",
      { page: `${origin}/`, url: "ws://api.blog.test/s" },
    ],
    [
      `Mixed Content: The page at '${origin}/' was loaded over HTTPS, but requested an insecure element 'http://img.blog.test/x.png'. This request was automatically upgraded to HTTPS.`,
      "mixed-display",
      { page: `${origin}/`, url: "http://img.blog.test/x.png" },
    ],
    [
      `Mixed Content: The page at '${origin}/' was loaded over HTTPS, but requested an insecure image 'http://img.blog.test/x.png'. This content should also be served over HTTPS.`,
      "mixed-display",
      { url: "http://img.blog.test/x.png" },
    ],
    [
      `SecurityError: Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.`,
      "mixed-content",
    ],
  ]),
  ...casesOf("firefox", [
    [
      "Blocked loading mixed active content “http://api.blog.test/x”",
      "mixed-content",
      { url: "http://api.blog.test/x" },
    ],
    [
      "Loading mixed (insecure) display content “http://img.blog.test/x.png” on a secure page",
      "mixed-display",
      { url: "http://img.blog.test/x.png" },
    ],
  ]),
];

/** Content Security Policy and mixed content. */
export const policyCases: readonly MessageCase[] = [...csp, ...cspOthers, ...mixed];
