import { about, app, cookie, type Row } from "../row.ts";
import { get, refused } from "./hosts.ts";

/** The Host that a proxy names in another header. */
export const forwardedHostRows: readonly Row[] = [
  ...about("probes", [
    {
      desc: "behind a proxy that moves the Host: the forwarded name counts",
      variant: "proxy",
      send: get,
      with: ["Host: api", "X-Forwarded-Host: api.bank.example"],
      expect: { status: 200, reason: "non-browser", ran: true },
    },
    {
      desc: "behind a proxy: the Host beside it is unknown, so the proxy was passed by",
      variant: "proxy",
      send: get,
      with: ["Host: rebound.example", "X-Forwarded-Host: api.bank.example"],
      expect: { status: 421, reason: "host-unknown", ran: false, headers: refused },
    },
    {
      desc: "behind a proxy: a probe by address lacks the forwarded name",
      variant: "proxy",
      send: get,
      with: ["Host: 10.0.0.7:8080"],
      expect: { status: 200, reason: "non-browser", ran: true },
    },
    {
      desc: "behind a proxy: a probe as localhost",
      variant: "proxy",
      send: get,
      with: ["Host: localhost:3000"],
      expect: { status: 200, reason: "non-browser", ran: true },
    },
    {
      desc: "behind a proxy: a probe of HTTP/1.0 without Host",
      variant: "proxy",
      needs: "http-version",
      send: "GET /rates/eur HTTP/1.0",
      noHost: true,
      expect: { status: 200, reason: "non-browser", ran: true },
    },
    {
      desc: "behind a proxy: Vary names the header that the own origin depends on",
      variant: "proxy",
      send: "GET /accounts/1",
      with: ["X-Forwarded-Host: api.bank.example", app],
      expect: { status: 200, reason: "shared", ran: true, headers: { vary: "Origin, x-forwarded-host" } },
    },
    {
      desc: "behind a proxy: absent",
      variant: "proxy",
      send: get,
      with: ["Host: api.bank.example"],
      expect: { status: 421, reason: "host-unknown", ran: false },
    },
    {
      desc: "behind a proxy: a list (somebody else wrote the first)",
      variant: "proxy",
      send: get,
      with: ["X-Forwarded-Host: api.bank.example, evil.example"],
      expect: { status: 421, reason: "host-unknown", ran: false },
    },
    {
      desc: "behind a proxy: sent twice",
      variant: "proxy",
      send: get,
      with: ["X-Forwarded-Host: api.bank.example", "X-Forwarded-Host: api.bank.example"],
      expect: { status: 421, reason: "host-unknown", ran: false },
    },
    {
      desc: "behind a proxy: own origin is that of the forwarded name",
      variant: "proxy",
      send: "POST /transfers",
      with: ["X-Forwarded-Host: api.bank.example", "Origin: https://api.bank.example", cookie],
      expect: { status: 200, reason: "same-origin", ran: true },
    },
    ...[
      ["one element", "Forwarded: host=api.bank.example;proto=https", 200],
      ["a quoted host with a port", 'Forwarded: for=10.0.0.1;host="admin.bank.example:8443"', 200],
      ["a name that is nobody's", "Forwarded: host=evil.example", 421],
      [
        "space before the sign, which another parser may not take for a host",
        "Forwarded: for=10.0.0.1;host =api.bank.example",
        421,
      ],
      ["space after the sign", "Forwarded: host= api.bank.example", 421],
      ["two elements: somebody else wrote the first", "Forwarded: host=api.bank.example, host=api.bank.example", 421],
      ["two hosts in an element", "Forwarded: host=api.bank.example;host=evil.example", 421],
      ["an element without a host", "Forwarded: for=10.0.0.1", 421],
    ].map(([desc = "", field, status]): Row => ({
      desc: `behind a proxy that writes Forwarded: ${desc}`,
      variant: "forwarded",
      send: get,
      with: ["Host: api", String(field)],
      expect:
        status === 200
          ? { status: 200, reason: "non-browser", ran: true }
          : { status: 421, reason: "host-unknown", ran: false, headers: refused },
    })),
    {
      desc: "without the option the forwarded name is ignored",
      send: get,
      with: ["X-Forwarded-Host: evil.example"],
      expect: { status: 200, reason: "non-browser", ran: true },
    },
  ]),
];
