import { app, evil, toApp, type Row } from "../row.ts";

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
