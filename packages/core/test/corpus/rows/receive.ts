import { anonymous, cookie, crossSite, evil, noCors, row, sameOrigin, type Row } from "../row.ts";

const form = "Content-Type: application/x-www-form-urlencoded";
const navigate = "Sec-Fetch-Mode: navigate";
const idp = "Origin: https://idp.example";

const fromAnyone = (desc: string, fields: readonly string[]): Row => ({
  desc: `receive from anyone: ${desc}`,
  send: "POST /payment/result",
  with: [...fields, cookie, "Authorization: Basic dTpw"],
  body: "a=1",
  expect: { status: 200, reason: "received", ran: true, headers: { ...noCors, "set-cookie": null }, saw: anonymous },
});

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
    "receive: a type that no form has",
    "POST /callback",
    [idp, crossSite, navigate, "Content-Type: application/json"],
    403,
    "receive-not-form",
    noCors,
  ),
  row(
    "receive: a form's third type, which parsers do not read as one",
    "POST /callback",
    [idp, crossSite, navigate, "Content-Type: text/plain"],
    403,
    "receive-not-form",
    noCors,
  ),
  row("receive: no type", "POST /callback", [idp, crossSite, navigate], 403, "receive-not-form", noCors),
  row(
    "receive by name: a post without Origin is none",
    "POST /callback",
    [crossSite, navigate, form],
    403,
    "origin-absent",
    noCors,
  ),
  fromAnyone("an origin that nobody knows", [evil, crossSite, navigate, form]),
  fromAnyone("null", ["Origin: null", crossSite, navigate, form]),
  fromAnyone("no Origin", [crossSite, navigate, form]),
  fromAnyone("no Origin, and multipart", [crossSite, navigate, "Content-Type: multipart/form-data; boundary=x"]),
  {
    ...fromAnyone("no sign of a browser", [form]),
    expect: { status: 200, reason: "non-browser", ran: true, saw: anonymous },
  },
  {
    ...fromAnyone("the server's own page keeps its cookie", [sameOrigin, form]),
    expect: { status: 200, reason: "same-origin", ran: true, saw: { cookie: "session=1" } },
  },
  row(
    "receive from anyone: a script's request is none",
    "POST /payment/result",
    [evil, crossSite, "Sec-Fetch-Mode: cors", form],
    403,
    "receive-not-navigation",
    noCors,
  ),
  row(
    "receive from anyone: no other type",
    "POST /payment/result",
    ["Origin: null", navigate, "Content-Type: application/json"],
    403,
    "receive-not-form",
    noCors,
  ),
  row(
    "receive from anyone: no other method",
    "PUT /payment/result",
    [evil, navigate, form],
    403,
    "origin-unknown",
    noCors,
  ),
  {
    desc: "receive from anyone: a client certificate cannot be removed",
    variant: "tls",
    needs: "tls",
    send: "POST /payment/result",
    with: [evil, crossSite, navigate, form],
    body: "a=1",
    expect: { status: 403, reason: "certificate-anonymous", ran: false, headers: noCors },
  },
  row(
    "receive elsewhere: null is admitted nowhere else",
    "POST /transfers",
    ["Origin: null", navigate, form],
    403,
    "origin-null",
    noCors,
  ),
];
