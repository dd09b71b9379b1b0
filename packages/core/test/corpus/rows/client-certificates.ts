import { app, evil, sameOrigin, toApp, type Row } from "../row.ts";

/** The same for every requester, so that one response serves all. */
const atAnonymous = (desc: string, headers: readonly string[]): Row => ({
  desc: `a client certificate at an anonymous resource, ${desc}`,
  variant: "tls",
  needs: "tls",
  send: "GET /open/1",
  with: headers,
  expect: {
    status: 403,
    reason: "certificate-anonymous",
    ran: false,
    headers: { "access-control-allow-origin": "*", "cache-control": "no-store" },
  },
});

/** A client certificate is an ambient credential, and cannot be taken away. */
export const clientCertificateRows: readonly Row[] = [
  {
    desc: "a client certificate under an anonymous grant",
    variant: "tls",
    needs: "tls",
    send: "GET /rates/eur",
    with: [evil],
    expect: {
      status: 403,
      reason: "certificate-anonymous",
      ran: false,
      headers: { "access-control-allow-origin": "*", "cache-control": "no-store" },
    },
  },
  atAnonymous("from another origin", [evil]),
  atAnonymous("from its own page", [sameOrigin]),
  atAnonymous("from no browser", []),
  {
    desc: "a client certificate of the server's own page where nothing is anonymous",
    variant: "tls",
    needs: "tls",
    send: "GET /rates/eur",
    with: [sameOrigin],
    expect: { status: 200, reason: "same-origin", ran: true },
  },
  {
    desc: "a client certificate under a named grant without credentials",
    variant: "tls",
    needs: "tls",
    send: "GET /accounts/1",
    with: ["Origin: https://pr1.preview.bank.example"],
    expect: { status: 403, reason: "credentials-unshared", ran: false },
  },
  {
    desc: "a client certificate under a grant with credentials",
    variant: "tls",
    needs: "tls",
    send: "GET /accounts/1",
    with: [app],
    expect: { status: 200, reason: "shared", ran: true, headers: toApp },
  },
];
