import { app, cookie, noCors, type Row } from "../row.ts";

const refused = { ...noCors, "cache-control": "no-store", "content-type": "application/problem+json" };
const get = "GET /rates/eur";

const passes = (desc: string, host: string): Row => ({
  desc: `Host ${host} passes: ${desc}`,
  send: get,
  with: [`Host: ${host}`],
  expect: { status: 200, reason: "non-browser", ran: true },
});

const fails = (desc: string, host: string, status: 400 | 421): Row => ({
  desc: `Host ${JSON.stringify(host)} fails: ${desc}`,
  send: get,
  with: [`Host: ${host}`, cookie],
  expect: { status, reason: status === 400 ? "host-invalid" : "host-unknown", ran: false, headers: refused },
});

/** Host: missing, invalid, two, unknown (DNS rebinding), and what cannot be rebound. */
export const hostRows: readonly Row[] = [
  passes("it is in self", "api.bank.example"),
  passes("a port is not compared", "api.bank.example:9999"),
  passes("case folds", "API.Bank.Example"),
  passes("one trailing dot is dropped", "api.bank.example."),
  passes("the second entry of self", "admin.bank.example:8443"),
  passes("it is in hosts", "api"),
  passes("an address cannot be rebound, so health probes work", "127.0.0.1:8080"),
  passes("any address", "10.0.0.7"),
  passes("IPv6", "[::1]:3000"),
  passes("exactly localhost", "localhost:3000"),
  fails("another name that resolves here (DNS rebinding)", "rebound.example", 421),
  fails("a suffix of ours", "bank.example", 421),
  fails("a prefix of ours", "api.bank.example.evil.example", 421),
  fails("below ours", "x.api.bank.example", 421),
  fails("below localhost is looked up", "evil.localhost", 421),
  fails("a hosts name as a label", "api.evil.example", 421),
  { ...fails("a number that a resolver would take for an address", "2130706433", 400), needs: "raw-head" },
  { ...fails("a short address", "127.1", 400), needs: "raw-head" },
  { ...fails("userinfo", "api.bank.example@evil.example", 400), needs: "host-without-url" },
  { ...fails("a list", "api.bank.example, evil.example", 400), needs: "host-without-url" },
  { ...fails("a path", "api.bank.example/x", 400), needs: "host-without-url" },
  { ...fails("port out of range", "api.bank.example:99999", 400), needs: "host-without-url" },
  { ...fails("empty port", "api.bank.example:", 400), needs: "host-without-url" },
  { ...fails("two trailing dots", "api.bank.example..", 400), needs: "raw-head" },
  { ...fails("long IPv6", "[0:0:0:0:0:0:0:1]", 400), needs: "host-without-url" },
  {
    desc: "an empty Host",
    needs: "host-without-url",
    send: get,
    with: ["Host:"],
    expect: { status: 400, reason: "host-invalid", ran: false, headers: refused },
  },
  {
    desc: "two Host lines, each of them ours",
    needs: "raw-head",
    send: get,
    with: ["Host: api.bank.example", "Host: api.bank.example"],
    expect: { status: 400, reason: "host-duplicate", ran: false, headers: refused },
  },
  {
    desc: "two Host lines, the second one hostile",
    needs: "raw-head",
    send: get,
    with: ["Host: api.bank.example", "host: evil.example"],
    expect: { status: 400, reason: "host-duplicate", ran: false, headers: refused },
  },
  {
    desc: "no Host, HTTP/1.0",
    needs: "host-without-url",
    send: "GET /rates/eur HTTP/1.0",
    noHost: true,
    expect: { status: 400, reason: "host-missing", ran: false, headers: refused },
  },
  {
    desc: "absolute form: its authority overrides the Host",
    needs: "raw-head",
    send: "GET http://api.bank.example/rates/eur",
    with: ["Host: evil.example"],
    expect: { status: 200, reason: "non-browser", ran: true },
  },
  {
    desc: "absolute form with a hostile authority",
    needs: "raw-head",
    send: "GET http://evil.example/rates/eur",
    with: ["Host: api.bank.example"],
    expect: { status: 421, reason: "host-unknown", ran: false, headers: refused },
  },
  {
    desc: "absolute form with userinfo",
    needs: "raw-head",
    send: "GET http://api.bank.example@evil.example/rates/eur",
    expect: { status: 400, reason: "host-invalid", ran: false },
  },
  {
    desc: "a preflight under an unknown Host gets no CORS header",
    send: "OPTIONS /accounts/1",
    with: ["Host: rebound.example", app, "Access-Control-Request-Method: GET"],
    expect: { status: 421, reason: "host-unknown", ran: false, headers: refused },
  },
  {
    desc: "behind a proxy that moves the Host: the forwarded name counts",
    variant: "proxy",
    send: get,
    with: ["Host: upstream.internal", "X-Forwarded-Host: api.bank.example"],
    expect: { status: 200, reason: "non-browser", ran: true },
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
  {
    desc: "without the option the forwarded name is nobody's",
    send: get,
    with: ["X-Forwarded-Host: evil.example"],
    expect: { status: 200, reason: "non-browser", ran: true },
  },
];
