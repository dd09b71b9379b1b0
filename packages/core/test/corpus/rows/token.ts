import { app, cookie, evil, noCors, row, sameOrigin, toApp, type Row } from "../row.ts";

const form = "Content-Type: application/x-www-form-urlencoded";
const bearer = "Authorization: Bearer t";

/** `forgery.token`: changes without a token. */
export const tokenRows: readonly Row[] = [
  row(
    "token: absent, from the granted origin, which can read why",
    "POST /orders",
    [app, cookie, form],
    403,
    "token-absent",
    toApp,
  ),
  row("token: absent, from own page", "POST /orders", [sameOrigin, cookie, form], 403, "token-absent", noCors),
  row("token: absent, curl with a cookie", "POST /orders", [cookie, form], 403, "token-absent", noCors),
  row("token: absent, curl without anything: before login too", "POST /orders", [form], 403, "token-absent", noCors),
  row("token: absent, a bearer token and no cookie", "POST /orders", [bearer, form], 200, "non-browser"),
  row("token: absent, a bearer token beside a cookie", "POST /orders", [bearer, cookie, form], 403, "token-absent"),
  row("token: absent, Basic is ambient", "POST /orders", ["Authorization: Basic dTpw", form], 403, "token-absent"),
  row("token: a read needs none", "GET /orders", [cookie], 200, "non-browser"),
  row("token: an alias needs one too", "POST /ORDERS", [sameOrigin, cookie, form], 403, "token-absent"),
  row(
    "token: an alias with a dot segment needs one too",
    "POST /x/../orders",
    [sameOrigin, cookie, form],
    403,
    "token-absent",
  ),
  row(
    "token: an unknown origin is refused for what it is",
    "POST /orders",
    [evil, cookie, form],
    403,
    "origin-unknown",
    noCors,
  ),
  row(
    "token: one that this server did not issue",
    "POST /orders",
    [sameOrigin, cookie, form, "X-CSRF-Token: made.up"],
    403,
    "token-wrong",
  ),
];
