import { app, cookie, crossSite, evil, noCors, sameOrigin, sameSite, toApp, type Row } from "../row.ts";

const own = "Origin: https://api.bank.example";
const corsMode = "Sec-Fetch-Mode: cors";
const noCorsMode = "Sec-Fetch-Mode: no-cors";
const post = "POST /transfers";
const form = "Content-Type: application/x-www-form-urlencoded";

const passes = (
  desc: string,
  headers: readonly string[],
  reason: "same-origin" | "non-browser" = "same-origin",
): Row => ({
  desc,
  send: post,
  with: [cookie, form, ...headers],
  body: "to=me",
  expect: { status: 200, reason, ran: true, headers: noCors, saw: { cookie: "session=1" } },
});

const fails = (desc: string, headers: readonly string[], reason: Row["expect"]["reason"]): Row => ({
  desc,
  send: post,
  with: [cookie, form, ...headers],
  body: "to=me",
  expect: {
    status: 403,
    ...(reason === undefined ? {} : { reason }),
    ran: false,
    headers: { ...noCors, "cache-control": "no-store", "content-type": "application/problem+json", vary: "Origin" },
  },
});

/** Who sent it: same-origin, non-browser, cross-origin; and that a cross-origin change never runs without a grant. */
export const requesterRows: readonly Row[] = [
  passes("Sec-Fetch-Site same-origin with own Origin", [sameOrigin, own]),
  passes("Sec-Fetch-Site same-origin with Origin null: a form on a no-referrer page", [sameOrigin, "Origin: null"]),
  passes("Sec-Fetch-Site same-origin without Origin", [sameOrigin]),
  passes("Sec-Fetch-Site same-origin with Origin null, no-cors: a script on a no-referrer page", [
    sameOrigin,
    "Origin: null",
    noCorsMode,
  ]),
  passes("Sec-Fetch-Site same-origin without Origin, a navigation", [sameOrigin, "Sec-Fetch-Mode: navigate"]),
  {
    ...passes("Sec-Fetch-Site same-origin, where a proxy has added its port to Host", []),
    with: ["Host: api.bank.example:8080", cookie, form, sameOrigin, corsMode, own],
  },
  ...["api", "127.0.0.1:3000", "localhost:3000"].flatMap((host) =>
    [own, "Origin: http://localhost:5173", "Origin: https://admin.bank.example:8443"].map((origin) => ({
      ...passes(`Sec-Fetch-Site same-origin, where a proxy has changed Host to ${host}: ${origin}`, []),
      with: [`Host: ${host}`, cookie, form, sameOrigin, corsMode, origin],
    })),
  ),
  // What WebKit sends of an attacker's page that is gone, after a redirect.
  fails("Sec-Fetch-Site same-origin with a foreign Origin", [sameOrigin, evil], "metadata-contradicted"),
  fails(
    "Sec-Fetch-Site same-origin with a foreign Origin, cors",
    [sameOrigin, corsMode, evil],
    "metadata-contradicted",
  ),
  fails("Sec-Fetch-Site same-origin with a malformed Origin", [sameOrigin, "Origin: evil"], "metadata-contradicted"),
  fails(
    "Sec-Fetch-Site same-origin with a foreign Origin, a form that a service worker passes on",
    [sameOrigin, evil, "Sec-Fetch-Mode: navigate"],
    "metadata-contradicted",
  ),
  fails(
    "Sec-Fetch-Site same-origin with Origin null, cors: several redirects",
    [sameOrigin, corsMode, "Origin: null"],
    "metadata-contradicted",
  ),
  fails(
    "Sec-Fetch-Site same-origin without Origin, no-cors: a beacon",
    [sameOrigin, noCorsMode],
    "metadata-contradicted",
  ),
  fails("Sec-Fetch-Site same-origin without Origin, cors", [sameOrigin, corsMode], "metadata-contradicted"),
  fails(
    "Sec-Fetch-Site same-origin with own host on another port",
    [sameOrigin, corsMode, "Origin: https://api.bank.example:8443"],
    "metadata-contradicted",
  ),
  fails(
    "Sec-Fetch-Site same-origin without Origin, same-origin mode",
    [sameOrigin, "Sec-Fetch-Mode: same-origin"],
    "metadata-contradicted",
  ),
  {
    ...fails("Sec-Fetch-Site same-origin at an address, from another port there", [], "metadata-contradicted"),
    with: ["Host: 192.0.2.7", cookie, form, sameOrigin, corsMode, "Origin: http://192.0.2.7:8888"],
  },
  fails(
    "Sec-Fetch-Site same-origin from a page on the machine",
    [sameOrigin, corsMode, "Origin: http://localhost:5173"],
    "metadata-contradicted",
  ),
  fails(
    "Sec-Fetch-Site same-origin with own host over http",
    [sameOrigin, corsMode, "Origin: http://api.bank.example"],
    "metadata-contradicted",
  ),
  fails(
    "Sec-Fetch-Site same-origin with another entry of self than the Host's",
    [sameOrigin, corsMode, "Origin: https://admin.bank.example:8443"],
    "metadata-contradicted",
  ),
  ...["api", "127.0.0.1:3000", "localhost:3000"].map((host) => ({
    ...fails(
      `Sec-Fetch-Site same-origin with a foreign Origin, where Host is ${host}`,
      [],
      "metadata-contradicted" as const,
    ),
    with: [`Host: ${host}`, cookie, form, sameOrigin, corsMode, evil],
  })),
  passes("Sec-Fetch-Site none without Origin: the user's own doing", ["Sec-Fetch-Site: none"]),
  passes("Sec-Fetch-Site none with own Origin", ["Sec-Fetch-Site: none", own]),
  passes("Sec-Fetch-Site none with Origin null", ["Sec-Fetch-Site: none", "Origin: null"]),
  passes("no Sec-Fetch-Site, own Origin", [own]),
  passes("no Sec-Fetch-Site, no Origin: curl", [], "non-browser"),
  {
    ...passes("the entry of self that bears the Host counts, with its own port", [
      "Origin: https://admin.bank.example:8443",
    ]),
    with: ["Host: admin.bank.example:8443", cookie, form, "Origin: https://admin.bank.example:8443"],
  },
  fails("another entry of self is another origin", ["Origin: https://admin.bank.example:8443"], "origin-unknown"),
  {
    ...fails("under a hosts name there is no own origin", [own], "origin-unknown"),
    with: ["Host: api", cookie, form, own],
  },
  {
    ...fails("under an address, the connection's scheme counts", [], "origin-unknown"),
    with: ["Host: 127.0.0.1:443", cookie, form, "Origin: https://127.0.0.1"],
  },
  fails("own host, other scheme", ["Origin: http://api.bank.example"], "origin-unknown"),
  fails("own host, other port", ["Origin: https://api.bank.example:8443"], "origin-unknown"),
  fails("an unknown origin, without Fetch Metadata", [evil], "origin-unknown"),
  fails("an unknown origin, cross-site", [evil, crossSite], "origin-unknown"),
  fails(
    "a sibling subdomain: same-site is not same-origin",
    [sameSite, "Origin: https://promo.bank.example"],
    "origin-unknown",
  ),
  fails("cross-site without Origin", [crossSite], "origin-absent"),
  fails("same-site without Origin", [sameSite], "origin-absent"),
  fails("own Origin but cross-site: a redirect came back", [crossSite, own], "origin-unknown"),
  fails("Sec-Fetch-Site none with a foreign Origin", ["Sec-Fetch-Site: none", evil], "origin-unknown"),
  fails("an unknown Sec-Fetch-Site value", ["Sec-Fetch-Site: same-planet"], "origin-absent"),
  fails("an empty Sec-Fetch-Site value", ["Sec-Fetch-Site:"], "origin-absent"),
  fails("Sec-Fetch-Site in another case", ["Sec-Fetch-Site: Same-Origin"], "origin-absent"),
  fails("Sec-Fetch-Site twice", [sameOrigin, sameOrigin], "origin-absent"),
  fails("Sec-Fetch-Site twice, mixed", [sameOrigin, crossSite, evil], "origin-unknown"),
  fails("Origin null: any sandboxed frame", ["Origin: null"], "origin-null"),
  fails("Origin null, cross-site", ["Origin: null", crossSite], "origin-null"),
  fails("two Origin lines, the first one granted", [app, evil], "origin-malformed"),
  fails("two Origin lines, both granted", [app, app], "origin-malformed"),
  fails("an Origin list", ["Origin: https://app.bank.example, https://evil.example"], "origin-malformed"),
  fails(
    "an Origin list with spaces (RFC 6454)",
    ["Origin: https://app.bank.example https://evil.example"],
    "origin-malformed",
  ),
  fails("an empty Origin", ["Origin:"], "origin-malformed"),
  fails("an Origin with a slash", ["Origin: https://app.bank.example/"], "origin-malformed"),
  fails("an Origin with a path", ["Origin: https://app.bank.example/x"], "origin-malformed"),
  fails("an Origin in upper case", ["Origin: HTTPS://APP.BANK.EXAMPLE"], "origin-malformed"),
  fails("an Origin with the default port", ["Origin: https://app.bank.example:443"], "origin-malformed"),
  fails("an Origin with userinfo", ["Origin: https://app.bank.example@evil.example"], "origin-malformed"),
  fails("an Origin with a trailing dot is another one", ["Origin: https://app.bank.example."], "origin-unknown"),
  fails("a granted origin as a prefix", ["Origin: https://app.bank.example.evil.example"], "origin-unknown"),
  fails("a granted origin as a suffix", ["Origin: https://evilapp.bank.example"], "origin-unknown"),
  fails("below a granted origin", ["Origin: https://x.app.bank.example"], "origin-unknown"),
  fails("a dot replaced", ["Origin: https://app-bank.example"], "origin-unknown"),
  fails("the granted host over http", ["Origin: http://app.bank.example"], "origin-unknown"),
  fails("the granted host on another port", ["Origin: https://app.bank.example:8443"], "origin-unknown"),
  fails("a wildcard is no origin", ["Origin: *"], "origin-malformed"),
  fails("a pattern of the policy is no origin", ["Origin: https://*.preview.bank.example"], "origin-malformed"),
  fails(
    "an origin that is granted reads only elsewhere",
    ["Origin: https://pr1.preview.bank.example"],
    "origin-unknown",
  ),
  fails("file://", ["Origin: file://"], "origin-malformed"),
  {
    desc: "the granted origin posts with its cookie",
    send: post,
    with: [app, sameSite, cookie, "Content-Type: application/json"],
    body: "{}",
    expect: {
      status: 200,
      reason: "shared",
      ran: true,
      headers: { ...toApp, vary: "Origin" },
      saw: { cookie: "session=1" },
    },
  },
  {
    desc: "the granted origin posts a form-shaped body, no preflight before it",
    send: post,
    with: [app, crossSite, cookie, form],
    body: "to=me",
    expect: { status: 200, reason: "shared", ran: true, headers: toApp },
  },
  ...["PUT", "DELETE", "PATCH", "PROPFIND", "PURGE"].map((method): Row => ({
    desc: `${method} is not granted to an origin that may POST`,
    send: `${method} /transfers`,
    with: [app, cookie],
    expect: { status: 403, reason: "method-unshared", ran: false, headers: noCors },
  })),
  {
    desc: "an unlisted path refuses a cross-origin change",
    send: "POST /unlisted",
    with: [app, cookie],
    expect: {
      status: 403,
      reason: "origin-unknown",
      ran: false,
      headers: { ...noCors, "cross-origin-resource-policy": "same-origin" },
    },
  },
  {
    desc: "an unlisted path lets curl through: the handler authenticates",
    send: "POST /unlisted",
    with: ["Authorization: Bearer t"],
    expect: { status: 200, reason: "non-browser", ran: true, headers: noCors },
  },
  {
    desc: "an unlisted path may be fetched and not read",
    send: "GET /unlisted",
    with: [evil, cookie],
    expect: {
      status: 200,
      reason: "not-shared",
      ran: true,
      headers: { ...noCors, "cross-origin-resource-policy": "same-origin" },
    },
  },
  {
    desc: "OPTIONS without Access-Control-Request-Method is no preflight",
    send: "OPTIONS /transfers",
    with: [evil],
    expect: { status: 200, reason: "not-shared", ran: true, headers: noCors },
  },
  {
    desc: "OPTIONS without Origin is no preflight",
    send: "OPTIONS /transfers",
    with: ["Access-Control-Request-Method: POST"],
    expect: { status: 200, reason: "non-browser", ran: true, headers: noCors },
  },
];
