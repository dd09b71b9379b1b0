import { app, cookie, crossSite, evil, noCors, row, sameOrigin, toApp, type Row } from "../row.ts";

const navigate = "Sec-Fetch-Mode: navigate";
const top = "Sec-Fetch-Dest: document";
const bearer = "Authorization: Bearer t";

/** `forgery.nonBrowser`: what does not come from a page is refused. */
export const nonBrowserRows: readonly Row[] = [
  row("non-browser refused: curl", "GET /internal", [], 403, "non-browser-refused", noCors),
  row("non-browser refused: curl with a token", "POST /internal", [bearer], 403, "non-browser-refused", noCors),
  row(
    "non-browser refused: typed by the user",
    "GET /internal",
    ["Sec-Fetch-Site: none", navigate, top],
    403,
    "non-browser-refused",
    noCors,
  ),
  row("non-browser refused: own page", "GET /internal", [sameOrigin], 200, "same-origin"),
  row(
    "non-browser refused: own Origin on plain http",
    "POST /internal",
    ["Origin: https://api.bank.example"],
    200,
    "same-origin",
  ),
  row("non-browser refused: the granted origin", "GET /internal", [app, cookie], 200, "shared", toApp),
  row("non-browser refused: an unknown origin's read", "GET /internal", [evil], 403, "origin-unknown", noCors),
  row("non-browser refused: a link", "GET /internal", [crossSite, navigate, top], 403, "origin-absent", noCors),
  row("non-browser refused: an alias", "GET /internal/", [bearer], 403, "non-browser-refused", noCors),
];
