import { anonymous, app, cookie, crossSite, evil, gzip, sameOrigin, toApp, type Row } from "../row.ts";

const session = { cookie: "session=1", cookies: { session: "1" } } as const;
const seen = { "set-cookie": /^seen=1(;|$)/ } as const;

/** Cookies as the middleware of the stack shows and sets them, further in than the gate. */
export const cookieRows: readonly Row[] = [
  {
    desc: "cookie middleware: the granted origin's cookie is parsed",
    send: "GET /handler/plain",
    with: [app, cookie],
    expect: { status: 200, reason: "shared", ran: true, headers: toApp, saw: session },
  },
  {
    desc: "cookie middleware: own page's cookie is parsed",
    send: "GET /public/plain",
    with: [sameOrigin, cookie],
    expect: { status: 200, reason: "same-origin", ran: true, saw: session },
  },
  {
    desc: "cookie middleware: under an anonymous grant there is nothing to parse",
    send: "GET /public/plain",
    with: [evil, crossSite, "Sec-Fetch-Mode: cors", cookie],
    expect: { status: 200, reason: "shared-with-anyone", ran: true, saw: anonymous },
  },
  {
    desc: "cookie middleware: under an anonymous grant, two Cookie lines",
    needs: "raw-head",
    send: "GET /public/plain",
    with: [evil, cookie, "COOKIE: session=2"],
    expect: { status: 200, reason: "shared-with-anyone", ran: true, saw: anonymous },
  },
  {
    desc: "cookie middleware: an anonymous change",
    send: "POST /feedback",
    with: [evil, cookie, "Content-Type: text/plain"],
    body: "hi",
    expect: { status: 200, reason: "shared-with-anyone", ran: true, saw: anonymous },
  },
  {
    desc: "cookie middleware: in report mode the cookie stays",
    variant: "report",
    send: "GET /public/plain",
    with: [evil, cookie],
    expect: { status: 200, reason: "shared-with-anyone", ran: true, saw: session },
  },
  {
    desc: "cookie middleware: a cookie set by a GET is told",
    send: "GET /handler/cookie-jar",
    with: [app, cookie],
    expect: {
      status: 200,
      reason: "shared",
      ran: true,
      headers: { ...toApp, ...seen },
      findings: ["get-sets-cookie"],
    },
  },
  {
    desc: "cookie middleware: a cookie set by a POST is nothing to tell",
    send: "POST /handler/cookie-jar",
    with: [app, cookie],
    body: "a=1",
    expect: { status: 200, reason: "shared", ran: true, headers: { ...toApp, ...seen }, findings: [] },
  },
  {
    desc: "cookie middleware: a cookie set for anyone is told",
    send: "GET /public/cookie-jar",
    with: [evil],
    expect: {
      status: 200,
      reason: "shared-with-anyone",
      ran: true,
      headers: { ...seen, "access-control-allow-origin": "*" },
      findings: ["anyone-sets-cookie", "get-sets-cookie"],
    },
  },
  {
    desc: "cookie middleware: a cookie set beside a compressed answer is told",
    send: "GET /public/cookie-jar",
    with: [evil, gzip],
    expect: {
      status: 200,
      reason: "shared-with-anyone",
      ran: true,
      headers: { ...seen, "content-encoding": "gzip" },
      findings: ["anyone-sets-cookie", "get-sets-cookie"],
      body: "ok",
    },
  },
];
