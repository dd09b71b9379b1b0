import { crossSite, evil, noCors, row, type Row } from "../row.ts";

const navigate = "Sec-Fetch-Mode: navigate";
const accept = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";

/** Nothing in a page of the gate runs or loads, whatever it quotes. */
const page = {
  ...noCors,
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};
const document = { ...noCors, "content-type": "application/problem+json", "content-security-policy": null };

/** Who reads a refusal: a person, or a program. */
export const refusalRows: readonly Row[] = [
  row(
    "a refused form in the window is a page",
    "POST /private/notes",
    [evil, crossSite, navigate, "Sec-Fetch-Dest: document", accept],
    403,
    "origin-unknown",
    page,
  ),
  row(
    "a refused form in a frame is a document: its page may say more than a frame should show",
    "POST /private/notes",
    [evil, crossSite, navigate, "Sec-Fetch-Dest: iframe", accept],
    403,
    "origin-unknown",
    document,
  ),
  row(
    "a refused form without Sec-Fetch-Dest is a page where HTML is accepted",
    "POST /private/notes",
    [evil, accept],
    403,
    "origin-unknown",
    page,
  ),
  row(
    "a refused script gets a document",
    "POST /private/notes",
    [evil, "Accept: */*"],
    403,
    "origin-unknown",
    document,
  ),
  row(
    "a HEAD of a page has its head alone",
    "HEAD /private/notes",
    [evil, accept, "Cookie: session=1"],
    403,
    "read-refused",
    page,
  ),
  {
    desc: "onRefusal makes the body",
    variant: "pages",
    send: "POST /private/notes",
    with: [evil],
    expect: { status: 403, reason: "origin-unknown", ran: false, headers: page, body: "origin-unknown" },
  },
  {
    desc: "onRefusal leaves a refusal to the default",
    variant: "pages",
    send: "GET /private/notes",
    with: ["Host: evil.example"],
    expect: { status: 421, reason: "host-unknown", ran: false, headers: document },
  },
];
