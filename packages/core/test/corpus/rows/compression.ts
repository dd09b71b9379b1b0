import { app, cookie, crossSite, evil, gzip, noCors, toApp, type Row } from "../row.ts";
import { handlerRows } from "./handlers.ts";

const zipped = { "content-encoding": "gzip", vary: "Accept-Encoding, Origin" } as const;
const plain = { "content-encoding": null } as const;
const preflightVary = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

/** Whatever a handler does, compression between it and the gate takes nothing of the head away. */
const handlersAgain = handlerRows.map((row): Row => ({
  ...row,
  desc: `${row.desc}, to a client that takes gzip`,
  with: [...(row.with ?? []), gzip],
}));

/** Compression wraps the response's calls further in than the gate: the head is sealed after it was changed. */
export const compressionRows: readonly Row[] = [
  {
    desc: "gzip: to the granted origin",
    send: "GET /handler/plain",
    with: [app, cookie, gzip],
    expect: { status: 200, reason: "shared", ran: true, headers: { ...toApp, ...zipped }, body: "ok" },
  },
  {
    desc: "gzip: to an origin without a grant",
    send: "GET /handler/plain",
    with: [evil, crossSite, cookie, gzip],
    expect: { status: 200, reason: "not-shared", ran: true, headers: { ...noCors, ...zipped }, body: "ok" },
  },
  {
    desc: "gzip: to anyone",
    send: "GET /rates/eur",
    with: [evil, gzip],
    expect: {
      status: 200,
      reason: "shared-with-anyone",
      ran: true,
      headers: {
        ...zipped,
        "access-control-allow-origin": "*",
        vary: "Accept-Encoding, Origin, Sec-Fetch-Site, Sec-Fetch-Mode",
      },
      body: "ok",
    },
  },
  {
    desc: "gzip: to curl",
    send: "GET /handler/plain",
    with: [gzip],
    expect: { status: 200, reason: "non-browser", ran: true, headers: { ...noCors, ...zipped }, body: "ok" },
  },
  {
    desc: "gzip: a change",
    send: "POST /transfers",
    with: [app, cookie, gzip],
    body: "to=me",
    expect: { status: 200, reason: "shared", ran: true, headers: { ...toApp, ...zipped }, body: "ok" },
  },
  {
    desc: "gzip: an error",
    send: "GET /handler/404",
    with: [app, cookie, gzip],
    expect: { status: 404, reason: "shared", ran: true, headers: { ...toApp, ...zipped }, body: "ok" },
  },
  {
    desc: "gzip: what a handler reflects is taken away",
    send: "GET /handler/cors",
    with: [evil, gzip],
    expect: {
      status: 200,
      reason: "not-shared",
      ran: true,
      headers: { ...noCors, ...zipped },
      findings: ["cors-header-replaced"],
    },
  },
  {
    desc: "gzip: a 304 has nothing to compress",
    send: "GET /handler/304",
    with: [app, cookie, gzip],
    expect: { status: 304, reason: "shared", ran: true, headers: { ...toApp, ...plain, vary: "Origin" }, body: "" },
  },
  {
    desc: "gzip: HEAD",
    send: "HEAD /handler/plain",
    with: [app, cookie, gzip],
    expect: { status: 200, reason: "shared", ran: true, headers: { ...toApp, vary: "Origin" }, body: "" },
  },
  {
    desc: "gzip: a preflight is the gate's own answer, complete and as it is",
    send: "OPTIONS /transfers",
    with: [app, "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: idempotency-key", gzip],
    expect: {
      status: 204,
      reason: "preflight-shared",
      ran: false,
      headers: {
        ...toApp,
        ...plain,
        "access-control-allow-methods": "POST",
        "access-control-allow-headers": "content-type,idempotency-key",
        "cache-control": "no-store",
        vary: preflightVary,
      },
      body: "",
    },
  },
  {
    desc: "gzip: a refusal is the gate's own answer, as it is",
    send: "POST /transfers",
    with: [evil, cookie, gzip],
    expect: {
      status: 403,
      reason: "origin-unknown",
      ran: false,
      headers: { ...noCors, ...plain, "content-type": "application/problem+json", vary: "Origin" },
    },
  },
  {
    desc: "gzip: in report mode the gate adds nothing",
    variant: "report",
    send: "GET /handler/plain",
    with: [app, gzip],
    expect: {
      status: 200,
      reason: "shared",
      ran: true,
      headers: { ...noCors, "content-encoding": "gzip", vary: "Accept-Encoding" },
      body: "ok",
    },
  },
  ...handlersAgain,
];
