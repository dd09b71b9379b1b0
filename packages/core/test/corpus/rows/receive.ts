import { crossSite, evil, noCors, row, type Row } from "../row.ts";

const form = "Content-Type: application/x-www-form-urlencoded";
const navigate = "Sec-Fetch-Mode: navigate";
const idp = "Origin: https://idp.example";

/** `receive`: a cross-origin form post, by navigation, that shares nothing. */
export const receiveRows: readonly Row[] = [
  row(
    "receive: a form post by navigation",
    "POST /callback",
    [idp, crossSite, navigate, form],
    200,
    "received",
    noCors,
  ),
  row("receive: without Sec-Fetch-Mode", "POST /callback", [idp, form], 200, "received", noCors),
  row(
    "receive: null, from a no-referrer or sandboxed page",
    "POST /callback",
    ["Origin: null", crossSite, navigate, form],
    200,
    "received",
    noCors,
  ),
  row(
    "receive: a script's request is none",
    "POST /callback",
    [idp, crossSite, "Sec-Fetch-Mode: cors", form],
    403,
    "receive-not-navigation",
    noCors,
  ),
  row(
    "receive: no-cors is a script's too",
    "POST /callback",
    [idp, crossSite, "Sec-Fetch-Mode: no-cors", form],
    403,
    "receive-not-navigation",
    noCors,
  ),
  row("receive: another origin", "POST /callback", [evil, crossSite, navigate, form], 403, "origin-unknown", noCors),
  row("receive: another method", "PUT /callback", [idp, crossSite, navigate], 403, "origin-unknown", noCors),
  row(
    "receive: shares nothing",
    "OPTIONS /callback",
    [idp, "Access-Control-Request-Method: POST"],
    403,
    "preflight-origin",
    noCors,
  ),
  row(
    "receive elsewhere: null is admitted nowhere else",
    "POST /transfers",
    ["Origin: null", navigate, form],
    403,
    "origin-null",
    noCors,
  ),
];
