import { app, cookie, crossSite, evil, noCors, row, sameOrigin, toApp, type Row } from "../row.ts";

const navigate = ["Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"];

/** A QUERY has content (RFC 10008). */
const query = (...parts: Parameters<typeof row>): Row => {
  const made = row(...parts);
  return { ...made, with: [...(made.with ?? []), "Content-Type: application/json"], body: "{}" };
};

/** QUERY (RFC 10008): safe, and no less cross-origin. */
export const queryRows: readonly Row[] = [
  query("QUERY: granted, and no token is demanded", "QUERY /search", [app, cookie], 200, "shared", toApp),
  query(
    "QUERY: from the server's own page, no token",
    "QUERY /search",
    [sameOrigin, cookie],
    200,
    "same-origin",
    noCors,
  ),
  query("QUERY: from no browser", "QUERY /search", [], 200, "non-browser", noCors),
  query(
    "QUERY: from elsewhere without a grant",
    "QUERY /search",
    [evil, crossSite, cookie],
    403,
    "origin-unknown",
    noCors,
  ),
  query("QUERY: a grant of GET is none of QUERY", "QUERY /accounts/1", [app, cookie], 403, "method-unshared", noCors),
  query("QUERY: to a path that is not listed", "QUERY /unlisted", [evil, crossSite], 403, "origin-unknown", noCors),
  query(
    "QUERY: declared as a change, the token is missing",
    "QUERY /search/saved",
    [app, cookie],
    403,
    "token-absent",
    toApp,
  ),
  row("QUERY: a preflight", "OPTIONS /search", [app, "Access-Control-Request-Method: QUERY"], 204, "preflight-shared", {
    ...toApp,
    "access-control-allow-methods": "QUERY",
  }),
];

/** What browsers have sent since 2025: speculative loads, storage access; and what none sends. */
export const platformRows: readonly Row[] = [
  row(
    "speculative: a prefetch by the server's own page of a GET that changes state",
    "GET /legacy/remove",
    [sameOrigin, ...navigate, "Sec-Purpose: prefetch", cookie],
    403,
    "speculative-load",
    noCors,
  ),
  row(
    "speculative: a prerender",
    "GET /legacy/remove",
    [sameOrigin, ...navigate, "Sec-Purpose: prefetch;prerender", cookie],
    403,
    "speculative-load",
    noCors,
  ),
  row(
    "speculative: HEAD",
    "HEAD /legacy/remove",
    [sameOrigin, "Sec-Purpose: prefetch"],
    403,
    "speculative-load",
    noCors,
  ),
  row(
    "speculative: a GET that only reads",
    "GET /accounts/1",
    [sameOrigin, "Sec-Purpose: prefetch"],
    200,
    "same-origin",
  ),
  row(
    "storage access: an image with an Origin is no CORS request, and needs no grant",
    "GET /unlisted",
    [evil, crossSite, "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Storage-Access: active", cookie],
    200,
    "not-shared",
    noCors,
  ),
  row(
    "storage access: it grants nothing",
    "GET /legacy/remove",
    [evil, crossSite, "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Storage-Access: active", cookie],
    403,
    "origin-unknown",
    noCors,
  ),
  row(
    "Origin with userinfo",
    "POST /transfers",
    ["Origin: https://x@app.bank.example"],
    403,
    "origin-malformed",
    noCors,
  ),
  row(
    "Origin with userinfo that looks like the granted one",
    "POST /transfers",
    ["Origin: https://app.bank.example@evil.example"],
    403,
    "origin-malformed",
    noCors,
  ),
];

/** Authorization without a scheme, as APIs send raw JWTs. */
export const authorizationRows: readonly Row[] = [
  row(
    "Authorization without a scheme is a token",
    "POST /jwt",
    ["Authorization: eyJhbGciOi.J9.e30", app],
    200,
    "shared",
  ),
  row(
    "Authorization that is a scheme's name alone",
    "POST /jwt",
    ["Authorization: Negotiate", app],
    403,
    "credentials-unshared",
  ),
  row(
    "Authorization: two tokens in one field",
    "POST /jwt",
    ["Authorization: eyJ.a, eyJ.b", app],
    403,
    "credentials-unshared",
  ),
];
