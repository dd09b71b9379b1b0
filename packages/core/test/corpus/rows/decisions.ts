import { app, cookie, crossSite, evil, row, sameOrigin, toApp, type Row } from "../row.ts";

/** Each row of the corpus counts the calls of onDecision; these are here for their names. */
export const decisionRows: readonly Row[] = [
  row("onDecision: once for what passes", "GET /accounts/7", [app, cookie], 200, "shared", toApp),
  row("onDecision: once for the server's own page", "POST /transfers", [sameOrigin, cookie], 200, "same-origin"),
  row(
    "onDecision: once for a preflight",
    "OPTIONS /transfers",
    [app, "Access-Control-Request-Method: POST"],
    204,
    "preflight-shared",
  ),
  row("onDecision: once for a refusal", "POST /transfers", [evil, crossSite, cookie], 403, "origin-unknown"),
  {
    ...row(
      "onDecision: once where onRefusal makes the body",
      "POST /transfers",
      [evil, crossSite, cookie],
      403,
      "origin-unknown",
    ),
    variant: "pages",
    expect: { status: 403, reason: "origin-unknown", ran: false, body: "origin-unknown" },
  },
  {
    desc: "onDecision: once where a handler throws",
    send: "GET /handler/throw",
    with: [app, cookie],
    expect: { status: 500, reason: "shared", ran: true },
  },
];
