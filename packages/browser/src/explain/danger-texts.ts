/** What people do about it that opens more than it fixes. */
export const dangerTexts = {
  reflect: {
    text: "Echo every Origin, with `Access-Control-Allow-Credentials: true`.",
    why: "Every site that a user visits can then read and change the user's data, with the user's cookies. Compare Origin with a list, exactly.",
  },
  wildcard: {
    text: "Send `Access-Control-Allow-Origin: *`.",
    why: "Any site can then read the response, which is right only for public data. With credentials, browsers refuse it, and the usual next step is to echo every Origin.",
  },
  "share-sign-in": {
    text: "Share the sign-in page with CORS headers.",
    why: "A script cannot sign a user in there, and other sites could read what it shows. The request needs a session, not a header.",
  },
  "allow-null": {
    text: "Allow the origin `null`.",
    why: "A sandboxed frame, a `data:` URL or a redirect gives any site that origin. Allowing `null` allows everyone.",
  },
  "no-certificate": {
    text: "Stop requiring the certificate on the whole server.",
    why: "Anyone can then send requests to it. Only preflights have to do without: they execute nothing.",
  },
  "security-off": {
    text: "Turn off the browser's web security, or install an extension that adds CORS headers.",
    why: "It fixes only your own browser, and exposes it to every page that you visit. Users still see the error.",
  },
  "no-cors": {
    text: 'Set `mode: "no-cors"`.',
    why: "The error goes away, and so does the response: the page gets status 0 and an empty body. The request is sent and executed as before.",
  },
  "public-proxy": {
    text: "Send the request through a public CORS proxy.",
    why: "Its owner can read and change every request and response, tokens included.",
  },
  "loose-pattern": {
    text: "Match only a part of the origin: `endsWith`, `startsWith`, a regular expression without anchors.",
    why: "`https://app.example.evil.example` and `https://evilapp.example` match too. Compare whole origins, or labels below your own domain.",
  },
  "evade-preflight": {
    text: "Make it a GET, or a POST with `text/plain`, so that no preflight is needed.",
    why: "The preflight keeps other sites from sending it at all. Without one, any site can send it, and CORS only hides the response.",
  },
  "all-allowed": {
    text: "Allow every origin, method and header in the response to every OPTIONS request.",
    why: "That removes the only check before a browser sends another site's request.",
  },
  "same-site-none": {
    text: "Set `SameSite=None` on every cookie.",
    why: "Every site's requests then include the session cookie. The server first needs its own protection against forgery.",
  },
  http: {
    text: "Serve the page over plain http.",
    why: "Anyone on the network can then read and change the page, and impersonate its origin.",
  },
  "no-integrity": {
    text: "Remove the integrity check.",
    why: "It has just found a different file. Find out why first.",
  },
  "corp-off": {
    text: "Send `Cross-Origin-Resource-Policy: cross-origin` on everything.",
    why: "Other sites can then load personal data into their own process, where side channels may read it.",
  },
  "no-nosniff": {
    text: "Remove `X-Content-Type-Options: nosniff`.",
    why: "Browsers then run text as a script that users have uploaded, or that another site made the server send. Send the right type instead.",
  },
  "grant-local": {
    text: "Tell users to grant every site access to the local network.",
    why: "Routers, printers and development servers seldom authenticate, and a hostile page could then reach them.",
  },
  "method-override": {
    text: "Allow a header that names another method (`X-HTTP-Method-Override`).",
    why: "A page that may send a POST can then send a DELETE, and the list of methods limits nothing. Send the method itself.",
  },
  "socket-any-origin": {
    text: "Accept every Origin at the upgrade, or rely on CORS headers there.",
    why: "Every site that a user visits can then open a WebSocket with the user's cookies. Browsers read no CORS header in its response.",
  },
  "frame-any": {
    text: "Remove `X-Frame-Options` and `frame-ancestors` altogether.",
    why: "Any site can then frame the page invisibly, and trick users into clicking in it (clickjacking).",
  },
  "csp-off": {
    text: "Remove the page's Content-Security-Policy, or add `*` or `https:` to the directive.",
    why: "A script that someone has slipped into the page can then send what it reads to any server. Add the one origin.",
  },
  "cors-alone": {
    text: "Rely on CORS, or on the cookie's SameSite, alone.",
    why: "CORS hides the response only after the handler has run, and a sibling subdomain is same-site.",
  },
} as const;

export type DangerName = keyof typeof dangerTexts;
