import type { PlaygroundState } from "../state/playground-state.ts";
import { presetNotes } from "./preset-notes.ts";
import { allowed, forApp, json, ok, put, session, stateWith, withCredentials } from "./states.ts";

/** A problem that people run into, as a state to look at and to change. */
interface Preset {
  readonly id: string;
  readonly title: string;
  /** What to look at, and what the playground cannot show. */
  readonly note: string;
  readonly state: PlaygroundState;
  /** What the page's console says, where that is about more than this request. */
  readonly message: string | undefined;
}

const preset = (
  id: keyof typeof presetNotes,
  title: string,
  changed: Partial<PlaygroundState>,
  message?: string,
): Preset => ({ id, title, note: presetNotes[id], state: stateWith(changed), message });

const evil = "https://evil.example";
const forEvil = `Access-Control-Allow-Origin: ${evil}`;
const withCookies: Partial<PlaygroundState> = { credentials: "include", cookies: session };

const policy = (resources: string): string =>
  `sallyport: 1\nself: [https://api.example]\norigins:\n  app: [https://app.example]\nresources:\n${resources}`;

/** The problems that people run into most, by how they are described. */
export const presets: readonly Preset[] = [
  preset("header-missing", "It works in curl, and the browser says that the header is missing", {}),
  preset("error-without-headers", "The error 500 has no CORS headers, so it looks like a CORS error", {
    response: "HTTP/1.1 500 Internal Server Error\nContent-Type: text/html",
  }),
  preset("preflight-401", "The preflight gets 401: the server checks who it is before CORS", {
    ...put,
    headers: `${json}\nAuthorization: Bearer secret`,
    preflight: `HTTP/1.1 401 Unauthorized\n${forApp}`,
    response: ok(forApp),
  }),
  preset("preflight-redirect", "The preflight is redirected, to https or to a trailing slash", {
    ...put,
    preflight: `HTTP/1.1 308 Permanent Redirect\nLocation: /orders/7/\n${forApp}`,
  }),
  preset("wildcard-credentials", "`*` does not work with cookies", {
    ...withCookies,
    response: ok("Access-Control-Allow-Origin: *", withCredentials),
  }),
  preset("reflected-origin", "The server echoes every Origin, and any site reads the user's data", {
    ...withCookies,
    page: evil,
    response: ok(forEvil, withCredentials),
  }),
  preset("two-values", "The header is there twice: the proxy and the application both add it", {
    response: ok("Access-Control-Allow-Origin: *", "Access-Control-Allow-Origin: *"),
  }),
  preset("trailing-slash", "The origin in the list ends in a slash", {
    response: ok("Access-Control-Allow-Origin: https://app.example/", "Vary: Origin"),
  }),
  preset("vary-missing", "It fails now and then: a CDN cached the response for another origin", {
    response: ok("Access-Control-Allow-Origin: https://www.app.example", "Age: 45"),
  }),
  preset("cached-image", "An image with `crossorigin` gets the cached response of one without", {
    ...{ by: "image", url: "https://cdn.example/logo.png", earlier: "image" },
    response: "HTTP/1.1 200 OK\nContent-Type: image/gif\nCache-Control: max-age=600\n\nGIF89a",
  }),
  preset("loose-pattern", "A loose pattern lets a stranger in: localhost.evil.example", {
    ...withCookies,
    page: "http://localhost.evil.example",
    response: ok("Access-Control-Allow-Origin: http://localhost.evil.example", withCredentials, "Vary: Origin"),
  }),
  preset("header-hidden", "DevTools shows the header, and the script gets null", {
    response: ok(forApp, "X-Total-Count: 120"),
  }),
  preset("authorization-wildcard", "Access-Control-Allow-Headers: * and Authorization", {
    headers: "Authorization: Bearer secret",
    preflight: allowed(forApp, "Access-Control-Allow-Headers: *"),
    response: ok(forApp),
  }),
  preset("content-type", "JSON needs a preflight: Content-Type is not allowed", {
    ...put,
    method: "POST",
    preflight: allowed(forApp),
    response: ok(forApp),
  }),
  preset("method-patch", "PATCH is not allowed, or it is written patch", {
    ...put,
    method: "patch",
    preflight: allowed(forApp, "Access-Control-Allow-Methods: PATCH", "Access-Control-Allow-Headers: content-type"),
    response: ok(forApp),
  }),
  preset("no-cors", "With mode no-cors the response is empty, with status 0", { mode: "no-cors" }),
  preset("cookies-missing", "CORS passes, and the cookie is not there", {
    credentials: "include",
    cookies: "session=1; Path=/; Secure; HttpOnly",
    response: ok(forApp, withCredentials, "Vary: Origin"),
  }),
  preset("origin-null", "The origin is null: a sandboxed frame, or a page from a file", {
    page: "null",
    response: ok(forApp),
  }),
  preset("local-network", "A public page requests localhost: permission was denied", {
    url: "http://localhost:3000/status",
    response: ok(forApp),
  }),
  preset("gateway-error", "The gateway's own error has no CORS headers", {
    response: "HTTP/1.1 504 Gateway Timeout\nContent-Type: text/html\nServer: awselb/2.0",
  }),
  preset("websocket", "CORS does not apply to a WebSocket: another site opens one with the user's cookies", {
    page: evil,
    by: "socket",
    url: "https://api.example/live",
    cookies: session,
    response: "HTTP/1.1 101 Switching Protocols",
  }),
  preset("event-stream", "An event stream bypasses the framework's headers", {
    by: "event-source",
    url: "https://api.example/events",
    response: "HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\ndata: 1\n\n",
  }),
  preset("font", "A font from another origin needs CORS", {
    by: "font",
    url: "https://cdn.example/text.woff2",
    response: "HTTP/1.1 200 OK\nContent-Type: font/woff2\n\nwOF2",
  }),
  preset(
    "opaque-for-cors",
    "A service worker responds with an opaque response, and the page gets an error",
    {
      mode: "no-cors",
      url: "https://api.example/orders",
      response: ok("Cross-Origin-Resource-Policy: cross-origin"),
    },
    'The FetchEvent for "https://api.example/orders" resulted in a network error response: an "opaque" response was used for a request whose type is not no-cors',
  ),
  preset("preview-pattern", "Preview deployments: *.vercel.app admits every customer", {
    page: "https://shop-git-main.vercel.app",
    server: "policy",
    policy:
      'sallyport: 1\nself: [https://api.example]\norigins:\n  previews: ["https://*.vercel.app"]\nresources:\n  - path: /orders/:id\n    share: { with: [previews], methods: [GET] }\n',
  }),
  preset("capacitor", "An app's origin: capacitor://localhost", {
    page: "capacitor://localhost",
    response: ok("Access-Control-Allow-Origin: https://localhost"),
  }),
  preset("extension", "An extension's page, or its content script", {
    page: "chrome-extension://abcdefghijklmnopabcdefghijklmnop/popup.html",
    response: ok(forApp),
  }),
  preset("electron", "Electron loads its page from a file", {
    page: "file:///opt/app/index.html",
    response: ok("Access-Control-Allow-Origin: file://"),
  }),
  preset("callback-throws", "The callback throws “Not allowed by CORS”, and the preflight gets 500", {
    ...put,
    preflight: "HTTP/1.1 500 Internal Server Error",
  }),
  preset("max-age", "How long a preflight is cached: each engine has its own maximum", {
    ...put,
    preflight: allowed(
      forApp,
      "Access-Control-Allow-Methods: PUT",
      "Access-Control-Allow-Headers: content-type",
      "Access-Control-Max-Age: 86400",
    ),
    response: ok(forApp),
  }),
  preset("mixed-content", "A page with https requests http", {
    url: "http://api.example/orders/7",
    response: ok(forApp),
  }),
  preset("host-rewritten", "A proxy rewrites Host, and the policy does not know it", {
    url: "https://backend.internal.example/orders/7",
    server: "policy",
    policy: policy("  - path: /orders/:id\n    share: { with: [app], methods: [GET] }\n"),
  }),
  preset("executed-anyway", "CORS does not stop execution: another site's POST runs", {
    page: evil,
    by: "form",
    method: "POST",
    url: "https://bank.example/transfers",
    cookies: session,
    body: "to=eve&amount=100",
  }),
];
