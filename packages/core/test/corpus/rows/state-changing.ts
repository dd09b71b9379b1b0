import { app, cookie, crossSite, evil, noCors, row, sameOrigin, toApp, type Row } from "../row.ts";

const navigate = "Sec-Fetch-Mode: navigate";
const top = "Sec-Fetch-Dest: document";
const bearer = "Authorization: Bearer t";

/** `forgery.stateChanging`: a GET that is guarded as a change. */
export const stateChangingRows: readonly Row[] = [
  row(
    "stateChanging: a cross-site image",
    "GET /legacy/remove",
    [crossSite, "Sec-Fetch-Mode: no-cors", cookie],
    403,
    "origin-absent",
    noCors,
  ),
  row(
    "stateChanging: a cross-site link is no exception",
    "GET /legacy/remove",
    [crossSite, navigate, top, cookie],
    403,
    "origin-absent",
    noCors,
  ),
  row("stateChanging: HEAD goes with it", "HEAD /legacy/remove", [crossSite, cookie], 403, "origin-absent", noCors),
  row("stateChanging: an unknown origin", "GET /legacy/remove", [evil, cookie], 403, "origin-unknown", noCors),
  row(
    "stateChanging: plain http, no header but a cookie",
    "GET /legacy/remove",
    [cookie],
    403,
    "metadata-absent",
    noCors,
  ),
  row(
    "stateChanging: plain http, no header but Basic",
    "GET /legacy/remove",
    ["Authorization: Basic dTpw"],
    403,
    "metadata-absent",
    noCors,
  ),
  row("stateChanging: a token is nobody's cookie", "GET /legacy/remove", [bearer], 200, "non-browser", noCors),
  row("stateChanging: the granted origin", "GET /legacy/remove", [app, cookie], 200, "shared", toApp),
  row("stateChanging: own page", "GET /legacy/remove", [sameOrigin, cookie], 200, "same-origin", {
    ...noCors,
    vary: "Origin, Sec-Fetch-Site, Sec-Fetch-Mode, Sec-Purpose",
  }),
  row(
    "stateChanging: own page's image",
    "GET /legacy/remove",
    [sameOrigin, "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image", cookie],
    200,
    "same-origin",
  ),
  row(
    "stateChanging: a foreign Origin that says same-origin",
    "GET /legacy/remove",
    [sameOrigin, "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty", evil, cookie],
    403,
    "metadata-contradicted",
    noCors,
  ),
  row(
    "stateChanging: typed by the user",
    "GET /legacy/remove",
    ["Sec-Fetch-Site: none", navigate, top, cookie],
    200,
    "same-origin",
  ),
  row(
    "stateChanging: an alias does not get round it",
    "GET /Legacy/Remove/",
    [crossSite, cookie],
    403,
    "path-alias",
    noCors,
  ),
  row("stateChanging: an alias without headers", "GET /legacy//remove", [cookie], 403, "metadata-absent", noCors),
  row(
    "stateChanging: an escaped alias without headers",
    "GET /legacy/%72emove",
    [cookie],
    403,
    "metadata-absent",
    noCors,
  ),
  row(
    "stateChanging: a semicolon alias without headers",
    "GET /legacy/remove;v=1",
    [cookie],
    403,
    "metadata-absent",
    noCors,
  ),
];
