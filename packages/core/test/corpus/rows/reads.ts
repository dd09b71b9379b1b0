import { app, cookie, crossSite, evil, noCors, row, sameOrigin, toApp, type Row } from "../row.ts";

const navigate = "Sec-Fetch-Mode: navigate";
const top = "Sec-Fetch-Dest: document";
const readsVary = "Origin, Sec-Fetch-Site, Sec-Fetch-Mode, Sec-Fetch-Dest";
const bearer = "Authorization: Bearer t";

/** `forgery.reads`: cross-origin reads without a grant are refused; links pass. */
export const readRows: readonly Row[] = [
  row(
    "reads refused: a cross-site fetch",
    "GET /private/notes",
    [evil, crossSite, "Sec-Fetch-Mode: cors", cookie],
    403,
    "read-refused",
    { ...noCors, vary: readsVary },
  ),
  row(
    "reads refused: a cross-site image",
    "GET /private/notes",
    [crossSite, "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"],
    403,
    "read-refused",
    noCors,
  ),
  row(
    "reads refused: a cross-site frame",
    "GET /private/notes",
    [crossSite, navigate, "Sec-Fetch-Dest: iframe"],
    403,
    "read-refused",
    noCors,
  ),
  row(
    "reads refused: an object",
    "GET /private/notes",
    [crossSite, navigate, "Sec-Fetch-Dest: object"],
    403,
    "read-refused",
    noCors,
  ),
  row(
    "reads refused: a link from elsewhere passes",
    "GET /private/notes",
    [crossSite, navigate, top, cookie],
    200,
    "not-shared",
    { ...noCors, vary: readsVary },
  ),
  row("reads refused: the granted origin", "GET /private/notes", [app, cookie], 200, "shared", {
    ...toApp,
    vary: readsVary,
  }),
  row("reads refused: own page", "GET /private/notes", [sameOrigin, cookie], 200, "same-origin", { vary: readsVary }),
  row("reads refused: no header but a cookie", "GET /private/notes", [cookie], 403, "metadata-absent", noCors),
  row("reads refused: curl with a token", "GET /private/notes", [bearer], 200, "non-browser"),
  row(
    "reads refused: HEAD too",
    "HEAD /private/notes",
    [crossSite, "Sec-Fetch-Mode: no-cors"],
    403,
    "read-refused",
    noCors,
  ),
  row("reads refused: an alias", "GET /Private/notes", [evil, crossSite], 403, "read-refused", noCors),
];
