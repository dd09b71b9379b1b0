import type { ExplanationCode } from "@sallyport/browser/explain";
import type { PlaygroundState } from "../state/playground-state.ts";
import { cookieExamples } from "./by-cookie-code.ts";
import { allowed, forApp, ok, put, session, stateWith } from "./states.ts";

type Example = Partial<PlaygroundState>;

const redirectTo = (location: string, ...headers: readonly string[]): string =>
  ["HTTP/1.1 302 Found", `Location: ${location}`, ...headers].join("\n");

const allowsPut = allowed(forApp, "Access-Control-Allow-Methods: PUT", "Access-Control-Allow-Headers: content-type");
const withCookies: Example = { credentials: "include", cookies: session };
const embedded = (by: PlaygroundState["by"], response: string): Example => ({ by, mode: "no-cors", response });

const cors: Partial<Record<ExplanationCode, Example>> = {
  "cors-origin-missing": {},
  "cors-origin-wildcard": { ...withCookies, response: ok("Access-Control-Allow-Origin: *") },
  "cors-origin-multiple": { response: ok("Access-Control-Allow-Origin: *", "Access-Control-Allow-Origin: *") },
  "cors-origin-invalid": { response: ok("Access-Control-Allow-Origin: app.example") },
  "cors-origin-mismatch": { response: ok("Access-Control-Allow-Origin: https://app.example/") },
  "cors-credentials": { ...withCookies, response: ok(forApp, "Access-Control-Allow-Credentials: True") },
  "preflight-status": { ...put, preflight: `HTTP/1.1 405 Method Not Allowed\n${forApp}` },
  "preflight-redirect": { ...put, preflight: `HTTP/1.1 301 Moved Permanently\nLocation: /orders/7/\n${forApp}` },
  "preflight-methods-malformed": { ...put, preflight: allowed(forApp, 'Access-Control-Allow-Methods: ["PUT"]') },
  "preflight-headers-malformed": {
    ...put,
    preflight: allowed(forApp, "Access-Control-Allow-Methods: PUT", "Access-Control-Allow-Headers: x-a x-b"),
  },
  "preflight-method": { ...put, preflight: allowed(forApp, "Access-Control-Allow-Headers: content-type") },
  "preflight-header": { ...put, preflight: allowed(forApp, "Access-Control-Allow-Methods: PUT") },
};

const redirects: Partial<Record<ExplanationCode, Example>> = {
  "redirect-location": { response: redirectTo("https://", forApp) },
  "redirect-scheme": { response: redirectTo("myapp://orders/7", forApp) },
  "redirect-credentials": { response: redirectTo("https://user@other.example/", forApp), redirected: ok(forApp) },
  "redirect-credentials-anywhere": {
    page: "https://api.example",
    response: redirectTo("https://user@api.example/orders/8"),
    redirected: ok(),
  },
  "redirect-same-origin": {
    ...{ page: "https://api.example", mode: "same-origin" },
    response: redirectTo("https://www.example/orders/7"),
    redirected: ok("Access-Control-Allow-Origin: https://api.example"),
  },
  "redirect-too-many": { response: redirectTo("/orders/7", forApp) },
  "redirect-forbidden": { redirect: "error", response: redirectTo("/sign-in", forApp) },
  "redirect-again": {
    page: "https://api.example",
    response: redirectTo("https://www.example/orders/7"),
    redirected: redirectTo("https://cdn.example/orders/7", "Access-Control-Allow-Origin: https://api.example"),
  },
  "no-cors-redirect-mode": { mode: "no-cors", redirect: "manual" },
};

const network: Partial<Record<ExplanationCode, Example>> = {
  "local-network-denied": { url: "http://localhost:3000/status", response: ok(forApp) },
  "local-network-insecure": {
    page: "http://app.example",
    url: "http://localhost:3000/status",
    response: ok("Access-Control-Allow-Origin: http://app.example"),
  },
  "embedded-credentials": { by: "image", mode: "no-cors", url: "https://ada:pw@api.example/photo" },
  "bad-port": { url: "https://api.example:25/", response: ok(forApp) },
  "mixed-content": { url: "http://api.example/orders/7", response: ok(forApp) },
  "local-network-target": { targetAddressSpace: "local", response: ok(forApp) },
  unreachable: { response: "" },
  "timed-out": { response: ok(forApp), delivery: "late" },
  "head-too-long": { response: ok(forApp), delivery: "long-head" },
  malformed: { response: "hello" },
  truncated: { response: ok(forApp, "Content-Length: 100") },
  csp: { contentSecurityPolicy: "connect-src 'self'", response: ok(forApp) },
  "keepalive-too-long": { method: "POST", keepalive: "true", body: "a", bodyAs: "repeated", response: ok(forApp) },
  "stream-over-http1": { ...put, bodyAs: "stream", preflight: allowsPut, response: ok(forApp) },
  "not-cached": { page: "https://api.example", mode: "same-origin", cache: "only-if-cached" },
  "mode-same-origin": { mode: "same-origin" },
  "scheme-not-cors": { url: "file:///home/user/orders.json" },
  "scheme-not-fetched": { url: "about:config", mode: "no-cors" },
  "range-malformed": {
    by: "video",
    response: `HTTP/1.1 206 Partial Content\nContent-Type: video/ogg\nContent-Range: bytes 5-9/10\n${forApp}\n\nOggS`,
  },
};

const results: Partial<Record<ExplanationCode, Example>> = {
  readable: { ...put, preflight: allowsPut, response: ok(forApp, "Vary: Origin") },
  opaque: { mode: "no-cors" },
  "opaque-redirect": { redirect: "manual", response: redirectTo("/sign-in", forApp) },
  aborted: { signal: "aborted", response: ok(forApp) },
  navigated: { by: "link", response: "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>" },
  "not-a-request": { method: "TRACE" },
  "corp-same-origin": { mode: "no-cors", response: ok("Cross-Origin-Resource-Policy: same-origin") },
  "corp-missing": { mode: "no-cors", embedderPolicy: "require-corp" },
  "corp-same-site": { mode: "no-cors", response: ok("Cross-Origin-Resource-Policy: same-site") },
};

const cachedImage = "HTTP/1.1 200 OK\nContent-Type: image/png\nCache-Control: max-age=600\n\n\u0089PNG\r\n";

const elements: Partial<Record<ExplanationCode, Example>> = {
  nosniff: embedded("script", "HTTP/1.1 200 OK\nContent-Type: text/plain\nX-Content-Type-Options: nosniff\n\n0"),
  "cors-cached": { by: "image", url: "https://cdn.example/logo.png", earlier: "image", response: cachedImage },
  integrity: {
    ...{ by: "script", url: "https://cdn.example/app.js", integrity: `sha256-${"A".repeat(43)}=` },
    response: `HTTP/1.1 200 OK\nContent-Type: text/javascript\n${forApp}\n\n0`,
  },
  "mime-type": embedded("script", "HTTP/1.1 200 OK\nContent-Type: text/csv\n\n0"),
  "opaque-response": embedded("image", `${ok("X-Content-Type-Options: nosniff")}\n\n{"order":7}`),
  "element-status": embedded("style", "HTTP/1.1 404 Not Found\nContent-Type: text/css\n\np{}"),
  "element-content": embedded("image", "HTTP/1.1 200 OK\nContent-Type: image/png\n\nnot an image"),
  "x-frame-options": {
    by: "frame",
    response: "HTTP/1.1 200 OK\nContent-Type: text/html\nX-Frame-Options: DENY\n\n<p>",
  },
  "frame-ancestors": {
    by: "frame",
    response: "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Security-Policy: frame-ancestors 'self'\n\n<p>",
  },
  "embedder-policy-missing": {
    by: "frame",
    embedderPolicy: "require-corp",
    response: "HTTP/1.1 200 OK\nContent-Type: text/html\nCross-Origin-Resource-Policy: cross-origin\n\n<p>",
  },
  "event-source-status": { by: "event-source", response: `HTTP/1.1 404 Not Found\n${forApp}` },
  "event-source-type": { by: "event-source", response: `HTTP/1.1 200 OK\n${forApp}\nContent-Type: text/html\n\n<p>` },
  "websocket-status": { by: "socket", response: "HTTP/1.1 403 Forbidden" },
  "websocket-handshake": {
    by: "socket",
    response: "HTTP/1.1 101 Switching Protocols\nSec-WebSocket-Accept: x",
  },
  "websocket-protocol": {
    by: "socket",
    response: "HTTP/1.1 101 Switching Protocols\nSec-WebSocket-Protocol: chat",
  },
  "websocket-open": { by: "socket", cookies: session, response: "HTTP/1.1 101 Switching Protocols" },
};

const named: Partial<Record<ExplanationCode, Example>> = { ...cors, ...redirects, ...network, ...results, ...elements };

const ofCookies: readonly (readonly [string, Example | undefined])[] = Object.entries(cookieExamples).map(
  ([reason, changed]) => [`cookie-${reason}`, changed] as const,
);

/** The example of each code that the playground can show, with the engine's own data: at least one engine yields it. */
export const examplesByCode: ReadonlyMap<string, PlaygroundState> = new Map(
  [...Object.entries(named), ...ofCookies].map(([code, changed = {}]) => [code, stateWith(changed)]),
);
