import { changesSomething, type Facts } from "./facts.ts";
import type { Danger, ExplanationCode } from "./explanation.ts";
import type { EvictedReason, RefusedReason, WithheldReason } from "../cookies/reasons.ts";
import type { TraceEvent, TraceEventKind } from "../trace/event.ts";
import type { CauseName, DangerName, FixName, HeadCode, MessageTextName } from "./names.ts";

/** All prose of the explanations, as tables by code. */

const longest = 160;

// eslint-disable-next-line no-control-regex
const unprintable = /[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g;

/** What others wrote, without what could move a terminal's cursor or turn a line around. */
export const printable = (text: string): string => text.replace(unprintable, "\ufffd");

/** A value that others wrote, as code. */
export function code(value: string): string {
  const shown = printable(value);
  const short = shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
  return short.includes("`") ? `\`\` ${short} \`\`` : `\`${short}\``;
}

const listed = (names: readonly string[]): string => names.map(code).join(", ");

const valueOf = ({ value = "" }: Facts): string => (value === "" ? "empty" : code(value));

const pageOf = ({ page }: Facts): string => {
  if (page === undefined) return "the page";
  return page === "null" ? "a page of an opaque origin" : printable(page);
};

const methodOf = ({ method }: Facts): string => (method === undefined ? "request" : printable(method));

const answerOf = ({ preflight }: Facts): string => (preflight ? "the answer to the preflight" : "the answer");

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const originOf = ({ origin, page }: Facts): string => {
  const sent = origin ?? page;
  return sent === undefined ? "the page's origin" : code(sent);
};

const opened = ({ origin, page }: Facts): string =>
  origin === "null" && page !== undefined && page !== "null"
    ? " A redirect from one other origin to another made the Origin `null`."
    : "";

/** Why something is behind a failure. */
export const causeTexts: Readonly<Record<CauseName, string>> = {
  "no-opt-in":
    "The server sends no CORS headers on this route: it has not opted in. That it works in curl says nothing, because curl has no same-origin policy.",
  "error-outside":
    "The answer is an error (401, 404, 500) that was made outside of the code which adds the CORS headers: by an error handler, an authentication check, a router.",
  gateway:
    "An API gateway, load balancer or firewall answered in the server's place; such make their own 4xx and 5xx without CORS headers.",
  hijacked: "The reply is a stream (server-sent events) or was hijacked, and bypasses the framework's headers.",
  "callback-throws":
    'The callback that decides on origins throws ("Not allowed by CORS"), so the error handler answers 500 without headers; a refusal is no error of the server.',
  "list-misses":
    "The origin is not on the server's list exactly as the browser sends it: another port, `http` for `https`, `www.`, a sibling name.",
  "not-serialized":
    "The header was not written as browsers serialize an origin: with a trailing slash, a path, upper case, the default port, or without the scheme.",
  "list-in-header": "A list of origins was written into the header. It holds one origin or `*`.",
  "two-owners": "A proxy adds the header and the application adds it too.",
  vary: "A cache or CDN kept the answer for another origin, or for none, because `Vary: Origin` is not on every answer; such failures come and go.",
  "image-cache":
    'The browser\'s cache holds the answer to an `<img>` without `crossorigin`, which has no CORS headers, and uses it again; with "Disable cache" it works.',
  "service-worker": "A service worker answered a `cors` request with an opaque response, or with an error.",
  font: "Fonts always need CORS, and the stylesheet's `@font-face` names another origin.",
  proxy: "A proxy rewrites Host or Origin, and the server compares with what is left of them.",
  "page-null":
    "The page's origin is `null`: it was opened from the disk (`file://`), is in a sandboxed frame, or came from a `data:` URL.",
  "redirect-null": "A redirect from one other origin to another made the Origin `null`.",
  "app-scheme":
    "The page is an app's (`capacitor://localhost`, `ionic://localhost`), and the server's list takes http and https for the only schemes.",
  extension:
    "The script is an extension's content script, which is bound by the page's CORS; its origin is `chrome-extension://…` in its own pages only.",
  electron:
    "The page is Electron's and was loaded from `file://`; `webSecurity: false` no longer switches CORS off there. Serve it under a scheme of its own (`protocol.handle`).",
  "loose-pattern":
    "The list is a loose pattern (`h*`, `endsWith`, an expression without anchors); where it admits too little now, it may admit `localhost.evil.example` as well.",
  preview:
    "The page is a preview deployment with a new name each time. A pattern must stand below a name of your own: `*.vercel.app` admits every tenant.",
  "default-wildcard": "The server's CORS library sends `*` by default, and the page sends credentials.",
  "needless-include":
    'The page sends credentials without need: `credentials: "include"`, `withCredentials`, or a client library\'s default.',
  "no-credentials-header": "The server names the origin, and does not say that credentials are allowed.",
  "credentials-spelling": "The value is not exactly `true`: upper case, `1`, or sent twice.",
  "auth-first":
    "Authentication runs before CORS. A preflight never carries cookies or Authorization, so it gets 401 or 403.",
  "no-options-route": "The router has no OPTIONS for this path, and answers 404 or 405.",
  "preflight-elsewhere": "A gateway or firewall refuses OPTIONS before the server sees it.",
  "slash-redirect":
    "The URL is not the canonical one: a trailing slash, `http` for `https`, or `www.` makes the server redirect.",
  "login-redirect": "The session is gone, and the server redirects to a sign-in page where a script wants a 401.",
  json: "The body is JSON: `application/json` is outside of the safelist, so `content-type` has to be allowed.",
  "library-header":
    "A library, an interceptor or tracing adds the header (`authorization`, `x-requested-with`, `traceparent`).",
  "wildcard-literal": "With credentials `*` is a name like any other and no wildcard.",
  "authorization-wildcard": "`*` does not cover Authorization by the standard; the engines still let it, and may stop.",
  "method-list": "The server's list has the methods of a default (GET, HEAD, POST) and not this one.",
  "method-case": "Methods are case-sensitive, and a browser sends `patch` as it is written: it is not `PATCH`.",
  "bad-token": "The header holds what is no name: a space, a quote, a bracket of a list that was printed as code.",
  "nobody-listens": "Nothing listens there: the server is down, or host and port are not those of the server.",
  tls: "The TLS certificate is not trusted, or the server speaks http on an https address.",
  "mixed-or-port":
    "It was never CORS: an https page asks for http, or the wrong port of localhost; the console blames CORS because no answer came.",
  blocker: "An extension, a content blocker or a company's proxy stopped the request.",
  "answer-stopped": "The server closed the connection before its answer was complete.",
  "old-cookie-default": "The cookie has no SameSite, and counts as Lax.",
  "third-party": "The browser blocks or partitions cookies in requests to other sites, whatever the cookie says.",
  "not-asked":
    'The page did not ask for credentials: without `credentials: "include"` no cookie goes to another origin.',
  "insecure-localhost":
    "The cookie is `Secure`, and Safari makes no exception for `http://localhost`, as Chromium and Firefox do.",
  "not-exposed":
    "DevTools shows all headers; a page reads the safelisted ones and those that `Access-Control-Expose-Headers` names.",
  "no-cors": 'The request was made with `mode: "no-cors"`, often to silence an error.',
  tainted: "An image from another origin was drawn on the canvas without `crossorigin`.",
  "cached-preflight":
    "The preflight's answer is kept for a time (five seconds without a max-age, at most 86400 in Firefox, 7200 in Chromium, 600 in WebKit): an old one may still hold.",
  "rebinding-page": "The page came from the public internet and asks for something on this machine or its network.",
};

/** What people do about it that opens more than it mends. */
export const dangerTexts: Readonly<Record<DangerName, Danger>> = {
  reflect: {
    text: "Echo whatever Origin comes, with `Access-Control-Allow-Credentials: true`.",
    why: "Every site that a user visits can then read and change what is theirs, with their cookies. Compare with a list, exactly.",
  },
  wildcard: {
    text: "Send `Access-Control-Allow-Origin: *`.",
    why: "Any site can read the answer, which is right for public data alone; with credentials browsers refuse it, and the next step is usually reflection.",
  },
  "allow-null": {
    text: "Allow the origin `null`.",
    why: "A sandboxed frame, a `data:` URL or a redirect gives any site that origin: to allow `null` is to allow everybody.",
  },
  "security-off": {
    text: "Switch the browser's web security off, or install an extension that adds CORS headers.",
    why: "It mends one browser, your own, and opens it to every page that you visit. Users still have the failure.",
  },
  "no-cors": {
    text: 'Set `mode: "no-cors"`.',
    why: "The error goes, and the answer with it: status 0 and an empty body. The request is sent and executed as before.",
  },
  "public-proxy": {
    text: "Send the request through a public CORS proxy.",
    why: "Its owner reads and can change every request and answer, tokens included.",
  },
  "loose-pattern": {
    text: "Match origins by a part of the text: `endsWith`, `startsWith`, an expression without anchors.",
    why: "`https://app.example.evil.example` and `https://evilapp.example` match too. Compare whole origins, or labels below a name of your own.",
  },
  "evade-preflight": {
    text: "Make it a GET, or a POST with `text/plain`, so that no preflight is needed.",
    why: "The preflight was what kept other sites from sending it at all. Now each of them can, and CORS hides only the answer.",
  },
  "all-allowed": {
    text: "Answer every OPTIONS with 200, any origin, any method and any header.",
    why: "It removes the only question that browsers ask before other sites' pages send a change.",
  },
  "same-site-none": {
    text: "Set `SameSite=None` on every cookie.",
    why: "The session then comes along with every site's requests; the server needs its own defence against forgery first.",
  },
  http: {
    text: "Serve the page over plain http.",
    why: "Anybody on the wire then reads and changes the page, and speaks for its origin.",
  },
  "no-integrity": {
    text: "Remove the integrity check.",
    why: "It has just found that the file is another one. Find out why before anything else.",
  },
  "corp-off": {
    text: "Send `Cross-Origin-Resource-Policy: cross-origin` on everything.",
    why: "Other sites can then pull personal answers into their own process, where side channels may read them.",
  },
  "grant-local": {
    text: "Tell users to grant every site access to the local network.",
    why: "Routers, printers and development servers seldom authenticate; a hostile page then reaches them.",
  },
  "method-override": {
    text: "Allow a header that names another method (`X-HTTP-Method-Override`).",
    why: "Leave to send a POST is then leave to send a DELETE: the list of methods no longer limits anything. Send the method itself.",
  },
};

/** What to do, in words; the recipes of fixes.ts add a policy and headers. */
export const fixTexts: Readonly<Record<FixName, string>> = {
  share:
    "If the page shall have it: share this one path with this one origin, for what the request needs and no more; at the server, on every answer.",
  "share-public": "If the data is public and the same for everybody: share it with anyone, without credentials.",
  "without-credentials":
    'If the answer is the same for everybody: ask without credentials (`credentials: "omit"`, no `withCredentials`).',
  outermost:
    "Put what adds the CORS headers outside of everything else, so that errors (401, 404, 500) and redirects carry them too, and look at the status first: it is what the page cannot see.",
  gateway: "Where the gateway or proxy answers by itself, let it write the same headers on its own errors.",
  "one-owner": "Let one of them write CORS headers, and take them from the other.",
  "exact-origin":
    "Send the page's origin exactly as the browser serializes it: scheme, host and port if it is not the default; no slash, no path, no list.",
  "allow-credentials": "Allow credentials for this origin by name: `true`, in lower case, once.",
  "name-origin": "Name the origin in place of the wildcard, allow credentials, and add `Vary: Origin`.",
  "preflight-first":
    "Answer preflights before authentication and routing, with 204. They carry no credentials, and must need none.",
  "canonical-url": "Ask for the URL to which the server redirects, so that nothing is redirected.",
  "no-redirect": "Answer at this URL. A script without a session should get 401 and not a redirect to a sign-in page.",
  "allow-method": "Allow this method on this path for this origin.",
  "allow-header": "Allow these header names on this path for this origin.",
  "name-headers": "Name each method and header that pages use, and no more.",
  "canonical-method":
    "Write the method in upper case: only GET, HEAD, POST, PUT, DELETE and OPTIONS are put so by browsers.",
  "fewer-headers": "Leave the header out where the server does not need it.",
  "valid-list": "Write names separated by commas, and nothing else.",
  "named-page":
    "Serve the page from an origin that has a name: a small web server and `http://localhost:…` in place of `file://`, a frame without `sandbox` or with `allow-same-origin`.",
  "https-page":
    "Serve the page over https: credentials are granted to no origin for which anybody on the wire can speak.",
  vary: "Send `Vary: Origin` on every answer of the resource, also where the request has no Origin, and empty the cache once.",
  crossorigin:
    "Load images and scripts that a page reads with `crossorigin` everywhere, so that one cached answer serves all.",
  expose: "Name the headers that the page needs.",
  "cors-mode": "Use the mode `cors`, which is the default of `fetch`, and let the server share the answer.",
  "same-origin": "Bring both under one origin: serve the API below a path of the page's own server.",
  "https-api": "Serve the API over https, and name it so.",
  reachable:
    "Ask for the same URL with curl from the same machine: name, port, certificate. Until something answers, no header helps.",
  "other-port": "Let the server listen on a port that browsers speak http to.",
  corp: "If other sites shall embed this resource: say so, for this path alone.",
  "corp-same-site": "If only pages of the same site embed it: allow these.",
  "use-cors": "Or load it with CORS (`crossorigin`), and share it with this origin.",
  "no-userinfo": "Redirect to a URL without user name and password.",
  "http-redirect": "Redirect to an https URL.",
  "fix-location": "Send one `Location` that is a URL.",
  "shorter-chain": "Mend the redirects: they go on without end.",
  "redirect-mode": 'Let redirects be followed (`redirect: "follow"`), or ask for the last URL.',
  "redirect-status": "Redirect with 303 where the body has been used, or send a body that can be sent again.",
  permission: "Let the user decide: the browser asks for it on a secure page. No header of the server replaces that.",
  "secure-page": "Serve the page over https: only secure pages may ask for the permission.",
  "buffer-body": "Send a text, a blob or bytes in place of a stream; browsers send streams over HTTP/2 only.",
  "smaller-keepalive": "Send at most 64 KiB with `keepalive`, or leave it out.",
  integrity: "Compute the hash of the file anew, from a copy that you trust.",
  range: "Send a range that the resource has, and the partial answer only to who asked for it.",
  "cache-mode": "Use another cache mode than `only-if-cached`, which never goes to the network.",
  "http-url": "Ask for an http or https URL; files and app schemes need a server or the app's own bridge.",
  "valid-head": "Send a head that is HTTP: one value where one is permitted, no control characters.",
  "smaller-head": "Send fewer or shorter headers; cookies that pile up are the usual reason.",
  "whole-answer":
    "See why the server closes the connection: a crash while streaming, a wrong Content-Length, a proxy's time-out.",
  faster: "See why the server takes so long, or ask for less.",
  "valid-call": "Mend the call: the error's own message names the argument.",
  "wrong-mode": 'The page said `mode: "same-origin"`: leave it out if another origin is meant.',
  "ask-credentials": 'Ask for credentials: `fetch(url, { credentials: "include" })`.',
  "same-site-none": "If other sites' pages shall act with this cookie: set it so, and defend changes against forgery.",
  "one-site":
    "Bring page and API under one site (`app.example`, `api.app.example`): then the cookie is first-party in every browser.",
  bearer: "Or leave cookies: give the page a token of its own (OAuth), sent as `Authorization: Bearer`.",
  partitioned: "If the cookie is needed inside other sites only: let it be kept apart for each of them.",
  "cookie-line": "Set the cookie so.",
  "cookie-secure":
    "Add `Secure`, and serve it over https: `SameSite=None` needs it. Defend changes against forgery, because the cookie comes along with every site's requests.",
  "cookie-host":
    "Ask at the host that set the cookie. Only where every host of the site may have it: set it with the site's `Domain`.",
  "extension-worker":
    "Ask from the extension's own worker with `host_permissions`, and pass the answer to the content script.",
  worker: "Let the service worker fetch with the request it got (`fetch(event.request)`), and not with `no-cors`.",
  socket: "Compare Origin with a list at the upgrade, and name there who may open a socket.",
  forgery:
    "Whatever CORS says: let the server refuse forged changes by itself (Origin or Sec-Fetch-Site, SameSite cookies, a token).",
};

/** From whom a rule keeps what. */
type Guarded = "read" | "page" | "wire" | "local" | "embed" | "network" | "integrity" | "redirect" | "nothing";

interface CodeText {
  /** The code in words. */
  readonly title: string;
  readonly why: (facts: Facts) => string;
  readonly causes: readonly CauseName[];
  readonly fixes: readonly FixName[];
  readonly dangers: readonly DangerName[];
  readonly guards: Guarded;
}

const always =
  (text: string): CodeText["why"] =>
  () =>
    text;

const corsDangers: readonly DangerName[] = ["reflect", "no-cors", "security-off", "public-proxy"];

export const codeTexts: Readonly<Record<ExplanationCode, CodeText>> = {
  "cors-origin-missing": {
    title: "the answer does not say who may read it",
    why: (facts) =>
      `${sentence(answerOf(facts))} has no Access-Control-Allow-Origin header, so it is not shared with ${originOf(facts)}.${opened(facts)}${
        (facts.status ?? 0) >= 400 ? ` Its status is ${String(facts.status)}: look at that first.` : ""
      }`,
    causes: [
      "no-opt-in",
      "error-outside",
      "list-misses",
      "gateway",
      "callback-throws",
      "vary",
      "image-cache",
      "hijacked",
      "page-null",
      "preview",
      "app-scheme",
      "extension",
      "electron",
      "font",
      "proxy",
      "loose-pattern",
    ],
    fixes: [
      "share",
      "extension-worker",
      "named-page",
      "canonical-url",
      "outermost",
      "gateway",
      "vary",
      "crossorigin",
      "share-public",
      "same-origin",
    ],
    dangers: ["wildcard", ...corsDangers],
    guards: "read",
  },
  "cors-origin-wildcard": {
    title: "`*` does not hold for requests with credentials",
    why: (facts) =>
      `${sentence(answerOf(facts))} is for any origin, without credentials; the page asked with credentials. To read an answer that is the user's own, the origin must be named.`,
    causes: ["default-wildcard", "needless-include"],
    fixes: ["without-credentials", "name-origin", "vary"],
    dangers: ["reflect", "no-cors", "security-off", "public-proxy"],
    guards: "read",
  },
  "cors-origin-multiple": {
    title: "more than one value in Access-Control-Allow-Origin",
    why: (facts) =>
      `Access-Control-Allow-Origin in ${answerOf(facts)} is ${valueOf(facts)}. It holds one origin or \`*\`; several match nothing, even where the right one is among them.`,
    causes: ["two-owners", "list-in-header"],
    fixes: ["one-owner", "exact-origin"],
    dangers: ["reflect", "wildcard", "security-off"],
    guards: "read",
  },
  "cors-origin-invalid": {
    title: "Access-Control-Allow-Origin is no origin",
    why: (facts) =>
      `Access-Control-Allow-Origin in ${answerOf(facts)} is ${valueOf(facts)}, which is no origin; it had to be ${originOf(facts)}.`,
    causes: ["not-serialized", "list-in-header", "loose-pattern"],
    fixes: ["exact-origin"],
    dangers: ["reflect", "wildcard", "security-off"],
    guards: "read",
  },
  "cors-origin-mismatch": {
    title: "the answer is for another origin",
    why: (facts) =>
      `Access-Control-Allow-Origin in ${answerOf(facts)} is ${valueOf(facts)}, and the request's Origin is ${originOf(facts)}. They are compared as texts, byte by byte.${opened(facts)}`,
    causes: [
      "list-misses",
      "not-serialized",
      "vary",
      "redirect-null",
      "page-null",
      "proxy",
      "loose-pattern",
      "preview",
    ],
    fixes: ["exact-origin", "named-page", "canonical-url", "vary"],
    dangers: ["reflect", "wildcard", "allow-null", "loose-pattern", "security-off"],
    guards: "read",
  },
  "cors-credentials": {
    title: "the answer does not allow credentials",
    why: (facts) =>
      `The page asked with credentials, and Access-Control-Allow-Credentials in ${answerOf(facts)} is ${facts.value === undefined || facts.value === "" ? "missing" : code(facts.value)}. Only \`true\` lets the page read it. Whether a cookie was sent or stored does not depend on this header.`,
    causes: ["no-credentials-header", "needless-include", "credentials-spelling"],
    fixes: ["without-credentials", "allow-credentials"],
    dangers: ["reflect", "no-cors", "security-off"],
    guards: "read",
  },
  "preflight-status": {
    title: "the preflight was not answered with success",
    why: (facts) =>
      `The browser asked for leave with OPTIONS, and the status was ${facts.value === undefined ? "no success" : code(facts.value)}; 200 to 299 is leave.`,
    causes: ["auth-first", "no-options-route", "preflight-elsewhere", "error-outside"],
    fixes: ["preflight-first", "outermost", "gateway"],
    dangers: ["all-allowed", "evade-preflight", "security-off", "public-proxy"],
    guards: "read",
  },
  "preflight-redirect": {
    title: "the preflight was redirected",
    why: (facts) =>
      `The browser asked for leave with OPTIONS and got a redirect${facts.value === undefined ? "" : ` (${code(facts.value)})`}. Redirects of preflights are not followed.`,
    causes: ["slash-redirect", "login-redirect", "auth-first"],
    fixes: ["canonical-url", "preflight-first", "no-redirect"],
    dangers: ["evade-preflight", "security-off", "public-proxy"],
    guards: "read",
  },
  "preflight-methods-malformed": {
    title: "Access-Control-Allow-Methods cannot be read",
    why: (facts) =>
      `Access-Control-Allow-Methods in the answer to the preflight is ${valueOf(facts)}, which is no list of methods.`,
    causes: ["bad-token"],
    fixes: ["valid-list", "allow-method"],
    dangers: ["all-allowed", "security-off"],
    guards: "read",
  },
  "preflight-headers-malformed": {
    title: "Access-Control-Allow-Headers cannot be read",
    why: (facts) =>
      `Access-Control-Allow-Headers in the answer to the preflight is ${valueOf(facts)}, which is no list of names.`,
    causes: ["bad-token"],
    fixes: ["valid-list", "allow-header"],
    dangers: ["all-allowed", "security-off"],
    guards: "read",
  },
  "preflight-method": {
    title: "the preflight does not allow the method",
    why: (facts) =>
      `The server answered the preflight, and Access-Control-Allow-Methods does not have ${facts.value === undefined ? "the method" : code(facts.value)}.`,
    causes: ["method-list", "method-case", "wildcard-literal", "cached-preflight"],
    fixes: ["canonical-method", "allow-method"],
    dangers: ["all-allowed", "evade-preflight", "security-off"],
    guards: "read",
  },
  "preflight-header": {
    title: "the preflight does not allow a header",
    why: (facts) =>
      `The server answered the preflight, and Access-Control-Allow-Headers does not have ${facts.value === undefined ? "a header that the page sends" : code(facts.value)}.`,
    causes: ["json", "library-header", "wildcard-literal", "authorization-wildcard", "cached-preflight"],
    fixes: ["fewer-headers", "allow-header"],
    dangers: ["all-allowed", "evade-preflight", "security-off"],
    guards: "read",
  },
  "mode-same-origin": {
    title: "another origin in the mode same-origin",
    why: always('The page asked with `mode: "same-origin"` for another origin: nothing is sent then.'),
    causes: [],
    fixes: ["wrong-mode", "share"],
    dangers: ["no-cors"],
    guards: "page",
  },
  "no-cors-redirect-mode": {
    title: "no-cors without following redirects",
    why: always(
      'In the mode `no-cors` redirects must be followed; the page asked for `redirect: "manual"` or `"error"`.',
    ),
    causes: ["no-cors"],
    fixes: ["redirect-mode", "cors-mode"],
    dangers: ["security-off"],
    guards: "page",
  },
  "scheme-not-cors": {
    title: "a URL that CORS does not know",
    why: (facts) =>
      `CORS is for http and https; the page asked for ${facts.value === undefined ? "another scheme" : `the scheme ${code(facts.value)}`}.`,
    causes: ["page-null", "electron", "app-scheme"],
    fixes: ["http-url", "named-page"],
    dangers: ["security-off", "allow-null"],
    guards: "page",
  },
  "scheme-not-fetched": {
    title: "a URL that cannot be fetched",
    why: (facts) =>
      `Nothing can be fetched from this URL${facts.value === undefined ? "" : ` (${code(facts.value)})`}.`,
    causes: [],
    fixes: ["http-url"],
    dangers: ["security-off"],
    guards: "page",
  },
  "bad-port": {
    title: "a port that browsers do not speak http to",
    why: (facts) =>
      `Port ${facts.value === undefined ? "numbers" : code(facts.value)} of other protocols are blocked, so that no page can make a browser talk to a mail server.`,
    causes: ["mixed-or-port"],
    fixes: ["other-port"],
    dangers: ["security-off"],
    guards: "local",
  },
  "mixed-content": {
    title: "a secure page asks for plain http",
    why: always(
      "The page came over https and asks for plain http, where anybody on the wire could read and change the answer. It has nothing to do with CORS.",
    ),
    causes: ["mixed-or-port"],
    fixes: ["https-api", "same-origin"],
    dangers: ["http", "security-off"],
    guards: "wire",
  },
  integrity: {
    title: "the file is not the one whose hash the page has",
    why: always("The page named a hash (`integrity`), and what came has another one."),
    causes: [],
    fixes: ["integrity"],
    dangers: ["no-integrity"],
    guards: "integrity",
  },
  "range-not-asked": {
    title: "a part that nobody asked for",
    why: always("The server sent a partial answer (206, 416) to a request without Range."),
    causes: [],
    fixes: ["range"],
    dangers: ["no-cors"],
    guards: "read",
  },
  "range-malformed": {
    title: "a range that cannot be had",
    why: (facts) => `The range is ${valueOf(facts)}, which this resource does not have.`,
    causes: [],
    fixes: ["range"],
    dangers: [],
    guards: "nothing",
  },
  "not-cached": {
    title: "only from the cache, and not there",
    why: always("The page asked for what the cache has (`only-if-cached`), and the cache has nothing."),
    causes: [],
    fixes: ["cache-mode"],
    dangers: [],
    guards: "nothing",
  },
  "keepalive-too-long": {
    title: "too much to send after the page is gone",
    why: always("Bodies of requests that may outlive the page (`keepalive`, beacons) are limited to 64 KiB."),
    causes: [],
    fixes: ["smaller-keepalive"],
    dangers: [],
    guards: "nothing",
  },
  "corp-same-origin": {
    title: "only its own origin may embed it",
    why: (facts) =>
      `The answer has \`Cross-Origin-Resource-Policy: same-origin\`, and ${pageOf(facts)} is another origin; it asked without CORS.`,
    causes: ["no-cors"],
    fixes: ["use-cors", "corp-same-site", "corp"],
    dangers: ["corp-off", "security-off"],
    guards: "embed",
  },
  "corp-same-site": {
    title: "only its own site may embed it",
    why: (facts) =>
      `The answer has \`Cross-Origin-Resource-Policy: same-site\`, and ${pageOf(facts)} is of another site; it asked without CORS.`,
    causes: ["no-cors"],
    fixes: ["use-cors", "corp"],
    dangers: ["corp-off", "security-off"],
    guards: "embed",
  },
  "redirect-forbidden": {
    title: "a redirect where the page wanted none",
    why: (facts) =>
      `The answer was a redirect${facts.value === undefined ? "" : ` (${code(facts.value)})`}, and the page asked with \`redirect: "error"\`.`,
    causes: ["login-redirect", "slash-redirect"],
    fixes: ["canonical-url", "redirect-mode", "no-redirect"],
    dangers: ["no-cors"],
    guards: "page",
  },
  "redirect-same-origin": {
    title: "a redirect away from the page's own origin",
    why: always('The page asked with `mode: "same-origin"`, and its server redirected to another origin.'),
    causes: ["login-redirect", "slash-redirect"],
    fixes: ["no-redirect", "wrong-mode"],
    dangers: ["no-cors"],
    guards: "page",
  },
  "redirect-location": {
    title: "a redirect that leads nowhere",
    why: always("The redirect has no `Location` that is a URL, or has two."),
    causes: [],
    fixes: ["fix-location"],
    dangers: [],
    guards: "nothing",
  },
  "redirect-scheme": {
    title: "a redirect to something that is not http",
    why: (facts) =>
      `The server redirects to ${facts.value === undefined ? "another scheme" : `the scheme ${code(facts.value)}`}; only http and https are followed.`,
    causes: ["login-redirect"],
    fixes: ["http-redirect", "canonical-url"],
    dangers: ["security-off"],
    guards: "redirect",
  },
  "redirect-too-many": {
    title: "redirects without end",
    why: always("After twenty redirects browsers stop."),
    causes: ["slash-redirect", "login-redirect"],
    fixes: ["shorter-chain"],
    dangers: [],
    guards: "nothing",
  },
  "redirect-credentials": {
    title: "a redirect to a URL with user name or password",
    why: (facts) =>
      `The server redirects to another origin with a user name or password in the URL${facts.value === undefined ? "" : ` (${code(withoutUserinfo(facts.value))})`}.`,
    causes: [],
    fixes: ["no-userinfo", "canonical-url"],
    dangers: ["security-off"],
    guards: "redirect",
  },
  "redirect-credentials-anywhere": {
    title: "a redirect to a URL with user name or password, refused everywhere",
    why: (facts) =>
      `The server redirects to a URL with a user name or password in it${facts.value === undefined ? "" : ` (${code(withoutUserinfo(facts.value))})`}, which this engine follows nowhere.`,
    causes: [],
    fixes: ["no-userinfo"],
    dangers: ["security-off"],
    guards: "redirect",
  },
  "redirect-again": {
    title: "redirected once more by a server that allows no credentials",
    why: always(
      "The request began at the page's own origin, with credentials, and another server redirected it once more without allowing credentials. This engine stops there.",
    ),
    causes: ["redirect-null"],
    fixes: ["canonical-url", "without-credentials"],
    dangers: ["reflect"],
    guards: "redirect",
  },
  "redirect-stream": {
    title: "a redirect of a body that cannot be sent again",
    why: always("The body was a stream, which has gone, and the redirect wants it sent once more."),
    causes: [],
    fixes: ["canonical-url", "redirect-status"],
    dangers: [],
    guards: "nothing",
  },
  "local-network-insecure": {
    title: "an insecure page asks for this machine's network",
    why: (facts) =>
      `The page came over plain http from the public internet and asks for the address space ${facts.value === undefined ? "of this machine" : code(facts.value)}. Only a secure page may ask the user for that.`,
    causes: ["rebinding-page"],
    fixes: ["secure-page", "permission"],
    dangers: ["grant-local", "security-off"],
    guards: "local",
  },
  "local-network-denied": {
    title: "no permission for this machine's network",
    why: (facts) =>
      `The page came from the public internet and asks for the address space ${facts.value === undefined ? "of this machine or its network" : code(facts.value)}. That is a permission of the user (Local Network Access) and not a header of the server.`,
    causes: ["rebinding-page"],
    fixes: ["permission"],
    dangers: ["grant-local", "security-off"],
    guards: "local",
  },
  "stream-over-http1": {
    title: "a stream for a body, over HTTP/1.1",
    why: always("A stream can be sent over HTTP/2 and later only."),
    causes: [],
    fixes: ["buffer-body"],
    dangers: [],
    guards: "nothing",
  },
  unreachable: {
    title: "no answer",
    why: always("No answer came: there was no connection. CORS was not asked, whatever the console says."),
    causes: ["nobody-listens", "tls", "mixed-or-port", "blocker", "service-worker", "rebinding-page"],
    fixes: ["reachable", "worker"],
    dangers: ["security-off", "public-proxy"],
    guards: "network",
  },
  malformed: {
    title: "an answer that is not HTTP",
    why: (facts) => `What came is not HTTP${facts.value === undefined ? "" : ` (${code(facts.value)})`}.`,
    causes: ["tls", "mixed-or-port"],
    fixes: ["valid-head", "reachable"],
    dangers: ["security-off"],
    guards: "network",
  },
  "head-too-long": {
    title: "a head that is too long",
    why: always("The answer's head is longer than browsers take."),
    causes: [],
    fixes: ["smaller-head"],
    dangers: [],
    guards: "network",
  },
  "body-too-long": {
    title: "a body that is too long",
    why: always("The body is longer than this model takes (64 MiB)."),
    causes: [],
    fixes: ["faster"],
    dangers: [],
    guards: "network",
  },
  truncated: {
    title: "an answer that broke off",
    why: always("The connection ended before the answer did."),
    causes: ["answer-stopped"],
    fixes: ["whole-answer"],
    dangers: [],
    guards: "network",
  },
  "timed-out": {
    title: "no answer in time",
    why: always("No answer came in time."),
    causes: ["nobody-listens", "blocker"],
    fixes: ["reachable", "faster"],
    dangers: [],
    guards: "network",
  },
  aborted: {
    title: "the page gave up",
    why: always("The page aborted the request. What the server had received by then, it may have executed."),
    causes: [],
    fixes: [],
    dangers: [],
    guards: "nothing",
  },
  readable: {
    title: "the page reads the answer",
    why: (facts) =>
      facts.hidden.length === 0
        ? "The page reads the answer: status, body and headers."
        : `The page reads the answer, without the headers ${listed([...new Set(facts.hidden)].slice(0, 8))}: they are neither safelisted nor exposed.`,
    causes: ["not-exposed"],
    fixes: ["expose"],
    dangers: [],
    guards: "nothing",
  },
  opaque: {
    title: "an answer that is there, and empty to the page",
    why: always(
      "The request was made without CORS (`no-cors`), so the page gets an opaque answer: status 0, no headers, an empty body. It can embed it, and not read it.",
    ),
    causes: ["no-cors", "tainted", "service-worker"],
    fixes: ["cors-mode", "share", "crossorigin", "worker"],
    dangers: ["security-off", "public-proxy"],
    guards: "read",
  },
  "opaque-redirect": {
    title: "a redirect that the page does not see",
    why: always('The page asked with `redirect: "manual"`, so all that it learns is that there was a redirect.'),
    causes: ["login-redirect"],
    fixes: ["redirect-mode", "no-redirect"],
    dangers: [],
    guards: "redirect",
  },
  "not-a-request": {
    title: "a call that makes no request",
    why: always(
      "The call itself was refused by the browser, so nothing was sent: a forbidden method, a URL with a password, a header name that is none.",
    ),
    causes: [],
    fixes: ["valid-call"],
    dangers: [],
    guards: "nothing",
  },
};

/** What WebKit's one line for it leaves open. */
export const webkitOriginWhy = (facts: Facts): string =>
  `${sentence(answerOf(facts))} is not shared with ${originOf(facts)}: Access-Control-Allow-Origin is missing, or another origin.${
    (facts.status ?? 0) >= 400 ? ` Its status is ${String(facts.status)}: look at that first.` : ""
  }`;

/** A URL that can be shown: a password is nobody's to read. */
function withoutUserinfo(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  url.username = url.password = "";
  return url.href;
}

const notTheServer = (facts: Facts): string => {
  const asked = methodOf(facts);
  if (!facts.executed || facts.preflight) {
    return `Not the server: any program but a browser can send this ${asked}, and forms and form-like POSTs need no preflight; the server must refuse forged changes by itself.`;
  }
  return changesSomething(facts)
    ? `Not the server: the ${asked} was executed, and CORS has not prevented it. Refusing forged changes is the server's own task (Origin or Sec-Fetch-Site, SameSite cookies, a token).`
    : `Not the server: it has answered, and answers any program that is no browser too.`;
};

/** Who is protected, and from whom. */
export const protectsTexts: Readonly<Record<Guarded, (facts: Facts) => string>> = {
  read: (facts) =>
    facts.preflight
      ? `The user, in whose name ${pageOf(facts)} could otherwise act at the server. ${notTheServer(facts)}`
      : `The user: what the answer says to them stays unread by ${pageOf(facts)}. ${notTheServer(facts)}`,
  page: always("Nobody else: it is the page's own wish, or a limit on what pages may ask for."),
  wire: always("The user, from whoever sits on the wire."),
  local: always("The user's own machine and network, from pages of the internet."),
  embed: (facts) =>
    `The user: the answer stays out of the process of ${pageOf(facts)}, where side channels could read it. ${notTheServer(facts)}`,
  network: always("Nobody: this is a failure of the network and no protection."),
  integrity: always("The user, from a file that somebody has changed."),
  redirect: (facts) => `The user: what redirects say stays unread by ${pageOf(facts)}. ${notTheServer(facts)}`,
  nothing: (facts) =>
    facts.code === "readable" && facts.credentials
      ? `Nobody is kept out here: ${pageOf(facts)} acts in the user's name, and a hostile script on it would too.`
      : "Nobody: nothing is kept from the page here.",
};

/** What a summary can say, in the words of who asked. */
export const summaryTexts = {
  notARequest: (error: string): string =>
    `Nothing was sent: the browser refused the call itself (${printable(error)}).`,
  readable: (what: string): string => `${what} was executed; the page reads the answer.`,
  readableLocal: (what: string): string => `${what} was sent to no server; the page reads the answer.`,
  executed: (what: string): string => `${what} was executed; the page cannot read the answer.`,
  opaque: (what: string): string => `${what} was executed; the page gets an empty, opaque answer.`,
  redirected: (first: string, last: string): string =>
    `${first} was executed and redirected; ${last} was never sent, and the page learns nothing.`,
  preflight: (what: string, method: string): string =>
    `The preflight was refused: the ${method} was never sent, and the handler did not run (${what}).`,
  preflightUnanswered: (what: string, method: string): string =>
    `The preflight got no answer: the ${method} was never sent (${what}).`,
  sent: (what: string): string => `${what} was sent and not answered; the server may have executed it.`,
  unconnected: (what: string): string => `${what} was not sent and not executed: there was no connection.`,
  unsent: (what: string): string => `${what} was never sent: the browser stopped it.`,
  withoutCookies: (names: readonly string[]): string => `Without the cookie ${names.map(printable).join(", ")}.`,
} as const;

type TextsOf<Event> = (event: Event) => { readonly looked: string; readonly found: string };

const yes = "allowed";

const failureTitle = (failure: { readonly code: ExplanationCode; readonly value?: string }): string =>
  failure.value === undefined || failure.value === ""
    ? codeTexts[failure.code].title
    : `${codeTexts[failure.code].title}: ${code(failure.code === "redirect-credentials" ? withoutUserinfo(failure.value) : failure.value)}`;

const taintingTexts = {
  basic: "the page's own origin, or nobody's: no CORS",
  cors: "another origin: the server must share the answer (CORS)",
  opaque: "another origin, without CORS: the answer stays opaque",
} as const;

function preflightNeeds({
  method,
  headers,
  listener,
}: {
  readonly method: string | undefined;
  readonly headers: readonly string[];
  readonly listener: boolean;
}): string {
  const needs = [
    ...(method === undefined ? [] : [`the method ${code(method)}`]),
    ...(headers.length === 0 ? [] : [`the ${headers.length === 1 ? "header" : "headers"} ${listed(headers)}`]),
    ...(listener ? ["an upload listener"] : []),
  ];
  return needs.length === 0 ? "nothing by itself" : needs.join(", ");
}

const interesting = /^(?:access-control-|cross-origin-resource-policy$|location$|vary$|timing-allow-origin$)/i;

const namesOf = (cookies: readonly { readonly name: string }[]): string => listed(cookies.map(({ name }) => name));

/** Each step in words: what was looked at, and what was found. */
export const stepTexts: { readonly [Kind in TraceEventKind]: TextsOf<Extract<TraceEvent, { kind: Kind }>> } = {
  "main-fetch": ({ url, mode, credentials }) => ({
    looked: "What the page asks for",
    found: `${printable(url)}, mode \`${mode}\`, credentials \`${credentials}\``,
  }),
  tainting: ({ tainting }) => ({ looked: "Whose answer it is", found: taintingTexts[tainting] }),
  "preflight-needed": (event) => ({
    looked: "Whether leave is needed first (a preflight)",
    found: event.cached
      ? `${preflightNeeds(event)} needs it, and an earlier answer still holds`
      : `${preflightNeeds(event)} ${event.method === undefined && event.headers.length === 0 && !event.listener ? "needs it, but a redirect does in this engine" : "needs it"}`,
  }),
  request: ({ preflight, method, url }) => ({
    looked: preflight ? "The preflight leaves" : "The request leaves",
    found: `${code(method)} ${printable(url)}`,
  }),
  cookies: ({ included, sent, withheld }) => ({
    looked: "Which cookies go along",
    found: included
      ? `${sent.length === 0 ? "none" : namesOf(sent)}${withheld.length === 0 ? "" : `; withheld: ${withheld.map(({ cookie, reason }) => `${code(cookie.name)} (${reason})`).join(", ")}`}`
      : "none: credentials are not included",
  }),
  response: ({ preflight, status, headers }) => {
    const shown = headers.filter(([name]) => interesting.test(name)).map(([name, value]) => code(`${name}: ${value}`));
    return {
      looked: preflight ? "The answer to the preflight" : "The answer: the server has executed the request",
      found: `${String(status)}${shown.length === 0 ? ", without CORS headers" : `, ${shown.join(", ")}`}`,
    };
  },
  "cookie-stored": ({ cookie }) => ({
    looked: "Set-Cookie",
    found: `${code(cookie.name)} is stored for ${printable(cookie.domain)}`,
  }),
  "cookie-removed": ({ cookie, reason }) => ({
    looked: "Stored cookies",
    found: `${code(cookie.name)} goes (${reason})`,
  }),
  "cookie-refused": ({ name, reason }) => ({
    looked: "Set-Cookie",
    found: `${name === undefined ? "the line" : code(name)} is refused (${reason})`,
  }),
  "cors-check": ({ preflight, origin, failure }) => ({
    looked: `Whether ${preflight ? "the preflight's answer" : "the answer"} is for the origin ${code(origin)} (CORS check)`,
    found: failure === undefined ? yes : failureTitle(failure),
  }),
  "corp-check": ({ failure }) => ({
    looked: "Whether the answer may be embedded (Cross-Origin-Resource-Policy)",
    found: failure === undefined ? yes : failureTitle(failure),
  }),
  "tao-check": ({ passed }) => ({
    looked: "Whether the page may see the timing (Timing-Allow-Origin)",
    found: passed ? yes : "no; the answer itself is not touched by that",
  }),
  "preflight-passed": ({ methods, headers, maxAge }) => ({
    looked: "What the preflight allows",
    found: `methods ${methods.length === 0 ? "GET, HEAD, POST" : listed(methods)}; headers ${headers.length === 0 ? "the safelisted ones" : listed(headers)}; kept for ${Number.isFinite(maxAge) ? `${String(maxAge)} s` : "as long as the browser likes"}`,
  }),
  redirect: ({ status, to, method, taint }) => ({
    looked: "A redirect",
    found: `${String(status)} to ${printable(to)} with ${code(method)}${taint === "cross-site" || taint === "same-site" ? "; the Origin is `null` from here" : ""}`,
  }),
  filtered: ({ type, hidden }) => ({
    looked: "What of the answer the page sees",
    found: `an answer of the type \`${type}\`${hidden.length === 0 ? "" : `, without ${listed([...new Set(hidden)].slice(0, 12))}`}`,
  }),
  "network-error": ({ failure }) => ({
    looked: "What the page gets",
    found: `a network error that does not say why: ${failureTitle(failure)}`,
  }),
};

/** Why a cookie did not go along. */
export const withheldTexts: Readonly<Record<WithheldReason, string>> = {
  expired: "It had expired.",
  "host-only": "It belongs to another host of the site: it was set without a Domain attribute.",
  "domain-mismatch": "It belongs to another host.",
  "path-mismatch": "It belongs to another path.",
  "secure-scheme": "It is `Secure`, and the connection is plain http.",
  "http-only-script": "It is `HttpOnly`, and a script asked.",
  "same-site-strict": "It is `SameSite=Strict`, and a page of another site asked.",
  "same-site-lax": "It is `SameSite=Lax`, and a page of another site asked, other than by going there.",
  "same-site-default": "It has no SameSite, which counts as Lax here, and a page of another site asked.",
  "partition-other": "It was set inside another site and is kept for that one (partitioned).",
  "third-party-blocked": "The browser sends no cookies to other sites than the one in the address bar.",
  "third-party-partitioned":
    "The browser keeps cookies of other sites apart for each site in the address bar, and this one was set outside of it.",
};

/** Why a cookie was not stored. */
export const refusedTexts: Readonly<Record<RefusedReason, string>> = {
  "control-character": "The line holds a control character.",
  empty: "The line has neither a name nor a value.",
  nameless: "The line has no name, in a form that this browser refuses.",
  "too-long": "Name and value together are longer than 4096 bytes.",
  "host-invalid": "The URL has no host that can have cookies.",
  "domain-malformed": "The Domain attribute is no domain.",
  "domain-public-suffix":
    "The Domain attribute is a public suffix (`com`, `github.io`): everybody below would get the cookie.",
  "domain-mismatch": "The Domain attribute does not contain the host that sets the cookie.",
  "http-only-script": "A script cannot set a cookie that is `HttpOnly`.",
  "secure-scheme": "It is `Secure`, and the connection is plain http.",
  "secure-overlay": "A `Secure` cookie of that name is there, and plain http must not shadow it.",
  "same-site-strict": "It is `SameSite=Strict`, and the answer came to a request of another site's page.",
  "same-site-lax": "It is `SameSite=Lax`, and the answer came to a request of another site's page.",
  "same-site-default":
    "It has no SameSite, which counts as Lax here, and the answer came to a request of another site's page.",
  "same-site-none-insecure": "It is `SameSite=None` without `Secure`.",
  "prefix-secure": "Its name begins with `__Secure-`, and it is not `Secure`.",
  "prefix-host": "Its name begins with `__Host-`: that needs `Secure`, `Path=/` and no Domain.",
  "prefix-http": "Its name begins with `__Http-`: that needs `Secure` and `HttpOnly`.",
  "prefix-host-http": "Its name begins with `__Host-Http-`: that needs `Secure`, `HttpOnly`, `Path=/` and no Domain.",
  "prefix-nameless": "It has no name, and its value could pass for a name with a prefix.",
  "partitioned-insecure": "It is `Partitioned` without `Secure`.",
  "partition-none": "It would be kept for the site in the address bar, and that has no name.",
  "third-party-blocked": "The browser stores no cookies of other sites than the one in the address bar.",
  "http-only-overwrite": "A script cannot replace a cookie that is `HttpOnly`.",
};

/** Why a stored cookie went. */
export const evictedTexts: Readonly<Record<EvictedReason, string>> = {
  expired: "It had expired.",
  "host-limit": "The host has more cookies than the browser keeps; the least recently used went.",
  "total-limit": "The browser has more cookies than it keeps; the least recently used went.",
};

/** What can be done about a cookie, by what became of it. */
export const cookieFixes: Partial<Record<WithheldReason | RefusedReason | EvictedReason, readonly FixName[]>> = {
  "same-site-strict": ["one-site", "bearer", "same-site-none"],
  "same-site-lax": ["one-site", "bearer", "same-site-none"],
  "same-site-default": ["one-site", "bearer", "same-site-none"],
  "same-site-none-insecure": ["cookie-secure"],
  "third-party-blocked": ["one-site", "bearer", "partitioned"],
  "third-party-partitioned": ["one-site", "bearer", "partitioned"],
  "partition-other": ["one-site", "bearer"],
  "partitioned-insecure": ["partitioned"],
  "partition-none": ["one-site"],
  "secure-scheme": ["https-api"],
  "secure-overlay": ["https-api"],
  "prefix-secure": ["cookie-line"],
  "prefix-host": ["cookie-line"],
  "prefix-http": ["cookie-line"],
  "prefix-host-http": ["cookie-line"],
  "prefix-nameless": ["cookie-line"],
  "host-only": ["cookie-host"],
  "domain-mismatch": ["cookie-line"],
  "domain-public-suffix": ["cookie-line"],
  "domain-malformed": ["cookie-line"],
  "path-mismatch": ["cookie-line"],
  nameless: ["cookie-line"],
  empty: ["cookie-line"],
  "control-character": ["cookie-line"],
  "too-long": ["cookie-line"],
};

export type CookieReason = WithheldReason | RefusedReason;

interface MessageText {
  readonly why: string;
  readonly causes: readonly CauseName[];
  readonly fixes: readonly FixName[];
  readonly dangers: readonly DangerName[];
}

/** Console messages for which there is no code. */
export const messageTexts: Readonly<Record<MessageTextName, MessageText>> = {
  "allow-external": {
    why: "An older draft wanted a header of the preflight's answer for requests into a private network. Browsers ask the user for a permission now (Local Network Access).",
    causes: ["rebinding-page"],
    fixes: ["permission"],
    dangers: ["grant-local", "security-off"],
  },
  "cors-disabled": {
    why: "CORS is switched off in this Firefox (`content.cors.disable`), so every request to another origin fails. The server can do nothing about it.",
    causes: [],
    fixes: [],
    dangers: ["security-off"],
  },
  "origin-not-added": {
    why: "Firefox could not add the Origin header, so it did not ask: an extension or a setting of privacy took it away.",
    causes: ["blocker"],
    fixes: ["reachable"],
    dangers: ["security-off"],
  },
  "access-control-checks": {
    why: "WebKit says here only that CORS refused the answer; the line before it says why.",
    causes: ["no-opt-in", "error-outside", "list-misses", "gateway"],
    fixes: ["share", "outermost"],
    dangers: ["reflect", "no-cors", "security-off"],
  },
  "worker-opaque": {
    why: "A service worker answered a `cors` request with an opaque response, which the browser takes for a network error.",
    causes: ["service-worker"],
    fixes: ["worker"],
    dangers: ["no-cors"],
  },
  "tainted-canvas": {
    why: "The canvas holds an image of another origin that was loaded without CORS; what it shows must not be read back.",
    causes: ["tainted", "image-cache"],
    fixes: ["crossorigin", "share", "vary"],
    dangers: ["wildcard", "public-proxy"],
  },
  "socket-refused": {
    why: "The server refused the socket's handshake. CORS has no part in that: a browser opens sockets to any origin, with cookies, and only the server can look at Origin.",
    causes: ["list-misses", "proxy"],
    fixes: ["socket"],
    dangers: ["reflect"],
  },
  vague: {
    why: "That is all that a page's script is told, whatever the cause. The reason stands in the console's line before it, or in the network panel.",
    causes: ["no-opt-in", "error-outside", "nobody-listens", "mixed-or-port", "tls", "blocker", "service-worker"],
    fixes: ["reachable", "share", "outermost"],
    dangers: ["no-cors", "security-off", "public-proxy"],
  },
};

interface HeadText {
  readonly severity: "danger" | "error" | "warning" | "note";
  readonly text: (...values: readonly string[]) => string;
  readonly fixes: readonly FixName[];
  readonly dangers: readonly DangerName[];
}

const first = (values: readonly string[]): string => code(values[0] ?? "");

/** What a response head shows. */
export const headTexts: Readonly<Record<HeadCode, HeadText>> = {
  "reflected-credentials": {
    severity: "danger",
    text: (...values) =>
      `The server allowed ${first(values)}, an origin that it cannot know, with credentials: it reflects any origin. Every site that a user visits can read and change what is theirs.`,
    fixes: ["exact-origin"],
    dangers: ["reflect"],
  },
  reflected: {
    severity: "warning",
    text: (...values) =>
      `The server allowed ${first(values)}, an origin that it cannot know: it reflects any origin. For public data \`*\` says the same and can be cached; else a list is missing.`,
    fixes: ["share-public"],
    dangers: ["reflect"],
  },
  "reflection-possible": {
    severity: "note",
    text: (...values) =>
      `${sentence(first(values))} is allowed with credentials. Whether it stands on a list or is only reflected shows when another origin asks: try \`Origin: https://unrelated.example\`.`,
    fixes: [],
    dangers: ["reflect"],
  },
  "origin-null-credentials": {
    severity: "danger",
    text: () =>
      "The origin `null` is allowed with credentials. A sandboxed frame, a `data:` URL or a redirect gives any site that origin.",
    fixes: ["exact-origin"],
    dangers: ["allow-null"],
  },
  "origin-null": {
    severity: "warning",
    text: () =>
      "The origin `null` is allowed. Any site can have that origin, so this is no list; for public data send `*`.",
    fixes: ["share-public"],
    dangers: ["allow-null"],
  },
  "origin-insecure": {
    severity: "danger",
    text: (...values) =>
      `${first(values)} is plain http and is allowed with credentials: anybody on the wire speaks for that origin.`,
    fixes: ["https-page"],
    dangers: ["http"],
  },
  "wildcard-personal": {
    severity: "danger",
    text: () =>
      "Any origin may read the answer, and it sets a cookie or is marked `private`: it looks like one user's own.",
    fixes: ["exact-origin"],
    dangers: ["wildcard"],
  },
  "wildcard-credentials": {
    severity: "error",
    text: () =>
      "`*` and credentials exclude each other: no browser lets a page read the answer to a request with credentials.",
    fixes: ["without-credentials", "name-origin"],
    dangers: ["reflect"],
  },
  wildcard: {
    severity: "note",
    text: () =>
      "Any origin may read the answer, without credentials. That is right for data which is public and the same for all.",
    fixes: [],
    dangers: [],
  },
  "origin-multiple": {
    severity: "error",
    text: (...values) =>
      `${first(values)} is more than one value. The header holds one origin or \`*\`; this matches nothing.`,
    fixes: ["one-owner", "exact-origin"],
    dangers: ["reflect", "wildcard"],
  },
  "origin-not-serialized": {
    severity: "error",
    text: (value = "", suggestion?: string) =>
      `${code(value)} is not written as browsers write an origin, and matches nothing.${suggestion === undefined ? " A pattern is none either." : ` Did you mean ${code(suggestion)}?`}`,
    fixes: ["exact-origin"],
    dangers: ["loose-pattern", "reflect"],
  },
  "origin-other": {
    severity: "error",
    text: (value = "", page = "") => `The answer is for ${code(value)} and not for ${code(page)}.`,
    fixes: ["exact-origin", "vary"],
    dangers: ["reflect", "wildcard"],
  },
  "credentials-not-true": {
    severity: "error",
    text: (...values) =>
      `Access-Control-Allow-Credentials is ${first(values)}. Only \`true\`, in lower case and once, allows credentials; to allow none, leave it out.`,
    fixes: ["allow-credentials"],
    dangers: [],
  },
  "credentials-false": {
    severity: "note",
    text: (...values) =>
      `Access-Control-Allow-Credentials is ${first(values)}, which says the same as no header: leave it out.`,
    fixes: [],
    dangers: [],
  },
  "credentials-missing": {
    severity: "error",
    text: () => "The page asks with credentials, and the answer does not allow them, so the page cannot read it.",
    fixes: ["without-credentials", "allow-credentials"],
    dangers: ["reflect"],
  },
  "list-wildcard-credentials": {
    severity: "error",
    text: (name = "") => `With credentials \`*\` in ${name} is a name like any other and no wildcard.`,
    fixes: ["name-headers"],
    dangers: ["all-allowed"],
  },
  "list-malformed": {
    severity: "error",
    text: (name = "", value = "") => `${name} is ${code(value)}, which is no list of names.`,
    fixes: ["valid-list"],
    dangers: [],
  },
  "preflight-failed": {
    severity: "error",
    text: (status = "") =>
      `A preflight must be answered with 200 to 299; this is ${status}. The request itself is never sent.`,
    fixes: ["preflight-first"],
    dangers: ["all-allowed"],
  },
  "preflight-redirected": {
    severity: "error",
    text: (status = "") => `A preflight must not be redirected; this is ${status}. The request itself is never sent.`,
    fixes: ["canonical-url", "preflight-first"],
    dangers: [],
  },
  "error-unshared": {
    severity: "error",
    text: (status = "") =>
      `It is an error (${status}) without CORS headers: a page sees no status and a console blames CORS. It was made outside of what adds the headers.`,
    fixes: ["outermost", "gateway"],
    dangers: ["reflect", "wildcard"],
  },
  orphans: {
    severity: "warning",
    text: (...names) =>
      `${names.join(", ")} without Access-Control-Allow-Origin: the answer is shared with nobody, and they do nothing.`,
    fixes: ["share"],
    dangers: ["wildcard"],
  },
  "vary-missing": {
    severity: "warning",
    text: (...values) =>
      `The answer is for ${first(values)} alone, and \`Vary\` does not name Origin: a cache gives it to pages of other origins, and theirs to this one. It then fails now and then.`,
    fixes: ["vary"],
    dangers: ["wildcard"],
  },
  "authorization-wildcard": {
    severity: "warning",
    text: () =>
      "`*` does not cover Authorization by the standard. The engines still let it; name it where pages send it.",
    fixes: ["name-headers"],
    dangers: [],
  },
  "method-case": {
    severity: "warning",
    text: (method = "", upper = "") => `Methods are case-sensitive: ${code(method)} is not ${code(upper)}.`,
    fixes: ["allow-method"],
    dangers: [],
  },
  "expose-forbidden": {
    severity: "warning",
    text: (...values) => `${first(values)} is read by no page, whatever is exposed.`,
    fixes: [],
    dangers: [],
  },
  "max-age-malformed": {
    severity: "warning",
    text: (...values) =>
      `Access-Control-Max-Age is ${first(values)}, which is no number of seconds: engines keep the answer for five seconds or not at all.`,
    fixes: [],
    dangers: [],
  },
  "corp-unknown": {
    severity: "warning",
    text: (...values) =>
      `Cross-Origin-Resource-Policy is ${first(values)}, which browsers ignore. Values are \`same-origin\`, \`same-site\` and \`cross-origin\`.`,
    fixes: ["corp-same-site"],
    dangers: [],
  },
  "cookie-refused": {
    severity: "error",
    text: (name = "", names = "", why = "") => `The cookie ${code(name)} is not stored (${names}). ${why}`,
    fixes: [],
    dangers: [],
  },
  "cookie-cross-site": {
    severity: "note",
    text: (name = "", names = "", why = "") =>
      `The cookie ${code(name)} does not come along when a page of another site asks (${names}). ${why}`,
    fixes: [],
    dangers: ["same-site-none"],
  },
  "not-exposed": {
    severity: "note",
    text: (...names) => `DevTools shows them, and a page of another origin does not read them: ${listed(names)}.`,
    fixes: ["expose"],
    dangers: [],
  },
  "max-age-capped": {
    severity: "note",
    text: (value = "", ...caps) =>
      `The preflight's answer is kept for less than ${printable(value)} s: ${caps.join("; ")}.`,
    fixes: [],
    dangers: [],
  },
  "corp-restricts": {
    severity: "note",
    text: (...values) =>
      `${sentence(first(values))}: pages elsewhere cannot embed it without CORS (images, scripts, media).`,
    fixes: [],
    dangers: ["corp-off"],
  },
  redirects: {
    severity: "note",
    text: (...values) =>
      `It redirects to ${first(values)}. A preflight of this URL would fail, and a redirect from one other origin to another makes the Origin \`null\`.`,
    fixes: ["canonical-url", "no-redirect"],
    dangers: [],
  },
  "not-shared": {
    severity: "note",
    text: () =>
      "The answer is not shared: no page of another origin reads it. Requests that need no preflight are executed all the same.",
    fixes: ["share"],
    dangers: ["wildcard", "reflect"],
  },
  "private-network": {
    severity: "note",
    text: () =>
      "Access-Control-Allow-Private-Network is of an older draft. Access to the local network is a permission of the user now.",
    fixes: [],
    dangers: [],
  },
  unreadable: {
    severity: "warning",
    text: (...values) => `${first(values)} is no header, and was left out.`,
    fixes: [],
    dangers: [],
  },
};

/** The server's gate, in words. */
export const gateTexts = {
  looked: {
    target: "The request target",
    host: "Whether this server is reached under that Host",
    requester: "Who asks",
    resource: "Which resource of the policy it is",
    grant: "What the policy grants there",
    credentials: "Whether credentials may come along",
    token: "The forgery token",
    answer: "What follows",
  },
  fine: "in order",
  requester: (requester: string, origin: string | undefined): string =>
    ({
      "same-origin": "this server's own pages, or the user",
      "cross-origin": `a page of ${origin === undefined ? "another origin, which is not named" : code(origin)}`,
      "non-browser": "a program that shows no sign of a browser",
    })[requester] ?? requester,
  resource: (resource: string | undefined): string => (resource === undefined ? "none that is listed" : code(resource)),
  grant: (granted: boolean): string => (granted ? "a grant for this origin" : "no grant is needed"),
  credentials: (carried: boolean): string => (carried ? "some come along" : "none come along"),
  answer: (status: number | undefined, headers: readonly string[]): string =>
    `${status === undefined ? "the handler answers" : `the gate answers with ${String(status)}`}${headers.length === 0 ? "" : `, and adds ${listed(headers)}`}`,
  pass: (what: string): string => `${what} goes to the handler, which still has to authenticate it.`,
  answered: (what: string, method: string): string =>
    `The preflight for ${what} is answered: the page may send the ${method}.`,
  refused: (what: string, status: number): string =>
    `${what} is refused with ${String(status)}; the handler does not run.`,
  report: "The gate only reports here: nothing was refused or changed.",
  protectsRefused:
    "The user, in whose name another site's page could have acted, and the server's data from such pages.",
  protectsPassed: "Nobody is kept out by that: sharing is no authorization, and the handler decides who the user is.",
} as const;

/** What stands around an explanation. */
export const renderTexts = {
  page: "page",
  sent: "sent",
  executed: "executed",
  readable: "readable",
  yes: "yes",
  no: "no",
  why: "Why",
  console: "In the console",
  protects: "Who is protected",
  causes: "Most often behind it",
  fixes: "What to do, the least first",
  dangers: "What not to do",
  cookies: "Cookies",
  steps: "Step by step",
  policy: "Policy",
  preflight: "The preflight's answer",
  headers: "The answer",
  standard: "standard",
  nameless: "(without a name)",
  places: {
    policy: "in the policy",
    server: "at the server",
    page: "in the page",
    proxy: "at the proxy",
    browser: "in the browser",
  },
  fates: { sent: "sent", withheld: "withheld", stored: "stored", refused: "not stored", removed: "removed" },
} as const;

/** How engines differ, in a sentence. */
export const comparisonTexts = {
  alike: (engines: readonly string[]): string =>
    engines.length === 0 ? "Nothing was tried." : `${engines.join(", ")} do the same.`,
  one: (engines: readonly string[], what: ExplanationCode): string =>
    `${engines.join(", ")}: ${codeTexts[what].title}.`,
  differ: (parts: readonly string[]): string => `The engines differ. ${parts.join(" ")}`,
} as const;
