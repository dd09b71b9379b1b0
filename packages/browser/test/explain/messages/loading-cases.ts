import { casesOf, type MessageCase } from "./case.ts";

const url = "https://media.blog.test/a";
const origin = "https://blog.test";

const isolation = [
  ...casesOf("chromium", [
    [
      `GET ${url} net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin 200 (OK)`,
      "corp-same-origin",
      { url, method: "GET", status: "200" },
    ],
    [`GET ${url} net::ERR_BLOCKED_BY_RESPONSE.NotSameSite`, "corp-same-site", { url }],
    [`GET ${url} net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep`, "corp-missing", { url }],
    ["(blocked:coep-frame-resource-needs-coep-header)", "embedder-policy-missing"],
    [`GET ${url} net::ERR_BLOCKED_BY_ORB`, "orb", { url }],
    [
      `Cross-Origin Read Blocking (CORB) blocked cross-origin response ${url} with MIME type text/html. See https://www.chromestatus.com/feature/5629709824032768 for more details.`,
      "orb",
      { url, mime: "text/html" },
    ],
    ["Cross-Origin-Opener-Policy policy would block the window.closed call.", "coop"],
    [
      "The Cross-Origin-Opener-Policy header has been ignored, because the URL's origin was untrustworthy. It was defined either in the final response or a redirect.",
      "coop",
    ],
    ["Uncaught ReferenceError: SharedArrayBuffer is not defined\n    at worker.js:3:1", "isolated"],
    [
      `Uncaught DOMException: Blocked a frame with origin "${origin}" from accessing a cross-origin frame.`,
      "frame-access",
      { origin },
    ],
    [
      `SecurityError: Blocked a frame with origin "${origin}" from accessing a frame with origin "https://pay.test". Protocols, domains, and ports must match.`,
      "frame-access",
      { origin, other: "https://pay.test" },
    ],
    [
      `Failed to execute 'postMessage' on 'DOMWindow': The target origin provided ('https://pay.test') does not match the recipient window's origin ('${origin}').`,
      "post-message",
      { target: "https://pay.test", origin },
    ],
    [
      "Failed to read the 'localStorage' property from 'Window': The document is sandboxed and lacks the 'allow-same-origin' flag.",
      "sandboxed",
    ],
    [
      "SecurityError: Failed to read the 'localStorage' property from 'Window': Access is denied for this document.",
      "storage-blocked",
    ],
    [
      "Failed to execute 'pushState' on 'History': A history state object with URL 'file:///C:/' cannot be created in a document with origin 'null' and URL 'file:///C:/i.html'.",
      "history-origin",
      { origin: "null" },
    ],
  ]),
  ...casesOf("firefox", [
    [
      `The resource at “${url}” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#`,
      "corp-same-origin",
      { url },
    ],
    [
      `The resource at “${url}” was blocked by OpaqueResponseBlocking. Reason: “after sniff: not media”.`,
      "orb",
      { url },
    ],
    ['Error: Permission denied to access property "document" on cross-origin object', "frame-access"],
    [
      "DataCloneError: The SharedArrayBuffer object cannot be serialized. The Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy HTTP headers can be used to enable this.",
      "isolated",
    ],
    [
      `Security Error: Content at ${origin}/ may not load or link to file:///C:/x.html.`,
      "file-page",
      { url: "file:///C:/x.html" },
    ],
  ]),
];

const loading = [
  ...casesOf("chromium", [
    [
      `Failed to load module script: Expected a JavaScript-or-Wasm module script but the server responded with a MIME type of "text/html". Strict MIME type checking is enforced for module scripts per HTML spec.`,
      "mime",
      { mime: "text/html" },
    ],
    [
      `Refused to execute script from '${url}.js' because its MIME type ('text/plain') is not executable, and strict MIME type checking is enabled.`,
      "mime",
      { url: `${url}.js`, mime: "text/plain" },
    ],
    [
      `Refused to apply style from '${url}.css' because its MIME type ('text/html') is not a supported stylesheet MIME type, and strict MIME type checking is enabled.`,
      "mime",
      { url: `${url}.css`, mime: "text/html" },
    ],
    [
      `Uncaught TypeError: Failed to resolve module specifier "vue". Relative references must start with either "/", "./", or "../".`,
      "module-specifier",
      { specifier: "vue" },
    ],
    [
      `Failed to construct 'Worker': Script at '${url}' cannot be accessed from origin '${origin}'.`,
      "worker-origin",
      { url, origin },
    ],
    [
      "SecurityError: Failed to execute 'toDataURL' on 'HTMLCanvasElement': Tainted canvases may not be exported.",
      "tainted-canvas",
    ],
    [
      "Failed to execute 'getImageData' on 'CanvasRenderingContext2D': The canvas has been tainted by cross-origin data.",
      "tainted-canvas",
    ],
    [
      `Failed to execute 'texImage2D' on 'WebGL2RenderingContext': The image element contains cross-origin data, and may not be loaded.`,
      "webgl",
    ],
    [
      `Failed to find a valid digest in the 'integrity' attribute for resource '${url}' with computed SHA-384 integrity 'abc'. The resource has been blocked.`,
      "integrity",
      { url },
    ],
    [
      `Subresource Integrity: The resource '${url}' has an integrity attribute, but the resource requires the request to be CORS enabled to check the integrity, and it is not. The resource has been blocked because the integrity cannot be enforced.`,
      "integrity-cors",
      { url },
    ],
    [`MediaElementAudioSource outputs zeroes due to CORS access restrictions for ${url}`, "tainted-media", { url }],
    [
      "Uncaught SecurityError: Failed to read the 'cssRules' property from 'CSSStyleSheet': Cannot access rules",
      "stylesheet",
    ],
    ['Refused to set unsafe header "Cookie"', "forbidden-header", { header: "Cookie" }],
    ['Refused to get unsafe header "X-Total-Count"', "hidden-header", { header: "X-Total-Count" }],
    [
      `A preload for '${url}' is found, but is not used because the request credentials mode does not match. Consider taking a look at crossorigin attribute.`,
      "preload-mode",
      { url },
    ],
    [
      `The resource ${url} was preloaded using link preload but not used within a few seconds from the window's load event.`,
      "preload-unused",
      { url },
      ["other credentials"],
    ],
    [
      `The FetchEvent for "${url}" resulted in a network error response: an "opaque" response was used for a request whose type is not no-cors`,
      "worker-opaque",
      { url },
    ],
    [
      `The FetchEvent for "${url}" resulted in a network error response: the promise was rejected.`,
      "worker-failed",
      { url },
    ],
    [
      `Failed to register a ServiceWorker: The origin of the provided scriptURL ('https://cdn.test') does not match the current origin ('${origin}').`,
      "worker-register",
      { origin },
    ],
    [
      "WebSocket connection to 'wss://rt.blog.test/s' failed: Error during WebSocket handshake: Unexpected response code: 403",
      "socket-refused",
      { url: "wss://rt.blog.test/s" },
    ],
    [
      "WebSocket connection to 'ws://localhost:8080/' failed: Error in connection establishment: net::ERR_CONNECTION_REFUSED",
      "socket-failed",
      { url: "ws://localhost:8080/" },
    ],
    [
      "WebSocket connection to 'wss://rt.blog.test/s' failed: Error during WebSocket handshake: Unexpected response code: 502",
      "socket-failed",
      { url: "wss://rt.blog.test/s", status: "502" },
    ],
    ["Not allowed to load local resource: file:///C:/x.pdf", "file-page", { url: "file:///C:/x.pdf" }],
  ]),
  ...casesOf("firefox", [
    [
      `Loading module from “${url}” was blocked because of a disallowed MIME type (“application/octet-stream”).`,
      "mime",
      { url, mime: "application/octet-stream" },
    ],
    [
      `The resource from “${url}” was blocked due to MIME type (“text/html”) mismatch (X-Content-Type-Options: nosniff).`,
      "mime",
      { url, mime: "text/html" },
    ],
    [
      "TypeError: The specifier “react” was a bare specifier, but was not remapped to anything. Relative module specifiers must start with “./”, “../” or “/”.",
      "module-specifier",
      { specifier: "react" },
    ],
    [
      `None of the “sha384” hashes in the integrity attribute match the content of the subresource. The computed hash is “abc”.`,
      "integrity",
    ],
    [
      `“${url}” is not eligible for integrity checks since it’s neither CORS-enabled nor same-origin.`,
      "integrity-cors",
      { url },
    ],
    [
      `Failed to load ‘${url}’. A ServiceWorker passed an opaque Response to FetchEvent.respondWith() while handling a ‘cors’ FetchEvent. Opaque Response objects are only valid when the RequestMode is ‘no-cors’.`,
      "worker-opaque",
      { url },
    ],
    ["WebGL warning: texImage2D: Cross-origin elements require CORS.", "webgl"],
    [
      `Security Error: Content at ${origin}/ may not load data from ${url}.`,
      "cross-origin-load",
      { page: `${origin}/`, url },
    ],
    ["Attempt to set a forbidden header was denied: Origin", "forbidden-header", { header: "Origin" }],
    [
      "Firefox can’t establish a connection to the server at ws://localhost:9090/.",
      "socket-failed",
      { url: "ws://localhost:9090/" },
    ],
  ]),
];

/** Pages kept apart, and what they load. */
export const loadingCases: readonly MessageCase[] = [...isolation, ...loading];
