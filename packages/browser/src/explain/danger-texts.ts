/** What people do about it that opens more than it mends. */
export const dangerTexts = {
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
  "cors-alone": {
    text: "Rely on CORS, or on the cookie's SameSite, alone.",
    why: "CORS hides a response after the handler has run, and a sibling subdomain is same-site.",
  },
} as const;

export type DangerName = keyof typeof dangerTexts;
