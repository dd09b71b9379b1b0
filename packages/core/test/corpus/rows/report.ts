import { app, cookie, crossSite, evil, noCors, row, type Row } from "../row.ts";

/** `enforce: report` changes no byte. */
export const reportRows: readonly Row[] = [
  {
    desc: "report: a refusal is reported, and not a byte is changed",
    variant: "report",
    send: "POST /transfers",
    with: [evil, cookie],
    expect: {
      status: 200,
      reason: "origin-unknown",
      ran: true,
      headers: { ...noCors, vary: null, "cross-origin-resource-policy": null },
      saw: { cookie: "session=1" },
    },
  },
  {
    desc: "report: a preflight goes to the handler",
    variant: "report",
    send: "OPTIONS /accounts/1",
    with: [app, "Access-Control-Request-Method: PUT"],
    expect: { status: 200, reason: "preflight-shared", ran: true, headers: { ...noCors, vary: null } },
  },
  {
    desc: "report: an anonymous grant takes nothing away",
    variant: "report",
    send: "GET /rates/eur",
    with: [evil, cookie],
    expect: { status: 200, reason: "shared-with-anyone", ran: true, headers: noCors, saw: { cookie: "session=1" } },
  },
  {
    desc: "report: a handler's own CORS headers stay",
    variant: "report",
    send: "GET /handler/cors",
    with: [evil],
    expect: {
      status: 200,
      reason: "not-shared",
      ran: true,
      headers: { "access-control-allow-origin": "https://evil.example" },
    },
  },
  {
    desc: "report for one resource",
    send: "GET /trial",
    with: [evil, crossSite, cookie],
    expect: {
      status: 200,
      reason: "read-refused",
      ran: true,
      headers: { ...noCors, vary: null, "cross-origin-resource-policy": null },
    },
  },
  row(
    "report for one resource leaves the others enforced",
    "GET /private/x",
    [evil, crossSite, cookie],
    403,
    "read-refused",
  ),
];
